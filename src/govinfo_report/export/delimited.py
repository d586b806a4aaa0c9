"""Rows as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, Any

from govinfo_report.export.records import Reports, each
from govinfo_report.export.tables import table_named

__all__ = ["csv_field", "write_csv"]

# A spreadsheet takes a text that begins so for a formula; full-width forms too, in a Chinese locale.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+\-]?\d{1,40}(?:\.\d{1,40})?")


def write_csv(reports: Reports, output: IO[str], table: str = "long", *, bom: bool = False) -> None:
    """Write a table as CSV, row by row, after a header of the columns' names.

    Args:
        reports: One report, or many.
        output: A text file, opened in UTF-8 with ``newline=""``.
        table: Name of the table.
        bom: Begin with a byte order mark, by which Excel knows UTF-8.

    Raises:
        ValueError: there is no such table.
    """
    made = table_named(table)
    if bom:
        output.write("\ufeff")
    # With a bare \n as the end of a line, a carriage return in a cell would not be quoted.
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(one.name for one in made.columns)
    for report in each(reports):
        writer.writerows(_guarded(row) for row in made.rows(report))


def _guarded(row: Iterable[Any]) -> list[str]:
    return [csv_field(value) for value in row]


def csv_field(value: object) -> str:
    """A field of CSV; a text that a spreadsheet would run gets an apostrophe in front, a number stays a number."""
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if len(text) > 1 and _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text
