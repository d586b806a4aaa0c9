"""Columns of spaces that drift from line to line: each figure under a near column, if the sums leave it no other.

Where a tool squeezes wide labels into its lines, the figures of a column no longer stand below one another. A row with
blank cells then fits in several ways. One is taken only if, of all that are nearly as near as the nearest, it is the
only one with which every printed sum of the table can hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import comb

from attrs import frozen

from govinfo_report.building.spaces.layout import LaidRow, blanks_between, interval, steady
from govinfo_report.building.spaces.settling import Way, settle
from govinfo_report.building.sums import TableSums, known_figures
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["place_by_sums"]

_Cells = tuple[Atom, ...]
# A way that is farther off than the nearest by no more than so many places is nearly as near.
_NEARLY = 12.0
# So far figures stand off their columns, and where all of a row is moved aside, off their place beside the total.
_SLIP, _SLIP_OFF_TOTAL = 4.0, 2.0
# More ways than a row of two blocks of the widest form has are not tried.
_MOST_WAYS = 6_500


def place_by_sums(
    rows: Sequence[LaidRow],
    placed: Sequence[_Cells | None],
    paths: Sequence[Sequence[str | None]],
    headers: Sequence[Sequence[Atom]],
    *,
    wide: bool,
) -> list[_Cells | None]:
    """Place the rows that have no place yet and fewer pieces than there are columns, or none at all.

    Args:
        rows: The rows of one table.
        placed: The cells of each row that has its place, one a column.
        paths: The path of each cell of each row; None for cells without one, and for the heading of a group.
        headers: The header words of each column.
        wide: Whether a Chinese character takes two places.

    Returns:
        The cells of each row; None where nothing or not one way alone is confirmed.
    """
    measures = {page: _measure(rows, placed, headers, page, wide=wide) for page in {row.page for row in rows}}
    waiting = {n: row for n, row in enumerate(rows) if placed[n] is None and row.pieces and all(paths[n])}
    ways = {n: measures[row.page].ways(row) for n, row in waiting.items() if _counts(row)}
    ways = {number: found for number, found in ways.items() if found}
    idle = [number for number, row in waiting.items() if not _counts(row)]  # it adds nothing, wherever it stands
    figures = dict[str, Number](known_figures(rows, placed, paths))
    figures |= {path: 0 for number in (*ways, *idle) for path in paths[number] if path}
    choices = {
        number: [Way(sum(off), _figures(rows[number], columns, paths[number])) for columns, off in found.items()]
        for number, found in ways.items()
    }
    settled = settle(TableSums.over(figures), choices) if choices else {}
    result = list[_Cells | None](placed)
    for number, way in settled.items():
        columns, off = list(ways[number].items())[way]
        if max(off) > measures[rows[number].page].slip:
            return list(placed)  # then the columns are not where they seem to be
        result[number] = blanks_between(
            rows[number], dict(zip(columns, rows[number].pieces, strict=True)), len(paths[number])
        )
    return result


@frozen
class _Measure:
    """Where the columns of a page are.

    Attributes:
        axes: Between which places the middle of each column lies; nothing where that does not show.
        from_total: Whether places count from the total of each row, and not on the line.
        slip: How far pieces may be off their columns at most.
        wide: Whether a Chinese character takes two places.
    """

    axes: Sequence[tuple[float, float]]
    from_total: bool
    slip: float
    wide: bool

    def ways(self, row: LaidRow) -> Mapping[tuple[int, ...], tuple[float, ...]]:
        """The columns of a row's pieces in each way that is nearly as near as the nearest, and how far each is off."""
        at = _places(row, from_total=self.from_total, wide=self.wide)
        if not 0 < len(at) <= len(self.axes) or comb(len(self.axes), len(at)) > _MOST_WAYS:
            return {}
        if not all(atom.is_value for atom in row.pieces) or len({atom.row for atom in row.pieces}) > 1:
            return {}
        far = [[max(low - place, place - high, 0.0) for low, high in self.axes] for place in at]
        off = {
            columns: tuple(far[piece][column] for piece, column in enumerate(columns))
            for columns in combinations(range(len(self.axes)), len(at))
        }
        nearest = min(map(sum, off.values()))
        return {columns: one for columns, one in off.items() if sum(one) <= nearest + _NEARLY}


