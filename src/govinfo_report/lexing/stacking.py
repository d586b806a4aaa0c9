"""Labels broken over lines, with figures or other columns between their parts: bring the parts together.

A part is moved only where it completes a label of the dictionary word for word, so nothing is guessed: what stands
below ``2.其他法律行政法规禁`` is its end if it reads ``止公开``, and stays where it is otherwise. A lone ordinal among
the parts is the label's; pieces of two neighbouring labels that only one space parts are two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import EXACT, LabelMatch, beginnings, dictionary, find_label, is_fragment
from govinfo_report.lexing.normalize import is_ordinal, split_ordinal
from govinfo_report.lexing.numbers import TEXT
from govinfo_report.parsing.terminals import names_column

__all__ = ["gather_labels"]

# A label is broken over at most so many lines; its parts are never farther apart than this many atoms.
_MOST_LINES = 5
_FARTHEST = 60
_LONGEST_PART = 40

# Signs that a label which is spelt downwards may have on a line of their own.
_SIGNS = "()（）、：:"


def gather_labels(atoms: list[Atom]) -> list[Atom]:
    """The atoms with the later parts of broken labels moved behind their first part.

    The label of a group that stands left of a broken label, among its lines, comes before it. In a ruled table the
    lines of a cell already follow each other.
    """
    atoms = _parted(atoms)
    parts = {first: rest for area in _areas(atoms) for first, rest in _broken_labels(atoms, area)}
    if not parts:
        return atoms
    moved = {number for rest in parts.values() for number in rest}
    taken, leading = set(moved), dict[int, list[int]]()
    for first, rest in parts.items():
        leading[first] = _leading(atoms, first, rest, taken)
        taken.update(leading[first])
    kept = (number for number in range(len(atoms)) if number not in taken)
    result = [atoms[one] for number in kept for one in _together(number, parts, leading)]
    room = _emptied_lines(atoms, moved)
    return [atom for atom in result if atom.line not in room or atom.text] if room else result


def _areas(atoms: Sequence[Atom]) -> Iterator[list[int]]:
    """What may be parts of labels in each table and in each stretch outside tables, by their numbers."""
    table, area = None, list[int]()
    for number, atom in enumerate(atoms):
        if atom.table != table:
            table = atom.table
            if area:
                yield area
            area = []
        if _may_be_part(atom):
            area.append(number)
    if area:
        yield area


def _broken_labels(atoms: Sequence[Atom], area: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The first part of each broken label of an area, with the others."""
    moved = set[int]()
    for place, first in enumerate(area):
        text = atoms[first].text
        if first not in moved and split_ordinal(text)[1] in beginnings() and not is_ordinal(text):
            near = area[place + 1 : place + _FARTHEST]
            rest = _rest_of_label(atoms, first, [one for one in near if one not in moved])
            moved.update(rest)
            if rest:
                yield first, rest


def _emptied_lines(atoms: Sequence[Atom], moved: set[int]) -> set[tuple[int, int]]:
    """Lines of tables that held nothing but parts of labels: what remains of them is room, and no blank cells."""
    lines = {atoms[number].line for number in moved if atoms[number].table >= 0}
    return lines - {atom.line for number, atom in enumerate(atoms) if atom.text and number not in moved}


def _parted(atoms: list[Atom]) -> list[Atom]:
    """The atoms, those on bare lines cut where two pieces of labels in neighbouring columns have one space between."""
    if not any(" " in atom.text and atom.table < 0 and _may_be_part(atom) for atom in atoms):
        return atoms
    pieces = list[Atom]()
    for atom in atoms:
        cut = " " in atom.text and atom.table < 0 and _may_be_part(atom)
        pieces.extend(_beside_each_other(atom) if cut else (atom,))
    return pieces


def _beside_each_other(atom: Atom) -> Iterator[Atom]:
    """Two pieces of labels in neighbouring columns that one space parts as two atoms; any other atom as it is."""
    for cut in (found.start() for found in re.finditer(" ", atom.text)):
        left, right = atom.text[:cut], atom.text[cut + 1 :]
        if _are_neighbours(left, right):
            yield atom.part(0, cut)
            yield atom.part(cut + 1, len(atom.text))
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


def _leading(atoms: Sequence[Atom], first: int, rest: Sequence[int], taken: Collection[int]) -> list[int]:
    """What stands among the lines of a broken label and comes before it: labels left of it, and its own ordinal."""
    start = atoms[first]
    if start.table >= 0:
        return []
    between = [number for number in range(first + 1, rest[-1]) if number not in taken]
    left = [
        number
        for number in between
        if _may_be_part(atoms[number]) and atoms[number].column + len(atoms[number].text) <= start.column
    ]
    ordinals = [
        number
        for number in between
        if number not in left
        and start.row < atoms[number].row < atoms[rest[-1]].row
        and is_ordinal(atoms[number].text)
        and _overlap(start, atoms[number])
    ]
    return left + (ordinals if len(ordinals) == 1 and not split_ordinal(start.text)[0] else [])


def _together(number: int, parts: Mapping[int, Sequence[int]], leading: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """The numbers of an atom, of what comes before it, and of the parts behind it."""
    for before in leading.get(number, ()):
        yield from _together(before, parts, leading)
    yield from (number, *parts.get(number, ()))


def _may_be_part(atom: Atom) -> bool:
    """Whether it can be a piece of a label: a short text in no ruled cell, and not dashes alone."""
    if atom.reading.kind is not TEXT or atom.ruled or atom.furniture or len(atom.text) > _LONGEST_PART:
        return False
    return any(one.isalnum() or one in _SIGNS for one in atom.text)


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
        if piece.text == start.text:
            return []  # the label begins anew: what follows completes that one
        longer = text + piece.text
        if longer != piece.text and (find_label(piece.text) is None or not _stands_alone(text)):
            match = find_label(longer)
            numbered = start.table < 0 and match is not None and _is_numbered_header(match)
            apart = number > first + len(parts) + 1
            explained = not apart and piece.text[-1:] in ")）"
            if match is not None and (match.kind is EXACT or explained) and not numbered:
                return [*parts, number] if apart else []  # what follows at once need not be moved
        if split_ordinal(longer)[1] in beginnings():
            parts, text, last = [*parts, number], longer, piece
    return []


def _stands_alone(text: str) -> bool:
    """Whether a text is a label by itself."""
    match = find_label(text)
    return match is not None and not _is_numbered_header(match)


def _is_numbered_header(match: LabelMatch) -> bool:
    """Whether a match is none: headers have no ordinals (``三、本年度`` is not 本年度, ``3.其他`` not 其他结果)."""
    return bool(match.ordinal) and all(map(names_column, match.terminals))


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
