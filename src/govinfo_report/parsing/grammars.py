"""The compiled grammars, and what they say about the forms: labels, rows in their order, columns in their order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen
from lark import Lark
from lark.grammar import Terminal
from lark.lexer import Lexer, Token

from govinfo_report.parsing.resources import grammar_text

__all__ = ["Form", "TableForm", "column_name", "forms", "grammar", "row_path", "table_forms", "table_terminals"]

_FILES = ("article20", "article20_2019", "article20_2021", "statistics_2014", "indicators")
_TABLES = (
    "requests",
    "review",
    "headless",
    "documents_2019",
    "items_2019",
    "procurement_2019",
    "documents_2021",
    "decisions_2021",
    "fees_2021",
    "statistics_2014",
    "indicators",
)


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


class StreamLexer(Lexer):
    """Lets a token stream that looks at the parser's state be the lexer: ``Lark.parse(stream)``.

    Lark's second interface hands over the parser's state, so a stream may ask which labels can follow.
    """

    __future_interface__ = 2

    def __init__(self, lexer_conf: Any) -> None:
        """The stream brings all it needs."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        """Yield what the stream yields, seeing the parser's state."""
        return lexer_state.text.tokens(parser_state)  # type: ignore[no-any-return]


@cache
def grammar() -> Lark:
    """All forms in one parser; each parse reads one table.

    ``strict`` turns every ambiguity of the grammar into an error when it is built.
    """
    text = f"start: {' | '.join(_TABLES)}\n" + "\n".join(grammar_text(f"{name}.lark") for name in _FILES)
    return Lark(text, parser="lalr", lexer=StreamLexer, strict=True, maybe_placeholders=False)


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


@frozen
class Form:
    """An official form."""

    name: str
    title: str
    source: str
    """The notice that issued it."""
    years: range
    tables: tuple[str, ...]
    """Tables that only this form has."""
    shared: tuple[str, ...]
    """Tables that it has in common with other forms."""


@cache
def forms() -> Mapping[str, Form]:
    """The official forms by name."""
    return {
        name: Form(
            name,
            d["title"],
            d["source"],
            range(d["years"][0], d["years"][1] + 1),
            tuple(d["tables"]),
            tuple(d["shared"]),
        )
        for name, d in tomllib.loads(grammar_text("forms.toml")).items()
    }


@cache
def _expansions() -> Mapping[str, list[list[Any]]]:
    """What each rule of the grammars may consist of, by the rule's name."""
    found: dict[str, list[list[Any]]] = {}
    for rule in sorted(grammar().rules, key=lambda r: (str(r.origin.name), r.order)):
        found.setdefault(str(rule.origin.name), []).append(list(rule.expansion))
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
                found |= {str(symbol.name)} if isinstance(symbol, Terminal) else collect(str(symbol.name), seen)
        return found

    return {table: frozenset(collect(table, set())) for table in _TABLES}


@cache
def table_forms() -> Mapping[str, TableForm]:
    """Every table of the grammars by name."""

    def visit(name: str, columns: dict[str, None], rows: dict[str, str | None], seen: set[str]) -> None:
        if name in seen:
            return
        seen.add(name)
        for expansion in _expansions()[name]:
            if not name.startswith("_") and name not in _TABLES and name not in rows and name != "extra":
                labels = [symbol.name for symbol in expansion if isinstance(symbol, Terminal)]
                rows[name] = next((label for label in labels if label[:2] in {"R_", "G_"}), None)
            for symbol in expansion:
                if not isinstance(symbol, Terminal):
                    visit(str(symbol.name), columns, rows, seen)
                elif symbol.name.startswith("C_"):
                    columns.setdefault(str(symbol.name))

    result = {}
    for table in _TABLES:
        columns: dict[str, None] = {}
        rows: dict[str, str | None] = {}
        visit(table, columns, rows, set())
        labels = {row: label for row, label in rows.items() if label}
        result[table] = TableForm(table, tuple(columns), tuple(rows), labels)
    return result