def _places(row: LaidRow, *, from_total: bool, wide: bool) -> list[float]:
    """Where the middle of each piece of a row stands: on the line, or off its last piece if it is the others' sum.

    Zeros add up under any column, so of them the sum says nothing.
    """
    at = [_middle(atom, wide=wide) for atom in row.pieces]
    if not from_total:
        return at
    *parts, total = [atom.reading.value or 0 for atom in row.pieces] or [0]
    return [one - at[-1] for one in at] if all(parts) and 0 < total == sum(parts) else []


def _measure(
    rows: Sequence[LaidRow],
    placed: Sequence[_Cells | None],
    headers: Sequence[Sequence[Atom]],
    page: int | None,
    *,
    wide: bool,
) -> _Measure:
    """Where the columns of a page are: on the line or, where rows are moved aside as a whole, off their totals."""
    whole = [
        row
        for row, cells in zip(rows, placed, strict=True)
        if cells is not None and all(cell.text and cell.page == page for cell in cells)
    ]
    heads = [words[0] for words in headers if words and words[0].page == page]
    axes = _axes_on_the_line(whole, heads, len(headers), wide=wide)
    off_total = [(row, at) for row in rows if row.page == page and (at := _places(row, from_total=True, wide=wide))]
    totals = [_middle(row.pieces[-1], wide=wide) for row, _ in off_total]
    if axes and all(axes[-1][0] - _SLIP <= at <= axes[-1][1] + _SLIP for at in totals):
        return _Measure(axes, False, _SLIP, wide)  # noqa: FBT003
    axes = _axes([enumerate(at) for row, at in off_total if row in whole], len(headers))
    return _Measure(axes, True, _SLIP_OFF_TOTAL, wide)  # noqa: FBT003


def _axes_on_the_line(
    whole: Sequence[LaidRow], heads: Sequence[Atom], count: int, *, wide: bool
) -> Sequence[tuple[float, float]]:
    """The axes by the steady pieces of rows that have one for every column; without such rows, by the headers."""
    if whole:
        sure = [{piece.span for piece in steady(row, wide=wide)} for row in whole]
        return _axes(
            [
                [(column, _middle(piece, wide=wide)) for column, piece in enumerate(row.pieces) if piece.span in own]
                for row, own in zip(whole, sure, strict=True)
            ],
            count,
        )
    if steady(LaidRow((), tuple(heads)), wide=wide) != list(heads):
        return []
    return _axes([[(column, _middle(head, wide=wide)) for column, head in enumerate(heads)]], count)


def _axes(rows: Iterable[Iterable[tuple[int, float]]], count: int) -> Sequence[tuple[float, float]]:
    """Between which places each column lies, from the places of rows; nothing where they do not show all."""
    ranges = defaultdict[int, list[float]](list)
    for column, at in (one for row in rows for one in row):
        ranges[column].append(at)
    axes = [(min(found), max(found)) for _, found in sorted(ranges.items())]
    rising = all(left[1] < right[0] for left, right in pairwise(axes))
    return axes if rising and len(axes) == count else []


def _middle(atom: Atom, *, wide: bool) -> float:
    return sum(interval(atom, wide=wide)) / 2


def _counts(row: LaidRow) -> bool:
    """Whether it has a figure above zero, or something that is none."""
    return any(atom.reading.value or not atom.is_value for atom in row.pieces)


def _figures(row: LaidRow, columns: Sequence[int], paths: Sequence[str | None]) -> dict[str, Number]:
    """The figures of a row placed one way, by path."""
    values = dict(zip(columns, (atom.reading.value or 0 for atom in row.pieces), strict=True))
    return {path: values.get(column, 0) for column, path in enumerate(paths) if path}
