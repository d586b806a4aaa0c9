"""Labels over several atoms: pieces of one ruled cell, or lines that follow each other."""

from __future__ import annotations

import re
from itertools import takewhile

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import EXACT, LabelMatch, find_label, guess_label, may_begin_label
from govinfo_report.lexing.normalize import fold

__all__ = ["LONGEST_ROW_TEXT", "guessed_over_lines", "is_open", "joined_label", "lines_of_cell"]

# A line longer than this is prose, unless it begins with a label.
LONGEST_ROW_TEXT = 48
# A label is printed over at most so many lines (one character a line, in a narrow column).
_MOST_PIECES = 14
# What may begin and end one on a line of its own.
_BEGINS, _ENDS = re.compile("[(（“‘「『《.．、]+"), re.compile("[)）”’」』》:：,，、]+")
# One that is misprinted is looked for over so many.
_MOST_MISPRINTED = 3


def joined_label(atoms: list[Atom], index: int) -> tuple[LabelMatch | None, int]:
    """The longest exact label that begins at an atom, and how many atoms it takes."""
    first = atoms[index]
    if first.ruled:
        count = lines_of_cell(atoms, index)
        text = first.text if count == 1 else "".join(atom.text for atom in atoms[index : index + count])
        return find_label(text), count
    best, taken = find_label(first.text), 1
    text, open_bracket = first.text, is_open(first.text)
    if len(text) > LONGEST_ROW_TEXT or (_is_nothing(text) and not _BEGINS.fullmatch(text)):
        return best, taken
    for count in range(2, min(_MOST_PIECES, len(atoms) - index) + 1):
        if not open_bracket and not may_begin_label(text):
            break
        piece = atoms[index + count - 1]
        text += piece.text
        if piece.ruled or piece.furniture or len(text) > LONGEST_ROW_TEXT * 2:
            break
        # A figure parts two labels, unless it stands inside a bracket of the label (计1条).
        if piece.is_value and not (open_bracket and piece.is_number):
            break
        match = find_label(text)
        explained = (
            match is not None and not is_open(text) and (open_bracket or (best is None and piece.text[-1:] in ")）"))
        )
        if match is not None and (match.kind is EXACT or explained) and not _is_nothing(piece.text):
            best, taken = match, count
        open_bracket = open_bracket and is_open(text)
    return best, taken


def _is_nothing(text: str) -> bool:
    """Whether a text is no piece of a label: a circle or a dot at its edge stands where a figure should."""
    return not fold(text) and _ENDS.fullmatch(text) is None


def guessed_over_lines(
    atoms: list[Atom], index: int, allowed: frozenset[str], *, misprint: bool
) -> tuple[LabelMatch, int] | None:
    """The most similar of the allowed labels to the lines in front of the next value, and how many these are.

    None where there is one line, where a label is among them, or where they are like none.
    """
    behind = atoms[index : index + _MOST_MISPRINTED + 1]
    lines = list(takewhile(lambda one: not (one.ruled or one.is_value or one.is_unit), behind))
    if not 1 < len(lines) < len(behind) or behind[len(lines)].ruled or any(find_label(one.text) for one in lines):
        return None
    match = guess_label("".join(one.text for one in lines), allowed, misprint=misprint)
    return (match, len(lines)) if match is not None and allowed.issuperset(match.terminals) else None


def lines_of_cell(atoms: list[Atom], index: int) -> int:
    """How many atoms from an index on are lines of one ruled cell."""
    first, count = atoms[index], 1
    while count < _MOST_PIECES and index + count < len(atoms):
        atom = atoms[index + count]
        if atom.column != first.column or atom.row != first.row or atom.table != first.table:
            break
        count += 1
    return count


def is_open(text: str) -> bool:
    """Whether a bracket is still open at the end of a text."""
    opened = text.count("(") + text.count("（")
    return opened > 0 and opened > text.count(")") + text.count("）")
