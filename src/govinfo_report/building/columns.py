"""Which columns a table has, in the order of its cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from attrs import evolve, frozen

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import year_of
from govinfo_report.lexing.tokens import Label, Unknown
from govinfo_report.parsing.automaton import Token
from govinfo_report.parsing.grammars import TableForm, column_name, review_blocks, review_paths
from govinfo_report.parsing.resources import grammar_data
from govinfo_report.parsing.terminals import column_role, names_column

__all__ = ["SUBTOTAL", "PrintedColumn", "columns_of", "total_in_place"]

SUBTOTAL = "C_ORGANIZATIONS_SUBTOTAL"
"""A column of organisations together, which some offices add."""
_FEWEST_OF_BLOCK = 3


@frozen
class PrintedColumn:
    """A column of values.

    Attributes:
        name: Last part of the path (for the review table: block and column); None for one that the form has not.
        header: As printed; None where the header is lost.
        atoms: Its header as printed, piece by piece.
        role: ``value``; ``unit`` or ``code`` for what stands in front of the values; ``remark`` for words behind them.
    """

    name: str | None
    header: str | None
    atoms: tuple[Atom, ...] = ()
    role: str = "value"

    @property
    def leads(self) -> bool:
        """Whether it stands in front of the values."""
        return self.role in {"unit", "code"}

    @property
    def place(self) -> int | None:
        """Grid column of its header cell; None where it has none."""
        return self.atoms[0].column if self.atoms and self.atoms[0].ruled else None


def columns_of(
    form: TableForm,
    headers: Sequence[Token],
    rules: Collection[str] = (),
    *,
    width: int = 0,
    unit_at: int | None = None,
) -> tuple[PrintedColumn, ...]:
    """The columns of a table from its header tokens; the form's own order where the header is lost.

    Args:
        form: What the table is.
        headers: Its header tokens.
        rules: The rules of its rows.
        width: How many cells most of its rows have.
        unit_at: Which cell of most of its rows is a unit; None where most have none.
    """
    if form.name == "requests":
        return _request_columns(form, headers, width)
    if form.name == "review" and not form.labels.keys() & set(rules):
        return _review_columns(form, headers, width)
    found = [_column(token) for token in headers if column_role(token.type)]
    found = _of_last_year(found)
    if found and found[-1].role == "remark" and width == len(found) - 1:
        found.pop()  # nothing is remarked, and the blanks below the header were lost
    if len(form.columns) == 1:
        found = _with_only_one(found, column_name(form.columns[0]))
    if not any(column.role == "value" for column in found):
        # A form with one column needs no header; which columns an indicator table has, only its header tells.
        found.append(PrintedColumn(column_name(form.columns[0]) if len(form.columns) == 1 else None, None))
    if unit_at is not None and not any(column.leads for column in found):
        found = _with_units(found, unit_at, width)
    return _in_place(found)


def _with_units(columns: list[PrintedColumn], unit_at: int, width: int) -> list[PrintedColumn]:
    """The columns with that of the units: the one over them if its header is on no form, else one without a header."""
    if unit_at < len(columns) <= width and columns[unit_at].name is None:
        return [evolve(column, role="unit") if number == unit_at else column for number, column in enumerate(columns)]
    return [PrintedColumn(None, None, role="unit"), *columns]


def _with_only_one(columns: list[PrintedColumn], name: str) -> list[PrintedColumn]:
    """The only column of figures is that of a form that has one, if its header does not say otherwise."""
    values = [column for column in columns if column.role == "value"]
    if len(values) != 1 or any(word in (values[0].header or "") for word in _not_of_the_year()):
        return columns
    return [evolve(column, name=name) if column is values[0] else column for column in columns]


@cache
def _not_of_the_year() -> tuple[str, ...]:
    return tuple(grammar_data("labels.toml")["columns"]["not_of_the_year"])


def _of_last_year(columns: list[PrintedColumn]) -> list[PrintedColumn]:
    """Where columns of several years stand beside each other, the last is the year's; the others are not."""
    years = {column: year for column in columns if column.name and (year := year_of(column.header or ""))}
    if len(set(years.values())) < max(len(years), 2) or len({column.name for column in years}) > 1:
        return columns
    last = max(years.values())
    return [evolve(column, name=None) if years.get(column, last) < last else column for column in columns]


def _in_place(columns: list[PrintedColumn]) -> tuple[PrintedColumn, ...]:
    """Headers broken over lines are read line by line; where they stand tells their order."""
    heads = [column.atoms[0] for column in columns if column.atoms]
    places = [atom.column for atom in heads]
    side_by_side = len({(atom.table, atom.row) for atom in heads}) < len(heads)
    if len(heads) < len(columns) or len(set(places)) < len(places) or not side_by_side:
        return tuple(columns)
    if len({atom.table for atom in heads}) > 1 or not all(atom.ruled or atom.table < 0 for atom in heads):
        return tuple(columns)
    return tuple(column for _, column in sorted(zip(places, columns, strict=True), key=lambda pair: pair[0]))


