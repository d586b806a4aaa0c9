"""The tables that reports are exported as; each module declares one."""

from __future__ import annotations

from govinfo_report.export.tables import diagnostics, facts, indicators, long, summaries, wide  # noqa: F401 they declare
from govinfo_report.export.tables.declare import SCHEMA_VERSION, TABLES, Column, ColumnType, ExportTable, Row

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "ColumnType", "ExportTable", "Row", "table_named"]


def table_named(name: str) -> ExportTable:
    """The table of that name.

    Raises:
        ValueError: there is none.
    """
    if name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(sorted(TABLES))}")
    return TABLES[name]
