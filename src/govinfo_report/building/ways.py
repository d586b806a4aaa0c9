"""The ways in which the rows of a table fit its columns: at which cells of a row its values may begin.

Merged cells, and tables of fewer columns on a wider grid, leave blanks in front of or behind a row's values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.gaps import without_gap
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK, MARK

__all__ = ["FEWEST_ALIKE", "Votes", "Ways", "is_blank", "is_code", "ways_of"]

FEWEST_ALIKE = 2
"""So many rows that are filled up alike show that what fills them up is no cell of theirs."""

Votes = Counter[tuple[int, int]]
"""How many rows, with so many cells too many, begin their values at which cell."""


@frozen
class Ways:
    """The ways in which the rows of one table fit its columns.

    Attributes:
        count: How many columns of values there are.
        leading: How many columns of units and codes stand in front of them.
        rows: The cells of each row, and at which of them its values may begin.
        lengths: How many cells each row has with the white space behind it.
        votes: What the rows that fit in one way only say about those that fit in several.
        again: Whether each row was printed before.
    """

    count: int
    leading: int
    rows: tuple[tuple[tuple[Atom, ...], tuple[int, ...]], ...]
    lengths: tuple[int, ...]
    votes: Votes
    again: tuple[bool, ...]


def ways_of(
    rows: Sequence[tuple[Atom, ...]],
    columns: Sequence[PrintedColumn],
    *,
    gaps: bool = True,
    names: Sequence[str] = (),
) -> Ways:
    """The ways in which rows fit columns. A row that is printed twice votes once.

    Args:
        rows: The cells of each row.
        columns: The columns of their table.
        gaps: Whether white space may stand below a table on bare lines.
        names: What row of the form each one is.
    """
    leading = sum(column.leads for column in columns)
    count = len(columns) - leading
    lengths = tuple([len(cells) for cells in rows])
    (length, most), *_ = [*Counter(filter(None, lengths)).most_common(1), (0, 0)]
    ways = list[tuple[tuple[Atom, ...], tuple[int, ...]]]()
    votes, seen, again = Votes(), set[tuple[str, ...]](), list[bool]()
    for number, row in enumerate(rows, 1):
        below = number == len(rows) and (gaps or most >= FEWEST_ALIKE)
        cells = without_gap(row, length) if below else row
        if leading or count == 1:
            cells = _unit_in_front(cells)
        lost = _lost_blank(cells, length) or (leading > 0 and _lacks_room(cells, length, most, len(columns)))
        offsets = () if lost else _offsets(cells, count, leading)
        ways.append((cells, offsets))
        printed = (*names[number - 1 : number], *(cell.text for cell in cells))
        again.append(bool(names) and printed in seen)
        if len(offsets) == 1 and not again[-1]:
            votes[len(cells) - count, offsets[0]] += 1
        seen.add(printed)
    return Ways(count, leading, tuple(ways), lengths, votes, tuple(again))


def is_blank(atom: Atom) -> bool:
    """Whether a cell holds nothing."""
    return atom.reading.kind is BLANK


def is_code(atom: Atom) -> bool:
    """Whether a cell in front of the values can be the code of its row; a mark behind it points to a note."""
    return atom.is_number or atom.text.rstrip("*＊※ ").isdecimal()


def _unit_in_front(cells: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The cells of a row with a unit that is printed behind its figures in front of them."""
    units = sum(cell.is_unit for cell in cells)
    return (cells[-1], *cells[:-1]) if units == 1 < len(cells) and cells[-1].is_unit else cells


def _lost_blank(cells: Sequence[Atom], usual: int) -> bool:
    """Whether blank lines are unsafe evidence here: on bare lines, a row with blanks is not as long as the others."""
    return len(cells) != usual and all(cell.table < 0 for cell in cells) and any(is_blank(cell) for cell in cells)


def _lacks_room(cells: Sequence[Atom], length: int, rows: int, columns: int) -> bool:
    """Whether most rows of units and figures end with a blank too many, and this one is shorter: a cell was lost.

    Args:
        cells: The cells of a row.
        length: How many cells most rows have,
        rows: and how many rows these are.
        columns: How many columns the table has.
    """
    return rows > FEWEST_ALIKE and columns < length > len(cells) > 0 and is_blank(cells[-1])


def _offsets(cells: Sequence[Atom], count: int, leading: int) -> tuple[int, ...]:
    """At which cells the values may begin: what is in front may lead, what is behind is blank."""
    extra = filled = len(cells)
    extra -= count
    while filled and cells[filled - 1].reading.kind is BLANK:
        filled -= 1
    units = [number for number, cell in enumerate(cells) if cell.is_unit]
    return tuple(
        [
            offset
            for offset in range(max(filled - count, 0), extra + 1)
            if not any(offset <= unit < offset + count for unit in units)
            and _may_lead(cells[:offset], cells[offset : offset + count], leading)
        ]
    )


def _may_lead(front: Sequence[Atom], values: Sequence[Atom], leading: int) -> bool:
    """Whether the cells in front of the values can be something else: room of a merged label, a unit, a code.

    A mark stands for a unit only where marks stand for the values too. Room stands in front of a unit, not behind it.
    """
    unit = next((number for number, atom in enumerate(front) if atom.is_unit), len(front))
    if len(front) - unit > leading:
        return False
    for atom in front:
        if is_blank(atom) or atom.is_unit:
            continue
        stands_in = atom.reading.kind is MARK and not any(cell.is_number for cell in values)
        if not leading or not (stands_in or (leading > 1 and is_code(atom))):
            return False
    return True
