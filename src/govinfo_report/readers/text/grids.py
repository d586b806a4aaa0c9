"""Grids that a plain text sets or draws: what a finder of one kind of grid takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.document import TextCell

__all__ = ["Find", "Finder", "PrintedLine", "TextGrid", "cell_at"]

PrintedLine = tuple[str, int]
"""A line and its offset in the text."""


@frozen
class TextGrid:
    """A table whose rows and columns show in how its lines are set."""

    lines: int
    """How many lines it takes."""
    cells: tuple[TextCell, ...]
    """In reading order; a cell of several lines is one :class:`TextCell` a line."""
    ruled: bool
    """Whether the columns of all rows are the same, as in :class:`~govinfo_report.document.Table`."""


Find = Callable[[Sequence[PrintedLine], int], TextGrid | None]
"""Gives the grid that begins at a line, if one does. It must not read on far behind a line where none begins."""


class Finder(NamedTuple):
    """Finds the grids of one kind."""

    signs: tuple[str, ...]
    """A text without any of these has no such grid."""
    find: Find


def cell_at(text: str, start: int, row: int, column: int, width: int = 1) -> TextCell:
    """The cell that a stretch of a line is, without the white space around it."""
    stripped = text.strip()
    at = start + (text.find(stripped) if stripped else 0)
    return TextCell(stripped, Span(at, at + len(stripped)), row, column, 1, width)
