"""Which cells of a row are its values, and which blanks only fill it up: the evidence for one of the ways to fit.

Whether a blank is room or a value nobody can see from the row itself; without evidence, a row that is too long fits
nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Protocol

from attrs import frozen

from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.ways import FEWEST_ALIKE, Votes, Ways, is_blank
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Placing

__all__ = ["Habits", "Room", "Sums", "habits_of", "room_of"]


class Sums(Protocol):
    """What the form of a table says that a row adds up to."""

    def prove(self, cells: Sequence[Atom]) -> bool:
        """Whether the figures of a row's cells add up, and not to nothing."""

    def hold(self, cells: Sequence[Atom]) -> bool:
        """Whether no sum fails."""


@frozen
class Habits:
    """How the tables of one kind are set in a document; what is unclear in one of them, the others may tell.

    Attributes:
        votes: Where rows begin that fit in one way only, by the number of columns in front of the values.
        length: How many cells the rows of the widest table have; tables of fewer columns may be filled up to that.
            None where that differs, or none of fewer columns is filled up, or one is not.
        wide: Whether a Chinese character takes two places in columns of spaces.
        ends_cut: Tables of the document whose rows end with their last text: what is behind it is blank.
    """

    votes: Mapping[int, Votes]
    length: int | None
    wide: bool
    ends_cut: frozenset[int] = frozenset()


def habits_of(tables: Sequence[Ways], *, wide: bool, ends_cut: frozenset[int] = frozenset()) -> Habits:
    """How tables of one kind are set, given the ways of each, and what all tables of the document have in common.

    A row that is printed again says nothing new; one that is filled up to the width of the widest table says nothing
    of that.
    """
    most = max((ways.count + ways.leading for ways in tables), default=0)
    votes = dict[int, Votes]()
    seen = set[tuple[str, ...]]()
    for ways in tables:
        rows = [
            (tuple([cell.text for cell in cells]), offsets)
            for (cells, offsets), again in zip(ways.rows, ways.again, strict=True)
            if not again
        ]
        fresh = [
            (len(texts) - ways.count, *offsets)
            for texts, offsets in rows
            if texts not in seen and (len(texts) == ways.count or len(texts) > most)
        ]
        votes.setdefault(ways.leading, Votes()).update(one for one in fresh if len(one) == 2)
        seen.update(texts for texts, _ in rows)
    found = Counter(length for ways in tables if ways.count + ways.leading == most for length in ways.lengths if length)
    narrow = [ways for ways in tables if ways.count + ways.leading < most]
    own = any(ways.count + ways.leading in ways.lengths for ways in narrow)
    # Of several columns, the last may be blank and a figure in front of it split in two.
    fewest = min((1 if ways.count == 1 else FEWEST_ALIKE for ways in narrow), default=1)
    filled = not own and sum(length == most for ways in narrow for length in ways.lengths) >= fewest
    is_most = filled and bool(found) and found.most_common(1)[0][0] == most
    return Habits(votes, most if is_most else None, wide, ends_cut)


_Places = tuple[tuple[int, int], ...]
"""Table and column of each cell of a row, or of each header."""


def _places_of(values: Sequence[PrintedColumn]) -> _Places | None:
    """Where the headers stand; None where they do not stand beside each other in cells of their own."""
    heads = [column.atoms[0] for column in values if column.atoms]
    places = tuple((atom.table, atom.column) for atom in heads)
    known = len(heads) == len(values) == len(set(places)) and all(atom.table >= 0 for atom in heads)
    return places if known else None


def _usual_places(ways: Ways) -> frozenset[_Places]:
    """Where the cells stand in most of the rows of a table that have nothing to fill them up."""
    found = Counter(
        tuple((cell.table, cell.column) for cell in cells[len(cells) - ways.count :])
        for cells, offsets in ways.rows
        if 0 <= len(cells) - ways.count <= ways.leading and len(cells) - ways.count in offsets
    )
    most = max(found.values(), default=0)
    return frozenset(
        places for places, number in found.items() if number == most and min(places, default=(-1,))[0] >= 0
    )


