"""Rules over the make-up of a report: its form, tables and sections, and whether they were read at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govinfo_report.checks.findings import (
    FormOfAnotherYear,
    InformationFeeUnsaid,
    MissingSection,
    MissingTable,
    RepeatedTable,
    SectionNumbering,
    VacuousReading,
)
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.printed import Figure, FigureClass
from govinfo_report.models.report import Format, Report, TableUse
from govinfo_report.narrative.stated import Section
from govinfo_report.parsing.grammars import forms

__all__ = ["RULES"]

ARTICLE20 = (Format.ARTICLE20_2019, Format.ARTICLE20_2021)
_TITLES = {
    "documents_2019": "第二十条第（一）项",
    "items_2019": "第二十条第（五）（六）（八）项",
    "procurement_2019": "第二十条第（九）项",
    "documents_2021": "第二十条第（一）项",
    "decisions_2021": "第二十条第（五）（六）项",
    "fees_2021": "第二十条第（八）项",
    "requests": "收到和处理政府信息公开申请情况",
    "review": "政府信息公开行政复议、行政诉讼情况",
    "statistics_2014": "政府信息公开情况统计表",
    "indicators": "主动公开情况和依申请公开情况统计表",
}
# Where the values of each table are; the first part of their paths is enough to find them.
_ROWS = {
    "documents_2019": ("proactive_disclosure.regulations", "proactive_disclosure.normative_documents"),
    "items_2019": (
        "proactive_disclosure.licensing",
        "proactive_disclosure.other_services",
        "proactive_disclosure.penalties",
        "proactive_disclosure.coercive_measures",
        "proactive_disclosure.fees",
    ),
    "procurement_2019": ("proactive_disclosure.procurement",),
    "documents_2021": ("proactive_disclosure.regulations", "proactive_disclosure.normative_documents"),
    "decisions_2021": (
        "proactive_disclosure.licensing",
        "proactive_disclosure.penalties",
        "proactive_disclosure.coercive_measures",
    ),
    "fees_2021": ("proactive_disclosure.fees",),
    "requests": ("requests",),
    "review": ("reconsideration", "litigation"),
}
_SECTIONS = {
    "overview": "总体情况",
    "proactive_disclosure": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "review_and_litigation": "政府信息公开行政复议、行政诉讼情况",
    "problems_and_improvements": "存在的主要问题及改进情况",
    "other_matters": "其他需要报告的事项",
}
_FEWEST_SECTIONS = 3
"""A page with fewer headings of the form has lost them, or is no whole report."""
_FEWEST_LOST = 3
"""Lost figures that make a table of zeros doubtful; one or two may be page numbers."""
_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_ORDINAL = re.compile("[一二三四五六七八九十]")


@rule(
    "form-of-another-year",
    severity=Severity.INFO,
    basis="国办公开办函〔2019〕60号；国办公开办函〔2021〕30号；国办发〔2014〕32号",
)
def form_of_another_year(report: Report) -> Iterator[Diagnostic]:
    """The form of the tables is that of the reporting year.

    Why: the columns of different years are different facts; figures of an old form do not continue those of the new.

    Example: a report of 2021 with the columns 本年新制作数量 and 对外公开总数量 of the form of 2019.

    Exceptions: some offices used the old form one year longer; so this is for information.
    """
    if report.format is None or report.year is None or report.format.value not in forms():
        return
    form = forms()[report.format.value]
    if report.year not in form.years:
        last = form.years[-1]
        years = f"{form.years[0]}-" if last == 2099 else f"{form.years[0]}-{last}"
        yield FormOfAnotherYear.at(
            report.table_uses[0].span if report.table_uses else None,
            None,
            year=report.year,
            years=years,
            source=form.source,
        )


@rule("repeated-table", severity=Severity.INFO, basis="一份报告每种表格只有一张")
def repeated_table(report: Report) -> Iterator[Diagnostic]:
    """The page holds each table of the form once.

    Why: a draft may have been left beside the final report; which of the two counts, nobody can tell from the page.

    Example: two request matrices on one page.

    Exceptions: a table that is cut by a page and goes on with its header repeated is one table.
    """
    seen: set[str] = set()
    for use in report.table_uses:
        again = use.name in seen
        seen.add(use.name)
        if not again:
            continue
        # What a table gives for a path that has a value already stays unparsed, under that path.
        doubled = sum(_is_elsewhere(report, figure) for figure in _lost(report, use))
        conflicts = sum(
            one.code == "conflicting-values" and _covers(use, one.data["second_span"]) for one in report.diagnostics
        )
        if doubled or conflicts:
            yield RepeatedTable.at(use.span, None, table=_TITLES.get(use.name, use.name), conflicts=conflicts)


def _is_elsewhere(report: Report, figure: Figure) -> bool:
    """Whether the value of an unparsed figure's path is printed at another place."""
    cell = report.cells.get(figure.path or "")
    return cell is not None and not cell.span.start <= figure.span.start < cell.span.end


def _covers(use: TableUse, span: Span) -> bool:
    return use.span.start <= span.start and span.end <= use.span.end


def _lost(report: Report, use: TableUse) -> Iterator[Figure]:
    """Figures of a table that are in no value."""
    return (one for one in report.account.of(FigureClass.UNPARSED) if _covers(use, one.span))


