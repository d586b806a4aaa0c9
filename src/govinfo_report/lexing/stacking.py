"""Labels broken over lines, with figures or other columns between their parts: bring the parts together.

A part is moved only where it completes a label of the dictionary word for word, so nothing is guessed: what stands
below ``2.其他法律行政法规禁`` is its end if it reads ``止公开``, and stays where it is otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import beginnings, find_label
from govinfo_report.lexing.normalize import split_ordinal
from govinfo_report.lexing.numbers import TEXT

__all__ = ["gather_labels"]

# A label is broken over at most so many lines; its parts are never farther apart than this many atoms.
_MOST_LINES = 5
_FARTHEST = 60
_LONGEST_PART = 40


def gather_labels(atoms: list[Atom]) -> list[Atom]:
    """The atoms with the later parts of broken labels moved behind their first part.

    In a ruled table the lines of a cell already follow each other.
    """
    parts = {first: rest for area in _areas(atoms) for first, rest in _broken_labels(atoms, area)}
    if not parts:
        return atoms
    moved = {number for rest in parts.values() for number in rest}
    kept = (number for number in range(len(atoms)) if number not in moved)
    result = [atoms[one] for number in kept for one in (number, *parts.get(number, ()))]
    room = _emptied_lines(atoms, moved)
    return [atom for atom in result if (atom.table, atom.row) not in room or atom.text] if room else result


def _areas(atoms: Sequence[Atom]) -> Iterator[list[int]]:
    """What may be parts of labels in each table and in each stretch outside tables, by their numbers."""
    table, area = None, list[int]()
    for number, atom in enumerate(atoms):
        if atom.table != table:
            table = atom.table
            if area:
                yield area
            area = []
        if atom.reading.kind is TEXT and not (atom.ruled or atom.furniture) and len(atom.text) <= _LONGEST_PART:
            area.append(number)
    if area:
        yield area


def _broken_labels(atoms: Sequence[Atom], area: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The first part of each broken label of an area, with the others."""
    moved = set[int]()
    for place, first in enumerate(area):
        if first not in moved and split_ordinal(atoms[first].text)[1] in beginnings():
            near = area[place + 1 : place + _FARTHEST]
            rest = _rest_of_label(atoms, first, [one for one in near if one not in moved])
            moved.update(rest)
            if rest:
                yield first, rest


def _emptied_lines(atoms: Sequence[Atom], moved: set[int]) -> set[tuple[int, int]]:
    """Lines of tables that held nothing but parts of labels: what remains of them is room, and no blank cells."""
    lines = {(atoms[number].table, atoms[number].row) for number in moved if atoms[number].table >= 0}
    return lines - {(atom.table, atom.row) for number, atom in enumerate(atoms) if atom.text and number not in moved}


def _rest_of_label(atoms: Sequence[Atom], first: int, behind: Iterable[int]) -> list[int]:
    """Indices of the parts that complete the label that begins at an atom; empty where none is broken there."""
    start = atoms[first]
    parts, text, last = list[int](), start.text, start
    for number in behind:
        piece = atoms[number]
        if piece.row > last.row + _MOST_LINES or number >= first + _FARTHEST:
            break
        if piece.row == last.row or not _overlap(last, piece):
            continue
        longer = text + piece.text
        if longer != piece.text and (find_label(piece.text) is None or find_label(text) is None):
            match = find_label(longer)
            if match is not None and match.kind.value == "exact":
                apart = number > first + len(parts) + 1
                return [*parts, number] if apart else []
        if split_ordinal(longer)[1] in beginnings():
            parts, text, last = [*parts, number], longer, piece
    return []


def _overlap(above: Atom, below: Atom) -> bool:
    """Whether two pieces stand below one another, whichever way the tool counted Chinese characters."""
    if above.table >= 0:
        return above.column == below.column
    for wide in (False, True):
        left = above.column + (above.wide_before if wide else 0)
        other = below.column + (below.wide_before if wide else 0)
        width = len(above.text) * (2 if wide else 1)
        if left < other + len(below.text) * (2 if wide else 1) and other < left + width:
            return True
    return False
