"""Where a table may begin."""

from __future__ import annotations

from govinfo_report.lexing.atoms import Atom, resegment
from govinfo_report.lexing.joining import LONGEST_ROW_TEXT, joined_label
from govinfo_report.lexing.labels import HEADING, find_label, is_year
from govinfo_report.parsing.automaton import start_state
from govinfo_report.parsing.grammars import table_terminals

__all__ = ["begins_table", "has_codes", "tables_of"]


def begins_table(atoms: list[Atom], index: int) -> bool:
    """Whether an atom can begin a table: a header word, or the label of a row with its figures behind it."""
    atom = atoms[index]
    if atom.furniture or atom.is_value or len(atom.text) > LONGEST_ROW_TEXT * 3:
        return False
    match = joined_label(atoms, index)[0]
    if match is None:
        resegment(atoms, index)
        match = find_label(atoms[index].text)
    if match is None:
        return False
    start = start_state()
    able = [terminal for terminal in match.terminals if terminal != HEADING and start[terminal] is not None]
    if any(terminal[:2] in {"H_", "C_"} for terminal in able):
        return not _has_figure_beside(atoms, index)
    rows = [terminal for terminal in able if len(atom.text) >= 4]
    return bool(rows) and _values_behind(atoms, index) >= (6 if "requests" in tables_of(rows[0]) else 1)


def has_codes(atoms: list[Atom], index: int) -> bool:
    """Whether 序号 stands in front of a table's first header, so that each label has its number in front."""
    match = find_label(atoms[index - 1].text) if index else None
    return match is not None and "H_CODE" in match.terminals


def tables_of(terminal: str) -> list[str]:
    """The names of the tables that have a terminal."""
    return [name for name, terminals in table_terminals().items() if terminal in terminals]


def _has_figure_beside(atoms: list[Atom], index: int) -> bool:
    """Whether a word on a bare line has its figure on that line, as 总计 899 件: it heads no column."""
    beside = atoms[index + 1 : index + 2]
    return any(
        atom.is_number and not is_year(atom.text) and (atom.table, atom.row) == (-1, atoms[index].row)
        for atom in beside
    )


def _values_behind(atoms: list[Atom], index: int) -> int:
    count = 0
    for atom in atoms[index + 1 : index + 12]:
        if not atom.is_value:
            break
        count += 1
    return count
