"""Columns of spaces under a line of dashes (``------  ----``), one dash group a column: a grid without doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from govinfo_report.document import TextCell, wide_characters
from govinfo_report.readers.text.grids import PrintedLine, TextGrid, cell_at

__all__ = ["DASH_GROUPS", "find_dashed"]

_GROUPS = re.compile(r"[ \t]*(?:-{2,}|={2,})(?: +(?:-{2,}|={2,}))+[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,})(?: +(?:-+|=+))*[ \t]*")
_GROUP = re.compile(r"-+|=+")
DASH_GROUPS = ("-- ", "== ")
"""A text without any of these has no two groups of dashes on a line."""
# A header above its dashes takes at most so many lines.
_MOST_HEADER_LINES = 6
_LONGEST_TABLE = 5_000


def find_dashed(lines: Sequence[PrintedLine], at: int) -> TextGrid | None:
    """The table that begins at a line of dashes, or at the header above one; it ends with a rule or an empty line."""
    rule = _rule_below(lines, at)
    if rule is None:
        return None
    groups = [found.span() for found in _GROUP.finditer(lines[rule][0])]
    end = _end(lines, rule + 1)
    closed = end < len(lines) and _RULE.fullmatch(lines[end][0]) is not None
    body = [line for line in lines[at:end] if not _RULE.fullmatch(line[0])]
    for wide in (True, False):
        if all(_is_set(text, groups, wide=wide) for text, _ in body):
            break
    else:
        return None
    blank = _is_blank_row(groups)
    several = closed and any(not text.strip() and not blank(text) for text, _ in body)
    cells = tuple(
        cell
        for row, rows in enumerate(_rows(body, blank, several=several))
        for cell in _cells(rows, row, groups, wide=wide)
    )
    return TextGrid(end - at + closed, cells, ruled=True) if cells else None


def _rule_below(lines: Sequence[PrintedLine], at: int) -> int | None:
    """The line of dashes that a table beginning here has: this one, or the one below its header."""
    if _GROUPS.fullmatch(lines[at][0]):
        return at
    framed = _RULE.fullmatch(lines[at][0]) is not None
    if not framed and (not lines[at][0].strip() or (at and lines[at - 1][0].strip())):
        return None
    for number in range(at + 1, min(at + 1 + (_MOST_HEADER_LINES if framed else 1), len(lines))):
        if _GROUPS.fullmatch(lines[number][0]):
            return number
        if not lines[number][0].strip():
            return None
    return None


def _end(lines: Sequence[PrintedLine], first: int) -> int:
    """The closing rule; where there is none before the text goes on behind an empty line, that empty line."""
    empty = None
    for number in range(first, min(first + _LONGEST_TABLE, len(lines))):
        text = lines[number][0]
        if _RULE.fullmatch(text):
            return number
        if not text.strip():
            empty = number if empty is None else empty
        elif empty is not None and not text.startswith(" "):
            return empty
    return len(lines) if empty is None else empty


def _is_blank_row(groups: Sequence[tuple[int, int]]) -> Callable[[str], bool]:
    """Whether a line is a row of blank cells: spaces as far as the last column; an empty line is none."""
    return lambda text: not text.strip() and len(text) > groups[-1][0]


def _rows(body: Sequence[PrintedLine], blank: Callable[[str], bool], *, several: bool) -> Iterator[list[PrintedLine]]:
    """A row a line; of rows of several lines, the lines between empty ones."""
    gathered = list[PrintedLine]()
    for line in body:
        if line[0].strip() or (blank(line[0]) and not several):
            gathered.append(line)
        if gathered and (not several or not line[0].strip()):
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _cut(text: str, groups: Sequence[tuple[int, int]], *, wide: bool) -> Iterator[tuple[int, int]]:
    """Where the text of each column begins and ends; what stands between two columns belongs to the first."""
    places, place = [0], 0
    for char in text:
        place += 1 + (wide_characters(char) if wide else 0)
        places.append(place)
    starts = [0, *(start for start, _ in groups[1:])]
    edges = [next((number for number, at in enumerate(places) if at >= start), len(text)) for start in starts]
    yield from pairwise([*edges, len(text)])


def _is_set(text: str, groups: Sequence[tuple[int, int]], *, wide: bool) -> bool:
    """Whether a space stands in front of every column."""
    return all(not left or left >= len(text) or text[left - 1] in " \t" for left, _ in _cut(text, groups, wide=wide))


def _cells(
    lines: Sequence[PrintedLine], row: int, groups: Sequence[tuple[int, int]], *, wide: bool
) -> Iterator[TextCell]:
    columns = zip(*([(line, cut) for cut in _cut(line[0], groups, wide=wide)] for line in lines), strict=True)
    for column, pieces in enumerate(columns):
        texts = [(text[left:right], start + left) for (text, start), (left, right) in pieces]
        for text, start in [one for one in texts if one[0].strip()] or texts[:1]:
            yield cell_at(text, start, row, column)