def _column(token: Token) -> PrintedColumn:
    value: Label | Unknown = token.value
    name = column_name(token.type) if names_column(token.type) else None
    return PrintedColumn(name, value.text.strip(), value.atoms, column_role(token.type) or "value")


def _request_columns(form: TableForm, headers: Sequence[Token], width: int) -> tuple[PrintedColumn, ...]:
    """The columns of the request matrix, in the order of the grid where the header has one.

    Else natural persons come first and the total last, whatever the reading order of the two header rows was, and the
    organisations in between in the order of their printed headers; all of them in front where one line says so.
    """
    printed = _of_requests(headers)
    remarks = [_column(token) for token in headers if column_role(token.type) == "remark"][:1]
    if columns := _in_grid(form, [*map(_of_token, printed.items()), *remarks], width):
        return columns
    own = [name for name in form.columns if name != SUBTOTAL]
    first, last = own[0], own[-1]
    inner = [name for name in printed if name not in {first, last}]
    if len(inner) < len(own) - 2:  # a header is lost: the form's order, which every row must fit
        inner = own[1:-1] + ([SUBTOTAL] if SUBTOTAL in printed else [])
    front = (*inner, first) if _organizations_lead(headers) else (first, *inner)
    named = [(name, printed.get(name)) for name in (*front, last)]
    return (*(_of_token(one) for one in named), *remarks)


def _organizations_lead(headers: Sequence[Token]) -> bool:
    """Whether 法人或其他组织 stands left of 自然人, or above it where each cell has its line: they come first."""
    starts = {token.type: _start(token) for token in reversed(headers)}
    persons, organizations = starts.get("C_NATURAL_PERSON"), starts.get("H_ORGANIZATIONS")
    if persons is None or organizations is None:
        return False
    alone = persons.column == organizations.column == 0
    return _is_left_of(organizations, persons) or (alone and _is_above(organizations, persons))


def _of_requests(headers: Sequence[Token]) -> dict[str, Token]:
    """The header of each column of the request matrix: 合计 is the total, unless it is that of the organisations."""
    printed: dict[str, Token] = {}
    subtotals = [token for token in headers if token.type == SUBTOTAL]
    for token in headers:
        if names_column(token.type):
            of_all = token.type == SUBTOTAL and len(subtotals) > 1 and "合" in token.value.text
            printed.setdefault("C_TOTAL" if of_all else token.type, token)
    if "C_TOTAL" not in printed and SUBTOTAL in printed:
        printed["C_TOTAL"] = printed.pop(SUBTOTAL)
    return printed


def _of_token(named: tuple[str, Token | None]) -> PrintedColumn:
    terminal, token = named
    name = column_name(terminal)
    return PrintedColumn(name, None) if token is None else evolve(_column(token), name=name)


def _in_grid(form: TableForm, columns: Sequence[PrintedColumn], width: int) -> tuple[PrintedColumn, ...]:
    """The columns in the order of their header cells; none where these are no whole row of one grid.

    Where the form has more columns, the office left some out if the rows have as many cells as there are headers.
    """
    places = [column.place for column in columns]
    whole = {column.name for column in columns} >= {column_name(name) for name in form.columns if name != SUBTOTAL}
    if not (whole or len(columns) == width > 1) or None in places or len(set(places)) < len(places):
        return ()  # rows that overlap are set apart wrongly
    if len({column.atoms[0].table for column in columns}) > 1:
        return ()
    return tuple(sorted(columns, key=lambda column: column.place or 0))


def total_in_place(
    columns: tuple[PrintedColumn, ...], rows: Iterable[Sequence[Atom | None]]
) -> tuple[PrintedColumn, ...]:
    """The columns of the request matrix with the total in front, if its header stands there and more rows sum up so.

    Tools print the header's cells in another order than the values, so the header alone moves no column.

    Args:
        columns: The columns with the total last.
        rows: The cells of each row in their order.
    """
    first, last = columns[0].atoms[:1], columns[-1].atoms[:1]
    remarks = columns[-1].role == "remark"
    if not first or not last or remarks or last[0].span.start > first[0].span.start:
        return columns
    votes = 0
    for row in rows:
        figures = [cell.reading.value or 0 if cell else 0 for cell in row]
        whole = sum(figures)
        votes += (whole == 2 * figures[0]) - (whole == 2 * figures[-1])
    return (columns[-1], *columns[:-1]) if votes > 0 else columns


def _start(token: Token) -> Atom:
    value: Label | Unknown = token.value
    return value.atoms[0]


