"""The parts of an XLSX package to sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import frozen

from govinfo_report.limits import Limits
from govinfo_report.readers.office.number_format import BUILT_IN, NumberFormat
from govinfo_report.readers.office.relations import Parts
from govinfo_report.readers.office.sheet import SheetContent
from govinfo_report.readers.office.xmltree import BrokenXMLError, child
from govinfo_report.readers.package import BrokenPackageError, Package
from govinfo_report.readers.raised import raised
from govinfo_report.readers.reasons import UnreadReason

__all__ = ["read_package"]

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = {"1", "true", "on"}
_GENERAL = NumberFormat("general")


@frozen
class _Book:
    """What the sheets of a workbook share."""

    strings: list[str]
    formats: list[NumberFormat]
    since_1904: bool


def read_package(package: Package, limits: Limits) -> Iterator[SheetContent]:
    """The sheets of a workbook, in its order.

    Raises:
        BrokenPackageError, BrokenXMLError, EncryptedPackageError, Excess: the package is not to be read, or too large.
    """
    parts = Parts.of(package, "xl/workbook.xml", limits)
    root = parts.parse(parts.main)
    if root is None:
        raise BrokenPackageError(UnreadReason.NO_WORKBOOK.en)
    properties = child(root, "s:workbookPr")
    book = _Book(
        list(_strings(parts.parse(parts.targets.get("sharedStrings")))),
        list(_formats(parts.parse(parts.targets.get("styles")))),
        properties is not None and properties.get("date1904", "0") in _ON,
    )
    for entry in root.iter("s:sheet"):
        sheet = SheetContent(entry.get("name", ""), hidden=entry.get("state", "visible") != "visible")
        try:
            part = parts.parse(parts.targets.get(entry.get("r:id", "")))
        except (BrokenPackageError, BrokenXMLError) as fault:
            sheet.fault = str(fault)[:200]
        else:
            if part is None:
                sheet.fault = UnreadReason.MISSING.en
            elif part.tag == "s:worksheet":  # a sheet may also be a chart
                _fill(sheet, part, book, limits.columns)
        yield sheet


def _strings(root: Element | None) -> Iterator[str]:
    for item in root.findall("s:si") if root is not None else ():
        yield _rich(item)


def _rich(item: Element) -> str:
    """The text of a string: plain, or in runs; the reading printed above it is left out."""
    parts = list[str]()
    for part in item:
        if part.tag == "s:t":
            parts.append(part.text or "")
        elif part.tag == "s:r":
            align = child(part, "s:rPr", "s:vertAlign")
            text = child(part, "s:t")
            parts.append(
                raised((text.text or "") if text is not None else "", align.get("val", "") if align is not None else "")
            )
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)) if not 0xD800 <= int(code[1], 16) < 0xE000 else "", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _formats(root: Element | None) -> Iterator[NumberFormat]:
    """The number formats by the index that cells carry."""
    if root is None:
        return
    codes = dict(BUILT_IN)
    for custom in root.iter("s:numFmt"):
        if custom.get("numFmtId", "").isdecimal():
            codes[int(custom.get("numFmtId", ""))] = custom.get("formatCode", "")
    known = dict[str, NumberFormat]()
    for use in child(root, "s:cellXfs") or ():
        identifier = use.get("numFmtId", "0")
        code = codes.get(int(identifier), "") if identifier.isdecimal() else ""
        yield known.setdefault(code, NumberFormat.of(code) if code else _GENERAL)


def _fill(sheet: SheetContent, root: Element, book: _Book, columns: int) -> None:
    for column in child(root, "s:cols") or ():
        first, last = _integer(column.get("min")), _integer(column.get("max"))
        if column.get("hidden", "0") in _ON and first:
            sheet.hidden_columns.update(range(first - 1, min(last, first + columns)))
    number = -1
    for row in child(root, "s:sheetData") or ():
        number = _integer(row.get("r")) - 1 if row.get("r") else number + 1
        if row.get("hidden", "0") in _ON:
            sheet.hidden_rows.add(number)
        at = -1
        for cell in row:
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            at = _column(place[1]) if place else at + 1
            text = _shown(cell, book)
            if text is None:
                sheet.uncalculated += 1
            elif text:
                sheet.texts[number, at] = text
    for merge in child(root, "s:mergeCells") or ():
        first_cell, _, last_cell = merge.get("ref", "").partition(":")
        start, end = _REFERENCE.fullmatch(first_cell), _REFERENCE.fullmatch(last_cell)
        if start and end:
            sheet.merges.append((int(start[2]) - 1, _column(start[1]), int(end[2]) - 1, _column(end[1])))


def _shown(cell: Element, book: _Book) -> str | None:
    """The text of a cell; None where it holds a formula without a result."""
    kind, value = cell.get("t", "n"), child(cell, "s:v")
    if kind == "inlineStr":
        inline = child(cell, "s:is")
        return _rich(inline) if inline is not None else ""
    raw = (value.text or "") if value is not None else ""
    if not raw:
        return None if child(cell, "s:f") is not None and kind != "str" else ""
    if kind == "s":
        return book.strings[int(raw)] if raw.isdecimal() and len(raw) < 9 and int(raw) < len(book.strings) else "\ufffd"
    if kind == "b":
        return "TRUE" if raw == "1" else "FALSE"
    if kind != "n":
        return _unescaped(raw)
    style = cell.get("s", "0")
    known = style.isdecimal() and len(style) < 9 and int(style) < len(book.formats)
    try:
        return (book.formats[int(style)] if known else _GENERAL).show(float(raw), since_1904=book.since_1904)
    except (ValueError, ArithmeticError):
        return raw


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 7 else 0