@rule(
    "missing-table",
    severity=Severity.WARNING,
    forms=ARTICLE20,
    basis="国办公开办函〔2021〕30号：年度报告应包含全部表格",
)
def missing_table(report: Report) -> Iterator[Diagnostic]:
    """All tables of the form are on the page.

    Why: a table that is an image, an attachment, or beyond the end of a cut text would be taken for one that was
    never filled in.

    Example: the Article 20 items and the request matrix, and no table of reconsideration and litigation.

    Exceptions: not said where the text ends inside a table, nor of a table of which a part was found.
    """
    if len(report.cells) < 2 or any(one.code == "cut-off" for one in report.diagnostics):
        return
    form = forms()[report.format.value] if report.format else None
    if form is None:
        return
    tops = {path.rpartition(".")[0] for path in report.cells} | {path.partition(".")[0] for path in report.cells}
    seen = {use.name for use in report.table_uses}
    missing = [
        name
        for name in (*form.tables, *form.shared)
        if name not in seen and not any(row in tops for row in _ROWS[name])
    ]
    if missing:
        titles = "、".join(_TITLES[name] for name in missing)
        yield MissingTable.at(None, None, count=len(missing), tables=titles)


@rule("vacuous-reading", severity=Severity.ERROR, basis="空表满足一切勾稽关系")
def vacuous_reading(report: Report) -> Iterator[Diagnostic]:
    """A table that was read as empty holds no figures that were not understood.

    Why: an empty table satisfies every sum, so sums cannot tell that it was not read.

    Example: a matrix of which all cells were read as blank, while its figures stand beside them.

    Exceptions: with zeros printed, up to two figures may be page numbers inside the table. A table with a text in one
    of its cells is reported as that (``text-cell``).
    """
    if not any(one.kind is FigureClass.UNPARSED for one in report.account.figures):
        return
    for use in report.table_uses:
        cells = [cell for cell in report.cells.values() if _covers(use, cell.span)]
        if not cells or any(cell.value or cell.kind is CellKind.TEXT for cell in cells):
            continue
        lost = [one.text for one in _lost(report, use) if one.text.strip("0０")]
        if len(lost) >= (1 if all(cell.value is None for cell in cells) else _FEWEST_LOST):
            title, shown = _TITLES.get(use.name, use.name), "、".join(lost[:8])
            yield VacuousReading.at(use.span, None, table=title, count=len(lost), figures=shown)


def _flat(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _flat(section.children)


@rule("missing-section", severity=Severity.INFO, forms=ARTICLE20, basis="国办公开办函〔2021〕30号：报告分六个部分")
def missing_section(report: Report) -> Iterator[Diagnostic]:
    """The report has the six sections of its form.

    Why: the form prescribes them; a heading that is missing may have taken its section along.

    Example: a report that goes from 四、 straight to 六、.

    Exceptions: not said where fewer than three of the headings are found at all, or the text ends inside a table.
    """
    if any(one.code == "cut-off" for one in report.diagnostics):
        return
    kinds = {section.kind for section in _flat(report.sections)}
    missing = [title for kind, title in _SECTIONS.items() if kind not in kinds]
    if missing and len(_SECTIONS) - len(missing) >= _FEWEST_SECTIONS:
        yield MissingSection.at(None, None, sections="、".join(missing))


@rule("section-numbering", severity=Severity.INFO, forms=ARTICLE20, basis="国办公开办函〔2021〕30号：报告分六个部分")
def section_numbering(report: Report) -> Iterator[Diagnostic]:
    """The sections are numbered one after the other.

    Why: a number that is missing or used twice shows a section that was lost, inserted or copied.

    Example: 一、 二、 四、.

    Exceptions: not said where fewer than three sections carry a number.
    """
    found: list[tuple[str, int, Section]] = []
    for section in report.sections:
        if any(_covers(use, section.span) for use in report.table_uses):
            continue
        numeral = _ORDINAL.search(section.ordinal)
        if section.kind in _SECTIONS and numeral and len(section.ordinal) <= 2:
            found.append((numeral[0], _NUMERALS[numeral[0]], section))
    if len(found) < _FEWEST_SECTIONS:
        return
    for (_, number, _), (_, following, section) in pairwise(found):
        if following != number + 1:
            numbers = "、".join(numeral for numeral, _, _ in found)
            yield SectionNumbering.at(section.span, None, found=numbers)
            return


@rule(
    "information-fee-unsaid",
    severity=Severity.INFO,
    forms=(Format.ARTICLE20_2021,),
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
)
def information_fee_unsaid(report: Report) -> Iterator[Diagnostic]:
    """Section six says which fees for processing information (信息处理费) were charged.

    Why: the notices on the fee and on the form of the report ask for it. The figure is in 元 and is not the
    行政事业性收费 of Article 20(8): the two are never held against each other.

    Example: 六、其他需要报告的事项：无。

    Exceptions: not said where the page has no section six, or where the fee is mentioned elsewhere in the text.
    """
    section = next((one for one in _flat(report.sections) if one.kind == "other_matters"), None)
    if section is not None and "处理费" not in report.document.text and "處理費" not in report.document.text:
        yield InformationFeeUnsaid.at(section.span, None, heading=section.heading)


RULES = (
    form_of_another_year,
    missing_table,
    repeated_table,
    vacuous_reading,
    missing_section,
    section_numbering,
    information_fee_unsaid,
)
