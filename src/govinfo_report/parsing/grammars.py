"""What the grammars say about the forms: rows in their order, columns in their order, labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.resources import grammar_data
from govinfo_report.parsing.terminals import labels_row, names_column, stands_in_header

__all__ = [
    "Form",
    "TableForm",
    "block_width",
    "column_name",
    "corners",
    "forms",
    "open_tables",
    "review_blocks",
    "review_heads",
    "review_paths",
    "row_path",
    "table_forms",
    "table_terminals",
]


def row_path(rule: str) -> str:
    """The path of a row from the name of its rule.

    >>> row_path("requests__received__total___fujian")
    'requests.received.total'
    """
    return rule.partition("___")[0].replace("__", ".")


def column_name(terminal: str) -> str:
    """The last part of the path from the name of a column's terminal.

    >>> column_name("C_DECISIONS__2021")
    'decisions'
    """
    return terminal.removeprefix("C_").partition("__")[0].lower()


@frozen
class TableForm:
    """One table of a form as its grammar gives it."""

    name: str
    """Name of the grammar rule, e.g. ``requests``."""
    columns: tuple[str, ...]
    """Terminals of its columns in the form's order."""
    rows: tuple[str, ...]
    """Rules of its rows in the form's order."""
    labels: Mapping[str, str]
    """Terminal of a row's label by the row's rule."""

    @property
    def is_list(self) -> bool:
        """Whether a row is one value: the path of the row is that of the value, and the column is no part of it."""
        return self.columns == ("C_VALUE",)


@frozen
class Form:
    """An official form."""

    name: str
    title: str
    source: str
    """The notice that issued it."""
    first_year: int
    """The reporting year from which on it is prescribed,"""
    last_year: int | None
    """and the last; None while it is in use."""
    tables: tuple[str, ...]
    """Tables that only this form has,"""
    titles: tuple[str, ...]
    """and what each is called."""
    shared: tuple[str, ...]
    """Tables that it has in common with other forms."""
    own_rows: tuple[str, ...]
    """Rules of the rows of those tables that only this form has."""
    added: tuple[str, ...]
    """Rules of rows and terminals of columns that it does not ask for; offices print them."""
    labels: Mapping[str, str]
    """The labels that it prints otherwise than the grammar, by terminal."""

    def covers(self, year: int) -> bool:
        """Whether it is the form of a reporting year."""
        return self.first_year <= year <= (self.last_year or year)

    def prints(self, row: str, *, filled: bool) -> bool:
        """Whether a row shows that a table is of this form; the head of a group in other forms does where filled."""
        return row in self.own_rows and (filled or not row.endswith("__subtotal"))


@cache
def forms() -> Mapping[str, Form]:
    """The official forms by name, the newest first."""
    return {
        name: Form(
            name,
            d["title"],
            d["source"],
            d["years"][0],
            d["years"][1] if len(d["years"]) > 1 else None,
            tuple(d["tables"]),
            tuple(d.get("titles", (d["title"],))),
            tuple(d["shared"]),
            tuple(d.get("own_rows", ())),
            tuple(d.get("added", ())),
            d.get("labels", {}),
        )
        for name, d in grammar_data("forms.toml").items()
    }


@cache
def _expansions() -> Mapping[str, list[tuple[str, ...]]]:
    """What each rule of the grammars may consist of, by the rule's name."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for rule in compiled().rules:
        found.setdefault(rule.name, []).append(rule.symbols)
    return found


@cache
def table_terminals() -> Mapping[str, frozenset[str]]:
    """The terminals that can stand in each table."""

    def collect(name: str, seen: set[str]) -> set[str]:
        if name in seen:
            return set()
        seen.add(name)
        found = set[str]()
        for expansion in _expansions()[name]:
            for symbol in expansion:
                found |= collect(symbol, seen) if symbol in _expansions() else {symbol}
        return found

    return {table: frozenset(collect(table, set())) for table in compiled().tables}


@cache
def open_tables() -> frozenset[str]:
    """The tables in which any word may head a column and any label a row: each office has its own."""
    return frozenset(name for name, terminals in table_terminals().items() if "COLUMN" in terminals)


@cache
def table_forms() -> Mapping[str, TableForm]:
    """Every table of the grammars by name."""

    def visit(name: str, columns: dict[str, None], rows: dict[str, str | None], seen: set[str]) -> None:
        if name in seen:
            return
        seen.add(name)
        for expansion in _expansions()[name]:
            if not name.startswith("_") and name not in tables and name not in rows and name != "extra":
                rows[name] = next(filter(labels_row, expansion), None)
            for symbol in expansion:
                if symbol in _expansions():
                    visit(symbol, columns, rows, seen)
                elif names_column(symbol):
                    columns.setdefault(symbol)

    result, tables = {}, compiled().tables
    for table in tables:
        columns: dict[str, None] = {}
        rows: dict[str, str | None] = {}
        visit(table, columns, rows, set())
        labels = {row: label for row, label in rows.items() if label}
        result[table] = TableForm(table, tuple(columns), tuple(rows), labels)
    return result


@cache
def corners() -> Mapping[str, str]:
    """What heads the labels of a table of statistics (统计指标), with the table that begins with it."""
    return {
        symbols[0]: table
        for table in compiled().tables
        for symbols in _expansions()[table]
        if symbols and stands_in_header(symbols[0])
    }


@cache
def review_blocks() -> Mapping[str, tuple[str, ...]]:
    """The blocks of the table of reconsideration and litigation by path, in the form's order: what heads each of them.

    A block may be printed as a row of its own, so the grammar has a rule for it.
    """
    blocks = dict[str, tuple[str, ...]]()
    for rule, label in table_forms()["review"].labels.items():
        above = row_path(rule).split(".")[:-1]
        blocks[row_path(rule)] = (*(f"H_{name.upper()}" for name in above), label.replace("R_OF_", "H_"))
    return blocks


@cache
def review_heads() -> tuple[str, ...]:
    """The terminals of what that table is about, 行政复议 and 行政诉讼, in the form's order."""
    return tuple(dict.fromkeys(words[0] for words in review_blocks().values()))


@cache
def block_width() -> int:
    """How many columns each block of that table has."""
    return len(table_forms()["review"].columns)


@cache
def review_paths() -> tuple[str, ...]:
    """The paths of that table's row of figures, in the form's order."""
    columns = table_forms()["review"].columns
    return tuple(f"{block}.{column_name(column)}" for block in review_blocks() for column in columns)
