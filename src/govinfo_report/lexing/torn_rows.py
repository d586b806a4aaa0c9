"""Rows that were torn in two, by the end of a page or by a tool that made rows of lines: bring their pieces together.

Pieces are brought together only where those of a label give a label of the dictionary; a row whose pieces both hold
figures is two rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from attrs import frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.joining import is_open
from govinfo_report.lexing.labels import EXACT, find_label, is_year
from govinfo_report.lexing.numbers import BLANK, TEXT

__all__ = ["mend_torn_rows"]

_EXPLANATION = re.compile("[(（][^()（）]{2,}[)）]")
# The end of a label that stands in a row of its own has no more characters.
_LONGEST_END = 30


@frozen
class _Break:
    """Where a row may be torn: the cells that end there, and those of the row below."""

    above: tuple[int, ...]
    below: tuple[int, ...]


@frozen
class _Cell:
    """A torn cell: its pieces, and which of them stands where the cell is to stand."""

    home: int
    pieces: tuple[int, int]


def mend_torn_rows(atoms: list[Atom]) -> list[Atom]:
    """The atoms with the pieces of a torn row in the row where it begins, or where its figures stand."""
    if not any(atom.ruled for atom in atoms):
        return atoms
    mended = {one.home: one for cut in _breaks(atoms) for one in _mended(atoms, cut)}
    gone = {piece for one in mended.values() for piece in one.pieces}
    result = list[Atom]()
    for number, atom in enumerate(atoms):
        if number in mended:
            pieces = [atoms[piece] for piece in mended[number].pieces]
            printed = [piece for piece in pieces if piece.text] or [atom]
            result.extend(_in_cell(piece, atom) for piece in printed)
        elif number not in gone:
            result.append(atom)
    return result


def _in_cell(piece: Atom, of: Atom) -> Atom:
    return piece._replace(table=of.table, row=of.row, column=of.column)


def _breaks(atoms: Sequence[Atom]) -> Iterator[_Break]:
    """Where a page ends inside a table, and where a row begins with what may be the end of a label."""
    content = [number for number, atom in enumerate(atoms) if atom.ruled or not atom.furniture]
    runs = [list(run) for _, run in groupby(content, key=lambda number: (atoms[number].ruled, atoms[number].table))]
    for above, below in pairwise([*runs, []]):
        if not atoms[above[0]].ruled:
            continue
        rows = [list(row) for _, row in groupby(above, key=lambda number: atoms[number].row)]
        for upper, row in pairwise(rows):
            if _may_go_on(atoms, upper, row):
                yield _Break(
                    tuple(number for number in upper if _reaches(atoms[number]) == atoms[row[0]].row), tuple(row)
                )
        if below and atoms[below[0]].ruled and _are_pages(atoms[above[0]], atoms[below[0]]):
            last = atoms[rows[-1][0]].row
            ends = tuple(number for number in above if _reaches(atoms[number]) > last)
            yield _Break(ends, tuple(number for number in below if atoms[number].row == atoms[below[0]].row))


def _may_go_on(atoms: Sequence[Atom], above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether the first text of a row may be the end of the label above it."""
    first = next((atoms[number] for number in below if atoms[number].text), None)
    if first is None or first.is_value or len(first.text) > _LONGEST_END:
        return False
    over = next((atoms[number] for number in above if atoms[number].column == first.column), None)
    return over is not None and _completes(over, first)


def _are_pages(one: Atom, other: Atom) -> bool:
    return None not in {one.page, other.page} and one.page != other.page


def _reaches(atom: Atom) -> int:
    """The first row below an atom's cell."""
    return atom.row + (atom.cell.rowspan if atom.cell is not None else 1)


def _mended(atoms: Sequence[Atom], cut: _Break) -> Iterator[_Cell]:
    """The cells that go on behind a break."""
    pairs = list(_facing(atoms, cut))
    row = [pair for pair in pairs if _is_one_row_high(atoms[pair[1]])]
    if len(pairs) == len(cut.below) and _are_one_row(atoms, row):
        stays_below = any(_is_figure(atoms[other]) for _, other in row)
        for one, other in row:
            yield _Cell(other if stays_below else one, (one, other))
        pairs = [pair for pair in pairs if not _is_one_row_high(atoms[pair[1]])]
    own = any(_is_figure(atoms[number]) for number in cut.below)  # the label of a row with figures stays with them
    for one, other in pairs:
        if _completes(atoms[one], atoms[other]) and not (own and _is_one_row_high(atoms[other])):
            yield _Cell(one, (one, other))


def _is_one_row_high(atom: Atom) -> bool:
    return atom.cell is not None and atom.cell.rowspan == 1


def _facing(atoms: Sequence[Atom], cut: _Break) -> Iterator[tuple[int, int]]:
    """Cells that face each other over a break.

    Rows of as many cells do one by one: the pages may not draw their lines at the same places to a hair.
    """
    if len(cut.above) == len(cut.below):
        yield from zip(sorted(cut.above, key=lambda number: atoms[number].column), cut.below, strict=True)
        return
    places = {_place(atoms[number]): number for number in cut.above}
    for number in cut.below:
        if (place := _place(atoms[number])) in places:
            yield places[place], number


def _place(atom: Atom) -> tuple[int, int]:
    return atom.column, atom.cell.colspan if atom.cell is not None else 1


def _is_figure(atom: Atom) -> bool:
    return atom.is_value and atom.reading.kind is not BLANK


def _are_one_row(atoms: Sequence[Atom], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the pieces of labels give labels, and all figures stand in one of the two rows; or one holds nothing."""
    if not any(atoms[one].text for one, _ in pairs):
        return True
    both = [(atoms[one], atoms[other]) for one, other in pairs if atoms[one].text and atoms[other].text]
    figures = [[_is_figure(atoms[number]) for number in row] for row in zip(*pairs, strict=True)]
    return bool(both) and not all(map(any, figures)) and all(_completes(one, other) for one, other in both)


def _completes(above: Atom, below: Atom) -> bool:
    """Whether a text is the end of the label that another one begins."""
    if above.reading.kind is not TEXT or below.reading.kind is not TEXT:
        return False
    whole = above.text + below.text
    match, begun, ended = find_label(whole), find_label(above.text), find_label(below.text)
    if match is None:
        return is_year(whole)
    if _EXPLANATION.fullmatch(below.text):
        return True
    # Behind a whole label, only the rest of its explanation goes on; other words are a row of the office's own.
    explains = begun is None or match.kind is EXACT or is_open(above.text)
    return explains and None in {begun, ended}
