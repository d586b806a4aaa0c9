"""Rows of the forms that stand in no table that was read: they are reported, for another table may contradict them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from attrs import frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import find_label
from govinfo_report.parsing.grammars import row_path, table_forms

__all__ = ["LeftRow", "left_rows", "row_of_label"]


@frozen
class LeftRow:
    """A row that was not read."""

    label: Atom
    path: str
    figures: tuple[Atom, ...]


def left_rows(atoms: Sequence[Atom]) -> Iterator[LeftRow]:
    """The rows of cells that begin with the label of one row of the forms and hold figures.

    Args:
        atoms: What belongs to no table that was read.
    """
    for (table, _), line in groupby(atoms, key=lambda atom: (atom.table, atom.row)):
        if table < 0:
            continue
        labels, numbers = list[tuple[Atom, str]](), list[Atom]()
        for atom in line:
            if atom.is_number:
                numbers.append(atom)
            elif not atom.is_value and (path := row_of_label(atom.text)):
                labels.append((atom, path))
        if len(labels) == 1 and numbers:
            yield LeftRow(*labels[0], tuple(numbers))


@lru_cache(maxsize=256)
def row_of_label(text: str) -> str | None:
    """The path of the row that a label of the forms belongs to, if it is that of one alone."""
    match = find_label(text)
    rules = {
        row_path(rule)
        for form in table_forms().values()
        for rule, terminal in form.labels.items()
        if match is not None and terminal in match.terminals
    }
    return rules.pop() if len(rules) == 1 else None
