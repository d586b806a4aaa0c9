"""Tables after the parse: their rows with labels and cells, and what the stream passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from attrs import evolve, frozen

from govinfo_report.building.findings import AmbiguousLabel
from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.beginning import begins_table, has_codes
from govinfo_report.lexing.labels import canonical_label, holds_quantity, is_fragment
from govinfo_report.lexing.normalize import fold, split_ordinal
from govinfo_report.lexing.numbers import BLANK, is_placeholder, money_unit
from govinfo_report.lexing.stream import LONGEST_VALUE, TableStream
from govinfo_report.lexing.tokens import Label, Unknown
from govinfo_report.models.paths import in_common
from govinfo_report.parsing.automaton import Node, Parse, Token
from govinfo_report.parsing.grammars import TableForm, review_blocks, row_path, table_forms
from govinfo_report.parsing.terminals import heads_column, is_of_form, labels_item, names_column, stands_in_header

__all__ = ["ParsedRow", "ParsedTable", "in_common", "parse_tables"]

# A caption stands within so many lines above its table.
_CAPTION = 2
_CAPTION_OF_UNITS = re.compile("(?:计量|金额)?单位")
# No label of the forms has more than one digit in a row.
_FIGURES_IN_LABEL = re.compile(r"\d{2}")
# Fewer lines of one length show no rule.
_FEWEST_LINES = 3


@frozen
class ParsedRow:
    """One row after the parse."""

    rule: str
    """Name of its grammar rule."""
    label: Label | Unknown | None
    """Its label; None in a table without row labels."""
    cells: tuple[Atom, ...]

    @property
    def is_item(self) -> bool:
        """Whether its label is that of a row of figures, not the heading of a group."""
        return isinstance(self.label, Label) and labels_item(self.label.terminal)

    @property
    def has_figures_in_label(self) -> bool:
        """Whether its figures stand in the middle of its label, whose lines were torn around them."""
        return self.is_item and self.label is not None and _FIGURES_IN_LABEL.search(self.label.text) is not None

    @classmethod
    def of(cls, node: Node) -> ParsedRow:
        """The parts of a row."""
        parts = {token.type == "VALUES": token.value for token in node.children}
        return cls(node.rule, parts.get(False), parts.get(True, ()))


@frozen
class ParsedTable:
    """One table after the parse: its tree, and what the stream passed over."""

    form: TableForm
    headers: tuple[Token, ...]
    rows: tuple[ParsedRow, ...]
    span: Span
    first: int
    """Index of its first atom."""
    end: int
    """Index of the first atom behind it."""
    passed: tuple[Atom, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[tuple[int, int], int]
    """How many cells each of its lines has (in a ruled table, how many columns they reach)."""
    usual_length: int | None
    """How long its lines are, if most of them are equally long."""
    blanks_behind: int = 0
    """How many blanks fill up its header behind the last word."""
    has_torn_header: bool = False
    """Whether a header may be one of several, so that it heads no column."""
    strays: tuple[tuple[Atom, Atom], ...] = ()
    """Short texts between two of its rows, each with the last cell in front of it."""
    money: str | None = None
    """The unit of money that a caption names for all of it (``单位：元``)."""
    column_numbers: tuple[Atom, ...] = ()
    """What numbers its columns, below its header."""
    begun: bool = False
    """Whether the document may begin inside its header; a blank then fills up no row, for it may be a value of a column
    whose header is lost."""
    cut_at: int | None = None
    """Where the document ends inside it, so that its last row may be short; None where it does not."""

    @property
    def has_cells(self) -> bool:
        """Whether its text came in cells, not on bare lines."""
        return any(table >= 0 for table, _ in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether it has no row with cells."""
        return not any(row.cells for row in self.rows)

    @property
    def is_of_a_form(self) -> bool:
        """Whether two headers or a filled row show that it is one.

        A lone word like 总计 or 类别 does not, nor do words that stand above columns where there is neither a column
        nor a figure: prose has headings of the same words.
        """
        filled = [row for row in self.rows if any(cell.reading.kind is not BLANK for cell in row.cells)]
        headed = bool(filled) or not self.form.columns or any(heads_column(token.type) for token in self.headers)
        return (len(self.headers) > 1 and headed) or any(not isinstance(row.label, Unknown) for row in filled)

    @cached_property
    def common_path(self) -> str | None:
        """The part that the paths of its rows have in common; for the review table, the first of its blocks."""
        if self.form.name == "review":
            return next(iter(review_blocks()))
        return in_common(row_path(row.rule) for row in self.rows if row.rule != "extra")


def parse_tables(atoms: list[Atom]) -> Iterator[ParsedTable]:
    """Find and parse all tables, in reading order."""
    index = before = 0
    above: ParsedTable | None = None
    while index < len(atoms):
        if not begins_table(atoms, index):
            index += 1
            continue
        stream = TableStream(atoms, index)
        parse = Parse()
        for token in stream.tokens(parse):
            parse.feed(token)
        end = max(stream.index, index + 1)
        # Lines of text behind the last row were looked at in vain; they are the page's, not the table's.
        while end > index + 1 and stream.passed[-1:] == [atoms[end - 1]] and _is_line_of_text(atoms, end - 1):
            stream.passed.pop()
            end -= 1
        first = index - 1 if index > before and has_codes(atoms, index) else index
        table = _parsed(parse.end(), stream, first, end)
        if table.is_of_a_form:
            if above is not None and above.end == first and not above.rows and above.form is table.form:
                table = evolve(table, has_torn_header=True)  # a piece of its header stands in front of it
            yield table
            index = before = end
        else:  # what the word seemed to head may be another table
            index += 1
        above = table


