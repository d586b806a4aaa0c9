"""The binary workbooks of Excel 97 (XLS) to sheets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from govinfo_report.readers.foreign import foreign
from govinfo_report.readers.office.number_format import NumberFormat
from govinfo_report.readers.office.sheet import SheetContent
from govinfo_report.readers.package import BrokenPackageError, EncryptedPackageError

__all__ = ["read_binary"]

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR, _BLANK = range(7)


def read_binary(data: bytes, xlrd: Any) -> Iterator[SheetContent]:
    """The sheets of a binary workbook, in its order, by way of the module xlrd.

    Raises:
        BrokenPackageError: it is damaged.
        EncryptedPackageError: it asks for a password.
    """
    try:
        with foreign(BrokenPackageError):
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except BrokenPackageError as fault:
        if "encrypted" in str(fault).lower():
            raise EncryptedPackageError from fault
        raise
    formats = dict[int, NumberFormat]()
    for sheet in book.sheets():
        with foreign(BrokenPackageError, sheet.name):  # its tables point at each other as the file says
            found = _sheet(sheet, book, formats)
        yield found


def _sheet(sheet: Any, book: Any, formats: dict[int, NumberFormat]) -> SheetContent:
    found = SheetContent(sheet.name, hidden=bool(sheet.visibility))
    found.hidden_rows = {row for row, about in sheet.rowinfo_map.items() if about.hidden}
    found.hidden_columns = {column for column, about in sheet.colinfo_map.items() if about.hidden}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            text = _shown(sheet, row, column, book, formats)
            if text:
                found.texts[row, column] = text
    found.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return found


def _shown(sheet: Any, row: int, column: int, book: Any, formats: dict[int, NumberFormat]) -> str:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == _TEXT:
        return str(value).replace("\r\n", "\n").replace("\r", "\n")
    if kind in {_NUMBER, _DATE}:
        style = sheet.cell_xf_index(row, column)
        if style not in formats:
            code = book.format_map[book.xf_list[style].format_key].format_str
            formats[style] = NumberFormat.of(code or "")
        return formats[style].show(value, since_1904=bool(book.datemode))
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == _ERROR:
        return _ERRORS.get(value, "#ERROR!")
    return ""
