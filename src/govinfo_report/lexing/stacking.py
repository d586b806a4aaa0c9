"""Labels broken over lines, with figures or other columns between their parts: bring the parts together.

A part is moved only where it completes a label of the dictionary word for word, so nothing is guessed: what stands
below ``2.其他法律行政法规禁`` is its end if it reads ``止公开``, and stays where it is otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import beginnings, find_label
from govinfo_report.lexing.normalize import split_ordinal

__all__ = ["gather_labels"]

# A label is broken over at most so many lines; its parts are never farther apart than this many atoms.
_MOST_LINES = 5
_FARTHEST = 60
_LONGEST_PART = 40


def gather_labels(atoms: list[Atom]) -> list[Atom]:
    """The atoms with the later parts of broken labels moved behind their first part.

    In a ruled table the lines of a cell already follow each other.
    """
    moved = set[int]()
    result = list[Atom]()
    for number, atom in enumerate(atoms):
        if number in moved:
            continue
        result.append(atom)
        if _may_be_part(atom):
            parts = _rest_of_label(atoms, number, moved)
            moved.update(parts)
            result.extend(atoms[part] for part in parts)
    room = _emptied_lines(atoms, moved) if moved else set[tuple[int, int]]()
    return [atom for atom in result if (atom.table, atom.row) not in room or atom.text] if room else result


def _emptied_lines(atoms: Sequence[Atom], moved: set[int]) -> set[tuple[int, int]]:
    """Lines of tables that held nothing but parts of labels: what remains of them is room, and no blank cells."""
    lines = {(atoms[number].table, atoms[number].row) for number in moved if atoms[number].table >= 0}
    return lines - {(atom.table, atom.row) for number, atom in enumerate(atoms) if atom.text and number not in moved}


def _may_be_part(atom: Atom) -> bool:
    return not (atom.ruled or atom.is_value or atom.furniture) and len(atom.text) <= _LONGEST_PART


def _rest_of_label(atoms: Sequence[Atom], first: int, moved: set[int]) -> list[int]:
    """Indices of the parts that complete the label that begins at an atom; empty where none is broken there."""
    start = atoms[first]
    if split_ordinal(start.text)[1] not in beginnings():
        return []
    parts, text, last = list[int](), start.text, start
    for number in range(first + 1, min(first + _FARTHEST, len(atoms))):
        piece = atoms[number]
        if piece.row > last.row + _MOST_LINES or piece.table != start.table:
            break
        if number in moved or not _may_be_part(piece) or piece.row == last.row or not _overlap(last, piece):
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
