"""How a table of the export is declared: its columns as data, its rows as a function of one report."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.models.report import Report

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "ColumnType", "ExportTable", "Row", "column", "export_table"]

SCHEMA_VERSION = 1
"""Version of the columns of all tables: their names, types and order. Every change of these raises it."""

Row = tuple[Any, ...]
"""The values of a row in the order of the columns: ``str``, ``int``, ``Decimal``, ``float``, ``bool`` or None."""


class ColumnType(enum.StrEnum):
    """What a column holds; the value is the name of the Arrow type."""

    TEXT = "string"
    COUNT = "int64"
    NUMBER = "decimal128(38, 15)"
    """A printed number, exactly: 23 digits before the point, 15 behind it. A number that does not fit is null."""
    ORDINAL = "int32"
    MEASURE = "float64"
    """Scores and coordinates; no printed number is ever one."""
    FLAG = "bool"


@frozen
class Column:
    """One column."""

    name: str
    type: ColumnType
    label: str
    """In Chinese; of the value of a form, its official label."""
    meaning: str
    more: Mapping[str, str] = field(factory=dict, converter=FrozenMapping[str, str], hash=False)
    """What else stands in the metadata of the Arrow field."""


@frozen(eq=False)
class ExportTable:
    """One table that reports are exported as."""

    name: str
    label: str
    columns: tuple[Column, ...]
    rows: Callable[[Report], Iterator[Row]]

    @property
    def documentation(self) -> str:
        """Its documentation page."""
        return inspect.getdoc(self.rows) or ""


TABLES: dict[str, ExportTable] = {}
"""Every table by name."""


def column(name: str, type_: ColumnType, label: str, meaning: str) -> Column:
    """A column without further metadata."""
    return Column(name, type_, label, meaning)


def export_table(
    name: str, label: str, columns: tuple[Column, ...]
) -> Callable[[Callable[[Report], Iterator[Row]]], Callable[[Report], Iterator[Row]]]:
    """Declare a function as the rows of a table; its docstring is the table's documentation page."""

    def declare(rows: Callable[[Report], Iterator[Row]]) -> Callable[[Report], Iterator[Row]]:
        TABLES[name] = ExportTable(name, label, columns, rows)
        return rows

    return declare
