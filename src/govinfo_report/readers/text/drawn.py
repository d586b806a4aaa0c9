"""Tables drawn with characters (``│``, ``├──┼``, ``+---+``): a real grid whose cells run over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from govinfo_report.document import TextCell, wide_characters
from govinfo_report.readers.text.grids import PrintedLine, TextGrid, cell_at

__all__ = ["FRAME_CORNERS", "find_drawn", "unframed"]

_UPRIGHT = frozenset("│┃║|")
_CORNERS = frozenset("├┤┬┴┼┌┐└┘┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╪╫╞╡╤╧╟╢")
_LEVEL = frozenset("─━═-=")
_TOP = re.compile(r"[ \t]*(?:[┌┏╔├][─━═┬┳╦]{2,}|\+[-=]{2,}(?:\+[-=]{2,})*\+)")
_PART = re.compile(r"[ \t]*[│┃║|├┣╠┌┏╔└┗╚+]")

FRAME_CORNERS = ("+-", "+=", *"┌┏╔├┣╠")
"""A text without any of these has no frame."""
# A frame around a page: lines of one cell, parted or not.
_FRAME = re.compile(r"[ \t]*(?:[┌┏╔├┣╠└┗╚][─━═]{2,}[┐┓╗┤┫╣┘┛╝]|\+[-=]{2,}\+)[ \t]*")
_FRAMED = re.compile(r"[ \t]*[│┃║|](.*)[│┃║|][ \t]*")
_MOST_FRAMES = 8


def find_drawn(lines: Sequence[PrintedLine], at: int) -> TextGrid | None:
    """The drawn table whose upper edge is a line."""
    if _TOP.match(lines[at][0]) is None:
        return None
    end = at + 1
    while end < len(lines) and (_TOP.match(lines[end][0]) or _PART.match(lines[end][0])):
        end += 1
    return TextGrid(end - at, tuple(_cells(lines[at:end])), ruled=True)


def unframed(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines without the frames of drawn tables that have one column: what they hold is text, or other tables."""
    for _ in range(_MOST_FRAMES):
        inner = list(_unframed_once(lines))
        if len(inner) == len(lines):
            break
        lines = inner
    return lines


def _unframed_once(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    at = 0
    while at < len(lines):
        end = at
        if _FRAME.fullmatch(lines[at][0]):
            while end < len(lines) and (_FRAME.fullmatch(lines[end][0]) or _FRAMED.fullmatch(lines[end][0])):
                end += 1
        if end > at + 1 and _FRAME.fullmatch(lines[end - 1][0]):
            found = ((_FRAMED.fullmatch(text), start) for text, start in lines[at:end])
            yield from ((one[1], start + one.start(1)) for one, start in found if one is not None)
            at = end
        else:
            yield lines[at]
            at += 1


@define
class _OpenCell:
    left: int
    right: int
    row: int
    pieces: list[tuple[str, int]] = field(factory=list)


def _cells(lines: Sequence[PrintedLine]) -> list[TextCell]:
    """The cells of a drawn table in reading order; a cell of several lines is one :class:`TextCell` a line."""
    parts = [_segments(line, start) for line, start in lines]
    edges = sorted({x for segments in parts for left, right, _, _ in segments for x in (left, right)})
    index = {x: number for number, x in enumerate(edges)}
    opened, done = dict[int, _OpenCell](), list[_OpenCell]()
    row, ruled = 0, True
    for segments in parts:
        rules = [(left, right) for left, right, text, _ in segments if text is None]
        if rules and not ruled:
            row += 1
        ruled = bool(rules)
        for left, right in rules:
            for key in [key for key, cell in opened.items() if cell.left < right and left < cell.right]:
                done.append(opened.pop(key))
        for left, right, text, start in segments:
            if text is None:
                continue
            cell = opened.get(left)
            if cell is None or cell.right != right:
                if cell is not None:
                    done.append(opened.pop(left))
                cell = opened[left] = _OpenCell(left, right, row)
            cell.pieces.append((text, start))
    done.extend(opened.values())
    done.sort(key=lambda cell: (cell.row, cell.left))
    return [piece for cell in done for piece in _text_cells(cell, index)]


def _text_cells(cell: _OpenCell, index: dict[int, int]) -> list[TextCell]:
    column, width = index[cell.left], index[cell.right] - index[cell.left]
    written = [(text, start) for text, start in cell.pieces if text.strip()] or cell.pieces[:1]
    return [cell_at(text, start, cell.row, column, width) for text, start in written]


def _segments(line: str, start: int) -> list[tuple[int, int, str | None, int]]:
    """What stands between the borders of a line: left and right border in places, its text (None: a rule), offset."""
    borders = list[tuple[int, int]]()
    place = 0
    for number, char in enumerate(line):
        if char in _UPRIGHT or char in _CORNERS or (char == "+" and _at_rule(line, number)):
            borders.append((place, number))
        place += 1 + wide_characters(char)
    found = list[tuple[int, int, str | None, int]]()
    for (left, first), (right, last) in pairwise(borders):
        inner = line[first + 1 : last]
        is_rule = bool(inner) and set(inner) <= _LEVEL and (len(inner) > 1 or inner in "─━═")
        found.append((left, right, None if is_rule else inner, start + first + 1))
    return found


def _at_rule(line: str, number: int) -> bool:
    """Whether a plus sign is a corner: a dash stands beside it, and it is no sign of a figure."""
    before, behind = line[number - 1 : number], line[number + 1 : number + 3]
    return (before in _LEVEL and bool(before)) or behind in {"--", "=="}
