"""The tokens of one table, read in the light of the parser's state.

A stream starts at an atom that may begin a table and ends where the next atom cannot belong to it. It only yields
tokens that the parser accepts; what it passes over is kept, for nothing may be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from attrs import define, field

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.beginning import begins_table, is_corner, tables_of
from govinfo_report.lexing.cursor import LONGEST_ROW, Cursor
from govinfo_report.lexing.joining import LONGEST_ROW_TEXT, guessed_over_lines
from govinfo_report.lexing.labels import (
    EXACT,
    FUZZY,
    HEADING,
    LabelMatch,
    MatchKind,
    canonical_label,
    find_label,
    guess_label,
    is_fragment,
    is_year,
)
from govinfo_report.lexing.normalize import split_ordinal
from govinfo_report.lexing.numbers import MARK, TEXT, is_placeholder
from govinfo_report.lexing.row_cells import RowCells
from govinfo_report.lexing.table_choice import begun_table, support
from govinfo_report.lexing.tokens import Cells, Label, Unknown
from govinfo_report.parsing.automaton import Parse, Token, start_state
from govinfo_report.parsing.grammars import (
    block_width,
    column_name,
    corners,
    open_tables,
    review_heads,
    review_paths,
    table_forms,
)
from govinfo_report.parsing.terminals import (
    column_role,
    is_of_block,
    labels_group,
    labels_item,
    labels_row,
    names_column,
    stands_in_header,
)
from govinfo_report.parsing.viability import accepts, viable_items, viable_terminals

__all__ = ["LONGEST_VALUE", "TableStream"]

# So many texts in a row that are neither labels nor followed by values: the table is over.
_MOST_STRAYS = 3
# A text that somebody wrote where a figure should stand is no longer than this.
LONGEST_VALUE = 15


@cache
def _last_rows() -> frozenset[str]:
    return frozenset(list(form.labels.values())[-1] for form in table_forms().values() if form.labels)


@define
class TableStream(Cursor):
    """Atoms from an index on, as the tokens of one table; after the parse, the index is that of the first behind it.

    Attributes:
        passed: Figures and texts inside the table that no token holds.
        used: Terminals yielded so far, in order.
        columns: How many columns the header has named so far.
        leading: How many columns of units and codes it has named.
        row_seen: Whether a row's label was yielded.
        strays: Short texts right behind the last cell of a row, with that cell in front.
        header_lines: The lines on which it has read headers.
        first: Where the table begins.
    """

    passed: list[Atom] = field(factory=list)
    ambiguous: list[tuple[Atom, LabelMatch]] = field(factory=list)
    used: dict[str, int] = field(factory=dict)
    columns: int = 0
    leading: int = 0
    row_seen: bool = False
    strays: list[tuple[Atom, Atom]] = field(factory=list)
    header_lines: set[tuple[int, int]] = field(factory=set)
    first: int = field(init=False)
    _pending: Atom | None = None
    _of_group: bool = False
    _replaced: bool = False
    """Whether a short text stands right behind the label of a row: the figures behind it may be the row's."""

    @first.default
    def _begin(self) -> int:
        return self.index

    def tokens(self, state: Parse) -> Iterator[Token]:
        """Yield tokens that the parser accepts until the table ends."""
        strays = 0
        if is_corner(self.atoms, self.index):
            yield self._corner()
        while self.index < len(self.atoms):
            atom = self.atoms[self.index]
            if atom.furniture:
                self.skip_line_of_page()
            elif self.is_code(self.index):
                self._code = atom.reading.value
                self.index += 1
            elif self.is_ordinal(self.index):
                self.index += 1
            elif self._owes_values(atom, state) and accepts(state, "VALUES"):
                yield Token("VALUES", Cells(self._row(state).collect()))
                strays = 0
                self._pending = None
            elif atom.is_value and not self._is_year_header(atom, state):
                if atom.is_number and self.row_seen and not (self._replaced or self._expects_row(atom)):
                    self._leave(atom)
                    return
                self.index += 1
                if atom.is_number:
                    self.passed.append(atom)
                    strays += 1
            else:
                token = self._label(state)
                if token is None:
                    return
                if token.type == "":
                    strays += not is_fragment(atom.text)
                    if strays >= _MOST_STRAYS and not atom.ruled:
                        return
                    continue
                strays = 0
                yield token

    def _leave(self, atom: Atom) -> None:
        """End the table at a figure behind its last row.

        With a label in front, both are another table's; behind cells in bars, the figure may be a cell of that row.
        """
        before = self.atoms[self.index - 1]
        if self.passed and self.passed[-1] is before:
            self.passed.pop()
            self.index -= 1
        elif before.is_value and before.table >= 0 and not before.ruled:
            self.passed.append(atom)
            self.index += 1

    def _owes_values(self, atom: Atom, state: Parse) -> bool:
        """Whether the values of a row begin here: behind its label, or, in a table without row labels, anywhere."""
        is_value = atom.reading.kind is not TEXT
        if self._pending is not None:
            names_row = self._of_group and atom.ruled and not (atom.is_unit or is_placeholder(atom.text))
            return is_value or (not names_row and self._row(state).is_text_cell(atom, []))
        return (
            (is_value or is_placeholder(atom.text))
            and not self.row_seen
            and not self._is_year_header(atom, state)
            and (atom.is_number or self._heads_all(atom) or not self.is_among_headers())
            and self._names_review()
            and self.values_ahead() >= block_width()
        )

    def _heads_all(self, atom: Atom) -> bool:
        """Whether a row begins behind a whole header on its line: with a mark, or a blank before just as many cells."""
        count, before = len(review_paths()), self.atoms[self.index - 1]
        beside = self.columns >= count and before.line == atom.line and not before.is_value
        return beside and (atom.reading.kind is MARK or self.values_ahead() == count)

    def _names_review(self) -> bool:
        """Whether the header has named the columns of a table without row labels, or both of its blocks, or is lost."""
        return self.columns >= block_width() or self.used.keys() >= set(review_heads()) or not self.used

    def _is_year_header(self, atom: Atom, state: Parse) -> bool:
        """A bare year among the headers (its 年 was lost) heads a column."""
        return bool(self.used) and not self.row_seen and is_year(atom.text) and accepts(state, "C_YEAR")

    def _emit(self, terminal: str, value: Label | Unknown, taken: int) -> Token:
        self.used[terminal] = self.used.get(terminal, 0) + 1
        role = column_role(terminal)
        self.columns += role in {"value", "remark"}
        self.leading += role in {"unit", "code"}
        begins_row = labels_row(terminal) or terminal == "EXTRA"
        if not begins_row:
            self.header_lines.update(atom.line for atom in value.atoms)
        self.row_seen = self.row_seen or begins_row
        self.index += taken
        self._pending = value.atoms[-1] if begins_row or terminal == "H_COLUMN_NUMBERS" else None
        self._of_group, self._replaced = labels_group(terminal), False
        return Token(terminal, value)

    def _corner(self) -> Token:
        """The header of the labels, whatever it says: the rows below tell of which table."""
        terminal = max(corners(), key=lambda one: support(one, self.atoms, self.index))
        atoms = (self.atoms[self.index],)
        return self._emit(terminal, Label(terminal, LabelMatch(MatchKind.PLACE, tuple(corners())), atoms), 1)

    def _label(self, state: Parse) -> Token | None:
        """The token of the text at the index; None where the table ends; an empty token for a text passed over."""
        atom = self.atoms[self.index]
        match, taken = self._match(atom, state)
        if match is None:
            return self._unknown(atom, taken, state)
        terminal = self._choose(match, state, taken)
        if terminal is not None:
            return self._emit(terminal, Label(terminal, match, self.taken(taken)), taken)
        return self._misplaced(match, atom, taken, state)

    def _match(self, atom: Atom, state: Parse) -> tuple[LabelMatch | None, int]:
        """What the text at the index may be the label of, None if of nothing; and how many atoms it takes."""
        match, taken = self.joined()
        if match is not None:
            rows = self.rows_in_one_cell() if taken == 1 else ()
            if not rows:
                return match, taken
            match = LabelMatch(FUZZY, rows)
            self.ambiguous.append((atom, match))
            return match, 2
        if not self.row_seen and is_year(self.text(taken)):
            year = next((one for one in ("C_YEAR", "C_VALUE") if accepts(state, one)), None)
            if year:
                longer = self.text(taken + 1)
                taken += not atom.ruled and longer != self.text(taken) and longer[-1] in "年度" and is_year(longer)
                return LabelMatch(EXACT, (year,)), taken
        match, taken = self._guess(atom, taken, state)
        if match is not None and self._choose(match, state, taken) is None and self._may_be_row(match, taken):
            self.ambiguous.append((atom, match))
        return match, taken

    def _guess(self, atom: Atom, taken: int, state: Parse) -> tuple[LabelMatch | None, int]:
        """The most similar label of those that can stand here, or of rows to all lines in front of the next value."""
        match, misprint = None, self._is_open()
        if len(atom.text) <= LONGEST_ROW_TEXT * 2:
            match = guess_label(self.text(taken), viable_terminals(state), misprint=misprint)
        if match is not None and accepts(state, "COLUMN") and any(map(names_column, match.terminals)):
            match = None  # where any word may be a header, one like 历年累计 (本年累计) is another one
        if accepts(state, "EXTRA"):
            whole = guessed_over_lines(self.atoms, self.index, viable_items(state), misprint=misprint)
            if whole is not None and (match is None or match.score < whole[0].score):
                return whole
        return match, taken

    def _is_open(self) -> bool:
        """Whether any label may be a row of the table: one that is like another is no misspelling of it."""
        first = next(iter(self.used), "")
        return not open_tables().isdisjoint(tables_of(first))

    def _misplaced(self, match: LabelMatch, atom: Atom, taken: int, state: Parse) -> Token | None:
        """A label that cannot stand here: a word of the office's own, the end of the table, or passed over."""
        if HEADING in match.terminals:
            return None
        if self.columns and not self._lacks_column(match, state) and self._heads_beside(atom, state):
            return self._emit("COLUMN_BESIDE", Unknown(self.taken(taken)), taken)
        if any(start_state()[name] for name in match.terminals if stands_in_header(name)):
            if self._heads_row(taken) and accepts(state, "EXTRA"):
                return self._emit("EXTRA", Unknown(self.taken(taken)), taken)
            return None if match.kind is not FUZZY else self._pass(atom)
        if "H_CODE" in match.terminals and not self.row_seen:
            self._code = 0
            return self._pass(atom)
        if match.kind is FUZZY or self._is_open():
            return self._unknown(atom, taken, state)
        if self.row_seen and begins_table(self.atoms, self.index):
            return None
        return self._pass(atom)

    def _lacks_column(self, match: LabelMatch, state: Parse) -> bool:
        """Whether a text may be the header of a column that the form has and the header has not named."""
        return any(names_column(one) and one not in self.used and accepts(state, one) for one in match.terminals)

    def _heads_row(self, taken: int) -> bool:
        """Whether a word that heads a column elsewhere (合计, 数量) heads a row here: a cell a column follows."""
        first = self.atoms[self.index]
        behind = self.atoms[self.index + taken : self.index + taken + LONGEST_ROW]
        own = takewhile(lambda atom: not first.ruled or atom.row == first.row, behind)
        cells = [atom for atom in takewhile(lambda atom: atom.is_value or atom.is_unit, own) if atom.is_value]
        return 0 < self.columns <= len(cells) and any(atom.is_number for atom in cells)

    def _may_be_row(self, match: LabelMatch, taken: int) -> bool:
        """Whether a text that was not taken for a label may be one of several, or a row that was read once more."""
        again = any(labels_item(terminal) and terminal in self.used for terminal in match.terminals)
        return len(match.terminals) > 1 or (again and self._heads_row(taken))

    def _choose(self, match: LabelMatch, state: Parse, taken: int) -> str | None:
        able = [terminal for terminal in match.terminals if terminal != HEADING and accepts(state, terminal)]
        if any(map(is_of_block, able)):
            able = [one for one in able if is_of_block(one) is self._is_block_row(taken)]
        if match.kind is FUZZY:
            if len({column_name(one) if names_column(one) else canonical_label(one) for one in able}) > 1:
                return None  # near twins: similarity alone never decides
            able = [terminal for terminal in able if terminal not in self.used]  # a row like one that was read
        if not self.used and len(able) > 1:
            return begun_table(able, self.atoms, self.index)
        fresh = [terminal for terminal in able if terminal not in self.used]
        return next(iter(fresh or able), None)

    def _is_block_row(self, taken: int) -> bool:
        """Whether the name of a block of the review table heads a row: five columns were named, and figures follow.

        行政诉讼 may stand in front of the first of its blocks.
        """
        behind = self.index + taken
        if self.columns != block_width() or behind >= len(self.atoms):
            return False
        match = find_label(self.atoms[behind].text)
        return self._heads_row(taken) or (
            match is not None and "R_OF_DIRECT" in match.terminals and self._heads_row(taken + 1)
        )

    def _pass(self, atom: Atom) -> Token:
        self._replaced = self._pending is not None and len(atom.text) <= LONGEST_VALUE
        self.index += 1
        self.passed.append(atom)
        self._pending = None
        return Token("", None)

    def _unknown(self, atom: Atom, taken: int, state: Parse) -> Token | None:
        """A text that is no label: a header or a row of the office's own, or the end of the table."""
        if len(atom.text) > LONGEST_ROW_TEXT * (8 if atom.ruled else 1):
            return None if not atom.ruled else self._pass(atom)
        printed = Unknown(self.taken(taken))
        has_value = self._has_value(atom, self.atoms[self.index + taken : self.index + taken + 2])
        if not has_value and not self.row_seen and accepts(state, "COLUMN") and not self._stands_below_corner(atom):
            return self._emit("COLUMN", printed, taken)
        if not has_value and self._heads_beside(atom, state):
            return self._emit("COLUMN_BESIDE", printed, taken)
        is_word = any(map(str.isalpha, atom.text))  # a dot, an arrow or a figure names nothing
        if has_value and is_word and accepts(state, "EXTRA") and self._expects_row(atom):
            return self._emit("EXTRA", printed, taken)
        before = self.atoms[self.index - 1] if self.index else atom
        if before.is_value and not atom.ruled and len(atom.text) <= LONGEST_VALUE and not is_fragment(atom.text):
            self.strays.append((before, atom))
        return self._pass(atom)

    def _has_value(self, atom: Atom, behind: Sequence[Atom]) -> bool:
        """Whether a unit or a value follows a text; in a header, a unit without a value is the end of a broken word."""
        if not behind or behind[0].furniture or (atom.ruled and behind[0].line != atom.line):
            return False
        first, *more = behind
        if first.is_unit:
            return self.row_seen or any(one.is_value for one in more)
        return first.is_value or _is_of_figures(first.text)

    def _heads_beside(self, atom: Atom, state: Parse) -> bool:
        """Whether a word heads a column of the office's own: beside those that the header names, or below them.

        Where each cell has its line, and of a word that may be a piece of another header, the rows tell: they have more
        cells than there are columns.
        """
        if self.row_seen or not accepts(state, "COLUMN_BESIDE"):
            return False
        beside = atom.line in self.header_lines
        if beside and (atom.line == self.atoms[self.first].line or not is_fragment(atom.text)):
            return True
        names = len(atom.text) > 1 and any(map(str.isalpha, atom.text)) and not split_ordinal(atom.text)[0]
        alone = beside or self.has_its_line(atom)
        return names and alone and self.cells_of_next_row() > self.leading + self.columns

    def _stands_below_corner(self, atom: Atom) -> bool:
        """Whether a text stands where the labels of rows do, below a header of several cells."""
        corner, *beside = self.atoms[self.first : self.first + 2]
        below = atom.table == corner.table >= 0 and atom.line != corner.line and atom.column == corner.column
        return below and any(one.line == corner.line for one in beside)

    def _expects_row(self, atom: Atom) -> bool:
        """Outside ruled tables, what is no row of the form stands among its rows, not behind the last one.

        Where any label is a row, one that has what the others have, a unit or a figure for each of several columns, is
        one wherever it stands.
        """
        if atom.ruled or atom.table >= 0 or (self._is_open() and self._is_like_others()):
            return True
        last = next(filter(labels_item, reversed(self.used)), None)
        return last not in _last_rows()

    def _is_like_others(self) -> bool:
        """Whether a unit, or as many figures as there are columns, two or more, stand behind the text at the index."""
        behind = self.atoms[self.index + 1 : self.index + LONGEST_ROW]
        if self.leading:
            return any(atom.is_unit for atom in behind[:1])
        return sum(1 for _ in takewhile(lambda atom: atom.is_number, behind)) == self.columns > 1

    def _row(self, state: Parse) -> RowCells:
        return RowCells(self, state, self._pending, self.columns, self.leading)


def _is_of_figures(text: str) -> bool:
    """Whether a text is made of figures: one that is broken, or several in one cell."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