@frozen
class Room:
    """What tells the cells of a row from blanks that only fill it up; without it, a blank may be a value.

    Attributes:
        ways: How the rows of the table may fit.
        headers: Where the headers stand.
        heads: Their cells.
        reach: How many columns they take; one that a line end broke ends on its last line.
        usual: Where the cells of rows stand that nothing fills up.
        habits: How all tables of its kind are set.
        behind: How many blanks fill up the header behind its last word.
        sums: Whether cells add up.
    """

    ways: Ways
    headers: _Places | None
    heads: tuple[Atom, ...]
    reach: int
    usual: frozenset[_Places]
    habits: Habits
    behind: int
    sums: Sums | None

    def start(
        self, cells: Sequence[Atom], offsets: Sequence[int], *, regular: bool = False
    ) -> tuple[int, Placing] | None:
        """At which cell of a row its values begin, and what tells; None where nothing does.

        Args:
            cells: The cells of the row.
            offsets: Where its values may begin.
            regular: Whether the row's line is as long as most others are, which are filled up to the same length.
        """
        count, extra = self.ways.count, len(cells) - self.ways.count
        if not offsets:
            return None
        ruled = any(cell.ruled for cell in cells)
        if extra <= self.ways.leading and extra in offsets:  # nothing fills it up
            values = cells[extra:]
            apart = ruled and (self._stands_apart(values) or self._disagrees(values))
            doubtful = apart or (not ruled and self._is_too_wide(values))
            return None if doubtful else (extra, Placing.ORDER)
        known = {self.headers} if self.headers else self.usual if ruled else frozenset[_Places]()
        if not ruled and self._is_without_label(cells):
            known = frozenset()
        places = tuple([(cell.table, cell.column) for cell in cells])
        placed = [one for one in offsets if places[one : one + count] in known]
        if len(placed) == 1 and not self._shares_header(cells, placed[0]):
            return placed[0], Placing.GRID
        if all(map(is_blank, cells)):
            return offsets[0], Placing.ORDER
        if ruled and self.headers is not None:
            return None
        if self.sums is not None:
            summing = [one for one in offsets if self.sums.prove(cells[one : one + count])]
            if len(summing) == 1 and self._is_alone(cells, summing[0], self.sums):
                return summing[0], Placing.SUMS
        if not ruled and len(offsets) == 1 and self._is_filled(cells, cells[offsets[0] : offsets[0] + count]):
            return offsets[0], Placing.ORDER
        bare = any(cell.table < 0 for cell in cells)
        filled = not bare and _width(cells) == self.habits.length
        if 0 in offsets and (filled or len(cells) == count + self.behind):
            return 0, Placing.ORDER
        if regular and len(offsets) == 1 and not self._shares_header(cells, offsets[0]):
            return offsets[0], Placing.ORDER
        return self._alike(extra, offsets)

    def _is_without_label(self, cells: Sequence[Atom]) -> bool:
        """Whether cells between bars stand a place too early: the label that headers leave room for is not here."""
        return (
            self.headers is not None
            and cells[0].column == 0 < self.headers[0][1]
            and len(cells) <= self.headers[-1][1] + self.behind
        )

    def _stands_apart(self, values: Sequence[Atom]) -> bool:
        """Whether most rows of a grid stand under their headers, and a figure of this one under none."""
        if self.headers is None or self.headers not in self.usual:
            return False
        if any(cell.table != self.headers[0][0] for cell in values):
            return False  # of another page, whose grid may be another one
        return not _meet(values, self.heads) and any(
            cell.is_number and (cell.table, cell.column) not in self.headers for cell in values
        )

    def _disagrees(self, values: Sequence[Atom]) -> bool:
        """Whether a row of a grid stands elsewhere than its headers, with merged cells or sums that fail in order."""
        if self.headers is None or any(cell.table != self.headers[0][0] for cell in values):
            return False
        apart = tuple((cell.table, cell.column) for cell in values) != self.headers
        if _width(values) > len(values) and not _meet(values, self.heads):
            return True
        return apart and self.sums is not None and not self.sums.hold(values)

    def _is_too_wide(self, values: Sequence[Atom]) -> bool:
        """Whether a row ends with bars of merged cells, and takes more columns than its header does with its room."""
        wide = _width(values)
        return len(values) < wide and len(self.heads) == self.ways.count and wide > self.reach + self.behind

    def _shares_header(self, cells: Sequence[Atom], start: int) -> bool:
        """Whether cells that would only fill up a row stand below a header, beside the value there.

        Between bars, one blank cell may be what bars without room between them are in the header.
        """
        if self.headers is None:
            return False
        left = (*cells[:start], *cells[start + self.ways.count :])
        below = [stretch_of(head) for head in self.heads if head.table == cells[0].table]
        return sum(cell.column in stretch for cell in left for stretch in below) > (not cells[0].ruled)

    def _is_alone(self, cells: Sequence[Atom], start: int, sums: Sums) -> bool:
        """Whether no other reading adds up: where one cell is too many, any blank or zero may be that one.

        So may be two that are too many on both sides of the values, for room is on one.
        """
        extra = len(cells) - self.ways.count
        if extra != 1 and not (extra == 2 and start == 1):
            return True
        nothing = [at for at, cell in enumerate(cells) if not cell.reading.value]
        without = [
            (set(gone), [cell for at, cell in enumerate(cells) if at not in gone])
            for gone in combinations(nothing, extra)
        ]
        fitting = [(gone, left) for gone, left in without if sums.prove(left)]
        texts = {tuple(one.text for one in left) for gone, left in fitting if all(is_blank(cells[at]) for at in gone)}
        return len(texts) == 1 == len({tuple(one.reading.value or 0 for one in left) for _, left in fitting})

    def _is_filled(self, cells: Sequence[Atom], values: Sequence[Atom]) -> bool:
        """Whether every value is printed, so that no blank is one: unless a figure is split in two cells.

        No zero or mark is half of a figure, and halves do not add up. On bare lines no border shows what is a cell:
        a blank line in front may be a value there, and a zero behind it one too many.
        """
        if any(cell.table < 0 for cell in cells):
            return False
        count, printed = self.ways.count, sum(map(_is_printed, cells))
        longest = max(sum(map(_is_printed, row)) for row, _ in self.ways.rows)
        if count == 1 or not printed == longest == count or not all(map(_is_printed, values)):
            return False
        if not any(cell.reading.value for cell in values):
            # As much room stands behind a row as behind its header, and in front only if none does; else this one may
            # be printed twice.
            unlike = self.behind if cells[0] is not values[0] else len(cells) != count + self.behind
            return not (unlike or self._are_exact())
        return (
            self.sums is not None
            and self.sums.hold(values)
            and self._is_alone(cells, cells.index(values[0]), self.sums)
        )

    def _are_exact(self) -> bool:
        """Whether half of the rows of this table, or most of those of others, have nothing to fill them up."""
        leading, votes = self.ways.leading, self.habits.votes.get(self.ways.leading, Votes())
        rows = [cells for cells, _ in self.ways.rows if cells]
        exact = sum(len(cells) == self.ways.count + leading for cells in rows)
        return 2 * exact >= max(len(rows), 1) or 2 * votes[leading, leading] > votes.total()

    def _alike(self, extra: int, offsets: Sequence[int]) -> tuple[int, Placing] | None:
        """Where other rows begin that are as much too long, of this table or else, if most have room, of others."""
        of_others = Votes() if self._are_exact() else self.habits.votes.get(self.ways.leading, Votes())
        for votes in (self.ways.votes, of_others):
            ranking = Counter({one: votes[extra, one] for one in offsets}).most_common(2)
            if ranking[0][1] >= FEWEST_ALIKE and (len(ranking) < 2 or ranking[0][1] > ranking[1][1]):
                return ranking[0][0], Placing.ORDER
        return None


