"""Fit the cells of a row to the columns of its table. What does not fit in exactly one way is not fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from govinfo_report.building.columns import Column
from govinfo_report.building.layout import place_by_layout
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK, MARK, TEXT

__all__ = ["Fit", "Votes", "fit_rows", "votes_of"]

Votes = Counter[tuple[int, int, int]]
"""How many rows, of so many leading columns and with so many cells too many, begin their values at which cell."""

_Option = tuple[tuple[Atom, ...], list[int]]
"""The cells of a row, and at which of them its values may begin."""


@frozen
class Fit:
    """A row's cells by column, or why there are none.

    Attributes:
        cells: The value cell of each value column; None if the row does not fit.
        unit: The cell of the unit column, where the row has one.
    """

    cells: tuple[Atom | None, ...] | None
    unit: Atom | None = None


def votes_of(rows: Sequence[tuple[Atom, ...]], columns: Sequence[Column]) -> Votes:
    """What the rows of a table that fit in one way only say about those that fit in several."""
    count, leading, _, options = _options(rows, columns)
    return _votes(options, count, leading)


def _votes(options: Sequence[_Option], count: int, leading: int) -> Votes:
    return Counter((leading, len(cells) - count, offsets[0]) for cells, offsets in options if len(offsets) == 1)


def fit_rows(
    rows: Sequence[tuple[Atom, ...]],
    columns: Sequence[Column],
    votes: Votes,
    *,
    wide: bool,
    irregular: Sequence[bool] | None = None,
) -> list[Fit]:
    """Fit all rows of a table.

    Args:
        rows: The cells of each row.
        columns: The columns of the table.
        votes: Where the rows of the whole document begin, for a table none of whose rows fits in one way only.
        wide: Whether a Chinese character takes two places in columns of spaces.
        irregular: Whether each row's line is shorter than the others; such a row fits only if it has exactly as many
            cells as columns, for a blank that seems to fill it up may be a value.
    """
    count, leading, values, options = _options(rows, columns)
    table_votes = _votes(options, count, leading)
    fits = list[Fit]()
    for (cells, offsets), odd in zip(options, irregular or [False] * len(rows), strict=True):
        extra = len(cells) - count
        if odd and extra:
            fits.append(Fit(None))
            continue
        ranking = Counter[int]()
        if len(offsets) > 1:
            below = [offset for offset in offsets if _is_below_headers(cells[offset:], values)]
            offsets = below if len(below) == 1 else offsets  # noqa: PLW2901
            own = Counter({offset: table_votes[leading, extra, offset] for offset in offsets})
            ranking = own if own.total() else Counter({offset: votes[leading, extra, offset] for offset in offsets})
        fits.append(_fit(cells, offsets, values, ranking) or _fit_by_grid(cells, values))
    if any(fit.cells is None for fit in fits):
        placed = place_by_layout([cells for cells, _ in options], [column.atoms for column in values], wide=wide)
        fits = [Fit(cells) if fit.cells is None and cells else fit for fit, cells in zip(fits, placed, strict=True)]
    return fits


def _options(
    rows: Sequence[tuple[Atom, ...]], columns: Sequence[Column]
) -> tuple[int, int, list[Column], list[_Option]]:
    values = [column for column in columns if column.role == "value"]
    leading = len(columns) - len(values)
    usual = Counter(len(cells) for cells in rows if cells).most_common(1)
    length = usual[0][0] if usual else 0
    options = list[_Option]()
    for row in rows:
        cells = _without_gap(row, length)
        lost = _lost_blank(cells, length)
        options.append((cells, [] if lost else _offsets(cells, len(values), leading)))
    return len(values), leading, values, options


def _is_below_headers(cells: Sequence[Atom], values: Sequence[Column]) -> bool:
    """Whether each cell stands at the place on its line that its header has on its own."""
    heads = [column.atoms[0] if column.atoms else None for column in values]
    return all(
        head is not None and head.table == cell.table >= 0 and head.column == cell.column
        for head, cell in zip(heads, cells, strict=False)
    )


def _is_blank(atom: Atom) -> bool:
    return atom.reading.kind is BLANK


def _without_gap(cells: tuple[Atom, ...], usual: int) -> tuple[Atom, ...]:
    """A row on bare lines without the white space behind it that is the room below the table."""
    end = len(cells)
    while end > usual and cells[end - 1].table < 0 and _is_blank(cells[end - 1]):
        end -= 1
    return cells[:end]


def _lost_blank(cells: Sequence[Atom], usual: int) -> bool:
    """Whether blank lines are unsafe evidence here: on bare lines, a row with blanks is not as long as the others."""
    return len(cells) != usual and any(_is_blank(cell) for cell in cells) and all(cell.table < 0 for cell in cells)


def _may_lead(atom: Atom, leading: int) -> bool:
    """Whether a cell in front of the values can be something else: room of a merged label, a unit, a code."""
    if _is_blank(atom) or atom.is_unit:
        return True
    return leading > 0 and (atom.reading.kind is MARK or (leading > 1 and atom.is_number))


def _offsets(cells: Sequence[Atom], count: int, leading: int) -> list[int]:
    """At which cells the values may begin: what is in front may lead, what is behind is blank."""
    extra = len(cells) - count
    return [
        offset
        for offset in range(extra + 1)
        if all(_may_lead(cell, leading) for cell in cells[:offset])
        and all(_is_blank(cell) for cell in cells[offset + count :])
        and not _holds_unit(cells[offset : offset + count])
    ]


def _holds_unit(cells: Sequence[Atom]) -> bool:
    return any(cell.is_unit for cell in cells if cell.reading.kind is TEXT)


def _fit(cells: Sequence[Atom], offsets: list[int], values: Sequence[Column], ranking: Counter[int]) -> Fit | None:
    if not offsets:
        return None
    chosen = offsets[0]
    if len(offsets) > 1 and not all(_is_blank(cell) for cell in cells):
        (chosen, most), (_, second) = ranking.most_common(2)
        if most == second:
            return None
    unit = next((cell for cell in cells[:chosen] if cell.is_unit), None)
    return Fit(tuple(cells[chosen : chosen + len(values)]), unit)


def _fit_by_grid(cells: Sequence[Atom], values: Sequence[Column]) -> Fit:
    """Place cells under the headers of their grid columns, if every figure stands under one."""
    places = [column.place for column in values]
    if not cells or not all(cell.ruled for cell in cells) or None in places or len(set(places)) != len(places):
        return Fit(None)
    if any(not _is_blank(cell) and cell.column not in places for cell in cells):
        return Fit(None)
    found = tuple(_covering(cells, place) for place in places if place is not None)
    # A place that no cell covers is a cell that is missing: which one, nobody can tell.
    return Fit(found) if all(found) else Fit(None)


def _covering(cells: Sequence[Atom], place: int) -> Atom | None:
    """The cell over a grid column; a merged one only if it holds no figure, which would belong to one column."""
    for cell in cells:
        width = cell.cell.colspan if cell.cell is not None else 1
        if cell.column <= place < cell.column + width and (cell.column == place or not cell.is_number):
            return cell
    return None
