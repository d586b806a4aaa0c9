"""Columns of spaces that are packed: each as wide as its widest cell, with two spaces between neighbours.

Text renderers that set tables this way leave no doubt about blank cells: the width of every column can be computed
from its cells, so a column of blanks shows as two more spaces, and a row's end tells how many cells it has. In a cell
of another table, every line is filled up to the width of that cell, with a line of spaces behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from govinfo_report.document import TextCell
from govinfo_report.readers.text.grids import PrintedLine, TextGrid, cell_at

__all__ = ["WIDE_GAP", "find_packed"]

_PIECE = re.compile(r"[^ ]+(?: [^ ]+)*")
# Two figures with one space between them are no cell: these columns are not two spaces apart.
_FIGURES = re.compile(r"[0-9]+(?: [0-9]+)+")
_GAP = 2
WIDE_GAP = " " * _GAP
"""A text without it has no two columns that are parted by spaces alone."""
# Two columns may be set by chance as if they were packed; several are not.
_FEWEST_LINES, _FEWEST_CLOSE_COLUMNS = 3, 3
_LONGEST_LINE, _MOST_COLUMNS = 2_000, 200
# More rows than the largest table of a form has are not read on.
_LONGEST_INNER = 100


@frozen
class _PackedLine:
    text: str
    start: int
    number: int
    pieces: tuple[tuple[int, int], ...]
    """Where the texts on it begin and end."""

    @classmethod
    def of(cls, lines: Sequence[PrintedLine], number: int) -> _PackedLine:
        """One of the lines of a text."""
        text, start = lines[number]
        return cls(text, start, number, tuple(found.span() for found in _PIECE.finditer(text)))


def find_packed(lines: Sequence[PrintedLine], at: int) -> TextGrid | None:
    """The packed table that begins at a line: up to the next empty one or, in a cell of another table, to wide room."""
    if not lines[at][0].strip(" "):
        return None
    nested = bool(at and lines[at - 1][0] and not lines[at - 1][0].strip(" "))
    if at and lines[at - 1][0] and not nested:
        return None
    found = _inner(lines, at) if nested else _outer(lines, at)
    written = [line for line in found if line.pieces]
    if len(written) < _FEWEST_LINES or all(len(line.pieces) == 1 for line in written) or any(map(_is_closer, written)):
        return None
    rows = written if nested else _with_blank_row(found)
    columns = _columns(rows)
    if columns is None:
        return None
    cells = tuple(cell for row, line in enumerate(rows) for cell in _cells(line, row, columns, whole=nested))
    return TextGrid(found[-1].number - at + 1, cells, ruled=False)


def _is_closer(line: _PackedLine) -> bool:
    """Whether figures stand closer on a line than packed columns do."""
    return any(_FIGURES.fullmatch(line.text, start, end) for start, end in line.pieces)


def _with_blank_row(lines: Sequence[_PackedLine]) -> list[_PackedLine]:
    """The lines with texts, and the one line of spaces that is longer; more of these are room below each row."""
    written = [line for line in lines if line.pieces]
    reach = max(end for line in written for _, end in line.pieces)
    blank = [line for line in lines if not line.pieces and len(line.text) >= reach]
    return [line for line in lines if line.pieces or line in blank] if len(blank) == 1 else written


def _outer(lines: Sequence[PrintedLine], at: int) -> list[_PackedLine]:
    """The lines up to the next empty one."""
    end = at
    while end < len(lines) and lines[end][0] and len(lines[end][0]) <= _LONGEST_LINE:
        end += 1
    return [_PackedLine.of(lines, number) for number in range(at, end)] if end - at >= _FEWEST_LINES else []


def _inner(lines: Sequence[PrintedLine], at: int) -> list[_PackedLine]:
    """Every second line of a cell that is filled up with spaces, where the lines between hold nothing."""
    width = len(lines[at][0])
    found = list[_PackedLine]()
    for number in range(at, min(at + 2 * _LONGEST_INNER, len(lines)), 2):
        text = lines[number][0]
        between = lines[number + 1][0] if number + 1 < len(lines) else ""
        if len(text) != width or len(between) != width or not text.strip(" ") or between.strip(" "):
            break
        line = _PackedLine.of(lines, number)
        found.append(evolve(line, text=line.text.rstrip(" ")))
    return found


def _columns(lines: Sequence[_PackedLine]) -> list[tuple[int, int]] | None:
    """Start and end of each column; None where the lines are not packed."""
    widest = dict[int, int]()
    for line in lines:
        for start, end in line.pieces:
            widest[start] = max(widest.get(start, 0), end)
    columns, close = list[tuple[int, int]](), 0
    for start in sorted(widest):
        if columns:
            room = start - columns[-1][1]
            if room < _GAP or room % _GAP or len(columns) + room // _GAP > _MOST_COLUMNS:
                return None
            close += room == _GAP
            columns += _blank_columns(columns[-1][1], room // _GAP - 1)
        columns.append((start, widest[start]))
    ends = {end for _, end in columns}
    padded = [len(line.text) for line in lines if line.text.endswith(" ")]
    beyond = [length - columns[-1][1] for length in padded if length not in ends]
    if any(more < 0 or more % _GAP for more in beyond) or max(beyond, default=0) > _GAP * _MOST_COLUMNS:
        return None
    if not padded and close < _FEWEST_CLOSE_COLUMNS:
        return None
    return columns + _blank_columns(columns[-1][1], max(beyond, default=0) // _GAP)


def _blank_columns(end: int, count: int) -> list[tuple[int, int]]:
    """Columns without any width behind a place."""
    return [(end + number * _GAP, end + number * _GAP) for number in range(1, count + 1)]


def _cells(line: _PackedLine, row: int, columns: Sequence[tuple[int, int]], *, whole: bool) -> list[TextCell]:
    """The cells of a line; where it ends at the end of a column, or has been filled up, blank ones too up to there."""
    length = len(line.text)
    last = line.pieces[-1][0] if line.pieces else -1
    reach = length if any(end == length for _, end in columns) else last
    texts = dict(line.pieces)
    return [
        cell_at(line.text[start : texts.get(start, start)], line.start + min(start, length), row, column)
        for column, (start, _) in enumerate(columns)
        if whole or start <= last or start <= reach
    ]
