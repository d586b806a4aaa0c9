"""The document as one row of atoms: cells of tables, and lines cut where a column of figures begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from govinfo_report.diagnostics import Span
from govinfo_report.document import Document, Paragraph, Place, TextCell, wide_characters
from govinfo_report.lexing.labels import find_label, is_year
from govinfo_report.lexing.normalize import is_gloss
from govinfo_report.lexing.numbers import MINUS, NUMBER, TEXT, CellReading, is_sign, is_unit, read_cell
from govinfo_report.lexing.unrolling import parts_of_line

__all__ = ["Atom", "atoms_of"]

_GAP = re.compile(r"[ \t\xa0\u3000]{2,}")
# A mark right behind a figure is the next cell, where a tool left no room between them.
_WORD = re.compile(r"\d[\d,.]*(?=[—–]+(?!\S))|\S+")
# Page numbers, and when a form was filled in.
_FURNITURE = re.compile(
    r"\s*(?:[-—–－]\s?\d{1,3}\s?[-—–－]|第\s?\d{1,3}\s?页(?:[ ,，/]{0,3}共\s?\d{1,3}\s?页)?"
    r"|(?:填报|填表|制表|报送|报出)(?:日期|时间)\s?[:：][^:：]{4,20})\s*"
)
# A line with more characters than any row of figures has is prose and stays whole, however wide its gaps are.
_LONGEST_ROW = 400
_LONGEST_LINE = 4_000
_BRACKETS = frozenset("(（")
_TEN_THOUSANDS, _YUAN = frozenset("万萬"), "元"
# Between the two stand a figure at most, and what is above it.
_UNIT_AHEAD = 2
_THOUSANDS = re.compile(r"\d{4,}|\d{1,3}(?:[,，]\d{3})+")
_SHARE = re.compile(r"[-+－]?\d+(?:\.\d+)?[%％]")
# So many figures beside each other are a row of a table.
_FEWEST_IN_ROW = 3


class Atom(NamedTuple):
    """A piece of the document that is read as one: a cell, or a part of a line.

    There are some hundred in a report, and a named tuple is made in a third of the time of an attrs class.

    Attributes:
        text: As printed; ``document.text[span.start:span.end]``.
        span: Where it stands.
        table: Number of its table, -1 outside tables.
        row: Row in that table; lines outside tables are rows too.
        column: Grid column; on a bare line, how many characters stand in front.
        wide_before: How many of these take two places in print.
        ruled: Whether rows and columns are those of the medium.
        reading: What it is if it is a value.
        furniture: Known not to be content: a page number, a running header.
        cell: The cell that it is; None for a part of a line.
        page: Its page, where the medium tells.
    """

    text: str
    span: Span
    table: int
    row: int
    column: int
    ruled: bool
    reading: CellReading
    furniture: bool = False
    cell: TextCell | None = None
    wide_before: int = 0
    page: int | None = None

    @property
    def line(self) -> tuple[int, int]:
        """Its table and its row there: what stands beside it has the same."""
        return self.table, self.row

    @property
    def is_value(self) -> bool:
        """Whether it can be a value by itself: a number, a mark or a blank."""
        return self.reading.kind is not TEXT

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.reading.kind is NUMBER

    @property
    def is_unit(self) -> bool:
        """Whether it is nothing but a unit."""
        return self.reading.kind is TEXT and is_unit(self.text)

    @property
    def place(self) -> Place | None:
        """Its place in its table; None outside tables."""
        if self.cell is None:
            return None
        return Place(self.table, self.cell.row, self.cell.column, self.cell.page, self.cell.box)

    def part(self, start: int, end: int, reading: CellReading | None = None) -> Atom:
        """A part of its text as an atom of its own, read as it is itself unless another reading is given."""
        return self._replace(
            text=self.text[start:end],
            span=Span(self.span.start + start, self.span.start + end),
            column=self.column + start,
            wide_before=self.wide_before + wide_characters(self.text[:start]),
            reading=reading or self.reading,
        )


_NOTHING = Atom("", Span(0, 0), -1, 0, 0, False, read_cell(""))  # noqa: FBT003


def atoms_of(document: Document) -> list[Atom]:
    """All atoms of a document in reading order."""
    atoms, table, row = list[Atom](), 0, 0
    several = any(len(line.text) <= _LONGEST_ROW and _is_row_of_figures(line.text) for line in document.paragraphs)
    plain = any(_prints_plain_thousands(line) for line in document.paragraphs)
    for block in document.blocks:
        row += 1
        if isinstance(block, Paragraph):
            for number, line in enumerate(_lines_of(block)):
                row += bool(number)
                atoms.extend(_line_atoms(line, row, several=several, plain=plain))
            continue
        ruled = block.ruled
        for cell in block.cells:
            text = cell.text
            reading = read_cell(text)
            furniture = reading.kind is TEXT and _FURNITURE.fullmatch(text) is not None
            atoms.append(
                Atom(text, cell.span, table, cell.row, cell.column, ruled, reading, furniture, cell, 0, cell.page)
            )
        table += 1
    atoms = _with_whole_units(atoms) if any(atom.text in _TEN_THOUSANDS for atom in atoms) else atoms
    return _mended(atoms, document.text) if _is_torn(atoms) else atoms


def _with_whole_units(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, ``万`` with the ``元`` on the next line where a narrow column has torn them, be the figure between."""
    whole, taken = list[Atom](), set[int]()
    for number, atom in enumerate(atoms):
        if number in taken:
            continue
        if atom.text in _TEN_THOUSANDS and not atom.ruled:
            ahead = range(number + 1, min(number + 1 + _UNIT_AHEAD, len(atoms)))
            below = next((at for at in ahead if atoms[at].text == _YUAN), None)
            if below is not None and (atoms[below].table, atoms[below].row) == (atom.table, atom.row + 1):
                taken.add(below)
                atom = atom._replace(text=atom.text + _YUAN)  # noqa: PLW2901
        whole.append(atom)
    return whole


