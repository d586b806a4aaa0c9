"""Where a table may begin."""

from __future__ import annotations

from itertools import takewhile

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.joining import LONGEST_ROW_TEXT, joined_label
from govinfo_report.lexing.labels import HEADING, LabelMatch, canonical_label, find_label, is_year
from govinfo_report.lexing.normalize import simplify
from govinfo_report.parsing.automaton import start_state
from govinfo_report.parsing.grammars import corners, review_heads, review_paths, table_forms, table_terminals
from govinfo_report.parsing.terminals import labels_group, labels_row, stands_in_header

__all__ = ["begins_table", "has_codes", "is_corner", "tables_of"]

# A table whose header is lost shows itself by so many rows one after the other; on bare lines a page may also list
# some of its figures beside their names.
_FEWEST_ROWS = 3
_FEWEST_ON_LINES = 6
# The headings of groups in front of a row, as many as a form has one in the other.
_MOST_HEADINGS = 3
# A row of the request matrix shows it alone; of its seven figures one may be lost.
_FEWEST_OF_MATRIX = 6
# Headers stand in front of the first row, and rows apart, by fewer atoms than this.
_NEAR = 8


def begins_table(atoms: list[Atom], index: int) -> bool:
    """Whether an atom can begin a table: a header word, or the label of a row with its figures behind it.

    The one row of a table may also stand alone below its title.
    """
    atom = atoms[index]
    if atom.furniture or len(atom.text) > LONGEST_ROW_TEXT * 3:
        return False
    if atom.is_number:
        return _is_row_of_review(atoms, index)
    if atom.is_value:
        return is_corner(atoms, index)
    match = joined_label(atoms, index)[0]
    if match is None:
        return is_corner(atoms, index)
    able = _startable(match)
    if any(map(stands_in_header, able)):
        return not _has_figure_beside(atoms, index)
    rows = [terminal for terminal in able if len(atom.text) >= 4]
    if not rows:
        return False
    if any(table_forms()[name].is_list for name in tables_of(rows[0])):
        return _begins_rows(atoms, index)
    return _values_behind(atoms, index) >= _FEWEST_OF_MATRIX


def is_corner(atoms: list[Atom], index: int) -> bool:
    """Whether a text or a blank stands in the corner of a table of statistics: headers behind it, then a row."""
    corner, *behind = atoms[index : index + _NEAR]
    if not behind or not _is_header(behind[0]) or corner.is_number or corner.furniture:
        return False
    match = find_label(corner.text) if not corner.is_value else None
    if match is not None and _startable(match):
        return False
    beside = [atom for atom in behind if atom.line == corner.line]
    a_line_each = corner.table < 0 or (not corner.ruled and not beside)
    headers = behind if a_line_each else beside
    count = next((number for number, atom in enumerate(headers) if not _is_header(atom)), len(headers))
    if corner.table >= 0 and a_line_each and len({atom.line for atom in headers[:count]}) < count:
        return False  # a caption above the header
    has_unit = any("H_UNIT" in match.terminals for atom in headers[:count] if (match := find_label(atom.text)))
    return has_unit and any(_row(atom) for atom in behind[count:])


def _is_row_of_review(atoms: list[Atom], index: int) -> bool:
    """Whether the figures of the table of reconsideration and litigation stand right below its title, all on a line."""
    count, line = len(review_paths()), atoms[index].line
    row, behind = atoms[index : index + count], atoms[index + count : index + count + 1]
    if index == 0 or len(row) != count or row[-1].line != line or any(atom.line == line for atom in behind):
        return False
    if not all(atom.is_number for atom in row):
        return False
    title = atoms[index - 1]
    words = map(canonical_label, review_heads())
    return len(title.text) <= LONGEST_ROW_TEXT and all(word in simplify(title.text) for word in words)


def _is_header(atom: Atom) -> bool:
    """Whether a text heads units or figures."""
    match = find_label(atom.text) if len(atom.text) <= LONGEST_ROW_TEXT else None
    return is_year(atom.text) or (match is not None and any(map(stands_in_header, match.terminals)))


def _row(atom: Atom) -> LabelMatch | None:
    """What row of statistics a text is the label of."""
    match = find_label(atom.text) if not atom.is_value and len(atom.text) <= LONGEST_ROW_TEXT else None
    names = match.terminals if match is not None else ()
    of_statistics = any(labels_row(name) and _is_of_statistics(name) for name in names)
    return match if of_statistics else None


def _begins_rows(atoms: list[Atom], index: int) -> bool:
    """Whether rows of one figure each begin here, of a table of statistics whose header is lost."""
    rows, needed = 0, _FEWEST_ROWS if atoms[index].table >= 0 else _FEWEST_ON_LINES
    headings = _MOST_HEADINGS * needed
    while rows < needed and index < len(atoms) and (match := _row(atoms[index])):
        behind = atoms[index + 1 : index + _NEAR]
        cells = [atom for atom in takewhile(lambda atom: atom.is_value or atom.is_unit, behind) if atom.is_value]
        if not labels_group(match.terminals[0]):
            rows += 1
            if len(cells) != 1:
                return False
        else:
            headings -= 1
            if headings < 0:
                return False
        index += 1 + next((number for number, atom in enumerate(behind) if _row(atom)), len(behind))
    return rows == needed


def _startable(match: LabelMatch) -> list[str]:
    """The terminals of a label that can stand first in a table."""
    start = start_state()
    return [terminal for terminal in match.terminals if terminal != HEADING and start[terminal] is not None]


def has_codes(atoms: list[Atom], index: int) -> bool:
    """Whether 序号 stands in front of a table's first header, so that each label has its number in front."""
    match = find_label(atoms[index - 1].text) if index else None
    return match is not None and "H_CODE" in match.terminals


def _is_of_statistics(terminal: str) -> bool:
    """Whether a terminal is one of the tables of statistics."""
    return any(terminal in table_terminals()[name] for name in corners().values())


def tables_of(terminal: str) -> list[str]:
    """The names of the tables that have a terminal."""
    return [name for name, terminals in table_terminals().items() if terminal in terminals]


def _has_figure_beside(atoms: list[Atom], index: int) -> bool:
    """Whether a word on a bare line has its figure on that line, as 总计 899 件: it heads no column."""
    beside = atoms[index + 1 : index + 2]
    return any(atom.is_number and not is_year(atom.text) and atom.line == (-1, atoms[index].row) for atom in beside)


def _values_behind(atoms: list[Atom], index: int) -> int:
    count = 0
    for atom in atoms[index + 1 : index + 12]:
        if not atom.is_value:
            break
        count += 1
    return count
