"""Columns of spaces that drift from line to line: each figure under the nearest column, if the sums confirm it.

Where a tool squeezes wide labels into its lines, the figures of a column no longer stand below one another. A row with
blank cells then fits in several ways. The nearest one is taken only if every printed sum that its figures enter holds
with it, and holds with no other placing that is nearly as near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import comb

from attrs import frozen

from govinfo_report.building.spaces.layout import LaidRow, blanks_between, interval, steady
from govinfo_report.building.sums import TableSums, known_figures
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["place_by_sums"]

_Cells = tuple[Atom, ...]
# Another placing that is farther off by no more than so many places is a rival.
_RIVAL = 4.0
# More ways than a row of two blocks of the widest form has are not tried.
_MOST_WAYS = 6_500
_MOST_REPAIRS = 400


@frozen
class _Way:
    """One way to place the pieces of a row."""

    cost: float
    """Distance of all pieces from their columns, in places."""
    columns: tuple[int, ...]


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
    result = list[_Cells | None](placed)
    axes = {page: _axes(rows, placed, headers, page, wide=wide) for page in {row.page for row in rows}}
    ways = {
        number: found
        for number, row in enumerate(rows)
        if placed[number] is None and (found := _ways(row, axes[row.page], wide=wide))
    }
    ways = {number: found for number, found in ways.items() if all(paths[number])}
    if not ways:
        return result
    figures = dict[str, Number](known_figures(rows, placed, paths))
    figures |= {path: 0 for number in ways for path in paths[number] if path}
    sums = TableSums.over(figures)
    chosen = _confirmed(
        sums, {n: [(way, _figures(rows[n], way, paths[n])) for way in found] for n, found in ways.items()}
    )
    for number, way in chosen.items():
        pieces = dict(zip(way.columns, rows[number].pieces, strict=True))
        result[number] = blanks_between(rows[number], pieces, len(paths[number]))
    return result


def _axes(
    rows: Sequence[LaidRow],
    placed: Sequence[_Cells | None],
    headers: Sequence[Sequence[Atom]],
    page: int | None,
    *,
    wide: bool,
) -> list[tuple[float, float]]:
    """Between which places the middle of each column lies on a page; nothing where it does not show."""
    ranges = defaultdict[int, list[float]](list)
    heads = [words[0] for words in headers if words and words[0].page == page]
    full = False
    for row, cells in zip(rows, placed, strict=True):
        if cells is not None and all(cell.text and cell.page == page for cell in cells):
            full, sure = True, {cell.span for cell in steady(row, wide=wide)}
            for column, cell in enumerate(cells):
                if cell.span in sure:
                    ranges[column].append(_middle(cell, wide=wide))
    if not full and steady(LaidRow((), tuple(heads)), wide=wide) == heads:
        ranges |= {column: [_middle(head, wide=wide)] for column, head in enumerate(heads)}
    axes = [(min(found), max(found)) for _, found in sorted(ranges.items())]
    rising = all(left[1] < right[0] for left, right in pairwise(axes))
    return axes if rising and len(axes) == len(headers) else []


def _middle(atom: Atom, *, wide: bool) -> float:
    return sum(interval(atom, wide=wide)) / 2


def _ways(row: LaidRow, axes: Sequence[tuple[float, float]], *, wide: bool) -> list[_Way]:
    """All ways to place a row's pieces in their order, the nearest first."""
    pieces = row.pieces
    if not 0 < len(pieces) <= len(axes) or comb(len(axes), len(pieces)) > _MOST_WAYS:
        return []
    if not all(atom.is_value for atom in pieces) or len({atom.row for atom in pieces}) > 1:
        return []
    far = [
        [max(low - at, at - high, 0.0) for low, high in axes] for at in (_middle(atom, wide=wide) for atom in pieces)
    ]
    ways = [
        _Way(sum(far[piece][column] for piece, column in enumerate(columns)), columns)
        for columns in combinations(range(len(axes)), len(pieces))
    ]
    return sorted(ways, key=lambda way: way.cost)


def _figures(row: LaidRow, way: _Way, paths: Sequence[str | None]) -> dict[str, Number]:
    """The figures of a row placed one way, by path."""
    values = dict(zip(way.columns, (atom.reading.value or 0 for atom in row.pieces), strict=True))
    return {path: values.get(column, 0) for column, path in enumerate(paths) if path}


_Choices = Mapping[int, Sequence[tuple[_Way, Mapping[str, Number]]]]


def _confirmed(sums: TableSums, choices: _Choices) -> dict[int, _Way]:
    """The way of each row that the sums confirm: the nearest ways of all rows, or with one row placed otherwise."""
    nearest = {number: found[0] for number, found in choices.items()}
    if not sums.hold(_all(nearest)):
        repaired = [one for one in _repairs(choices, nearest) if sums.hold(_all(one))]
        if len(repaired) != 1:
            return {}
        nearest = repaired[0]
    return {
        number: way
        for number, (way, figures) in nearest.items()
        if any(figures.values())  # zeros add up wherever they stand
        and not any(sums.hold(_all({**nearest, number: rival})) for rival in _rivals(choices[number], way))
    }


def _repairs(
    choices: _Choices, nearest: Mapping[int, tuple[_Way, Mapping[str, Number]]]
) -> Iterator[dict[int, tuple[_Way, Mapping[str, Number]]]]:
    left = _MOST_REPAIRS
    for number, found in choices.items():
        for rival in _rivals(found, found[0][0]):
            if left:
                left -= 1
                yield {**nearest, number: rival}


def _all(chosen: Mapping[int, tuple[_Way, Mapping[str, Number]]]) -> dict[str, Number]:
    return {path: value for _, figures in chosen.values() for path, value in figures.items()}


def _rivals(
    found: Sequence[tuple[_Way, Mapping[str, Number]]], chosen: _Way
) -> Iterator[tuple[_Way, Mapping[str, Number]]]:
    """Other ways that are nearly as near."""
    return (one for one in found if one[0] is not chosen and one[0].cost <= chosen.cost + _RIVAL)