def _lines_of(line: Paragraph) -> Iterator[Paragraph]:
    """A line, or what would be the lines of one that holds whole tables."""
    cuts = parts_of_line(line.text) if len(line.text) > _LONGEST_ROW else []
    if not cuts:
        yield line
        return
    for left, right in pairwise((0, *cuts, len(line.text))):
        span = Span(line.span.start + left, line.span.start + right)
        yield evolve(line, text=line.text[left:right], span=span)


def _is_torn(atoms: Sequence[Atom]) -> bool:
    """Whether a sign word or a note may have been parted from its figure anywhere."""
    before = _NOTHING
    for atom in atoms:
        if atom.reading.kind is TEXT:
            behind_figure = before.reading.kind is NUMBER and not atom.ruled
            if behind_figure and (atom.text[:1] in _BRACKETS or is_unit(atom.text)):
                return True
        elif not atom.ruled and (_is_minus(before) or (before.reading.kind is TEXT and is_sign(before.text))):
            return True
        before = atom
    return False


def _mended(atoms: Sequence[Atom], text: str) -> list[Atom]:
    """The atoms, each lone sign (``减少``) with the figure behind it, each figure with a note or its unit below it.

    A minus sign on a line of its own is one where all of them stand in front of figures; else it is a mark.
    """
    minus = all(behind.is_number for one, behind in pairwise((*atoms, _NOTHING)) if _is_minus(one))
    whole = list[Atom]()
    for atom, after in pairwise((*atoms, _NOTHING)):
        before = whole[-1] if whole else None
        if before is None or before.ruled or atom.ruled:
            whole.append(atom)
            continue
        if _may_be_one(before, atom, minus=minus) or (_is_own_unit(before, atom) and not after.is_value):
            span = Span(before.span.start, atom.span.end)
            joined = read_cell(text[span.start : span.end])
            if joined.kind is NUMBER:
                whole[-1] = before._replace(text=text[span.start : span.end], span=span, reading=joined)
                continue
        whole.append(atom)
    return whole


def _is_minus(atom: Atom) -> bool:
    return atom.text == MINUS and atom.table < 0


def _is_own_unit(figure: Atom, unit: Atom) -> bool:
    """Whether a line is the unit of the figure on the line above, if no value stands on the next one."""
    bare = figure.table < 0 and unit.table < 0 and figure.row != unit.row
    return bare and figure.is_number and figure.reading.unit is None and unit.is_unit


def _may_be_one(before: Atom, behind: Atom, *, minus: bool) -> bool:
    if is_sign(before.text) or (minus and _is_minus(before) and before.row != behind.row):
        return behind.is_number and before.table == behind.table
    notable = before.is_number and not before.reading.note and before.row != behind.row
    return notable and behind.text[:1] in _BRACKETS and find_label(behind.text) is None


