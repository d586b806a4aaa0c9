"""Rows without a label that hold none of a table's figures: the numbers of its columns, and rows left empty."""

from __future__ import annotations

from attrs import evolve

from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.building.ways import is_blank
from govinfo_report.parsing.grammars import block_width

__all__ = ["without_idle_rows"]


def without_idle_rows(table: ParsedTable) -> ParsedTable:
    """The table without the numbers of its columns, and without empty rows as long as one that holds figures."""
    rows = list(table.rows)
    numbers = rows.pop(0).cells if len(rows) > 1 and _counts_columns(rows[0]) and _holds_figures(rows[1]) else ()
    filled = {len(row.cells) for row in rows if row.label is None and _holds_figures(row)}
    rows = [row for row in rows if not (_is_empty_line(row) and len(row.cells) in filled)]
    return evolve(table, rows=tuple(rows), column_numbers=numbers) if len(rows) < len(table.rows) else table


def _holds_figures(row: ParsedRow) -> bool:
    return any(cell.is_number for cell in row.cells)


def _counts_columns(row: ParsedRow) -> bool:
    """Whether a row without a label counts 1, 2, 3 and so on over more than one block."""
    if row.label is not None or len(row.cells) <= block_width():
        return False
    return all(cell.reading.value == number for number, cell in enumerate(row.cells, 1))


def _is_empty_line(row: ParsedRow) -> bool:
    """Whether a row without a label is a line of cells that hold nothing."""
    if row.label is not None or not row.cells:
        return False
    first = row.cells[0]
    return first.table >= 0 and all(is_blank(cell) and cell.line == first.line for cell in row.cells)
