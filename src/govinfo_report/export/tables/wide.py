"""The wide table: a row a report, a column a path."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from govinfo_report.export.tables.common import HEAD, as_count, head_of
from govinfo_report.export.tables.declare import Column, ColumnType, Row, column, export_table
from govinfo_report.models.dictionary import Field, fields
from govinfo_report.models.report import Report
from govinfo_report.parsing.grammars import forms

__all__ = ["wide"]


@cache
def _by_path() -> dict[str, list[Field]]:
    """The entries of the data dictionary for every path, that of the newest form first."""
    found: dict[str, list[Field]] = {}
    for form in forms():
        for field in fields(form):
            found.setdefault(field.path, []).append(field)
    return found


def _column(path: str, entries: list[Field]) -> Column:
    newest = entries[0]
    type_ = ColumnType.NUMBER if newest.type is Decimal else ColumnType.COUNT
    forms = " ".join(one.format.value for one in reversed(entries))
    more = {"unit": newest.unit, "table": newest.table, "forms": forms}
    return Column(path, type_, newest.label, f"{newest.unit}; {forms}", more)


COLUMNS = (
    *HEAD[:-1],
    column("misfits", ColumnType.TEXT, "未入列数值", "counts printed with a decimal part, as path=number; null: none"),
    *(_column(path, entries) for path, entries in _by_path().items()),
)


@export_table("wide", "宽表", COLUMNS)
def wide(report: Report) -> Iterator[Row]:
    """A row a report, a column a path of any form.

    Columns are the same whatever the reports are. Null: not printed, blank, a mark, a text, or left out because it is
    doubtful; the long table tells which. A count with a decimal part fits no column of counts and stands in
    ``misfits``. Rows that have no path are in the long table alone.
    """
    values = report.values()
    cells: list[int | Decimal | None] = []
    misfits = []
    for path, entries in _by_path().items():
        value = values.get(path)
        if value is not None and entries[0].type is int and as_count(value) is None:
            misfits.append(f"{path}={value}")
            value = None
        cells.append(value)
    yield *head_of(report), "; ".join(misfits) or None, *cells
