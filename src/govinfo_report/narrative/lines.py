"""Lines of prose, and the passages that hard-wrapped lines belong to.

A PDF or a mail gateway cuts sentences at the edge of the page. Such a document shows it: many of its lines end at
the same width in the middle of a sentence. Only there are lines joined, and where a tool has set each figure of a
sentence on a line of its own: 收到申请, 12, 件.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from attrs import define, frozen

from govinfo_report.diagnostics import Span
from govinfo_report.document import Paragraph
from govinfo_report.narrative.fold import Folded, fold_simple
from govinfo_report.narrative.quantities import read_quantity

__all__ = ["Body", "Line", "Passage", "body_of", "lines_of", "passages_of"]

_ENDS = "。;!?:；：！？"
_FEWEST_LINES = 12
_TOLERANCE = 3
_LEAST_SHARE = 0.3
_WIDTHS = range(14, 70)
_BARE_FIGURE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?")
_LED_TO = re.compile(r"[\u4e00-\u9fff,、:(《]\s*$")
"""How a line ends that a figure goes on from."""
_OF_DATE = {"年": 4, "月": 2, "日": 2}
"""What follows a figure of a date, and how many digits that has at most."""
_LONGEST_UNIT = 4
_EDGE = 4
"""Characters at the end of a line that are looked at, with the blanks behind it."""


@define(slots=False, eq=False)
class Line:
    """One line of prose."""

    raw: str
    simple: str
    """The same in simplified characters and half-width punctuation."""
    start: int
    """Offset of its first character in the document's text."""
    furniture: bool
    folded: Folded
    text: str
    """Folded."""

    @property
    def span(self) -> Span:
        """The line without the blanks around it."""
        return self.folded.span(0, len(self.text)) if self.text else Span(self.start, self.start)

    @property
    def width(self) -> float:
        """Its printed width in Chinese characters."""
        text = self.raw.strip()
        return (len(text.encode("utf-8", "replace")) + len(text)) / 4


@frozen(eq=False)
class Body:
    """Lines as one text: one search finds what any of them has."""

    lines: Sequence[Line]
    text: str
    """Their folded texts, parted by line ends."""
    _starts: list[int]

    def index(self, offset: int) -> int:
        """Which line stands at an offset of the text."""
        return bisect_right(self._starts, offset) - 1

    def span(self, start: int, end: int) -> Span:
        """Where a range of the text, within one line, stands in the document."""
        index = self.index(start)
        first = self._starts[index]
        return self.lines[index].folded.span(start - first, end - first)


def body_of(lines: Sequence[Line]) -> Body:
    """Lines as one text."""
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    return Body(lines, "\n".join([line.text for line in lines]), starts[:-1])


@frozen
class Passage:
    """Text that reads on: a line, or the lines of one paragraph."""

    folded: Folded
    start: int
    """Offset of its first character in the document's text."""


def lines_of(prose: Sequence[Paragraph], simple: str) -> list[Line]:
    """The lines of paragraphs, those of white space left out.

    Args:
        prose: The paragraphs.
        simple: The document's text in simplified characters.
    """
    lines: list[Line] = []
    for raw, start, end, furniture in _rejoined(list(_printed(prose)), simple):
        line = simple[start:end]
        folded = fold_simple(((line, start),))
        lines.append(Line(raw, line, start, furniture, folded, folded.text))
    return lines


class _Printed(NamedTuple):
    """A line and where it stands in the document's text."""

    raw: str
    start: int
    end: int
    furniture: bool


def _printed(prose: Sequence[Paragraph]) -> Iterator[_Printed]:
    for paragraph in prose:
        offset = paragraph.span.start
        for raw in paragraph.text.split("\n"):
            end = offset + len(raw)
            if raw.strip():
                yield _Printed(raw, offset, end, paragraph.furniture)
            offset = end + 1


def _rejoined(lines: Sequence[_Printed], simple: str) -> Iterator[_Printed]:
    """The lines, a figure that stands alone with those that it was torn from."""
    at = 0
    while at < len(lines):
        line = lines[at]
        while at + 2 < len(lines) and _is_torn(simple, line.end, lines[at + 1], lines[at + 2]):
            raw = line.raw + lines[at + 1].raw + lines[at + 2].raw
            line = line._replace(raw=raw, end=lines[at + 2].end)
            at += 2
        yield line
        at += 1


def _is_torn(simple: str, end: int, figure: _Printed, behind: _Printed) -> bool:
    """Whether a line of one figure goes on from what ends in front of it, and its unit begins the line behind it."""
    digits = figure.raw.strip()
    if not _BARE_FIGURE.fullmatch(digits) or not _LED_TO.search(simple, max(0, end - _EDGE), end):
        return False
    if simple[end : figure.start].strip() or simple[figure.end : behind.start].strip():
        return False
    unit = simple[behind.start : behind.end].strip()[:_LONGEST_UNIT]
    if len(digits) <= _OF_DATE.get(unit[:1], 0):
        return True
    found = read_quantity(digits + unit, 0)
    return bool(found) and found[0].unit is not None


def _wrap_width(lines: Sequence[Line]) -> float | None:
    """The width at which the document's lines are cut; None where each line is a paragraph."""
    if len(lines) < _FEWEST_LINES:
        return None
    widths = sorted(line.width for line in lines if not line.furniture)
    if len(widths) < _FEWEST_LINES:
        return None
    width = widths[int(len(widths) * 0.95)]
    if int(width) not in _WIDTHS:
        return None
    full = sum(width - _TOLERANCE <= each <= width + _TOLERANCE for each in widths)
    return width if full >= _LEAST_SHARE * len(widths) else None


def passages_of(lines: Sequence[Line], barriers: Sequence[Span], starts: frozenset[int]) -> list[Passage]:
    """Join the lines of wrapped paragraphs.

    Args:
        lines: The lines of prose.
        barriers: Spans of tables, over which no paragraph goes.
        starts: Offsets of lines that begin with a heading, and so begin a paragraph.
    """
    width = _wrap_width(lines)
    walls = sorted(span.start for span in barriers)
    passages: list[Passage] = []
    run: list[Line] = []

    def close() -> None:
        if run:
            folded = run[0].folded if len(run) == 1 else fold_simple(tuple((line.simple, line.start) for line in run))
            passages.append(Passage(folded, run[0].start))
            run.clear()

    wall = 0
    for line in lines:
        crossed = False
        while wall < len(walls) and walls[wall] < line.start:
            wall, crossed = wall + 1, True
        if line.furniture:
            continue
        goes_on = (
            bool(run)
            and width is not None
            and run[-1].width >= width - _TOLERANCE
            and run[-1].text[-1:] not in _ENDS
            and line.start not in starts
            and not crossed
        )
        if not goes_on:
            close()
        run.append(line)
    close()
    return passages
