"""White space below a table on bare lines, where a line that holds nothing may as well be a blank cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK

__all__ = ["may_have_gaps", "without_gap"]


def may_have_gaps(last_rows: Iterable[tuple[Sequence[Atom], int]]) -> bool:
    """Whether white space may stand below a table: most tables whose last row is full must have some, if there are any.

    Args:
        last_rows: The last row of each table, and how many columns the table has.
    """
    found = [len(cells) > count for cells, count in last_rows if _is_full(cells, count)]
    return not found or 2 * sum(found) > len(found)


def without_gap(cells: tuple[Atom, ...], usual: int) -> tuple[Atom, ...]:
    """A row without the white space behind it.

    Args:
        cells: Its cells.
        usual: How many cells the rows of its table have.
    """
    end = len(cells)
    while end > usual and _is_white(cells[end - 1]):
        end -= 1
    return cells[:end]


def _is_full(cells: Sequence[Atom], count: int) -> bool:
    """Whether a row on bare lines has a text for every column, and behind them white space at most."""
    full = len(cells) >= count and all(cell.text and cell.table < 0 for cell in cells[:count])
    return full and all(map(_is_white, cells[count:]))


def _is_white(cell: Atom) -> bool:
    return cell.table < 0 and cell.reading.kind is BLANK
