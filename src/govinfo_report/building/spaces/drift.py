"""Columns of spaces that drift from line to line: each figure under a near column, if the sums leave it no other.

Where a tool squeezes wide labels into its lines, the figures of a column no longer stand below one another. A row with
blank cells then fits in several ways. One is taken only if, of all that are nearly as near as the nearest, it is the
only one with which every printed sum of the table can hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from math import comb

from govinfo_report.building.spaces.layout import LaidRow, blanks_between, interval, steady
from govinfo_report.building.spaces.settling import Way, settle
from govinfo_report.building.sums import TableSums, known_figures
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["place_by_sums"]

_Cells = tuple[Atom, ...]
# A way that is farther off than the nearest by no more than so many places is nearly as near.
_NEARLY = 4.0
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
    result = list[_Cells | None](placed)
    for middles in (_on_the_line, _from_the_total):
        axes = {page: _axes(rows, result, headers, page, middles, wide=wide) for page in {row.page for row in rows}}
        waiting = {n: row for n, row in enumerate(rows) if result[n] is None and row.pieces and all(paths[n])}
        ways = {n: _ways(row, axes[row.page], middles(row, wide=wide)) for n, row in waiting.items() if _counts(row)}
        ways = {number: found for number, found in ways.items() if found}
        if not ways:
            continue
        idle = [number for number, row in waiting.items() if not _counts(row)]  # it adds nothing, wherever it stands
        figures = dict[str, Number](known_figures(rows, result, paths))
        figures |= {path: 0 for number in (*ways, *idle) for path in paths[number] if path}
        choices = {
            n: [Way(off, _figures(rows[n], columns, paths[n])) for columns, off in found.items()]
            for n, found in ways.items()
        }
        for number, way in settle(TableSums.over(figures), choices).items():
            pieces = dict(zip(list(ways[number])[way], rows[number].pieces, strict=True))
            result[number] = blanks_between(rows[number], pieces, len(paths[number]))
    return result


_Middles = Callable[..., list[float]]
"""Where the middle of each piece of a row stands; nothing where that says nothing."""


def _on_the_line(row: LaidRow, *, wide: bool) -> list[float]:
    """Places of the line."""
    return [_middle(atom, wide=wide) for atom in row.pieces]


def _from_the_total(row: LaidRow, *, wide: bool) -> list[float]:
    """Places off the last piece of a row that is the sum of the others: all of the row may have been moved aside.

    Zeros add up under any column, so they say nothing.
    """
    *parts, total = [atom.reading.value or 0 for atom in row.pieces] or [0]
    at = _on_the_line(row, wide=wide)
    return [one - at[-1] for one in at] if all(parts) and 0 < total == sum(parts) else []


def _axes(
    rows: Sequence[LaidRow],
    placed: Sequence[_Cells | None],
    headers: Sequence[Sequence[Atom]],
    page: int | None,
    middles: _Middles,
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
            for column, (cell, at) in enumerate(zip(cells, middles(row, wide=wide), strict=False)):
                if cell.span in sure or middles is _from_the_total:
                    ranges[column].append(at)
    if not full and middles is _on_the_line and steady(LaidRow((), tuple(heads)), wide=wide) == heads:
        ranges |= {column: [_middle(head, wide=wide)] for column, head in enumerate(heads)}
    axes = [(min(found), max(found)) for _, found in sorted(ranges.items())]
    rising = all(left[1] < right[0] for left, right in pairwise(axes))
    return axes if rising and len(axes) == len(headers) else []


def _middle(atom: Atom, *, wide: bool) -> float:
    return sum(interval(atom, wide=wide)) / 2


def _counts(row: LaidRow) -> bool:
    """Whether it has a figure above zero, or something that is none."""
    return any(atom.reading.value or not atom.is_value for atom in row.pieces)


def _ways(row: LaidRow, axes: Sequence[tuple[float, float]], middles: Sequence[float]) -> dict[tuple[int, ...], float]:
    """The columns of a row's pieces in each way that is nearly as near as the nearest, and how far they are off."""
    if not 0 < len(middles) <= len(axes) or comb(len(axes), len(middles)) > _MOST_WAYS:
        return {}
    if not all(atom.is_value for atom in row.pieces) or len({atom.row for atom in row.pieces}) > 1:
        return {}
    far = [[max(low - at, at - high, 0.0) for low, high in axes] for at in middles]
    off = {
        columns: sum(far[piece][column] for piece, column in enumerate(columns))
        for columns in combinations(range(len(axes)), len(middles))
    }
    nearest = min(off.values())
    return {columns: one for columns, one in off.items() if one <= nearest + _NEARLY}


def _figures(row: LaidRow, columns: Sequence[int], paths: Sequence[str | None]) -> dict[str, Number]:
    """The figures of a row placed one way, by path."""
    values = dict(zip(columns, (atom.reading.value or 0 for atom in row.pieces), strict=True))
    return {path: values.get(column, 0) for column, path in enumerate(paths) if path}
