"""What is no part of a text's lines but stands beside them: the marks of a quotation, and space in or behind all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from govinfo_report.readers.text.grids import PrintedLine

__all__ = ["within_margins"]

_FEWEST_LINES = 3
_WIDEST = 40
_SPACE = " \t\xa0\u3000"
_QUOTED = re.compile(f"[{_SPACE}]*(?:> ?)+")
_INNER_TAB = re.compile(r"\S[^\S\t]*\t")


def within_margins(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines without the marks of a quotation, and without space that all which are not blank begin or end with.

    Tabs that stand in front of lines with bars and nowhere else are the indent of a page's source.
    """
    quoted = sum(1 for body, _ in lines if ">" in body and _QUOTED.match(body))
    if quoted >= _FEWEST_LINES:
        lines = [_cut(line, found.end() if (found := _QUOTED.match(line[0])) else 0, 0) for line in lines]
    if any("\t" in body and "|" in body for body, _ in lines) and not any(_INNER_TAB.search(body) for body, _ in lines):
        lines = [_cut(line, len(line[0]) - len(line[0].lstrip("\t")), 0) for line in lines]
    filled = [body for body, _ in lines if body.strip(_SPACE)]
    if len(filled) < _FEWEST_LINES or (filled[0][0] not in _SPACE and filled[0][-1] not in _SPACE):
        return lines
    front = _common_space([line[:_WIDEST] for line in filled])
    behind = _common_space([line[: -_WIDEST - 1 : -1] for line in filled])
    return [_cut(line, front, behind) for line in lines] if front or behind else lines


def _common_space(lines: Sequence[str]) -> int:
    first, last = min(lines), max(lines)
    alike = takewhile(lambda pair: pair[0] == pair[1] and pair[0] in _SPACE, zip(first, last, strict=False))
    return sum(1 for _ in alike)


def _cut(line: PrintedLine, front: int, behind: int) -> PrintedLine:
    body, start = line
    return body[front : max(front, len(body) - behind)], start + min(front, len(body))
