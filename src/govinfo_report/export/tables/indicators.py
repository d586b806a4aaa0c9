"""Rows as printed: those of indicator tables, of the national table, and rows that an office added."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.export.tables.common import HEAD, SPAN, VALUE, as_count, head_of
from govinfo_report.export.tables.declare import ColumnType, Row, column, export_table
from govinfo_report.models.report import Report

__all__ = ["indicators"]

_TEXT = ColumnType.TEXT

COLUMNS = (
    *HEAD,
    column("row", ColumnType.ORDINAL, "行号", "number of the row among the rows as printed, from 0"),
    column("label", _TEXT, "项目", "label of the row as printed"),
    column("header", _TEXT, "列标题", "header of the column as printed; one that repeats is numbered"),
    *VALUE,
    column("unit", _TEXT, "单位", "unit of the row"),
    column("path", _TEXT, "字段", "path of the row, where the data dictionary has it"),
    *SPAN,
)


@export_table("indicators", "原样指标行", COLUMNS)
def indicators(report: Report) -> Iterator[Row]:
    """A row a value of a row as printed: of an indicator table, the national table, or one that an office added.

    A row without a single column of values still has one row here, with a null header.
    """
    head, position = head_of(report), 0
    for number, one in enumerate(report.indicators):
        for header, value in one.values.items() or ((None, None),):
            values = (value, as_count(value))
            where = (one.span.start, one.span.end)
            yield *head, position, number, one.label, header, *values, one.unit, one.path, *where
            position += 1