def _shortened(form: TableForm, rows: Sequence[ParsedRow]) -> Iterator[Diagnostic]:
    """What to say of rows of the office's own whose label is the beginning of one that was read: it may be that row."""
    keys = {row.rule: split_ordinal(canonical_label(form.labels[row.rule]))[1] for row in rows if row.is_item}
    for row in rows:
        if not isinstance(row.label, Unknown) or not row.cells:
            continue
        key = split_ordinal(row.label.text)[1]
        for rule, whole in keys.items():
            if len(key) > 1 and whole.startswith(key):
                shown = {"found": row.label.text, "labels": canonical_label(form.labels[rule])}
                yield AmbiguousLabel.at(row.label.atoms[0].span, row_path(rule), **shown)


def _has_pieces(headers: Sequence[Token], rows: Sequence[ParsedRow], passed: Iterable[Atom]) -> bool:
    """Whether a piece of a label stands among the headers or behind them, in front of the first row."""
    if not headers or not rows or not rows[0].label:
        return False
    first, last = headers[0].value.atoms[0].span, rows[0].label.atoms[0].span
    return any(first < atom.span < last and not atom.is_value and is_fragment(atom.text) for atom in passed)


def _is_line_of_text(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a line holds a text alone: a long one or, on a bare line, a unit; in cells, none that a figure ends."""
    atom = atoms[at]
    if atom.is_value:
        return False
    if atom.table < 0:
        return atom.is_unit or len(atom.text) > LONGEST_VALUE
    around = (*atoms[max(at - 1, 0) : at], *atoms[at + 1 : at + 2])
    alone = not any(one.text and one.line == atom.line for one in around)
    return alone and len(atom.text) > LONGEST_VALUE and not holds_quantity(atom.text)


def _parsed(node: Node, stream: TableStream, first: int, end: int) -> ParsedTable:
    headers = tuple(child for child in node.children if isinstance(child, Token) and stands_in_header(child.type))
    rows = tuple(ParsedRow.of(child) for child in node.children if isinstance(child, Node))
    form = table_forms()[node.rule]
    # The columns of the request matrix are those of its form, however its header is broken.
    ambiguous = any(names_column(name) for _, match in stream.ambiguous for name in match.terminals)
    torn = ambiguous or (form.name != "requests" and _has_pieces(headers, rows, stream.passed))
    diagnostics = tuple(
        AmbiguousLabel.at(
            atom.span,
            in_common(row_path(rule) for rule, terminal in form.labels.items() if terminal in match.terminals),
            found=atom.text,
            labels=" / ".join(canonical_label(t) for t in match.terminals if is_of_form(t)),
        )
        for atom, match in stream.ambiguous
    )
    diagnostics += tuple(_shortened(form, rows))
    span = Span(stream.atoms[first].span.start, stream.atoms[end - 1].span.end)
    lines = _line_lengths(stream.atoms[first:end])
    usual = _usual_length(lines)
    # In a table without row labels, blanks behind the header are cells of its row.
    labelled = all(row.label for row in rows)
    behind = _blanks_behind(headers, stream.atoms[first:end]) if labelled else 0
    last = rows[-1].label.atoms[0].span if rows and rows[-1].label else span
    # Behind the last row, words that stand neither on its line nor in its table are prose.
    strays = tuple(
        (cell, text)
        for cell, text in stream.strays
        if text.span < last or text.table == cell.table >= 0 or cell.line == text.line or is_placeholder(text.text)
    )
    money = _money_of_caption((*stream.atoms[max(first - _CAPTION, 0) : first], *stream.passed))
    return ParsedTable(
        form,
        headers,
        rows,
        span,
        first,
        end,
        tuple(stream.passed),
        diagnostics,
        lines,
        usual,
        behind,
        torn,
        strays,
        money,
    )


def _money_of_caption(atoms: Iterable[Atom]) -> str | None:
    """The unit of money that captions name; None where they name none, or several."""
    captions = (atom.text for atom in atoms if _CAPTION_OF_UNITS.match(fold(atom.text)))
    named = {unit for text in captions if (unit := money_unit(text))}
    return named.pop() if len(named) == 1 else None


def _blanks_behind(headers: Sequence[Token], atoms: Sequence[Atom]) -> int:
    """How many blanks follow the last header before the next text."""
    last = headers[-1].value.atoms[-1].span if headers else None
    behind = (number + 1 for number, atom in enumerate(atoms) if atom.span == last)
    start = next(behind, len(atoms))
    return sum(1 for _ in takewhile(lambda atom: atom.reading.kind is BLANK, atoms[start:]))


def _line_lengths(atoms: Sequence[Atom]) -> Mapping[tuple[int, int], int]:
    lengths: dict[tuple[int, int], int] = {}
    for atom in atoms:
        line = (atom.table, atom.row)
        before = lengths.get(line, 0)
        reach = (atom.column if atom.ruled else before) + (atom.cell.colspan if atom.cell else 1)
        if reach > before:
            lengths[line] = reach
    return lengths


def _usual_length(lines: Mapping[tuple[int, int], int]) -> int | None:
    (length, count), *_ = [*Counter(lines.values()).most_common(1), (0, 0)]
    return length if count >= _FEWEST_LINES and 2 * count > len(lines) else None
