"""Columns of spaces that drift from line to line: each figure under the nearest column, if the sums confirm it.

Where a tool squeezes wide labels into its lines, the figures of a column no longer stand below one another. A row with
blank cells then fits in several ways. The nearest one is taken only if every printed sum that its figures enter holds
with it, and holds with no other placing that is nearly as near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb

from attrs import frozen

from govinfo_report.building.layout import LaidRow, blanks_between, interval
from govinfo_report.checks import matrix
from govinfo_report.checks.identity import Fitted, fit
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["RowSums", "place_by_sums"]

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


@frozen
class RowSums:
    """The sums within one row of the request matrix, or within the row of reconsideration and litigation."""

    paths: tuple[str, ...]
    fitted: tuple[Fitted, ...]

    @classmethod
    def of(cls, paths: tuple[str, ...]) -> RowSums | None:
        """The sums over a row's paths; None where there are none."""
        fitted = _row_sums(paths)
        return cls(paths, fitted) if fitted else None

    def prove(self, cells: Sequence[Atom]) -> bool:
        """Whether the figures of a row's cells add up, and not to nothing: where zeros add up, blanks would too."""
        figures, told = self._told(cells)
        return bool(told) and all(one.holds(figures) and any(one.right_of(figures)) for one in told)

    def hold(self, cells: Sequence[Atom]) -> bool:
        """Whether no sum fails."""
        figures, told = self._told(cells)
        return all(one.holds(figures) for one in told)

    def _told(self, cells: Sequence[Atom]) -> tuple[Mapping[str, Number], list[Fitted]]:
        """The figures by path, and the sums that one of them enters."""
        pairs = list(zip(self.paths, cells, strict=True))
        printed = {path for path, cell in pairs if cell.is_number}
        told = [one for one in self.fitted if printed & {*one.left, *one.right}]
        return {"": 0, **{path: cell.reading.value or 0 for path, cell in pairs}}, told


@lru_cache(maxsize=64)
def _row_sums(paths: tuple[str, ...]) -> tuple[Fitted, ...]:
    rules = (matrix.row_total, matrix.review_total)
    return fit((one for rule in rules for one in rule.function(paths)), dict.fromkeys(paths))


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
    ways = {
        number: found
        for number, row in enumerate(rows)
        if placed[number] is None and (found := _ways(row, _axes(placed, headers, row, wide=wide), wide=wide))
    }
    ways = {number: found for number, found in ways.items() if all(paths[number])}
    if not ways:
        return result
    lone = [number for number, row in enumerate(rows) if not row.pieces and row.label and all(paths[number])]
    figures: dict[str, Number] = {path: 0 for number in (*ways, *lone) for path in paths[number] if path}
    figures |= {
        path: cell.reading.value or 0
        for row, cells in zip(paths, placed, strict=True)
        for path, cell in zip(row, cells or (), strict=False)
        if path
    }
    sums = _Sums.over(figures)
    chosen = sums.confirmed(
        {n: [(way, _figures(rows[n], way, paths[n])) for way in found] for n, found in ways.items()}
    )
    for number, way in chosen.items():
        pieces = dict(zip(way.columns, rows[number].pieces, strict=True))
        result[number] = blanks_between(rows[number], pieces, len(paths[number]))
    return result


def _axes(
    placed: Sequence[_Cells | None], headers: Sequence[Sequence[Atom]], row: LaidRow, *, wide: bool
) -> list[tuple[float, float]]:
    """Between which places the middle of each column lies on a row's page; nothing where it does not show."""
    ranges = defaultdict[int, list[float]](list)
    full = [
        cells for cells in placed if cells is not None and all(cell.text and cell.page == row.page for cell in cells)
    ]
    for cells in full or [tuple(words[0] for words in headers if words and words[0].page == row.page)]:
        for column, cell in enumerate(cells):
            ranges[column].append(_middle(cell, wide=wide))
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


@frozen
class _Sums:
    """The sums over the paths of a table, and the figures that are known."""

    fitted: tuple[Fitted, ...]
    figures: Mapping[str, Number]

    @classmethod
    def over(cls, figures: Mapping[str, Number]) -> _Sums:
        identities = (one for rule in matrix.RULES for one in rule.function(figures))
        whole = (one for one in fit(identities, figures) if not (one.left_open or one.right_open))
        return cls(tuple(whole), {**figures, "": 0})

    def hold(self, placed: Mapping[str, Number]) -> bool:
        """Whether every sum that these figures enter holds, and each of them enters one."""
        figures = {**self.figures, **placed}
        touched = [one for one in self.fitted if any(path in placed for path in (*one.left, *one.right))]
        covered = {path for one in touched for path in (*one.left, *one.right)}
        return placed.keys() <= covered and all(one.holds(figures) for one in touched)

    def confirmed(self, choices: _Choices) -> dict[int, _Way]:
        """The way of each row that the sums confirm: the nearest ways of all rows, or with one row placed otherwise."""
        nearest = {number: found[0] for number, found in choices.items()}
        if not self.hold(_all(nearest)):
            repaired = [one for one in self._repairs(choices, nearest) if self.hold(_all(one))]
            if len(repaired) != 1:
                return {}
            nearest = repaired[0]
        return {
            number: way
            for number, (way, figures) in nearest.items()
            if any(figures.values())  # zeros add up wherever they stand
            and not any(self.hold(_all({**nearest, number: rival})) for rival in _rivals(choices[number], way))
        }

    @staticmethod
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
