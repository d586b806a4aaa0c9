"""Lines of prose, and the passages that hard-wrapped lines belong to.

A PDF or a mail gateway cuts sentences at the edge of the page. Such a document shows it: many of its lines end at
the same width in the middle of a sentence. Only there are lines joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from attrs import define, frozen

from govinfo_report.diagnostics import Span
from govinfo_report.document import Paragraph
from govinfo_report.narrative.fold import Folded, fold_simple

__all__ = ["Body", "Line", "Passage", "body_of", "lines_of", "passages_of"]

_ENDS = "。;!?:；：！？"
_FEWEST_LINES = 12
_TOLERANCE = 3
_LEAST_SHARE = 0.3
_WIDTHS = range(14, 70)


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
    for paragraph in prose:
        offset = paragraph.span.start
        for raw in paragraph.text.split("\n"):
            end = offset + len(raw)
            if raw.strip():
                line = simple[offset:end]
                folded = fold_simple(((line, offset),))
                lines.append(Line(raw, line, offset, paragraph.furniture, folded, folded.text))
            offset = end + 1
    return lines


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
