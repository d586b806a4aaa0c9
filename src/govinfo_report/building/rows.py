"""Fit the cells of each row to the columns of its table. What does not fit in exactly one way is not fitted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.lengths import Lengths
from govinfo_report.building.room import Habits, Sums, room_of, stretch_of
from govinfo_report.building.spaces.layout import LaidRow, blank_at, is_set, place_by_layout
from govinfo_report.building.ways import Ways, is_blank
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Placing

__all__ = ["Fit", "fit_rows"]


@frozen
class Fit:
    """A row's cells by column, or why there are none.

    Attributes:
        cells: The value cell of each value column; None if the row does not fit.
        unit: The cell of the unit column, where the row has one.
        placing: On what its cells were put under their columns.
    """

    cells: tuple[Atom | None, ...] | None
    unit: Atom | None = None
    placing: Placing = Placing.ORDER


def fit_rows(
    ways: Ways,
    columns: Sequence[PrintedColumn],
    habits: Habits,
    *,
    behind: int = 0,
    sums: Sums | None = None,
    labels: Sequence[tuple[Atom, ...]] | None = None,
    lengths: Lengths | None = None,
) -> list[Fit]:
    """Fit all rows of a table.

    Args:
        ways: The ways in which its rows may fit.
        columns: The columns of the table.
        habits: How such tables are set in the document.
        behind: How many blanks fill up the header behind its last word.
        sums: Whether cells add up as a row of this table must; None where its form says nothing.
        labels: The label of each row.
        lengths: What the length of each row says. One of another length than the others fits only if it has exactly as
            many cells as columns and begins with none that is blank: what seems to fill it up may be a value, and a
            value what fills it up.
    """
    room = room_of(ways, columns, habits, behind=behind, sums=sums)
    values = [column for column in columns if not column.leads]
    fits = list[Fit]()
    none = (False,) * len(ways.rows)
    irregular, regular = (lengths.irregular, lengths.regular) if lengths else (none, none)
    crowded, spread = _crowded(ways), _spread(values)
    labels = labels or [()] * len(ways.rows)
    for (cells, offsets), label, odd, like in zip(ways.rows, labels, irregular, regular, strict=True):
        if whole := _with_end(cells, label, ways, habits):
            fits.append(whole)
            continue
        short = odd and (len(cells) != ways.count or is_blank(cells[0]))
        if short or len(cells) in crowded or _is_scattered(cells):
            fits.append(Fit(None))
            continue
        if spread and (below := _below(cells, spread)):
            fits.append(Fit(below, placing=Placing.GRID))
            continue
        start = room.start(cells, offsets, regular=like)
        fits.append(_fit_by_grid(cells, values) if start is None else _fit(cells, *start, ways.count))
    rows = [cells for cells, _ in ways.rows]
    if any(fit.cells is None for fit in fits) and is_set(labels, rows):
        laid = [LaidRow(label, cells) for label, cells in zip(labels, rows, strict=True)]
        placed = place_by_layout(
            laid, columns, lambda found: sums is None or sums.hold(found[ways.leading :]), wide=habits.wide
        )
        fits = [
            _placed(cells, ways.leading) if fit.cells is None and cells else fit
            for fit, cells in zip(fits, placed, strict=True)
        ]
    return fits


def _with_end(cells: tuple[Atom, ...], label: tuple[Atom, ...], ways: Ways, habits: Habits) -> Fit | None:
    """The fit of a row with the blanks that a tool left out behind its last cell; None where it has left out none."""
    lacking = ways.leading + ways.count - len(cells)
    if (
        lacking <= 0
        or not cells
        or cells[0].table not in habits.ends_cut
        or len({a.line for a in (*label[-1:], *cells)}) > 1
    ):
        return None
    blank = blank_at(cells[-1], cells[-1].span.end)
    front, values = cells[: ways.leading], (*cells, *[blank] * lacking)[ways.leading :]
    if any(cell.is_unit for cell in values):
        return None
    return Fit(values, next((cell for cell in front if cell.is_unit), None))


def _spread(values: Sequence[PrintedColumn]) -> tuple[int, ...]:
    """Where the headers stand on their line of bars, if blank cells part all of them."""
    heads = [column.atoms[0] for column in values if column.atoms]
    if len(heads) < max(len(values), 2) or any(head.ruled or head.line != heads[0].line for head in heads):
        return ()
    places = tuple(head.column for head in heads)
    return places if heads[0].table >= 0 and all(left + 1 < right for left, right in pairwise(places)) else ()


def _below(cells: Sequence[Atom], places: Sequence[int]) -> tuple[Atom, ...]:
    """The cells of a line of bars at these places; none where one is missing, or something is printed elsewhere."""
    if len({cell.line for cell in cells}) != 1 or any(cell.text and cell.column not in places for cell in cells):
        return ()
    found = {cell.column: cell for cell in cells}
    return tuple(found[place] for place in places) if found.keys() >= set(places) else ()


def _crowded(ways: Ways) -> set[int]:
    """How long rows are that hold more figures than there are columns: headers are lost, and no blank is mere room."""
    most = ways.count + ways.leading
    return {len(cells) for cells, _ in ways.rows if sum(cell.is_number for cell in cells) > most}


def _placed(cells: tuple[Atom, ...], leading: int) -> Fit:
    unit = next((cell for cell in cells[:leading] if cell.is_unit), None)
    return Fit(cells[leading:], unit, Placing.SPACES)


def _is_scattered(cells: Sequence[Atom]) -> bool:
    """Whether cells stand beside each other over several bare lines, each at a place of its own, in another order."""
    if any(atom.table >= 0 for atom in cells):
        return False
    pieces = [atom for atom in cells if atom.text]  # lines of white space stand nowhere
    places = [atom.column for atom in pieces]
    beside = 1 < len({atom.row for atom in pieces}) < len(pieces) == len(set(places))
    return beside and places != sorted(places)


def _fit(cells: Sequence[Atom], offset: int, placing: Placing, count: int) -> Fit:
    unit = next((cell for cell in cells[:offset] if cell.is_unit), None)
    return Fit(tuple(cells[offset : offset + count]), unit, placing)


def _fit_by_grid(cells: Sequence[Atom], values: Sequence[PrintedColumn]) -> Fit:
    """Place cells under the headers of their grid columns, if every figure stands under one."""
    places = [column.place for column in values]
    if not cells or not all(cell.ruled for cell in cells) or None in places or len(set(places)) != len(places):
        return Fit(None)
    if any(not is_blank(cell) and cell.column not in places for cell in cells):
        return Fit(None)
    stand = [cell.column for cell in cells if cell.is_number]
    if len(set(stand)) < len(stand):  # a figure that its narrow cell broke, or two
        return Fit(None)
    if _stand_otherwise(cells, [column.atoms[0] for column in values]):
        return Fit(None)
    found = tuple(_covering(cells, place) for place in places if place is not None)
    # A place that no cell covers is a cell that is missing: which one, nobody can tell. A remark may be on many rows.
    whole = all(cell or column.role == "remark" for cell, column in zip(found, values, strict=True))
    return Fit(found, placing=Placing.GRID) if whole else Fit(None)


def _stand_otherwise(cells: Sequence[Atom], heads: Sequence[Atom]) -> bool:
    """Whether the grid may be wrong: two cells stand below one header, or cells reach beyond the last one.

    There a merged figure may belong to either column; and where there are as many cells as headers, one in front that
    takes two columns may have moved the others on.
    """
    own = [head for head in heads if head.table == cells[0].table]
    crowded = any(cell.column in stretch_of(head)[1:] for cell in cells for head in own)
    last = stretch_of(cells[-1])
    beyond = bool(own) and last.stop > stretch_of(own[-1]).stop
    moved = len(cells) == len(own) and any(len(stretch_of(cell)) > 1 for cell in cells)
    return crowded or (beyond and (moved or (len(last) > 1 and cells[-1].is_number)))


def _covering(cells: Sequence[Atom], place: int) -> Atom | None:
    """The cell over a grid column; a merged one only if it holds no figure, which would belong to one column."""
    for cell in cells:
        width = cell.cell.colspan if cell.cell is not None else 1
        if cell.column <= place < cell.column + width and (cell.column == place or not cell.is_number):
            return cell
    return None
