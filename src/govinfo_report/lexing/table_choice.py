"""Of which table a header is that may begin several: the labels behind it tell."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.beginning import tables_of
from govinfo_report.lexing.labels import find_label, is_fragment
from govinfo_report.parsing.grammars import open_tables, table_terminals
from govinfo_report.parsing.terminals import labels_row

__all__ = ["begun_table", "support"]

# So many cells behind a header tell.
_LOOKED_AT = 60


def begun_table(able: Sequence[str], atoms: Sequence[Atom], index: int) -> str:
    """Of the terminals that begin a table each, the one whose table has most of the labels behind it.

    Where it has fewer of the rows than it lacks, the table is one that each office makes for itself, if that may be.

    Args:
        able: The terminals.
        atoms: The atoms of the document.
        index: Where the table begins.
    """
    best = max(able, key=lambda terminal: support(terminal, atoms, index))
    own = next((terminal for terminal in able if not open_tables().isdisjoint(tables_of(terminal))), best)
    table = _terminals(best)
    matches = [
        (atom.text, find_label(atom.text)) for atom in _ahead(atoms, index) if not (atom.is_value or atom.is_unit)
    ]
    rows = sum(any(name in table and labels_row(name) for name in match.terminals) for _, match in matches if match)
    lacked = sum(
        not is_fragment(text) if match is None else table.isdisjoint(match.terminals) for text, match in matches
    )
    return own if lacked > rows else best


def support(terminal: str, atoms: Sequence[Atom], index: int) -> int:
    """How many of the next labels belong to a table that a terminal can begin."""
    table = _terminals(terminal)
    matches = (find_label(atom.text) for atom in _ahead(atoms, index) if not atom.is_value)
    return sum(match is not None and not table.isdisjoint(match.terminals) for match in matches)


def _terminals(terminal: str) -> frozenset[str]:
    """All terminals of the tables that one can begin."""
    return frozenset[str]().union(*(table_terminals()[name] for name in tables_of(terminal)))


def _ahead(atoms: Sequence[Atom], index: int) -> Sequence[Atom]:
    return atoms[index + 1 : index + _LOOKED_AT]
