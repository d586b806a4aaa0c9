"""Fit the cells of a row to the columns of its table. What does not fit in exactly one way is not fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from govinfo_report.building.columns import Column
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import CellKind, unit_words

__all__ = ["Fit", "fit_rows"]


@frozen
class Fit:
    """A row's cells by column, or why there are none.

    Attributes:
        cells: The value cell of each value column; None if the row does not fit.
        unit: The cell of the unit column, where the row has one.
        by_geometry: Whether grid columns, not order, placed the cells.
    """

    cells: tuple[Atom | None, ...] | None
    unit: Atom | None = None
    by_geometry: bool = False


def fit_rows(rows: Sequence[tuple[Atom, ...]], columns: Sequence[Column]) -> list[Fit]:
    """Fit all rows of a table; rows that fit in one way only decide for those that fit in several."""
    values = [column for column in columns if column.role == "value"]
    leading = len(columns) - len(values)
    votes: Counter[tuple[int, int]] = Counter()
    usual = Counter(len(cells) for cells in rows).most_common(1)[0][0] if rows else 0
    rows = [_without_gap(cells, usual) for cells in rows]
    options = [[] if _lost_blank(cells, usual) else _offsets(cells, len(values), leading) for cells in rows]
    for cells, offsets in zip(rows, options, strict=True):
        if len(offsets) == 1:
            votes[len(cells) - len(values), offsets[0]] += 1
    return [
        _fit(cells, offsets, values, votes) or _fit_by_grid(cells, values)
        for cells, offsets in zip(rows, options, strict=True)
    ]


def _is_blank(atom: Atom) -> bool:
    return atom.reading.kind is CellKind.BLANK


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
    if _is_blank(atom) or atom.text in unit_words():
        return True
    return leading > 0 and (atom.reading.kind is CellKind.MARK or (leading > 1 and atom.is_number))


def _offsets(cells: Sequence[Atom], count: int, leading: int) -> list[int]:
    """At which cells the values may begin: what is in front may lead, what is behind is blank."""
    extra = len(cells) - count
    return [
        offset
        for offset in range(extra + 1)
        if all(_may_lead(cell, leading) for cell in cells[:offset])
        and all(_is_blank(cell) for cell in cells[offset + count :])
        and not any(cell.text in unit_words() for cell in cells[offset : offset + count])
    ]


def _fit(cells: Sequence[Atom], offsets: list[int], values: Sequence[Column], votes: Counter[tuple[int, int]]) -> Fit | None:
    if not offsets:
        return None
    extra = len(cells) - len(values)
    if len(offsets) > 1 and not all(_is_blank(cell) for cell in cells):
        ranked = sorted(offsets, key=lambda offset: -votes[extra, offset])
        if votes[extra, ranked[0]] == votes[extra, ranked[1]]:
            return None
        offsets = ranked
    chosen = offsets[0]
    unit = next((cell for cell in cells[:chosen] if cell.text in unit_words()), None)
    return Fit(tuple(cells[chosen : chosen + len(values)]), unit)


def _fit_by_grid(cells: Sequence[Atom], values: Sequence[Column]) -> Fit:
    """Place cells under the headers of their grid columns, if every figure stands under one."""
    places = [column.place for column in values]
    if not cells or not all(cell.ruled for cell in cells) or None in places or len(set(places)) != len(places):
        return Fit(None)
    by_place = {cell.column: cell for cell in cells}
    if any(not _is_blank(cell) and cell.column not in places for cell in cells):
        return Fit(None)
    found = tuple(by_place.get(place) for place in places if place is not None)
    return Fit(found, by_geometry=True) if any(found) else Fit(None)
