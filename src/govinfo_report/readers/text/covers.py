"""Rows between bars in which a merged cell covers more: whether what it covers can be told from a blank cell."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["COVERED", "are_told"]

COVERED, _BLANK = " ", "  "
"""What stands between two bars where a merged cell covers more, if a blank cell has its own space on either side."""
_BAR = "|"


def are_told(lines: Iterable[str]) -> bool:
    """Whether bars frame all lines, all texts have space on either side, and some without text have one, others two."""
    seen = set[str]()
    for line in lines:
        before, *cells = line.strip().split(_BAR)
        if before or not cells or cells.pop() or not all(cell[:1] == cell[-1:] == COVERED for cell in cells):
            return False
        seen.update(cell for cell in cells if not cell.strip(" "))
    return seen == {COVERED, _BLANK}
