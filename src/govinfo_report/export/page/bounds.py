"""How much of a report one page shows. No report meets these bounds; a hostile or foreign document may.

Whatever is not shown, the page says how much of it there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from govinfo_report.diagnostics import Span

__all__ = [
    "MOST_ATTACHMENTS",
    "MOST_FACTS",
    "MOST_FINDINGS",
    "MOST_MARKS",
    "MOST_MESSAGE",
    "MOST_ROWS",
    "MOST_SECTIONS",
    "MOST_WORDS",
    "kept",
]

MOST_ROWS = 1000
"""Rows of one table; the longest official form has 60."""
MOST_FINDINGS = 200
MOST_MESSAGE = 1000
"""Characters of one message."""
MOST_ATTACHMENTS = 20
MOST_FACTS = 200
MOST_SECTIONS = 300
MOST_MARKS = 20_000
"""Places marked in the source."""
MOST_WORDS = 300
"""Characters of one label, note or quotation."""
MOST_SOURCE = 200_000
"""Characters of the source; the longest reports of provinces have a quarter of that."""
_AROUND = 400
"""Characters kept on each side of a mark where the source is longer."""


def kept(length: int, marks: Iterable[Span], most: int = MOST_SOURCE) -> list[Span]:
    """Which parts of a text are shown: all of it, or what stands around its marks, as far as there is room.

    Args:
        length: Characters of the text.
        marks: Places that should be shown, in rising order of their beginnings.
        most: How many characters may be shown.
    """
    if length <= most:
        return [Span(0, length)] if length else []
    ranges = [(0, _AROUND)]
    room = most - _AROUND
    for mark in marks:
        stop = min(mark.end, mark.start + _AROUND)  # of a long one, its beginning
        start, end = max(mark.start - _AROUND, ranges[-1][1]), min(stop + _AROUND, length)
        if end <= ranges[-1][1]:
            continue
        end = min(end, start + room)
        room -= end - start
        if start == ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
        if room <= 0:
            break
    return [Span(start, end) for start, end in ranges]
