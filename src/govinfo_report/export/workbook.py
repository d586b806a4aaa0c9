"""Rows as an Excel workbook, written as they come; needs the extra ``xlsx``."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from govinfo_report.export.records import Reports, each
from govinfo_report.export.tables import ExportTable, table_named
from govinfo_report.extras import MissingExtraError

__all__ = ["write_xlsx"]

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_MOST_DIGITS = 15
"""Excel keeps numbers as floats; one of more digits is written as text."""
_HEADERS = 2
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(reports: Reports, path: Path, table: str = "long") -> None:
    """Write a table as a workbook: names of the columns, their Chinese labels, both frozen, then the rows.

    What stands in a cell is a text or a number, never a formula. Rows beyond the last that a sheet can hold go on a
    next sheet; a text that is longer than a cell can hold is cut, and says so.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``xlsx`` is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        raise MissingExtraError("xlsx", "writing an Excel workbook") from missing
    made = table_named(table)
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        sheet, used, number = _sheet(book, made, bold, 1), _HEADERS, 1
        for report in each(reports):
            for row in made.rows(report):
                if used == _MOST_ROWS:
                    number += 1
                    sheet, used = _sheet(book, made, bold, number), _HEADERS
                for place, value in enumerate(row):
                    _write(sheet, used, place, value)
                used += 1


def _sheet(book: Any, table: ExportTable, bold: Any, number: int) -> Any:
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} ({number})")
    sheet.freeze_panes(_HEADERS, 0)
    for place, one in enumerate(table.columns):
        sheet.write_string(0, place, one.name, bold)
    for place, one in enumerate(table.columns):
        sheet.write_string(1, place, one.label, bold)
    return sheet


def _write(sheet: Any, row: int, place: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float | Decimal) and _exact(value):
        sheet.write_number(row, place, value)
    else:
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        if len(text) > _MOST_CHARACTERS:
            said = f"… [{len(text)} characters]"
            text = text[: _MOST_CHARACTERS - len(said)] + said
        # Half of a surrogate pair, from a text that was never bytes, is in no file.
        sheet.write_string(row, place, text.encode("utf-8", "replace").decode())


def _exact(value: float | Decimal) -> bool:
    return isinstance(value, float) or len(Decimal(value).as_tuple().digits) <= _MOST_DIGITS