def _blocks_of(headers: Sequence[Token]) -> list[str | None]:
    """The blocks that the header names, in the order of their cells where these stand on one line, else of the form.

    The two blocks of litigation stand where their common header does; None is litigation that is not divided, or whose
    blocks are named in the other order, line by line: nothing tells whether their figures are, too. So is every block
    between bars where litigation is named above reconsideration.
    """
    first = dict[str, Atom]()
    for token in headers:
        first.setdefault(token.type, _start(token))
    (own, word), *others = ((path, words[-1]) for path, words in review_blocks().items())
    litigation = [(path, first[word]) for path, word in others if word in first]
    if len(litigation) > 1 and _is_left_of(litigation[1][1], litigation[0][1]):
        litigation.reverse()
    blocks: list[str | None] = [path for path, _ in litigation]
    if len(litigation) > 1 and _is_above(litigation[1][1], litigation[0][1]):
        blocks = [None] * len(litigation)
    if not blocks and "H_LITIGATION" in first:
        blocks = [None]
    if word not in first:
        return blocks
    common = first.get("H_LITIGATION") or next((atom for _, atom in litigation), None)
    if common is not None and common.table >= 0 and _is_above(common, first[word]):  # on a bare line, a title's end
        return [None] * (1 + len(blocks))
    return [*blocks, own] if common is not None and _is_left_of(common, first[word]) else [own, *blocks]


def _is_left_of(one: Atom, other: Atom) -> bool:
    """Whether a cell stands left of another one on its line."""
    return one.line == other.line and one.column < other.column


def _is_above(one: Atom, other: Atom) -> bool:
    """Whether a text stands on a line above that of another one, where each has its line."""
    return one.table == other.table and not one.ruled and one.row < other.row


def _spanned(headers: Sequence[Token], width: int) -> tuple[PrintedColumn, ...]:
    """The columns of a grid under the blocks that span them; none where there is no such grid."""
    tokens = sorted((token for token in headers if names_column(token.type)), key=lambda token: _start(token).column)
    if len(tokens) != width or not all(_start(token).ruled for token in headers):
        return ()
    spans = list[tuple[str, range]]()
    for path, words in review_blocks().items():
        for cell in (_start(token).cell for token in headers if token.type == words[-1]):
            if cell is not None:
                spans.append((path, range(cell.column, cell.column + cell.colspan)))
    names = list[str | None]()
    for token in tokens:
        block = next((path for path, span in spans if _start(token).column in span), None)
        names.append(block and f"{block}.{column_name(token.type)}")
    if names.count(None) >= _FEWEST_OF_BLOCK:  # a block has lost its name, and the others may have moved in its place
        own = next(iter(review_blocks()))
        names = [name if name and name.startswith(own) else None for name in names]
    known = [name for name in names if name]
    # A block that spans another number of headers has lost one, or its cells are not merged as they are printed.
    sizes = [(len(span), sum(_start(token).column in span for token in tokens)) for _, span in spans]
    if (
        len(set(known)) < len(known)
        or not spans
        or any(size != held or size < _FEWEST_OF_BLOCK for size, held in sizes)
    ):
        return ()
    heads = ((token.value.text.strip(), token.value.atoms) for token in tokens)
    return tuple(PrintedColumn(name, *head) for name, head in zip(names, heads, strict=True))


def _review_columns(form: TableForm, headers: Sequence[Token], width: int) -> tuple[PrintedColumn, ...]:
    """Five columns for every block that the header names; a block begins where a column repeats.

    In a grid whose rows have a cell for every header, each column is of the block that spans it, however many it has:
    unless one is of none, and the blocks are whole where the columns repeat.
    """
    runs, named = _runs_of(headers), _blocks_of(headers)
    whole = bool(runs) and all(len(run) == len(form.columns) for run in runs)
    columns = _spanned(headers, width)
    if columns and not (whole and len(named) == len(runs) and any(column.name is None for column in columns)):
        return columns
    blocks = named if whole else []
    if None in blocks and len(runs) != len(blocks):
        blocks = []  # the names of the inner blocks are lost
    if len(blocks) < len(runs):
        runs = runs[-len(blocks) :] if blocks else []  # headers of merged cells are repeated by some tools
    if not blocks or len(blocks) != len(runs):
        return tuple(PrintedColumn(path, None) for path in review_paths())
    return tuple(
        PrintedColumn(path and f"{path}.{column_name(token.type)}", token.value.text.strip(), token.value.atoms)
        for path, run in zip(blocks, runs, strict=True)
        for token in run
    )


def _runs_of(headers: Sequence[Token]) -> list[list[Token]]:
    """The headers of columns, parted where one repeats; in a grid, as they stand side by side."""
    runs: list[list[Token]] = []
    for token in headers:
        if names_column(token.type):
            if not runs or any(token.type == other.type for other in runs[-1]):
                runs.append([])
            runs[-1].append(token)
    if all(_start(token).ruled for run in runs for token in run):  # read line by line, they stand side by side
        runs.sort(key=lambda run: _start(run[0]).column)
    return runs
