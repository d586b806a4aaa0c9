"""The long table: a row a printed value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache

from govinfo_report.export.status import statuses
from govinfo_report.export.tables.common import HEAD, SPAN, VALUE, as_count, fields_before, head_of
from govinfo_report.export.tables.declare import ColumnType, Row, column, export_table
from govinfo_report.models.printed import Cell
from govinfo_report.models.report import Format, Report

__all__ = ["long"]

_TEXT, _ORDINAL, _MEASURE = ColumnType.TEXT, ColumnType.ORDINAL, ColumnType.MEASURE

COLUMNS = (
    *HEAD,
    column("path", _TEXT, "字段", "public name of the value; null for a row that the form does not have"),
    column("label", _TEXT, "项目", "official row and column of the path; row and header as printed where it has none"),
    *VALUE,
    column("raw", _TEXT, "原文", "the cell as printed"),
    column("kind", _TEXT, "类别", "what stands in the cell: number, blank, mark or text; an absent value has no row"),
    column(
        "unit",
        _TEXT,
        "单位",
        "unit printed in the cell or its row, of an amount also in what heads it; else the form's",
    ),
    column("note", _TEXT, "附注", "explanation printed in the cell"),
    column("status", _TEXT, "勾稽", "what the sums that it is part of say: holds, fails, short or unchecked"),
    *SPAN,
    column("row_label", _TEXT, "行标签", "label of the row as printed"),
    column("row_match", _TEXT, "匹配方式", "how that label was recognised: exact, head, fuzzy or place"),
    column("row_score", _MEASURE, "相似度", "its similarity to the form's label, 0 to 100"),
    column("column_header", _TEXT, "列标题", "header of the column as printed; null where the form's order was taken"),
    column("placed_by", _TEXT, "定列依据", "how its column was found: order, grid, spaces or sums"),
    column("runner_up", _TEXT, "次优标签", "the label that came next in similarity"),
    column("runner_up_score", _MEASURE, "次优相似度", "its similarity"),
    column("table_number", _ORDINAL, "表", "number of the table in the document, from 0; null on text without cells"),
    column("row_number", _ORDINAL, "行", "row in that table, from 0"),
    column("column_number", _ORDINAL, "列", "column in that table, from 0"),
    column("page", _ORDINAL, "页", "page, from 1, where the medium has pages"),
    column("x0", _MEASURE, "左", "left edge of the cell on that page, in points, where the medium has coordinates"),
    column("top", _MEASURE, "上", "its top"),
    column("x1", _MEASURE, "右", "its right edge"),
    column("bottom", _MEASURE, "下", "its bottom"),
)
_NO_PLACE: Row = (None,) * 8
_UNKNOWN = (None, None)


@export_table("long", "长表", COLUMNS)
def long(report: Report) -> Iterator[Row]:
    """A row a printed value, with the evidence for it.

    First the values of the form's paths, in the form's order; then those of rows that have no path, as printed:
    ``path``, ``raw`` and ``kind`` are null, and the span is the row's. A value that was not printed, or that is
    doubtful, has no row; ``kind`` tells zero, blank, mark and text apart.
    """
    head, position = head_of(report), 0
    status = statuses(report)
    official = _official(report.format)
    for position, cell in enumerate(report.cells.values()):
        path, value = cell.path, cell.value
        label, unit = official.get(path, _UNKNOWN)
        printed = (cell.raw, cell.kind.value, cell.unit or unit, cell.note, status[path].value)
        yield (*head, position, path, label, value, as_count(value), *printed, *_evidence(cell))
    for number, row in enumerate(_without_path(report), position + 1 if report.cells else 0):
        yield *head, number, *row


@cache
def _official(form: Format | None) -> Mapping[str, tuple[str, str]]:
    """Label and unit of every path, those of this form before those of the others."""
    return {path: (field.label, field.unit) for path, field in fields_before(form).items()}


def _evidence(cell: Cell) -> Row:
    binding = cell.binding
    place = binding.place
    where: Row = _NO_PLACE
    if place is not None:
        where = (place.table, place.row, place.column, place.page, *(place.box or (None,) * 4))
    return (
        cell.span.start,
        cell.span.end,
        binding.row_label,
        binding.row_match.value,
        binding.row_score,
        binding.column_header,
        binding.placing.value,
        binding.runner_up,
        binding.runner_up_score,
        *where,
    )


def _without_path(report: Report) -> Iterator[Row]:
    """Values of rows as printed that are not under a path: the header of each row that is not bound."""
    if not report.indicators:
        return
    cells = sorted(report.cells.values(), key=lambda cell: cell.span.start)
    starts = [cell.span.start for cell in cells]
    for row in report.indicators:
        begun = cells[bisect_left(starts, row.span.start) : bisect_right(starts, row.span.end)]
        bound = {cell.binding.column_header for cell in begun if cell.span.end <= row.span.end}
        for header, value in row.values.items():
            if header not in bound:
                label = f"{row.label} / {header}"
                yield (
                    *(None, label, value, as_count(value), None, None, row.unit, None, None),
                    *(row.span.start, row.span.end, row.label, None, None, header, None, None, None),
                    *_NO_PLACE,
                )
