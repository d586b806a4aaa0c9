"""Labels broken over lines, with figures or other columns between their parts: bring the parts together.

A part is moved only where it completes a label of the dictionary word for word, so nothing is guessed: what stands
below ``2.其他法律行政法规禁`` is its end if it reads ``止公开``, and stays where it is otherwise. A lone ordinal among
the parts is the label's; pieces of two neighbouring labels that only one space parts are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govinfo_report.diagnostics import Span
from govinfo_report.document import wide_characters
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import EXACT, LabelMatch, beginnings, dictionary, find_label, is_fragment
from govinfo_report.lexing.normalize import is_ordinal, split_ordinal

__all__ = ["gather_labels"]

# A label is broken over at most so many lines; its parts are never farther apart than this many atoms.
_MOST_LINES = 5
_FARTHEST = 60
_LONGEST_PART = 40


def gather_labels(atoms: list[Atom]) -> list[Atom]:
    """The atoms with the later parts of broken labels moved behind their first part.

    The label of a group that stands left of a broken label, among its lines, comes before it. In a ruled table the
    lines of a cell already follow each other.
    """
    atoms = [piece for atom in atoms for piece in _beside_each_other(atom)]
    moved = set[int]()
    result = list[Atom]()

    def take(number: int) -> None:
        parts = _rest_of_label(atoms, number, moved) if _may_be_part(atoms[number]) else []
        ordinal = _ordinal_between(atoms, number, parts)
        moved.update((*parts, *ordinal))
        for left in _left_of(atoms, number, parts):
            if left not in moved:
                moved.add(left)
                take(left)
        result.extend(atoms[part] for part in (*ordinal, number, *parts))

    for number in range(len(atoms)):
        if number not in moved:
            take(number)
    room = _emptied_lines(atoms, moved) if moved else set[tuple[int, int]]()
    return [atom for atom in result if (atom.table, atom.row) not in room or atom.text] if room else result


def _emptied_lines(atoms: Sequence[Atom], moved: set[int]) -> set[tuple[int, int]]:
    """Lines of tables that held nothing but parts of labels: what remains of them is room, and no blank cells."""
    lines = {(atoms[number].table, atoms[number].row) for number in moved if atoms[number].table >= 0}
    return lines - {(atom.table, atom.row) for number, atom in enumerate(atoms) if atom.text and number not in moved}


def _beside_each_other(atom: Atom) -> Iterator[Atom]:
    """Two pieces of labels in neighbouring columns that one space parts as two atoms; any other atom as it is."""
    if " " not in atom.text or atom.table >= 0 or not _may_be_part(atom):
        yield atom
        return
    for cut in (found.start() for found in re.finditer(" ", atom.text)):
        left, right = atom.text[:cut], atom.text[cut + 1 :]
        if _are_neighbours(left, right):
            yield atom._replace(text=left, span=Span(atom.span.start, atom.span.start + cut))
            yield atom._replace(
                text=right,
                span=Span(atom.span.start + cut + 1, atom.span.end),
                column=atom.column + cut + 1,
                wide_before=atom.wide_before + wide_characters(left),
            )
            return
    yield atom


def _are_neighbours(left: str, right: str) -> bool:
    """Whether two texts are the label of a group and a piece of another label, or pieces of two labels."""
    if not right or not is_fragment(left) or not is_fragment(right) or is_fragment(left + right):
        return False
    ordinal, key = split_ordinal(left)
    if ordinal:
        return key in beginnings() or key in dictionary()
    # Words that are labels by themselves are headers beside each other.
    words = (left, *right.split())
    return all(len(word) > 1 and find_label(word) is None for word in words)


def _ordinal_between(atoms: Sequence[Atom], first: int, parts: Sequence[int]) -> list[int]:
    """The index of a lone ordinal among the lines of a label that has none, if there is one."""
    start = atoms[first]
    if not parts or start.table >= 0 or split_ordinal(start.text)[0]:
        return []
    found = [
        number
        for number in range(first + 1, parts[-1])
        if start.row < atoms[number].row < atoms[parts[-1]].row
        and is_ordinal(atoms[number].text)
        and _overlap(start, atoms[number])
    ]
    return found if len(found) == 1 else []


def _left_of(atoms: Sequence[Atom], first: int, parts: Sequence[int]) -> Iterator[int]:
    """Indices of the texts that stand left of a broken label, among its lines."""
    start = atoms[first]
    if not parts or start.table >= 0:
        return
    for number in range(first + 1, parts[-1]):
        atom = atoms[number]
        if number not in parts and _may_be_part(atom) and atom.column + len(atom.text) <= start.column:
            yield number


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
        if longer != piece.text and (find_label(piece.text) is None or not _stands_alone(text)):
            match = find_label(longer)
            numbered = start.table < 0 and match is not None and _is_numbered_header(match)
            if match is not None and match.kind is EXACT and not numbered:
                apart = number > first + len(parts) + 1
                return [*parts, number] if apart else []
        if split_ordinal(longer)[1] in beginnings():
            parts, text, last = [*parts, number], longer, piece
    return []


def _stands_alone(text: str) -> bool:
    """Whether a text is a label by itself."""
    match = find_label(text)
    return match is not None and not _is_numbered_header(match)


def _is_numbered_header(match: LabelMatch) -> bool:
    """Whether a match is none: headers have no ordinals (``三、本年度`` is not 本年度, ``3.其他`` not 其他结果)."""
    return bool(match.ordinal) and all(terminal.startswith("C_") for terminal in match.terminals)


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