def room_of(
    ways: Ways, columns: Sequence[PrintedColumn], habits: Habits, *, behind: int = 0, sums: Sums | None = None
) -> Room:
    """The evidence of a table.

    Args:
        ways: How its rows may fit.
        columns: Its columns.
        habits: How such tables are set in the document.
        behind: How many blanks fill up its header behind the last word.
        sums: Whether cells add up as a row of it must; None where its form says nothing.
    """
    values = [column for column in columns if not column.leads]
    heads = tuple(column.atoms[0] for column in values if column.atoms)
    reach = sum(max(len(stretch_of(atom)) for atom in column.atoms) for column in values if column.atoms)
    return Room(ways, _places_of(values), heads, reach, _usual_places(ways), habits, behind, sums)


def _width(cells: Sequence[Atom]) -> int:
    """How many columns the cells of a row take, with those that a merged one covers."""
    return sum(len(stretch_of(cell)) for cell in cells)


def _meet(values: Sequence[Atom], heads: Sequence[Atom]) -> bool:
    """Whether the cells of a row cut the stretch of its header elsewhere, but each stands below a part of its own."""
    spans = [(stretch_of(cell), stretch_of(head)) for cell, head in zip(values, heads, strict=False)]
    if len(values) != len(heads) or spans[0][0].start != spans[0][1].start or spans[-1][0].stop != spans[-1][1].stop:
        return False
    return all(cell.start < head.stop and head.start < cell.stop for cell, head in spans)


def stretch_of(atom: Atom) -> range:
    """The columns of its grid that a cell takes."""
    return range(atom.column, atom.column + (atom.cell.colspan if atom.cell is not None else 1))


def _is_printed(atom: Atom) -> bool:
    return bool(atom.text) and atom.is_value
