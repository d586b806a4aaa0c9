"""Fit the cells of a row to the columns of its table. What does not fit in exactly one way is not fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from attrs import frozen

from govinfo_report.building.columns import Column
from govinfo_report.building.layout import LaidRow, place_by_layout
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK, MARK
from govinfo_report.models.printed import Placing

__all__ = ["Fit", "Habits", "Sums", "fit_rows", "habits_of"]

_Votes = Counter[tuple[int, int, int]]
"""How many rows, of so many leading columns and with so many cells too many, begin their values at which cell."""

Sums = Callable[[Sequence[Atom]], bool]
"""Whether the figures of a row's cells add up as its form says."""

_Option = tuple[tuple[Atom, ...], list[int]]
"""The cells of a row, and at which of them its values may begin."""

# So many rows that are filled up alike show that what fills them up is no cell of theirs.
_FEWEST_ALIKE = 2


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


@frozen
class Habits:
    """How the tables of one kind are set in a document; what is unclear in one of them, the others may tell.

    Attributes:
        votes: Where rows begin that fit in one way only.
        length: How many cells the rows of the widest table have; tables of fewer columns may be filled up to that.
    """

    votes: _Votes
    length: int | None


def habits_of(tables: Sequence[tuple[Sequence[tuple[Atom, ...]], Sequence[Column]]]) -> Habits:
    """How tables of one kind are set, given the cells of the rows and the columns of each."""
    votes = _Votes()
    for rows, columns in tables:
        count, leading, _, options = _options(rows, columns)
        votes.update(_votes(options, count, leading))
    most = max((len(columns) for _, columns in tables), default=0)
    found = Counter(len(row) for rows, columns in tables if len(columns) == most for row in rows if row)
    return Habits(votes, most if found and found.most_common(1)[0][0] == most else None)


def _votes(options: Sequence[_Option], count: int, leading: int) -> _Votes:
    return Counter((leading, len(cells) - count, offsets[0]) for cells, offsets in options if len(offsets) == 1)


def fit_rows(
    rows: Sequence[tuple[Atom, ...]],
    columns: Sequence[Column],
    habits: Habits,
    *,
    wide: bool,
    behind: int = 0,
    sums: Sums | None = None,
    labels: Sequence[tuple[Atom, ...]] | None = None,
    irregular: Sequence[bool] | None = None,
) -> list[Fit]:
    """Fit all rows of a table.

    Args:
        rows: The cells of each row.
        columns: The columns of the table.
        habits: How such tables are set in the document.
        wide: Whether a Chinese character takes two places in columns of spaces.
        behind: How many blanks fill up the header behind its last word.
        sums: Whether cells add up as a row of this table must; None where its form says nothing.
        labels: The label of each row.
        irregular: Whether each row's line is shorter than the others; such a row fits only if it has exactly as many
            cells as columns, for a blank that seems to fill it up may be a value.
    """
    count, leading, values, options = _options(rows, columns)
    table_votes = _votes(options, count, leading)
    room = _Room(_places_of(values), _usual_places(options, count, leading), table_votes, habits, behind, sums)
    fits = list[Fit]()
    for (cells, offsets), odd in zip(options, irregular or [False] * len(rows), strict=True):
        extra = len(cells) - count
        if (odd and extra) or _is_scattered(cells):
            fits.append(Fit(None))
            continue
        offset = extra if extra in offsets and extra <= leading else room.offset(cells, offsets, count, leading)
        fits.append(_fit_by_grid(cells, values) if offset is None else _fit(cells, offset, count))
    if any(fit.cells is None for fit in fits):
        laid = [LaidRow(label, cells) for label, (cells, _) in zip(labels or [()] * len(rows), options, strict=True)]
        placed = place_by_layout(laid, columns, wide=wide)
        fits = [
            _placed(cells, leading) if fit.cells is None and cells else fit
            for fit, cells in zip(fits, placed, strict=True)
        ]
    return fits


def _placed(cells: tuple[Atom, ...], leading: int) -> Fit:
    unit = next((cell for cell in cells[:leading] if cell.is_unit), None)
    return Fit(cells[leading:], unit, Placing.SPACES)


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
        lost = _lost_blank(cells, length) or (leading > 0 and _lacks_room(cells, *(usual or [(0, 0)])[0], len(columns)))
        options.append((cells, [] if lost else _offsets(cells, len(values), leading)))
    return len(values), leading, values, options


_Places = tuple[tuple[int, int], ...]
"""Table and column of each cell of a row, or of each header."""


def _places_of(values: Sequence[Column]) -> _Places | None:
    """Where the headers stand; None where they do not stand beside each other in cells of their own."""
    heads = [column.atoms[0] for column in values if column.atoms]
    places = tuple((atom.table, atom.column) for atom in heads)
    known = len(heads) == len(values) == len(set(places)) and all(atom.table >= 0 for atom in heads)
    return places if known else None


def _usual_places(options: Sequence[_Option], count: int, leading: int) -> frozenset[_Places]:
    """Where the cells stand in most of the rows of a table that have nothing to fill them up."""
    found = Counter(
        tuple((cell.table, cell.column) for cell in cells[len(cells) - count :])
        for cells, offsets in options
        if 0 <= len(cells) - count <= leading and len(cells) - count in offsets
    )
    most = max(found.values(), default=0)
    return frozenset(
        places for places, number in found.items() if number == most and min(places, default=(-1,))[0] >= 0
    )


