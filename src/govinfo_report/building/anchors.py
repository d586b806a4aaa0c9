"""Rows whose labels are torn: between two rows that were recognised, the form tells which rows must stand.

A tool that sets a label over several lines around its figures leaves lines such as ``2.  0  0  0`` whose label stands
above and below. If between two recognised rows there are exactly as many such lines as the form has rows there, and
the torn pieces have the letters of these rows' labels, each line is the row that the form has in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from attrs import evolve

from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import LabelMatch, MatchKind, canonical_label
from govinfo_report.lexing.normalize import fold
from govinfo_report.lexing.tokens import Label
from govinfo_report.parsing.grammars import TableForm

__all__ = ["label_torn_rows"]

# So much of the labels' letters must be found, and so much of what is found must be theirs (0 to 1).
_ENOUGH = 0.8
# A torn label stands at most so many lines above or below its figures.
_FARTHEST = 6


def label_torn_rows(table: ParsedTable, rules: Sequence[str]) -> ParsedTable:
    """The table with a label for each torn row that its place and the pieces around it tell.

    Args:
        table: A table on bare lines.
        rules: Rules of the rows that hold figures in the form of its year, in the form's order.
    """
    order = {rule: number for number, rule in enumerate(rules)}
    filled = [number for number, row in enumerate(table.rows) if any(atom.text for atom in row.cells)]
    anchors = [number for number in filled if table.rows[number].rule in order]
    places = [order[table.rows[number].rule] for number in anchors]
    if len(anchors) == len(filled) or places != sorted(set(places)):
        return table
    rows = list(table.rows)
    for above, below in pairwise(anchors):
        torn = [number for number in filled if above < number < below]
        expected = rules[order[rows[above].rule] + 1 : order[rows[below].rule]]
        if any(isinstance(rows[number].label, Label) for number in torn):
            continue  # a label that was read stands
        if torn and len(torn) == len(expected) and _agree(_pieces(table, above, below), expected, table.form):
            for number, rule in zip(torn, expected, strict=True):
                rows[number] = _labelled(rows[number], rule, table.form)
    return evolve(table, rows=tuple(rows))


def _pieces(table: ParsedTable, above: int, below: int) -> Iterator[Atom]:
    """The texts between two rows that are in neither's label nor among their figures."""
    first, last = table.rows[above], table.rows[below]
    lines = range(min(atom.row for atom in first.cells), max(atom.row for atom in last.cells) + 1)
    own = {atom.span for row in (first, last) if row.label for atom in row.label.atoms}
    labels = (row.label.atoms for row in table.rows if row.label)
    for atom in chain(*labels, table.passed):
        if atom.span not in own and not atom.is_value and atom.row in lines:
            yield atom


def _agree(pieces: Iterator[Atom], rules: Sequence[str], form: TableForm) -> bool:
    """Whether torn pieces have, in whatever order, the letters of these rows' labels, and few others."""
    wanted = Counter(fold("".join(canonical_label(form.labels[rule]) for rule in rules)))
    found = Counter(fold("".join(atom.text for atom in pieces)))
    return (wanted & found).total() >= _ENOUGH * wanted.total()


def _labelled(row: ParsedRow, rule: str, form: TableForm) -> ParsedRow:
    terminal = form.labels[rule]
    match = LabelMatch(MatchKind.PLACE, (terminal,), score=0.0)
    return ParsedRow(rule, Label(terminal, match, row.label.atoms if row.label else ()), row.cells)
