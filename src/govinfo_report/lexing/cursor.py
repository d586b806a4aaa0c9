"""Where a table is read: the atoms of the document, the next of them, and what stands beside and behind it."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from attrs import define, field

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.beginning import has_codes
from govinfo_report.lexing.joining import joined_label
from govinfo_report.lexing.labels import LabelMatch, is_row, rows_named
from govinfo_report.lexing.normalize import split_ordinal
from govinfo_report.lexing.numbers import BLANK, is_placeholder

__all__ = ["LONGEST_ROW", "Cursor"]

LONGEST_ROW = 40
"""A row has fewer cells."""
# A header is shorter.
_LONGEST_HEADER = 30

# What stands between the ordinal of a label and its words.
_POINTS = (".", "．", "、")


@define
class Cursor:
    """A place among the atoms.

    Attributes:
        atoms: All atoms of the document.
        index: The next atom.
    """

    atoms: list[Atom]
    index: int
    _code: int | Decimal | None = field(init=False)
    """The last number of a column of codes in front of the labels; None where there is no such column."""
    _last: tuple[int, tuple[LabelMatch | None, int]] | None = field(init=False, default=None)

    @_code.default
    def _find_codes(self) -> int | Decimal | None:
        return 0 if has_codes(self.atoms, self.index) else None

    def skip_line_of_page(self) -> None:
        """Pass over a page number, and over the blanks of a row that it has for itself: they are no cells."""
        number = self.atoms[self.index]
        self.index += 1
        while self.index < len(self.atoms):
            atom = self.atoms[self.index]
            if atom.line != number.line or not (atom.furniture or atom.reading.kind is BLANK):
                break
            self.index += 1

    def is_code(self, index: int) -> bool:
        """Whether an atom is the next number of a column of codes: one more than the last, in front of a label."""
        if self._code is None or not self.atoms[index].is_number or index + 1 >= len(self.atoms):
            return False
        code, label = self.atoms[index], self.atoms[index + 1]
        if label.is_value or label.is_unit or (code.ruled and code.line != label.line):
            return False
        return self._code == 0 or code.reading.value == self._code + 1  # the first may have any number

    def is_ordinal(self, index: int) -> bool:
        """Whether a figure on a line of its own is the ordinal of a label whose point stands on the next one."""
        atom = self.atoms[index]
        if not atom.is_number or atom.ruled or index + 1 >= len(self.atoms):
            return False
        if index and self.atoms[index - 1].line == atom.line:
            return False
        if atom.text.isdecimal() and int(atom.text) > 0 and self.atoms[index + 1].text[:1] in _POINTS:
            return joined_label(self.atoms, index + 1)[0] is not None
        return False

    def joined(self) -> tuple[LabelMatch | None, int]:
        """The label at the index; asked first whether it ends a row's cells, then what label it is."""
        if self._last is None or self._last[0] != self.index:
            self._last = self.index, joined_label(self.atoms, self.index)
        return self._last[1]

    def taken(self, count: int) -> tuple[Atom, ...]:
        """So many atoms from the index on."""
        return tuple(self.atoms[self.index : self.index + count])

    def text(self, taken: int) -> str:
        """The text of so many atoms from the index on."""
        return "".join(one.text for one in self.atoms[self.index : self.index + taken])

    def values_ahead(self) -> int:
        """How many columns the cell at the index and the values behind it take; a mark may be merged over several."""
        first, *behind = self.atoms[self.index : self.index + LONGEST_ROW]
        ahead = (first, *takewhile(lambda atom: atom.is_value or is_placeholder(atom.text), behind))
        return sum(atom.cell.colspan if atom.cell is not None and atom.ruled else 1 for atom in ahead)

    def is_among_headers(self) -> bool:
        """Whether a header word stands on the line of the next atom: a blank there is room of a merged header."""
        atom = self.atoms[self.index]
        before = self.atoms[self.index - 1] if self.index else atom
        behind = (one for one in self.atoms[self.index + 1 : self.index + LONGEST_ROW] if one.line == atom.line)
        return before.line == atom.line or any(not one.is_value for one in behind)

    def cells_of_next_row(self) -> int:
        """How many units and values stand behind the next label of a row of figures."""
        ahead = self.atoms[self.index + 1 : self.index + _LONGEST_HEADER]
        rows = (number for number, atom in enumerate(ahead, self.index + 2) if not atom.is_value and is_row(atom.text))
        first = next(rows, len(self.atoms))
        return sum(
            1 for _ in takewhile(lambda atom: atom.is_value or atom.is_unit, self.atoms[first : first + LONGEST_ROW])
        )

    def rows_in_one_cell(self) -> tuple[str, ...]:
        """The two rows whose labels are lines of one cell: the bar stands behind the second one alone.

        One whose cells stand beside it is a row of its own, below one that has lost its blanks.
        """
        one, *behind = self.atoms[self.index : self.index + 3]
        if one.table >= 0 or not behind or behind[0].table < 0 or behind[0].ruled:
            return ()
        if len(behind) > 1 and behind[1].line == behind[0].line:
            return ()
        return rows_named(split_ordinal(one.text)[1] + split_ordinal(behind[0].text)[1])

    def has_its_line(self, atom: Atom) -> bool:
        """Whether the atom at the index stands on a bare line, or is a cell with a line of its own."""
        beside = (*self.atoms[max(self.index - 1, 0) : self.index], *self.atoms[self.index + 1 : self.index + 2])
        return atom.table < 0 or (not atom.ruled and all(one.line != atom.line for one in beside))
