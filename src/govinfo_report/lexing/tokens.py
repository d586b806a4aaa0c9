"""What the tokens of a table carry: labels with the atoms they were printed in, and the cells of rows."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import LabelMatch

__all__ = ["Cells", "Label", "Unknown"]


class Cells(tuple[Atom, ...]):
    """The cells of a row as a token's value; Lark asks every value for its text, which is not needed."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""


@frozen
class Label:
    """A label as found: what it was recognised as, and the atoms it was printed in."""

    terminal: str
    match: LabelMatch
    atoms: tuple[Atom, ...]

    @property
    def text(self) -> str:
        """The printed label."""
        return self.atoms[0].text if len(self.atoms) == 1 else "".join(atom.text for atom in self.atoms)

    def __str__(self) -> str:
        return self.terminal


@frozen
class Unknown:
    """A text in a label's place that is no label of the forms."""

    atoms: tuple[Atom, ...]

    @property
    def text(self) -> str:
        """The printed text."""
        return "".join(atom.text for atom in self.atoms)

    def __str__(self) -> str:
        return ""
