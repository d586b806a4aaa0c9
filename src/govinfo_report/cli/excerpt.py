"""Show where in a document something stands: its line, and marks under it, as compilers do."""

from __future__ import annotations

import unicodedata

from attrs import frozen
from rich.cells import cell_len, set_cell_size

from govinfo_report.diagnostics import Span

__all__ = ["Excerpt", "excerpt", "harmless"]

# Lines of a document may be as long as the document: only this much of one is looked at.
_AROUND = 400
_GAP = "…"


@frozen
class Excerpt:
    """A line of the document and what is marked in it."""

    number: int
    """Line of the document's text, from 1."""
    column: int
    """Character in that line, from 1."""
    line: str
    """What is shown of it, free of control characters."""
    marks: str
    """Spaces, a caret and tildes as wide as what stands above them, whatever the width of its characters."""
    lines: int
    """How many lines the span covers."""
    length: int
    """Characters of its first line that it covers."""


def harmless(text: str) -> str:
    """A text that can be printed: nothing in it moves the cursor, colours, hides or turns what follows."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character


def excerpt(text: str, span: Span, width: int) -> Excerpt:
    """The line that a span begins in, cut so that it fits in a width and shows the span's beginning."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    stop = max(span.start, min(span.end, end))
    before = harmless(text[max(start, span.start - _AROUND) : span.start])
    marked = harmless(text[span.start : min(stop, span.start + _AROUND)])
    after = harmless(text[stop : min(end, stop + _AROUND)]) if len(marked) < _AROUND else ""
    room = max(width, 20)
    marked = _head(marked, room)
    lead = _tail(before, max((room - cell_len(marked)) // 2, 0) if cell_len(before + marked + after) > room else room)
    follow = _head(after, room - cell_len(lead) - cell_len(marked))
    return Excerpt(
        text.count("\n", 0, start) + 1,
        span.start - start + 1,
        f"{lead}{marked}{follow}",
        " " * cell_len(lead) + "^" + "~" * (cell_len(marked) - 1),
        text.count("\n", span.start, max(span.end - 1, span.start)) + 1,
        stop - span.start,
    )


def _head(text: str, room: int) -> str:
    """As much of the beginning as fits; a cut is shown."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, room - 1) + _GAP if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """As much of the end as fits; a cut is shown."""
    return _head(text[::-1], room)[::-1]
