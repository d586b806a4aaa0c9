"""The cells of a row: which of the atoms behind its label belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.cursor import Cursor
from govinfo_report.lexing.joining import LONGEST_ROW_TEXT, lines_of_cell
from govinfo_report.lexing.labels import HEADING, guess_label
from govinfo_report.lexing.numbers import BLANK, NUMBER, TEXT, is_placeholder, is_unit
from govinfo_report.parsing.automaton import Parse
from govinfo_report.parsing.grammars import block_width
from govinfo_report.parsing.viability import accepts, viable_terminals

__all__ = ["RowCells"]


@frozen
class RowCells:
    """A row whose cells begin at the next atom.

    Attributes:
        at: Where the table is read; it moves on with the cells taken.
        state: The parser's.
        label: The last atom of the row's label; None in a table without row labels.
        columns: How many columns of values the header has named.
        leading: How many columns of units and codes it has named in front of them.
    """

    at: Cursor
    state: Parse
    label: Atom | None
    columns: int
    leading: int

    def collect(self) -> tuple[Atom, ...]:
        """The cells of a row: all values up to the next label, and texts where a value is still owed."""
        at, taken, room = self.at, list[Atom](), list[Atom]()
        first = self.label or at.atoms[at.index]
        while at.index < len(at.atoms):
            atom = at.atoms[at.index]
            if atom.furniture:
                at.skip_line_of_page()
            elif atom is not first and self._is_beyond(atom, first, taken):
                break
            else:
                at.index += 1
                # Where a row stands on one line, a blank on the next line is room between rows and no cell: unless
                # the row goes on behind it, and no label stood in its place.
                if atom.reading.kind is BLANK and taken and self._is_room(atom, taken, first):
                    room.append(atom)
                    continue
                taken += [one for one in room if one.line == atom.line and one.column >= taken[0].column]
                room.clear()
                taken.append(self._whole_unit(atom) if first.ruled and not atom.is_number else atom)
        return tuple(taken if first.ruled else self._without_room(taken))

    def _is_beyond(self, atom: Atom, first: Atom, taken: Sequence[Atom]) -> bool:
        """Whether an atom is no cell of the row."""
        if atom.ruled != first.ruled or (first.ruled and atom.line != first.line):
            return True
        if taken and (self.at.is_code(self.at.index) or self.at.is_ordinal(self.at.index)):
            return True
        if atom.reading.kind is TEXT:
            return not self.is_text_cell(atom, taken)
        if atom.reading.kind is not NUMBER:
            return False
        # A figure on a bare line behind a row of cells is a page number, or what nobody can tell; behind a whole line
        # of cells, one of a table without row labels begins the next row.
        behind_cells = atom.table < 0 <= first.table and (self._is_whole(taken) or _is_line(taken))
        begins_row = self.label is None and self._fills_line(taken) and atom.line != taken[-1].line
        return behind_cells or begins_row

    def _without_room(self, taken: list[Atom]) -> list[Atom]:
        """The cells without blanks that are none.

        Those in front of the next label on its own line are room of a merged cell; empty lines around a bare line with
        all that is printed are room between rows.
        """
        printed = [one for one in taken if one.text]
        if taken and taken[0].table < 0 and _is_line(printed):
            return printed
        if self.at.index >= len(self.at.atoms):
            return taken
        edge = self.at.atoms[self.at.index]
        while (
            taken
            and edge.table >= 0
            and taken[-1].line == edge.line
            and taken[-1].reading.kind is BLANK
            and taken[0].row != edge.row
        ):
            taken.pop()
        return taken

    def _is_whole(self, taken: Sequence[Atom]) -> bool:
        """Whether a row in cells has one for every column that the header has named.

        Behind a label on a bare line, cells of units that hold nothing count as well: bars on the next line leave no
        cell of a figure, but one of each blank.
        """
        bare = self.label is not None and self.label.table < 0
        needed = self.columns + (self.leading if bare else 0)
        return self.columns > 0 and needed <= sum(atom.table >= 0 and not atom.is_unit for atom in taken)

    def _fills_line(self, taken: Sequence[Atom]) -> bool:
        """Whether the last line of cells alone has one for every column that the header has named."""
        if not self.columns or not taken or taken[-1].table < 0:
            return False
        return sum(atom.line == taken[-1].line for atom in taken) >= self.columns

    def _is_room(self, atom: Atom, taken: Sequence[Atom], first: Atom) -> bool:
        last = taken[-1]
        if atom.line == last.line:
            return False
        if atom.table < 0 <= last.table and self._is_whole(taken):
            return True
        beside = self.label is not None and any(one.row == first.row for one in taken)
        if atom.table < 0 and last.table < 0 and beside:
            return True
        together = sum(one.line == last.line for one in taken)
        return together >= max(2, min(self.columns, block_width()))

    def _whole_unit(self, atom: Atom) -> Atom:
        """A unit printed over several lines of its cell as one; any other atom as it is."""
        more = lines_of_cell(self.at.atoms, self.at.index - 1) - 1
        if not more:
            return atom
        text = "".join(one.text for one in self.at.atoms[self.at.index - 1 : self.at.index + more])
        if not is_unit(text):
            return atom
        self.at.index += more
        return atom._replace(text=text)

    def is_text_cell(self, atom: Atom, taken: Sequence[Atom]) -> bool:
        """Whether a text stands where a value is still owed: a unit, or words somebody wrote in place of a figure."""
        if atom.is_unit:
            return True
        match, _ = self.at.joined()
        if match is not None and (HEADING in match.terminals or any(accepts(self.state, t) for t in match.terminals)):
            return False
        if atom.ruled:
            return True
        if _is_line(taken) and atom.line != taken[-1].line:
            return False  # it begins a row of its own
        if guess_label(atom.text, viable_terminals(self.state)) is not None:
            return False
        owed = sum(not (one.reading.kind is BLANK or one.is_unit) for one in taken) < max(self.columns, 1)
        beside = self.label is not None and atom.line == self.label.line
        in_table = atom.table >= 0 and self.label is not None and atom.table == self.label.table
        stands_in = (self.label is not None or bool(taken)) and is_placeholder(atom.text)
        return match is None and owed and len(atom.text) <= LONGEST_ROW_TEXT and (beside or in_table or stands_in)


def _is_line(cells: Sequence[Atom]) -> bool:
    """Whether several cells stand on one line, so that what stands on the next is none of them."""
    return len(cells) > 1 and all(cell.line == cells[0].line for cell in cells)
