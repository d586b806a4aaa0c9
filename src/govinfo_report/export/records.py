"""Rows of reports as plain Python, a dictionary a row; needs nothing beside the core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govinfo_report.export.tables import table_named
from govinfo_report.models.report import Report

__all__ = ["Reports", "each", "to_records"]

Reports = Report | Iterable[Report]
"""One report, or any number of them; a generator is taken one by one."""


def each(reports: Reports) -> Iterator[Report]:
    """The reports one by one.

    Raises:
        TypeError: something among them is no report.
    """
    for one in (reports,) if isinstance(reports, Report) else reports:
        if not isinstance(one, Report):
            raise TypeError(f"a Report is needed, not {type(one).__name__}: parse gives one")
        yield one


def to_records(reports: Reports, table: str = "long") -> Iterator[dict[str, Any]]:
    """The rows of a table, lazily, each a dictionary by the names of its columns.

    A value is an ``int`` or a :class:`~decimal.Decimal` as printed, never a float.

    Args:
        reports: One report, or many; those of a generator are taken one by one.
        table: ``long``, ``wide``, ``reports``, ``indicators``, ``facts`` or ``diagnostics``.

    Raises:
        ValueError: there is no such table.

    >>> import govinfo_report as gir
    >>> [row["errors"] for row in gir.to_records(gir.parse("一个没有表格的页面"), "reports")]
    [0]
    """
    made = table_named(table)
    names = [one.name for one in made.columns]
    return (dict(zip(names, row, strict=True)) for report in each(reports) for row in made.rows(report))
