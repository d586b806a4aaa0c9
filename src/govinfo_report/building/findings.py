"""Diagnostics of reading tables."""

from __future__ import annotations

from govinfo_report.diagnostics import Kind, Severity

__all__ = [
    "AmbiguousLabel",
    "ColumnOrder",
    "ColumnsReordered",
    "ConflictingValues",
    "CutOff",
    "DeduplicatedPage",
    "EmptyReading",
    "ExtraCell",
    "GuessedLabel",
    "MissingCell",
    "MissingRow",
    "MixedForms",
    "PageFurniture",
    "TextInCell",
    "UnknownRow",
    "UnplacedRow",
    "UnreadFigure",
]


class MissingCell(Kind):
    """A row holds fewer cells than its header has columns, so nobody can tell which column each cell belongs to.

    Extraction tools lose blank cells, and a crawler may drop a cell. None of the row's values is given: which cell is
    missing would be a guess. Look at the page itself, or parse the HTML instead of its text.
    """

    code = "missing-cell"
    severity = Severity.WARNING
    en = "The row “{label}” has {found} cells where {expected} columns are; its values are left out."
    zh = "“{label}”一行有{found}个单元格，而表头有{expected}列；该行数值未采用。"
    help_en = "Compare with the page itself: a blank cell was lost, or a figure."
    help_zh = "请核对原页面：可能丢失了空白单元格或数字。"


class ExtraCell(Kind):
    """A row holds more cells than its header has columns, and those that are too many are not blank.

    A figure may have been split in two cells, or a column may have no header. None of the row's values is given.
    """

    code = "extra-cell"
    severity = Severity.WARNING
    en = "The row “{label}” has {found} cells where {expected} columns are; its values are left out."
    zh = "“{label}”一行有{found}个单元格，而表头只有{expected}列；该行数值未采用。"
    help_en = "Compare with the page itself: a figure may be split, or a column has no header."
    help_zh = "请核对原页面：数字可能被拆成两格，或某列缺少表头。"


class UnplacedRow(Kind):
    """A row holds as many cells as its header has columns, but not in a way that tells which stands under which.

    Its cells stand on several lines in another order than their places say, or a unit stands where a figure should.
    None of the row's values is given.
    """

    code = "unplaced-row"
    severity = Severity.WARNING
    en = "The cells of the row “{label}” cannot be told apart; its values are left out."
    zh = "“{label}”一行的各单元格无法对应到列；该行数值未采用。"
    help_en = "Compare with the page itself."
    help_zh = "请核对原页面。"


class ColumnOrder(Kind):
    """The headers stand in another order than on the form, and not above the values: a tool has moved them.

    Either the headers or the values were moved, and nothing tells which; the columns in question are left out.
    """

    code = "column-order"
    severity = Severity.WARNING
    en = "The headers {headers} are not in the form's order and do not stand above values; these columns are left out."
    zh = "表头{headers}的顺序与规定格式不同，且与数值列不对齐；这些列未采用。"


class ColumnsReordered(Kind):
    """The headers stand in another order than on the form; each value was read under the header above it.

    An office may have rearranged its table, or only its headers: compare with the page.
    """

    code = "columns-reordered"
    severity = Severity.WARNING
    en = "The headers {headers} are not in the form's order; the values were read under their headers."
    zh = "表头{headers}的顺序与规定格式不同；数值按其上方表头读取。"


class TextInCell(Kind):
    """A cell that should hold a figure holds a text, such as ``+(0) -(0)`` or ``--253``.

    The text is kept in :attr:`Cell.raw`; the value is None, for the text allows more than one reading.
    """

    code = "text-cell"
    severity = Severity.WARNING
    en = "“{text}” stands where a figure should; no value is read from it."
    zh = "应为数字处印有“{text}”，未读取数值。"


class UnknownRow(Kind):
    """A row that the official form does not have. It is kept as an :class:`Indicator` without a path."""

    code = "unknown-row"
    severity = Severity.INFO
    en = "The form has no row “{label}”; it is kept among the indicators, without a path."
    zh = "规定格式中没有“{label}”这一行；已作为指标保留，不对应任何字段。"


class ConflictingValues(Kind):
    """One value is printed twice and differently, as when a draft and the final table stand on one page.

    Neither is given; the spans of both are in the diagnostic's data.
    """

    code = "conflicting-values"
    severity = Severity.ERROR
    en = "This value is printed as “{first}” and as “{second}”; neither is given."
    zh = "同一数值先后印为“{first}”和“{second}”，均未采用。"