def _prints_plain_thousands(line: Paragraph) -> bool:
    """Whether a row of several figures on one line has one of four digits or more, without a space inside."""
    if len(line.text) > _LONGEST_ROW or _THOUSANDS.search(line.text) is None:
        return False
    figures = [word for word in line.text.split() if read_cell(word).kind is NUMBER]
    return len(figures) >= _FEWEST_IN_ROW and any(_THOUSANDS.fullmatch(word) and not is_year(word) for word in figures)


def _line_atoms(line: Paragraph, row: int, *, several: bool, plain: bool) -> Iterator[Atom]:
    """A line as a whole, or cut at wide gaps and in front of each figure at its end.

    Where other lines hold several figures, ``5 199`` is two of them, and else one in groups of three; so it is in a row
    of figures where others print thousands without a space.
    """
    text, start = line.text, line.span.start
    furniture = line.furniture or _FURNITURE.fullmatch(text) is not None
    reading = read_cell(text)
    pieces = [(0, len(text))]
    grouped = several and reading.kind is NUMBER and " " in text.strip()
    noted = reading.note is not None and _GAP.search(text.strip()) is not None  # no note has columns
    several_pieces = (reading.kind is TEXT or grouped or noted) and len(text.split(maxsplit=1)) > 1
    if several_pieces and not furniture and _may_be_row(text):
        pieces = _cuts(text, several=several)
        if (
            plain
            and not several
            and sum(read_cell(text[slice(*one)]).kind is NUMBER for one in pieces) >= _FEWEST_IN_ROW
        ):
            pieces = _cuts(text, several=True)
    wide, last = 0, 0
    for left, right in pieces:
        piece = text[left:right]
        stripped = piece.strip()
        column = left + (piece.find(stripped) if stripped else 0)
        if len(pieces) > 1:
            wide, last = wide + wide_characters(text[last:column]), column
        if is_gloss(stripped):
            continue  # of a character on the line above
        whole = len(stripped) == len(text)
        span = line.span if whole else Span(start + column, start + column + len(stripped))
        piece_reading = reading if len(pieces) == 1 else read_cell(stripped)
        yield Atom(stripped, span, -1, row, column, False, piece_reading, furniture, None, wide, line.page)  # noqa: FBT003


def _may_be_row(text: str) -> bool:
    return len(text) <= _LONGEST_ROW or (len(text) <= _LONGEST_LINE and sum(map(len, text.split())) <= _LONGEST_ROW)


def _cuts(text: str, *, several: bool) -> list[tuple[int, int]]:
    """Ranges of the pieces of a line: columns parted by wide gaps; figures and marks at its end one by one."""
    ranges = list[tuple[int, int]]()
    left = 0
    for gap in _GAP.finditer(text):
        if text[left : gap.start()].strip():
            ranges.append((left, gap.start()))
        left = gap.end()
    if text[left:].strip():
        ranges.append((left, len(text)))
    several = several or any(_is_row_of_figures(text[slice(*one)]) for one in ranges)
    return [piece for one in ranges for piece in _split_figures(text, *one, several=several)]


def _is_row_of_figures(piece: str) -> bool:
    """Whether a piece is nothing but figures that are no single figure in groups of three."""
    words = piece.split()
    return len(words) > 1 and all(word.isdecimal() for word in words) and read_cell(piece).kind is TEXT


def _ends_row(word: str) -> bool:
    return read_cell(word).kind is not TEXT or is_unit(word) or _SHARE.fullmatch(word) is not None


def _split_figures(text: str, left: int, right: int, *, several: bool) -> list[tuple[int, int]]:
    """``label 106 126`` as three pieces; a piece that is one value or has no figures at its end stays whole."""
    whole = read_cell(text[left:right].strip())
    if whole.kind is not TEXT and not (several and whole.kind is NUMBER and not whole.note):
        return [(left, right)]
    words = [(left + found.start(), left + found.end()) for found in _WORD.finditer(text[left:right])]
    first = len(words)
    while first and _ends_row(text[slice(*words[first - 1])]):
        first -= 1
    if first == len(words):
        return [(left, right)]
    head = [(left, words[first - 1][1])] if first else []
    return head + words[first:]