@frozen
class _Room:
    """What tells the cells of a row from blanks that only fill it up; without it, a blank may be a value.

    Attributes:
        headers: Where the headers stand.
        usual: Where the cells of rows stand that nothing fills up.
        votes: How the rows of the table are filled up.
        habits: How all tables of its kind are set.
        behind: How many blanks fill up the header behind its last word.
        sums: Whether cells add up.
    """

    headers: _Places | None
    usual: frozenset[_Places]
    votes: _Votes
    habits: Habits
    behind: int
    sums: Sums | None

    def offset(self, cells: Sequence[Atom], offsets: Sequence[int], count: int, leading: int) -> int | None:
        """At which cell of a row that is too long its values begin; None where nothing tells."""
        if not offsets:
            return None
        ruled = any(cell.ruled for cell in cells)
        known = {self.headers} if self.headers else self.usual if ruled else frozenset[_Places]()
        placed = [one for one in offsets if tuple((c.table, c.column) for c in cells[one : one + count]) in known]
        if len(placed) == 1:
            return placed[0]
        if all(map(_is_blank, cells)):
            return offsets[0]
        if ruled and self.headers is not None:
            return None
        if self.sums is not None:
            summing = [one for one in offsets if self.sums(cells[one : one + count])]
            if len(summing) == 1:
                return summing[0]
        if 0 in offsets and len(cells) in {self.habits.length, count + self.behind}:
            return 0
        return self._alike(len(cells) - count, offsets, leading)

    def _alike(self, extra: int, offsets: Sequence[int], leading: int) -> int | None:
        """Where other rows begin that are as much too long."""
        for votes in (self.votes, self.habits.votes):
            ranking = Counter({one: votes[leading, extra, one] for one in offsets}).most_common(2)
            if ranking[0][1] >= _FEWEST_ALIKE and (len(ranking) < 2 or ranking[0][1] > ranking[1][1]):
                return ranking[0][0]
        return None


def _is_scattered(cells: Sequence[Atom]) -> bool:
    """Whether cells stand beside each other over several bare lines, each at a place of its own, in another order."""
    places = [atom.column for atom in cells]
    bare = all(atom.table < 0 for atom in cells)
    beside = 1 < len({atom.row for atom in cells}) < len(cells) == len(set(places))
    return bare and beside and places != sorted(places)


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


def _lacks_room(cells: Sequence[Atom], length: int, rows: int, columns: int) -> bool:
    """Whether most rows of units and figures end with a blank too many, and this one is shorter: a cell was lost.

    Args:
        cells: The cells of a row.
        length: How many cells most rows have,
        rows: and how many rows these are.
        columns: How many columns the table has.
    """
    return rows > _FEWEST_ALIKE and columns < length > len(cells) > 0 and _is_blank(cells[-1])


def _may_lead(front: Sequence[Atom], values: Sequence[Atom], leading: int) -> bool:
    """Whether the cells in front of the values can be something else: room of a merged label, a unit, a code.

    A mark stands for a unit only where marks stand for the values too.
    """
    for atom in front:
        if _is_blank(atom) or atom.is_unit:
            continue
        stands_in = atom.reading.kind is MARK and not any(cell.is_number for cell in values)
        if not leading or not (stands_in or (leading > 1 and atom.is_number)):
            return False
    return True


def _offsets(cells: Sequence[Atom], count: int, leading: int) -> list[int]:
    """At which cells the values may begin: what is in front may lead, what is behind is blank."""
    extra = len(cells) - count
    return [
        offset
        for offset in range(extra + 1)
        if all(_is_blank(cell) for cell in cells[offset + count :])
        and not any(cell.is_unit for cell in cells[offset : offset + count])
        and _may_lead(cells[:offset], cells[offset : offset + count], leading)
    ]


def _fit(cells: Sequence[Atom], offset: int, count: int) -> Fit:
    unit = next((cell for cell in cells[:offset] if cell.is_unit), None)
    return Fit(tuple(cells[offset : offset + count]), unit)


def _fit_by_grid(cells: Sequence[Atom], values: Sequence[Column]) -> Fit:
    """Place cells under the headers of their grid columns, if every figure stands under one."""
    places = [column.place for column in values]
    if not cells or not all(cell.ruled for cell in cells) or None in places or len(set(places)) != len(places):
        return Fit(None)
    if any(not _is_blank(cell) and cell.column not in places for cell in cells):
        return Fit(None)
    found = tuple(_covering(cells, place) for place in places if place is not None)
    # A place that no cell covers is a cell that is missing: which one, nobody can tell.
    return Fit(found, placing=Placing.GRID) if all(found) else Fit(None)


def _covering(cells: Sequence[Atom], place: int) -> Atom | None:
    """The cell over a grid column; a merged one only if it holds no figure, which would belong to one column."""
    for cell in cells:
        width = cell.cell.colspan if cell.cell is not None else 1
        if cell.column <= place < cell.column + width and (cell.column == place or not cell.is_number):
            return cell
    return None
