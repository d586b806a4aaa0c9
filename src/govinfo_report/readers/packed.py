"""Columns of spaces that are packed: each as wide as its widest cell, with two spaces between neighbours.

Text renderers that set tables this way leave no doubt about blank cells: the width of every column can be computed
from its cells, so a column of blanks shows as two more spaces, and a row's end tells how many cells it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from govinfo_report.document import TextCell
from govinfo_report.readers.grids import Grid, PrintedLine, cell_at

__all__ = ["WIDE_GAP", "find_packed"]

_PIECE = re.compile(r"[^ ]+(?: [^ ]+)*")
_GAP = 2
WIDE_GAP = " " * _GAP
"""A text without it has no two columns that are parted by spaces alone."""
# Two columns may be set by chance as if they were packed; several are not.
_FEWEST_LINES, _FEWEST_CLOSE_COLUMNS = 3, 3
_LONGEST_LINE, _MOST_COLUMNS = 2_000, 200


@frozen
class _Line:
    text: str
    start: int
    pieces: tuple[tuple[int, int], ...]
    """Where the texts on it begin and end."""


def find_packed(lines: Sequence[PrintedLine], at: int) -> Grid | None:
    """The packed table that begins at a line behind an empty one, and ends before the next empty one."""
    if at and lines[at - 1][0]:
        return None
    end = at
    while end < len(lines) and lines[end][0] and len(lines[end][0]) <= _LONGEST_LINE:
        end += 1
    if end - at < _FEWEST_LINES:
        return None
    found = [_Line(text, start, tuple(m.span() for m in _PIECE.finditer(text))) for text, start in lines[at:end]]
    written = [line for line in found if line.pieces]
    if len(written) < _FEWEST_LINES or all(len(line.pieces) == 1 for line in written):
        return None
    columns = _columns(written)
    if columns is None:
        return None
    cells = tuple(cell for row, line in enumerate(found) if line.pieces for cell in _cells(line, row, columns))
    return Grid(end - at, cells, ruled=False)


def _columns(lines: Sequence[_Line]) -> list[tuple[int, int]] | None:
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


def _cells(line: _Line, row: int, columns: Sequence[tuple[int, int]]) -> list[TextCell]:
    """The cells of a line; where it ends at the end of a column, blank ones too up to there."""
    length = len(line.text)
    last = line.pieces[-1][0]
    reach = length if any(end == length for _, end in columns) else last
    texts = dict(line.pieces)
    return [
        cell_at(line.text[start : texts.get(start, start)], line.start + min(start, length), row, column)
        for column, (start, _) in enumerate(columns)
        if start <= last or start <= reach
    ]
