"""Diagnostics of the checks of figures: sums, sentences against tables, years against each other."""

from __future__ import annotations

from govinfo_report.diagnostics import Kind, Severity

__all__ = [
    "BalanceFails",
    "BlankHidesFigure",
    "CarriedDiffers",
    "CellDisagrees",
    "ChannelAboveTotal",
    "ColumnTotalFails",
    "CopiedTable",
    "DocumentsDoNotFollow",
    "FractionalCount",
    "HeadingFails",
    "IndicatorTotalFails",
    "LeadingZero",
    "NegativeCount",
    "OtherScale",
    "PartAboveTotal",
    "ProseDiffers",
    "ProseOtherReading",
    "ReceivedAndAnswered",
    "ReviewTotalFails",
    "RowTotalFails",
    "ShiftedCells",
    "StatisticsTotalFails",
    "SumsDisagree",
    "YearAboveAll",
]

_LOOK_EN = "Compare the cells with the page; if they are read right, the office has to correct its report."
_LOOK_ZH = "请与原页面核对；若读取无误，则应由发布单位更正。"


class BalanceFails(Kind):
    """Received and carried over do not equal outcomes and carried forward in one column: the form's own equation."""

    code = "balance"
    severity = Severity.ERROR
    en = "{label}: received + carried over = outcomes + carried forward does not hold: {formula}."
    zh = "“{label}”一列不满足表头所印勾稽关系（第一项＋第二项＝第三项＋第四项）：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class RowTotalFails(Kind):
    """The applicants of one row of the request matrix do not sum to its total."""

    code = "row-total"
    severity = Severity.WARNING
    en = "{label}: the applicants do not sum to the total: {formula}."
    zh = "“{label}”一行各类申请人之和与合计不符：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class ColumnTotalFails(Kind):
    """The outcomes of one column of the request matrix do not sum to （七）总计."""

    code = "column-total"
    severity = Severity.WARNING
    en = "{label}: the outcomes do not sum to their total: {formula}."
    zh = "“{label}”：各项办理结果之和与总计不符：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class HeadingFails(Kind):
    """The figure on the heading of a group is not the sum of its items."""

    code = "group-heading"
    severity = Severity.WARNING
    en = "{label}: the figure on the heading is not the sum of its items: {formula}."
    zh = "“{label}”标题行所填数字不等于其下各项之和：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class ReviewTotalFails(Kind):
    """The outcomes of reconsideration or of a block of litigation do not sum to their total."""

    code = "review-total"
    severity = Severity.WARNING
    en = "{label}: the outcomes do not sum to the total: {formula}."
    zh = "“{label}”：各种结果之和与总计不符：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class StatisticsTotalFails(Kind):
    """The parts of a figure of the national table do not sum to it."""

    code = "statistics-total"
    severity = Severity.WARNING
    en = "{label}: the parts do not sum to the total: {formula}."
    zh = "“{label}”：各分项之和与总数不符：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class IndicatorTotalFails(Kind):
    """The parts of a figure of Fujian's table do not sum to it."""

    code = "indicator-total"
    severity = Severity.WARNING
    en = "{label}: the parts do not sum to the total: {formula}."
    zh = "“{label}”：各分项之和与总数不符：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class PartAboveTotal(Kind):
    """A part is larger than the total that it is part of."""

    code = "part-above-total"
    severity = Severity.WARNING
    en = "{label}: a part is larger than its total: {formula}."
    zh = "“{label}”：其中项大于总数：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class YearAboveAll(Kind):
    """A figure of the year is larger than that of all years."""

    code = "year-above-all"
    severity = Severity.WARNING
    en = "{label}: the year has more than all years together: {formula}."
    zh = "“{label}”：本年度数大于历年累计数：{formula}。"
    help_en = "The two columns may be exchanged, or the cumulative column was not filled in."
    help_zh = "两列可能颠倒，或累计栏未填写。"


