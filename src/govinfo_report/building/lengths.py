"""How many cells the rows of a table have, compared with rows that are printed like them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govinfo_report.building.parsed import ParsedRow
from govinfo_report.lexing.numbers import BLANK

__all__ = ["shorter_than_alike"]

# So many rows of one length show a rule.
_FEWEST_ALIKE = 3


def shorter_than_alike(rows: Sequence[ParsedRow]) -> list[bool]:
    """Of each row of bars with a cell a line, whether it ends with a blank and has fewer cells than its like.

    Rows beside the label of a group are filled up by fewer blanks than those below them.
    """
    beside = [False, *(not row.is_item and not row.cells for row in rows)]
    counted = {False: Counter[int](), True: Counter[int]()}
    for row, kind in zip(rows, beside, strict=False):
        if row.cells:
            counted[kind][len(row.cells)] += 1
    return [
        _is_spread(row) and len(row.cells) < _usual(counted[kind]) and row.cells[-1].reading.kind is BLANK
        for row, kind in zip(rows, beside, strict=False)
    ]


def _is_spread(row: ParsedRow) -> bool:
    """Whether the cells of a row stand between bars on several lines."""
    return len({(cell.table, cell.row) for cell in row.cells}) > 1 and row.cells[0].table >= 0


def _usual(lengths: Counter[int]) -> int:
    """The length of most rows; 0 where most rows have no length in common."""
    (length, most), *_ = [*lengths.most_common(1), (0, 0)]
    return length if most >= _FEWEST_ALIKE and 2 * most > lengths.total() else 0
