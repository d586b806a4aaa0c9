"""Where a table is read: the atoms of the document and the next of them."""

from __future__ import annotations

from decimal import Decimal

from attrs import define, field

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.beginning import has_codes
from govinfo_report.lexing.joining import joined_label
from govinfo_report.lexing.labels import LabelMatch
from govinfo_report.lexing.numbers import BLANK

__all__ = ["Cursor"]

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
        if not self.atoms[index].is_number or self.atoms[index].ruled or index + 1 >= len(self.atoms):
            return False
        if self.atoms[index].text.isdecimal() and self.atoms[index + 1].text[:1] in _POINTS:
            return joined_label(self.atoms, index + 1)[0] is not None
        return False

    def joined(self) -> tuple[LabelMatch | None, int]:
        """The label at the index; asked first whether it ends a row's cells, then what label it is."""
        if self._last is None or self._last[0] != self.index:
            self._last = self.index, joined_label(self.atoms, self.index)
        return self._last[1]