class ChannelAboveTotal(Kind):
    """A question: more was disclosed on one channel than altogether.

    The total counts an item once; offices that count articles, or the items of other offices, exceed it.
    """

    code = "channel-above-total"
    severity = Severity.INFO
    en = "{label}: one channel shows more than was disclosed altogether: {formula}."
    zh = "“{label}”：单一渠道公开数大于主动公开总数：{formula}。"


class BlankHidesFigure(Kind):
    """The printed figures fall short of their total, and there are blank cells among them.

    Either a figure is missing from a blank cell, or a printed one is wrong. Nothing is said against a blank cell
    that may be zero. For information only where a total is printed and none of its parts, in a report that prints parts
    of no other total of the kind.
    """

    code = "blank-hides-figure"
    severity = Severity.WARNING
    en = "{label}: the sum holds only if a blank cell (□) hides a figure: {formula}."
    zh = "“{label}”：只有当空白单元格（□）漏填数字时合计才成立：{formula}。"
    help_en = "Look whether a figure was lost from a blank cell; if the cells are zero, a printed figure is wrong."
    help_zh = "请核对空白单元格是否丢失数字；若空白即为零，则所印数字有误。"


class CellDisagrees(Kind):
    """Several sums fail, and one figure that they share explains all of them.

    Reported once, at that figure. The sums are in the diagnostic's data; :func:`govinfo_report.layers.proposals`
    tells whether there is one smallest repair.
    """

    code = "cell-disagrees"
    severity = Severity.WARNING
    en = "{label}: “{raw}” breaks {count} sums at once; all of them would hold with {expected}: {formula}."
    zh = "“{label}”所印“{raw}”使{count}项合计同时不符；若为{expected}则全部成立：{formula}。"
    help_en = _LOOK_EN
    help_zh = _LOOK_ZH


class SumsDisagree(Kind):
    """Several sums fail that share figures, and no single figure explains them.

    Figures may stand in the wrong column or row. Reported once; the sums are in the diagnostic's data.
    """

    code = "sums-disagree"
    severity = Severity.WARNING
    en = "{label}: {count} sums fail together, and no single figure explains it: {formula}."
    zh = "“{label}”：{count}项合计同时不符，且无法归因于单个数字：{formula}。"
    help_en = "Look whether figures stand in the wrong column or row."
    help_zh = "请核对是否有数字错列或错行。"


class NegativeCount(Kind):
    """A count below zero or with a sign, where the form counts things."""

    code = "negative-count"
    severity = Severity.WARNING
    en = "{label} is printed as “{raw}”: a count has no sign."
    zh = "“{label}”印为“{raw}”：计数不应带正负号或增减字样。"


class FractionalCount(Kind):
    """A count with a decimal part."""

    code = "fractional-count"
    severity = Severity.WARNING
    en = "{label} is printed as “{raw}”: a count has no decimal part."
    zh = "“{label}”印为“{raw}”：计数不应有小数。"


class LeadingZero(Kind):
    """A figure with a zero in front of its digits, as the second half of a figure torn in two may have."""

    code = "leading-zero"
    severity = Severity.WARNING
    en = "{label} is printed as “{raw}”: a figure begins with no zero. It may be a part of one."
    zh = "“{label}”印为“{raw}”：数字不应以零开头，可能只是某个数字的一部分。"


class OtherScale(Kind):
    """A figure is printed in ten thousands where its form counts in ones, or the other way round.

    The value is the figure as printed; :attr:`Cell.unit` has its unit. Convert it before you add it to others.
    """

    code = "other-scale"
    severity = Severity.WARNING
    en = "{label} is printed as “{raw}”, in {unit}; the form gives it in {expected}."
    zh = "“{label}”印为“{raw}”，单位为{unit}；规定格式以{expected}计。"
    help_en = "The value is the figure as printed: convert it before it is compared or summed."
    help_zh = "所取数值为印出的数字，比较或汇总前须换算。"


