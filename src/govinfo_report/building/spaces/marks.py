"""Columns of spaces that are narrow or jump: a row is placed where other rows of its page have stood before it.

Some tools move a figure aside where a wide one stands in front of it, so that the columns of a page overlap, and no
band of spaces parts them. But what stands at the very place where several rows of known columns have one column, and
none has another, stands in that column; a row is placed if that is so for all of its pieces, in one way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from govinfo_report.building.spaces.layout import LaidRow, blanks_between, interval, steady
from govinfo_report.building.sums import RowSums
from govinfo_report.lexing.atoms import Atom

__all__ = ["place_by_marks"]

_Cells = tuple[Atom, ...]
_Interval = tuple[int, int]
_Marks = Mapping[int, Sequence[_Interval]]
"""Where pieces of each column stand on a page."""

# So many rows show where a column is; one alone may be the one that slipped.
_FEWEST = 2
# A place that is less than so far from a mark may be of its column as well.
_CLOSE = 3.0


def place_by_marks(
    rows: Sequence[LaidRow], placed: Sequence[_Cells | None], sums: RowSums | None, count: int, *, wide: bool
) -> list[_Cells | None]:
    """Place the rows whose pieces stand where those of placed rows on their page do.

    Args:
        rows: The rows of one table.
        placed: The cells of each row that has its place, one a column.
        sums: What a row adds up to, where its form says so; a row on which they fail is not placed.
        count: How many columns there are.
        wide: Whether a Chinese character takes two places.
    """
    result = list[_Cells | None](placed)
    for page in {row.page for row in rows}:
        marks = _marks(rows, placed, page, wide=wide)
        for number, row in enumerate(rows):
            if placed[number] is None and row.page == page and len(row.pieces) >= _FEWEST:
                columns = _columns(row, marks, wide=wide)
                cells = blanks_between(row, dict(zip(columns, row.pieces, strict=True)), count) if columns else None
                if cells is not None and (sums is None or sums.hold(cells)):
                    result[number] = cells
    return result


def _marks(rows: Sequence[LaidRow], placed: Sequence[_Cells | None], page: int | None, *, wide: bool) -> _Marks:
    marks = dict[int, list[_Interval]]()
    for row, cells in zip(rows, placed, strict=True):
        if cells is not None and row.page == page:
            sure = {cell.span for cell in steady(row, wide=wide) if cell.table < 0}
            for column, cell in enumerate(cells):
                if cell.text and cell.span in sure:
                    marks.setdefault(column, []).append(interval(cell, wide=wide))
    return marks


def _columns(row: LaidRow, marks: _Marks, *, wide: bool) -> tuple[int, ...] | None:
    """The column of each piece, if every piece stands at its marks and no other way is open."""
    moved = len(steady(row, wide=wide)) < len(row.pieces)
    if moved or any(atom.table >= 0 or not atom.is_value for atom in row.pieces):
        return None
    exact, open_ = list[list[int]](), list[list[int]]()
    for atom in row.pieces:
        offs = {column: [_off(interval(atom, wide=wide), mark) for mark in own] for column, own in marks.items()}
        exact.append([column for column, off in offs.items() if sum(one < 1 for one in off) >= _FEWEST])
        open_.append([column for column, off in offs.items() if min(off) < _CLOSE])
    ways = _rising(open_)
    if len(ways) != 1 or not all(column in own for column, own in zip(ways[0], exact, strict=True)):
        return None
    return ways[0]


def _rising(choices: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """All ways to choose one of each so that they rise; there are never more than a few choices."""
    ways: list[tuple[int, ...]] = [()]
    for own in choices:
        ways = [(*way, one) for way, one in product(ways, own) if not way or way[-1] < one]
    return ways


def _off(one: _Interval, mark: _Interval) -> float:
    """How far a piece is from a mark: by its beginning, its end or its middle, whichever is nearest."""
    return min(abs(one[0] - mark[0]), abs(one[1] - mark[1]), abs(sum(one) - sum(mark)) / 2)
