"""The grid of an HTML table: which row and column each cell stands in, as a browser finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import GridCell

__all__ = ["PrintedCell", "number_of", "place"]

PrintedCell = tuple[str, int, int]
"""Text, rowspan and colspan; a rowspan of 0 reaches to the end of its row group."""

_NUMBER = re.compile(r"[ \t\n\r\f]*\+?([0-9]{1,9})")


def number_of(attribute: str | None) -> int:
    """A rowspan or colspan attribute as a browser reads it: leading digits count, anything else is 1."""
    if attribute is None:
        return 1
    found = _NUMBER.match(attribute)
    return int(found[1]) if found else 1


def place(
    groups: Sequence[Sequence[Sequence[PrintedCell]]], limits: Limits, exceed: Callable[[str], None]
) -> Iterator[GridCell]:
    """Give each cell of a table its place.

    This is the algorithm of the HTML standard: each cell takes the first free column of its row, a rowspan ends with
    its row group, and where a colspan runs into a cell that hangs down from above, the two overlap.

    Args:
        groups: Row groups (head, bodies, foot in the order in which they are shown) of rows of cells.
        limits: ``rows``, ``columns`` and ``span``.
        exceed: Told the name of each limit that is met.

    Yields:
        The cells in reading order; rowspans are cut to the rows there are, colspans to ``limits.columns``.
    """
    row = 0
    for group in groups:
        end = row + len(group)
        hanging = list[tuple[int, int]]()  # cells that reach into later rows: the row below them, their columns as bits
        taken, expires = 0, end
        for cells in group:
            if row >= limits.rows:
                exceed("rows")
                return
            if row >= expires:
                hanging = [(below, columns) for below, columns in hanging if below > row]
                taken, expires = 0, end
                for below, columns in hanging:
                    taken |= columns
                    expires = min(expires, below)
            column, new = 0, 0
            for text, rowspan, colspan in cells:
                if taken:
                    free = ~(taken >> column)
                    column += (free & -free).bit_length() - 1
                if column >= limits.columns:
                    exceed("columns")
                    break
                height = min(rowspan or end, end - row)
                if max(colspan, height) > limits.span:
                    exceed("span")
                    height = min(height, limits.span)
                width = max(1, min(colspan, limits.span, limits.columns - column))
                yield GridCell(text, row, column, height, width)
                if height > 1:
                    columns = ((1 << width) - 1) << column
                    hanging.append((row + height, columns))
                    expires = min(expires, row + height)
                    new |= columns
                column += width
            taken |= new
            row += 1