class ShiftedCells(Kind):
    """The cells of section four may stand one place beside their headers: sums fail, and the row ends with a blank."""

    code = "shifted-cells"
    severity = Severity.WARNING
    en = "Section four: the cells may stand beside their headers; sums fail ({formula}), and the row ends with a blank."
    zh = "第四部分表格各格可能错位：合计不符（{formula}），且该行末格为空。"
    help_en = "Compare the row with the page, cell by cell: one may have been lost."
    help_zh = "请逐格核对原页面：可能丢失了一个单元格。"


class ProseDiffers(Kind):
    """A sentence states a figure that the table does not have in any reading of the sentence's words.

    收到, 受理, 答复 and 办结 may each mean several sums of the table; all that the words admit were tried. Info where
    the words may mean something else altogether.
    """

    code = "prose-differs"
    severity = Severity.WARNING
    en = "The text says “{quote}”, the table: {table}."
    zh = "正文称“{quote}”，而表中为：{table}。"
    help_en = "One of the two is wrong, or they count different things (own office or whole area, this year or all)."
    help_zh = "两者之一有误，或统计口径不同（本机关与全辖区、本年与累计）。"


class ProseOtherReading(Kind):
    """A sentence states a figure that equals another sum of the table than the words name first."""

    code = "prose-other-reading"
    severity = Severity.INFO
    en = "The text says “{quote}”: that is {matched} = {value} of the table, not {named} = {printed}."
    zh = "正文称“{quote}”：与表中{matched}（{value}）相符，而{named}为{printed}。"


class ReceivedAndAnswered(Kind):
    """A question: requests received, closed and answered of one year differ.

    The national table has no field for requests carried over from year to year, so they may.
    """

    code = "received-and-answered"
    severity = Severity.INFO
    en = "Received {received}, closed {closed}, answered {answered}: requests of two years may be mixed."
    zh = "收到{received}件、办结{closed}件、答复{answered}件，三者不一致（可能有跨年度申请）。"


class CarriedDiffers(Kind):
    """A question: what was carried over is not what the report of the year before carried forward.

    Known reasons: offices merged or divided, reports restated, a change between own office and whole area.
    """

    code = "carried-differs"
    severity = Severity.INFO
    en = "{agency}: {year} has {now} carried over ({column}), {before_year} carried forward {before}."
    zh = "{agency}：{year}年度上年结转{now}件（{column}），而{before_year}年度结转下年度{before}件。"
    help_en = "Known reasons: merged or divided offices, restated reports, own office against whole area."
    help_zh = "常见原因：机构改革、数据修订、本机关与全辖区口径变化。"


class DocumentsDoNotFollow(Kind):
    """A question: documents in force are not those of the year before plus issued less repealed.

    Known reasons: documents lapse without repeal; revisions are counted as issued. Never asked across the change of
    forms from 2020 to 2021.
    """

    code = "documents-do-not-follow"
    severity = Severity.INFO
    en = "{agency}, {label}: {before} valid ({before_year}) + {issued} issued - {repealed} repealed ≠ {now} ({year})."
    zh = "{agency}“{label}”：{before_year}年有效{before}件＋制发{issued}件－废止{repealed}件≠{year}年有效{now}件。"
    help_en = "Known reasons: documents lapse without repeal, revisions are counted as issued."
    help_zh = "常见原因：文件自然失效、修订计入制发。"


class CopiedTable(Kind):
    """Two reports have the same figures throughout a table that two offices, or two years, would not share."""

    code = "copied-table"
    severity = Severity.WARNING
    en = "{agency} {year} has the same {count} figures in “{table}” as {other_agency} {other_year}."
    zh = "{agency}{year}年度“{table}”的{count}个数字与{other_agency}{other_year}年度完全相同。"
    help_en = "A table of another year or office may have been left in the page."
    help_zh = "可能误用了其他年度或单位的表格。"
