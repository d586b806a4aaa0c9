"""White space between and below rows on bare lines, where a line that holds nothing may as well be a blank cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from attrs import frozen

from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK

__all__ = ["Gaps", "are_followed", "gaps_of", "without_gap"]

# One row alone shows no habit.
_FEWEST_ALIKE = 2


@frozen
class Gaps:
    """How many lines of white space stand where, as those rows tell that have a text for every column.

    Attributes:
        may_stand_below: Whether white space may stand below a table.
        between: How many lines stand between two rows; here and below, None where rows differ or too few tell.
        inside: How many stand below a table that another one follows at once.
        below: How many stand below any other table.
    """

    may_stand_below: bool
    between: int | None = None
    inside: int | None = None
    below: int | None = None

    def without(self, table: ParsedTable, columns: int, *, followed: bool) -> list[tuple[Atom, ...]]:
        """The cells of each row, without the gaps around it if as many are left as there are columns.

        Args:
            table: A table.
            columns: How many columns it has.
            followed: Whether another table follows it at once.
        """
        last = self.inside if followed else self.below
        found = list[tuple[Atom, ...]]()
        for row, next_row in zip_longest(table.rows, table.rows[1:]):
            front = self.between or 0 if row.label is None else 0  # there the header stands in front
            gap = last if next_row is None else self.between
            fits = gap is not None and len(row.cells) == front + columns + gap
            end = len(row.cells) - (gap or 0)
            room = (*row.cells[:front], *row.cells[end:])
            found.append(row.cells[front:end] if fits and all(map(_is_white, room)) else row.cells)
        return found


def gaps_of(tables: Sequence[tuple[ParsedTable, int]]) -> Gaps:
    """The gaps of a document.

    White space must stand below more tables with a full last row than tables end with a text; else there is none below
    others.

    Args:
        tables: Its tables, and how many columns each one has.
    """
    between, inside, below = list[_Row](), list[_Row](), list[_Row]()
    for (table, columns), followed in zip(tables, are_followed([table for table, _ in tables]), strict=True):
        for row, next_row in zip_longest(table.rows, table.rows[1:]):
            alike = between if next_row is not None else inside if followed else below
            alike.append((row, columns))
    last = [*inside, *below]
    with_white = sum(map(bool, _behind_full(last)))
    without = sum(_ends_with_text(row.cells) for row, _ in last)
    may_stand = with_white > without or not (with_white or without)
    return Gaps(may_stand, _common(between), _common(inside), _common(below))


_Row = tuple[ParsedRow, int]
"""A row, and how many columns its table has."""


def _common(rows: Sequence[_Row]) -> int | None:
    """How long the gaps behind these rows are, if all are alike: behind full ones, or behind all where few are full.

    Without any full row, those of tables with more and with fewer columns must agree.
    """
    full = _behind_full(rows)
    gaps = full if len(full) >= _FEWEST_ALIKE else _behind_all(rows)
    told = full or len({columns for row, columns in rows if row.cells}) > 1
    return gaps[0] if told and len(gaps) >= _FEWEST_ALIKE and len(set(gaps)) == 1 else None


def _behind_full(rows: Sequence[_Row]) -> list[int | None]:
    """How long the gaps are behind rows that have a text for every column."""
    return [len(row.cells) - columns for row, columns in rows if _is_full(row.cells, columns)]


def _behind_all(rows: Sequence[_Row]) -> list[int | None]:
    """How long the gaps are behind rows that have cells; None where other things than gaps stand there."""
    return [
        len(row.cells) - columns if all(map(_is_white, row.cells[columns:])) else None
        for row, columns in rows
        if row.cells and row.label is not None  # else the header's gap stands in front
    ]


def are_followed(tables: Sequence[ParsedTable]) -> list[bool]:
    """Of each table whether another one follows it at once."""
    return [after is not None and table.end == after.first for table, after in zip_longest(tables, tables[1:])]


def without_gap(cells: tuple[Atom, ...], usual: int) -> tuple[Atom, ...]:
    """A row without the white space behind it.

    Args:
        cells: Its cells.
        usual: How many cells the rows of its table have.
    """
    end = len(cells)
    while end > usual and _is_white(cells[end - 1]):
        end -= 1
    return cells[:end]


def _is_full(cells: Sequence[Atom], count: int) -> bool:
    """Whether a row on bare lines has a text for every column, and behind them white space at most."""
    full = len(cells) >= count and all(cell.text and cell.table < 0 for cell in cells[:count])
    return full and all(map(_is_white, cells[count:]))


def _ends_with_text(cells: Sequence[Atom]) -> bool:
    """Whether a row on bare lines has a text last, so that no white space stands behind it."""
    return bool(cells) and cells[-1].table < 0 and bool(cells[-1].text)


def _is_white(cell: Atom) -> bool:
    return cell.table < 0 and cell.reading.kind is BLANK
