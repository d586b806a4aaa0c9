"""Diagnostics of the checks of a report's make-up: its year, tables and sections."""

from __future__ import annotations

from govinfo_report.diagnostics import Kind, Severity

__all__ = [
    "FormOfAnotherYear",
    "HeaderOfAnotherYear",
    "InformationFeeUnit",
    "InformationFeeUnsaid",
    "MissingSection",
    "MissingTable",
    "PublishedTooEarly",
    "RepeatedTable",
    "SectionNumbering",
    "SentencesOfAnotherYear",
    "VacuousReading",
]


class FormOfAnotherYear(Kind):
    """The tables are of a form that was not the form of the reporting year.

    Offices used an old form a year longer. Each figure is stored under the name of the form it stands in.
    """

    code = "form-of-another-year"
    severity = Severity.INFO
    en = "The report is of {year}, its tables are of the form for {years} ({source})."
    zh = "报告年度为{year}年，所用表格为{years}年度格式（{source}）。"


class PublishedTooEarly(Kind):
    """The page was published before the reporting year was over: the year in its title may be wrong."""

    code = "published-too-early"
    severity = Severity.WARNING
    en = "The report is of {year} and was published on {published}, before that year's figures could be known."
    zh = "报告年度为{year}年，而发布日期为{published}，当时尚不可能有该年度的数据。"
    help_en = "Compare the year in the title with the date of publication."
    help_zh = "请核对标题中的年度与发布日期。"


class HeaderOfAnotherYear(Kind):
    """A column of figures is headed by another year than the reporting year.

    Either the title or the header has the wrong year, or the table of another year's report stands on the page.
    """

    code = "header-of-another-year"
    severity = Severity.WARNING
    en = "The report is of {year}, and the column of its figures is headed “{header}”."
    zh = "报告年度为{year}年，而数字所在列的表头为“{header}”。"
    help_en = "The year in the title or in the header may be wrong, or the table is that of another report."
    help_zh = "标题或表头的年度可能有误，也可能误放了其他年度的表格。"


class SentencesOfAnotherYear(Kind):
    """The sentences state figures of an earlier year and none of the reporting year.

    Either the title has the wrong year, or the text of an earlier report was left in the page.
    """

    code = "sentences-of-another-year"
    severity = Severity.WARNING
    en = "The report is of {year}, and all {count} figures that its sentences date are of earlier years: “{quote}”."
    zh = "报告年度为{year}年，而正文中注明年度的{count}个数字均属以前年度：“{quote}”。"
    help_en = "The year in the title may be wrong, or the text of an earlier report was left in the page."
    help_zh = "标题年度可能有误，或误留了以前年度的文字。"


class RepeatedTable(Kind):
    """The page holds two tables of one kind, as when a draft and the final report were both left on it.

    Where a value differs, neither is given, and ``conflicting-values`` says so.
    """

    code = "repeated-table"
    severity = Severity.INFO
    en = "The page holds the table “{table}” again; {conflicts} values differ between the two."
    zh = "页面上“{table}”表格重复出现；两处有{conflicts}个数值不同。"


class MissingTable(Kind):
    """A table of the form is not on the page, or could not be read, though others of the same form could."""

    code = "missing-table"
    severity = Severity.WARNING
    en = "The report lacks {count} tables of its form: {tables}."
    zh = "报告缺少规定格式中的{count}张表：{tables}。"
    help_en = "The page may be cut off, or the table may be an image or an attachment."
    help_zh = "页面可能不完整，或该表为图片、附件。"


class MissingSection(Kind):
    """Sections that the form prescribes have no heading on the page, though others have."""

    code = "missing-section"
    severity = Severity.INFO
    en = "The report has no heading for: {sections}."
    zh = "报告缺少下列部分的标题：{sections}。"


class SectionNumbering(Kind):
    """The ordinals of the sections do not run on: one is missing, repeated or out of order."""

    code = "section-numbering"
    severity = Severity.INFO
    en = "The sections are numbered {found}."
    zh = "各部分序号为{found}，不连续或有重复。"


class InformationFeeUnsaid(Kind):
    """Section six does not say whether fees for processing information (信息处理费) were charged, as the form asks."""

    code = "information-fee-unsaid"
    severity = Severity.INFO
    en = "“{heading}” does not say which fees for processing information (信息处理费) were charged."
    zh = "“{heading}”未按要求说明信息处理费收取情况。"


class InformationFeeUnit(Kind):
    """The fee for processing information is stated in another unit than 元."""

    code = "information-fee-unit"
    severity = Severity.INFO
    en = "The fee for processing information (信息处理费) is given as “{value}{unit}”; it is charged in 元."
    zh = "信息处理费表述为“{value}{unit}”；该费用应以元计。"
    help_en = "It is not the 行政事业性收费 of Article 20(8), which the form gives in 万元."
    help_zh = "该项与第二十条第（八）项行政事业性收费（以万元计）不是同一项费用。"


class VacuousReading(Kind):
    """A table was read as empty, and figures stand in it that were not understood.

    An empty table satisfies every sum, so this is an error of the reading, not a consistent report.
    """

    code = "vacuous-reading"
    severity = Severity.ERROR
    en = "The table “{table}” was read as empty, but {count} figures in it were not understood: {figures}."
    zh = "“{table}”表格被读为空表，但其中有{count}个数字未能识别：{figures}。"
