"""Rows of the forms that stand in no table that was read: they are reported, for another table may contradict them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from attrs import frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.joining import LONGEST_ROW_TEXT
from govinfo_report.lexing.labels import find_label, guess_label
from govinfo_report.parsing.grammars import row_path, table_forms

__all__ = ["LeftRow", "left_rows", "row_of_label"]


@frozen
class LeftRow:
    """A row that was not read."""

    label: Atom
    paths: tuple[str, ...]
    """Of the rows whose label it is; two blocks may have the same labels, and a row of the office's own has none."""
    figures: tuple[Atom, ...]


def left_rows(stretches: Sequence[Sequence[Atom]]) -> Iterator[LeftRow]:
    """The rows that begin with the label of a row of the forms and hold figures: of cells, or two and more on lines.

    Labels that resemble one of the forms count beside one that is. A lone row on lines is an item of a menu or of a
    sentence, unless a table stands right in front of it.

    Args:
        stretches: What belongs to no table that was read; a table stands in front of each but the first.
    """
    everything = [atom for stretch in stretches for atom in stretch]
    for table, cells in groupby(everything, key=lambda atom: atom.table):
        if table >= 0:
            lines = groupby(cells, key=lambda atom: atom.row)
            yield from _beside_known([row for _, line in lines if (row := _row_of_cells(list(line)))])
    for number, stretch in enumerate(stretches):
        fewest = 1 if number else 2
        run = list[LeftRow]()
        for row in _rows_on_lines(stretch):
            if row is not None:
                run.append(row)
                continue
            if len(run) >= fewest:
                yield from _beside_known(run)
            run.clear()
            fewest = 2


def _beside_known(rows: Sequence[LeftRow]) -> Sequence[LeftRow]:
    """The rows from the first of a form to the last, if the label of one is that of a form.

    What only resembles labels may be torn sentences; an office's own row stands between two others.
    """
    of_forms = [number for number, row in enumerate(rows) if row.paths]
    known = any(rows_of_label(rows[number].label.text) for number in of_forms)
    return rows[of_forms[0] : of_forms[-1] + 1] if known else ()


def _row_of_cells(line: Sequence[Atom]) -> LeftRow | None:
    numbers = tuple(atom for atom in line if atom.is_number)
    words = [atom for atom in line if numbers and not atom.is_value and not atom.is_unit]
    labels = [(atom, paths) for atom in words if (paths := _rows_like(atom.text))]
    if not labels and line[0] in words[:1] and len(words) == 1:
        return LeftRow(words[0], (), numbers)  # of the office's own
    return LeftRow(*labels[0], numbers) if len(labels) == 1 else None


def _rows_on_lines(atoms: Sequence[Atom]) -> Iterator[LeftRow | None]:
    """Rows of a cell a line, those of the office's own too, and None wherever the next one does not follow at once."""
    index = 0
    while index < len(atoms):
        label, index = atoms[index], index + 1
        first = index
        while index < len(atoms) and (atoms[index].is_value or atoms[index].is_unit):
            index += 1
        behind = atoms[first:index]
        numbers = tuple(atom for atom in behind if atom.is_number)
        a_line_each = label.table < 0 or (not label.ruled and all(atom.line != label.line for atom in behind))
        is_row = numbers and a_line_each and not label.is_value and len(label.text) <= LONGEST_ROW_TEXT
        yield LeftRow(label, _rows_like(label.text), numbers) if is_row else None
    yield None


def row_of_label(text: str) -> str | None:
    """The path of the row that a label of the forms belongs to, if it is that of one alone."""
    paths = rows_of_label(text)
    return paths[0] if len(paths) == 1 else None


@lru_cache(maxsize=256)
def rows_of_label(text: str) -> tuple[str, ...]:
    """The paths of the rows that a label of the forms belongs to."""
    match = find_label(text)
    return _paths_of(match.terminals) if match is not None else ()


@lru_cache(maxsize=256)
def _rows_like(text: str) -> tuple[str, ...]:
    """The paths of the rows whose label a text is, or else of those whose labels are most similar to it."""
    if known := rows_of_label(text):
        return known
    match = guess_label(text, frozenset(terminal for _, terminal in _labels()))
    return _paths_of(match.terminals) if match is not None else ()


def _labels() -> Iterator[tuple[str, str]]:
    """Rules and terminals of the rows of all forms."""
    return (label for form in table_forms().values() for label in form.labels.items())


def _paths_of(terminals: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row_path(rule) for rule, terminal in _labels() if terminal in terminals))