class GuessedLabel(Kind):
    """A label that is no label of the form word for word was taken for the most similar one.

    The label, the score and the runner-up are in the cell's :class:`Binding`.
    """

    code = "guessed-label"
    severity = Severity.INFO
    en = "“{found}” was taken for “{label}” (similarity {score:.0f} of 100)."
    zh = "“{found}”按“{label}”识别（相似度{score:.0f}/100）。"


class AmbiguousLabel(Kind):
    """A damaged label is equally near to several labels of the form. Its row is not read."""

    code = "ambiguous-label"
    severity = Severity.WARNING
    en = "“{found}” may be {labels}; its row is left out."
    zh = "“{found}”可能是{labels}；该行未读取。"


class UnreadFigure(Kind):
    """Figures inside a table that no label explains. They are in no value; the account lists them as unparsed."""

    code = "unread-figure"
    severity = Severity.WARNING
    en = "“{text}” stands in the table without a label that explains it; it is in no value."
    zh = "表中“{text}”没有可识别的标签，未计入任何数值。"


class UnreadRow(Kind):
    """A row of a form in a table that was not read, because it has no header and continues none that has.

    Its figures are in no value; the account lists them as unparsed. The value of that row may be another one.
    """

    code = "unread-row"
    severity = Severity.WARNING
    en = "The row “{label}” stands in a table that could not be read; its figures are in no value."
    zh = "“{label}”一行所在的表无法识别（缺少表头），其中的数字未计入任何数值。"


class EmptyRow(Kind):
    """A row of a form has no cells, not even blank ones, in a table that prints its blank cells, and the next row has.

    Where somebody merged two rows, the label of the first stands alone, and the figures of both stand run together
    behind the second.
    """

    code = "empty-row"
    severity = Severity.WARNING
    en = "The row “{label}” has no cells; if its figures stand in those of the row “{below}”, these are of both."
    zh = "“{label}”一行没有单元格；若其数字与下一行“{below}”合并印在一起，则后者的数字不可靠。"


class StrayText(Kind):
    """A short text between the figures of a row and the label of the next, neither a label nor a figure.

    If it stands for a figure, the row has a cell too many, and its figures may stand under the wrong headers.
    """

    code = "stray-text"
    severity = Severity.WARNING
    en = "“{text}” stands behind the figures of the row “{label}”: if it is one of its cells, they are not in place."
    zh = "“{text}”印在“{label}”一行的数字之后：若它也是该行的单元格，则该行数字可能错列。"


class MissingRow(Kind):
    """Rows of the official form are not on the page, though others of the same table are."""

    code = "missing-row"
    severity = Severity.WARNING
    en = "The table lacks {count} rows of the form: {labels}."
    zh = "表中缺少规定格式的{count}行：{labels}。"


class CutOff(Kind):
    """The text ends inside a table, so its last figure may be cut too and is left out."""

    code = "cut-off"
    severity = Severity.WARNING
    en = "The text ends inside the table; what stood behind “{text}” is lost."
    zh = "文本在表格中间结束，“{text}”之后的内容缺失。"


class DeduplicatedPage(Kind):
    """Every line of the page occurs once: a crawler removed the repeated ones, and most figures with them.

    Only rows that are complete are read. Get the page again; counting what is left would invent values.
    """

    code = "deduplicated-page"
    severity = Severity.ERROR
    en = "No line of the page occurs twice: repeated lines were removed, and figures with them."
    zh = "页面中没有任何重复的行：重复行（包括数字）已被抓取程序删除。"
    help_en = "Get the page again; only rows that are complete were read."
    help_zh = "请重新获取页面；这里只读取了完整的行。"


class MixedForms(Kind):
    """The tables of one report are of forms of different years. Each is stored under the names of its own form."""

    code = "mixed-forms"
    severity = Severity.WARNING
    en = "The tables mix the forms {forms}; each value stands under the name of its own form."
    zh = "报告混用了{forms}格式的表格；各数值均按其所属格式命名。"


class EmptyReading(Kind):
    """There are tables of the forms with figures in them, but not one value could be read.

    This is an error of the reading, never a report full of zeros.
    """

    code = "empty-reading"
    severity = Severity.ERROR
    en = "The document holds a table with {count} figures, and no value could be read from it."
    zh = "文档中有含{count}个数字的表格，但未能读出任何数值。"


class PageFurniture(Kind):
    """Figures behind the table belong to the page (a counter, a page number) and are in no value."""

    code = "page-furniture"
    severity = Severity.INFO
    en = "“{text}” stands behind the end of the table and is taken for part of the page."
    zh = "“{text}”位于表格末尾之后，视为页面元素。"
