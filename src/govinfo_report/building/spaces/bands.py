"""Columns of spaces of which a page shows too few: which columns they are, the sums over all pages tell, or nothing.

Where an office leaves its zeros blank, some columns of a page have no figure at all. The pieces that stand below one
another are one column of the form, whichever it is, and their order is that of the form. All ways to choose the columns
of a page are tried; its rows are placed if every printed sum holds in one of them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from govinfo_report.building.spaces.layout import (
    LaidRow,
    are_aligned,
    are_parted,
    blanks_between,
    interval,
    is_steady,
    merged,
)
from govinfo_report.building.sums import TableSums, known_figures
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["place_by_bands"]

_Cells = tuple[Atom, ...]
_Paths = Sequence[Sequence[str | None]]
# More ways than a page of two blocks of the widest form has are not tried.
_MOST_WAYS = 6_500


def place_by_bands(
    rows: Sequence[LaidRow], placed: Sequence[_Cells | None], paths: _Paths, *, wide: bool
) -> list[_Cells | None]:
    """Place the rows of each page whose columns the sums tell in one way.

    Args:
        rows: The rows of one table.
        placed: The cells of each row that has its place, one a column.
        paths: The path of each cell of each row; None for cells without one, and for the heading of a group.
        wide: Whether a Chinese character takes two places.
    """
    result = list[_Cells | None](placed)
    waiting = list(dict.fromkeys(row.page for row, cells in zip(rows, placed, strict=True) if cells is None))
    told = True
    while told:  # what one page tells may tell the next one
        told = False
        for page in waiting:
            found = _place_page(rows, result, paths, page, wide=wide)
            told = told or bool(found)
            for number, cells in found.items():
                result[number] = cells
    return result


def _place_page(
    rows: Sequence[LaidRow], placed: Sequence[_Cells | None], paths: _Paths, page: int | None, *, wide: bool
) -> Mapping[int, _Cells]:
    """The cells of the rows on one page that had no place; empty where several ways or none add up."""
    own = _unmoved(rows, page, wide=wide)
    if not any(placed[number] is None for number in own) or not all(all(paths[number]) for number in own):
        return {}
    count = len(paths[own[0]])
    bands = _bands_of([rows[number] for number in own], wide=wide)
    if bands is None or not 0 < max(map(max, bands)) + 1 <= count:
        return {}
    known = known_figures(rows, placed, paths)
    figures = {**known, **{path: 0 for number in own for path in paths[number] if path}}
    sums = TableSums.over(figures)
    holding = list[Mapping[int, _Cells]]()
    for columns in _ways(own, placed, bands, rows, count):
        cells = {
            number: blanks_between(
                rows[number],
                {columns[band]: atom for band, atom in zip(at, rows[number].pieces, strict=True)},
                count,
            )
            for number, at in zip(own, bands, strict=True)
        }
        if sums.hold(_figures(cells, paths)):
            holding.append(cells)
            if len(holding) > 1:
                return {}
    return {number: cells for one in holding for number, cells in one.items() if placed[number] is None}


def _unmoved(rows: Sequence[LaidRow], page: int | None, *, wide: bool) -> list[int]:
    """The rows on a page of which nothing was moved aside.

    Behind a long label, what stands below the first band of the other rows was moved at most within it: had it a column
    of its own before that band, its printed sum would be one more band.
    """
    filled = [(number, row) for number, row in enumerate(rows) if row.page == page and row.pieces]
    bands = merged(interval(atom, wide=wide) for _, row in filled if is_steady(row, wide=wide) for atom in row.pieces)
    first = bands[0] if bands else (0, 0)
    return [number for number, row in filled if is_steady(row, wide=wide, first=first)]


def _bands_of(rows: Sequence[LaidRow], *, wide: bool) -> list[tuple[int, ...]] | None:
    """In which band of the page each piece of each row stands; None where the pieces show no bands."""
    pieces = [atom for row in rows for atom in row.pieces]
    if any(atom.table >= 0 or not atom.is_value for atom in pieces):
        return None
    bands = merged(interval(atom, wide=wide) for atom in pieces)
    if not are_parted(bands):
        return None

    def band_of(atom: Atom) -> int:
        start = interval(atom, wide=wide)[0]
        return next(number for number, (left, right) in enumerate(bands) if left <= start < right)

    found = [tuple(map(band_of, row.pieces)) for row in rows]
    members: dict[int, list[tuple[int, int]]] = {}
    for atom in pieces:
        members.setdefault(band_of(atom), []).append(interval(atom, wide=wide))
    aligned = all(len(own) == 1 or are_aligned(own) for own in members.values())
    rising = all(list(at) == sorted(set(at)) for at in found)
    return found if aligned and rising else None


def _ways(
    own: Sequence[int],
    placed: Sequence[_Cells | None],
    bands: Sequence[tuple[int, ...]],
    rows: Sequence[LaidRow],
    count: int,
) -> Iterator[tuple[int, ...]]:
    """All ways to give the bands columns in their order that leave the placed rows where they are."""
    number_of_bands = max(map(max, bands)) + 1
    if comb(count, number_of_bands) > _MOST_WAYS:
        return
    fixed = dict[int, int]()
    for number, at in zip(own, bands, strict=True):
        cells = placed[number]
        if cells is not None:
            fixed |= {band: cells.index(atom) for band, atom in zip(at, rows[number].pieces, strict=True)}
    for columns in combinations(range(count), number_of_bands):
        if all(columns[band] == column for band, column in fixed.items()):
            yield columns


def _figures(cells: Mapping[int, _Cells], paths: _Paths) -> dict[str, Number]:
    return {
        path: cell.reading.value or 0
        for number, own in cells.items()
        for path, cell in zip(paths[number], own, strict=True)
        if path
    }
