"""Cells parted by commas, as spreadsheets and data frames export them (CSV): each row has as many as the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govinfo_report.readers.figures import FIGURE
from govinfo_report.readers.text.grids import PrintedLine, TextGrid, cell_at

__all__ = ["COMMAS", "find_delimited"]

COMMAS = (",",)
"""A text without it has no such grid."""
_QUOTE = '"'
# Inside a quoted cell, commas part nothing; a quotation mark in it is doubled.
_MARK = re.compile('[",]')
_FIGURE = re.compile(FIGURE + r"[^\d\W]{0,3}")
_NIL = re.compile("[-－–—―−/／]*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_OTHER_MARKS = "\t|│┃║｜"
# Sentences have commas, too, and so have figures of seven digits: fewer rows, cells or places for figures are no table,
# nor are figures alone.
_FEWEST_ROWS, _FEWEST_CELLS, _FEWEST_PLACES = 3, 3, 2
_LONGEST_LINE, _MOST_COLUMNS = 2_000, 200
# A header has fewer rows, a quoted cell fewer lines.
_LONGEST_HEADER, _MOST_LINES = 20, 40

_Piece = tuple[str, int]
"""A part of a line, and its offset in the text."""


def find_delimited(lines: Sequence[PrintedLine], at: int) -> TextGrid | None:
    """The table that begins at a line: as many rows as have the same number of cells, with figures or none in some."""
    if at and _is_row_of(lines[at - 1][0], lines[at][0].count(",")):
        return None  # what begins in front of it was no table
    rows, end, words, places = list[list[list[_Piece]]](), at, 0, 0
    while end < len(lines) and (record := _record(lines, end)) is not None:
        row, taken = record
        whole = "\n".join(text for text, _ in lines[end : end + taken])
        if len(row) < _FEWEST_CELLS or (rows and len(row) != len(rows[0])) or not _is_parted(whole):
            break
        rows.append(row)
        end += taken
        for text in (text.strip() for cell in row for text, _ in cell):
            if _FIGURE.fullmatch(text) or _NIL.fullmatch(text):
                places += 1
            else:
                words += 1
        if not places and len(rows) > _LONGEST_HEADER:
            return None
    if len(rows) < _FEWEST_ROWS or places < _FEWEST_PLACES or not words:
        return None
    cells = tuple(
        cell_at(text, start, number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        for text, start in cell
    )
    return TextGrid(end - at, cells, ruled=True)


def _is_row_of(text: str, commas: int) -> bool:
    """Whether a line may be a row with so many commas."""
    return text.count(",") == commas >= _FEWEST_CELLS - 1 and _is_parted(text)


def _is_parted(text: str) -> bool:
    """Whether some comma is no part of a figure, and no other mark parts the cells of a row."""
    return text.count(",") > len(_THOUSANDS.findall(text)) and not any(mark in text for mark in _OTHER_MARKS)


def _record(lines: Sequence[PrintedLine], at: int) -> tuple[list[list[_Piece]], int] | None:
    """The cells of the row that begins at a line, each line by line, and how many lines it takes; None: no row."""
    row, quoted = [list[_Piece]()], False
    for taken, (text, start) in enumerate(lines[at : at + _MOST_LINES], 1):
        if len(text) > _LONGEST_LINE or text.count(",") > _MOST_COLUMNS:
            return None
        left = 0
        for mark in _MARK.finditer(text):
            before = text[left : mark.start()]
            if mark[0] == _QUOTE:
                quoted = not quoted and not before.strip()
            elif not quoted:
                row[-1].append((before, start + left))
                row.append([])
                left = mark.end()
        row[-1].append((text[left:], start + left))
        if not quoted:
            return [_unquoted(cell) for cell in row], taken
    return None


def _unquoted(cell: list[_Piece]) -> list[_Piece]:
    """The lines of a cell without the quotation marks around it."""
    (first, start), (last, _) = cell[0], cell[-1]
    if not first.lstrip().startswith(_QUOTE) or not last.rstrip().endswith(_QUOTE):
        return cell
    front = first.index(_QUOTE) + 1
    cell[0] = first[front:], start + front
    text, start = cell[-1]
    cell[-1] = text.rstrip().removesuffix(_QUOTE), start
    return cell
