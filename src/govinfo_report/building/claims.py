"""What the tables of a document say of its figures, for the account: the class of each, and what stands in no table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govinfo_report.building.account import Claimed
from govinfo_report.building.tables import TableReading
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import holds_quantity
from govinfo_report.lexing.numbers import TEXT
from govinfo_report.lexing.tokens import Unknown
from govinfo_report.models.printed import Cell, FigureClass

__all__ = ["behind_the_tables", "claims_of", "outside"]

# Classes that are given to hundreds of figures, by name for speed.
_BOUND, _INDICATOR, _UNPARSED = FigureClass.BOUND, FigureClass.INDICATOR, FigureClass.UNPARSED
_FURNITURE, _LABEL = FigureClass.FURNITURE, FigureClass.LABEL
# Furniture that may be taken for values stands within so many lines behind a table.
_NEAR = 12


def outside(atoms: Sequence[Atom], readings: Sequence[TableReading]) -> list[Sequence[Atom]]:
    """The stretches in front of, between and behind the tables that were read, in this order."""
    edges = [0, *(edge for reading in readings for edge in (reading.table.first, reading.table.end)), len(atoms)]
    return [atoms[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def behind_the_tables(atoms: Sequence[Atom], readings: Sequence[TableReading]) -> list[Atom]:
    """Lone figures on bare lines right behind the last table: counters and page numbers, in no value."""
    end = readings[-1].table.end if readings else len(atoms)
    return [atom for atom in atoms[end : end + _NEAR] if atom.is_number and atom.table < 0]


def claims_of(readings: Sequence[TableReading], cells: Mapping[str, Cell], atoms: Sequence[Atom]) -> Iterator[Claimed]:
    """The class of every figure inside a table. What is printed blank holds none."""
    # Pairs of offsets are made and looked up faster than spans.
    taken = {
        (cell.span.start, cell.span.end): path for path, cell in cells.items() if cell.raw and cell.kind is not TEXT
    }
    for reading in readings:
        table = reading.table
        bound = {(span.start, span.end): path for span, path in reading.bound}
        unknown = [row.label.atoms[0] for row in table.rows if isinstance(row.label, Unknown)]
        unread = (atom for atom in unknown if holds_quantity(atom.text))
        inside = (*(atom for row in table.rows for atom in row.cells), *table.passed, *unread)
        codes = {(span.start, span.end) for span in reading.codes}
        values = {ends for atom in inside if atom.text and (ends := (atom.span.start, atom.span.end)) not in codes}
        for atom in atoms[table.first : table.end]:
            if not atom.text:
                continue
            span = atom.span
            ends = span.start, span.end
            if ends in taken:
                yield Claimed(span, _BOUND, taken[ends])
            elif bound.get(ends, "") is None:
                yield Claimed(span, _INDICATOR)
            elif atom.furniture:
                yield Claimed(span, _FURNITURE)
            elif ends in values:
                yield Claimed(span, _UNPARSED, bound.get(ends))
            else:
                yield Claimed(span, _LABEL)
