"""Tables of statistics whose two halves stand side by side, to save a page: one half below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import find_label
from govinfo_report.lexing.normalize import fold
from govinfo_report.parsing.grammars import corners
from govinfo_report.parsing.terminals import names_column

__all__ = ["unfold"]

# Titles and units above the header take fewer rows.
_MOST_ABOVE = 6


def unfold(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, the right half of each table that has two under the same headers behind its left half.

    The rows of the right half count on from the last one of the table, so that no line has cells of both.
    """
    found = list[Atom]()
    for table, group in groupby(atoms, key=lambda atom: atom.table):
        own = list(group)
        found.extend(_unfolded(own) if table >= 0 else own)
    return found


def _unfolded(atoms: Sequence[Atom]) -> Sequence[Atom]:
    number = next((at for at, row in enumerate(islice(_rows(atoms), _MOST_ABOVE)) if _heads_halves(row)), None)
    if number is None:
        return atoms
    rows = list(_rows(atoms))
    width, edge = len(rows[number]), rows[number][len(rows[number]) // 2].column
    body = rows[number:]
    if not atoms[0].ruled and any(len(row) != width for row in body):
        return atoms
    left = [atom for row in body for atom in row if atom.column < edge]
    right = [atom for row in body for atom in row if atom.column >= edge]
    below = rows[-1][0].row + 1
    return [*chain.from_iterable(rows[:number]), *left, *(atom._replace(row=atom.row + below) for atom in right)]


def _heads_halves(row: Sequence[Atom]) -> bool:
    """Whether a row is the header of a table of statistics, twice."""
    half, odd = divmod(len(row), 2)
    keys = [fold(atom.text) for atom in row]
    if odd or half < 2 or keys[:half] != keys[half:]:
        return False
    corner, *columns = (find_label(atom.text) for atom in row[:half])
    terminals = {terminal for match in columns if match is not None for terminal in match.terminals}
    return (
        corner is not None and not corners().keys().isdisjoint(corner.terminals) and any(map(names_column, terminals))
    )


def _rows(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    return (list(row) for _, row in groupby(atoms, key=lambda atom: atom.row))
