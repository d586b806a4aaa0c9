"""The grammars as Lark compiles them: rules, labels and the table of an LALR(1) parser, as plain data.

Lark takes a third of a second to read the grammars and to work out the table, more than all else that is done before
a first report. So ``grammars/compiled.json`` keeps what it found, with a digest of the grammars' text; where the text
is another, Lark is asked again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from govinfo_report.parsing.resources import grammar_text

__all__ = ["END", "NAME", "START", "TABLES", "Compiled", "Production", "compiled", "digest", "grammars_text"]

_FILES = ("article20", "article20_2019", "article20_2021", "statistics_2014", "indicators")
TABLES = (
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
"""The rule of every table that a document may hold."""
NAME = "compiled.json"
"""The file beside the grammars."""
START = 0
"""The parser's state before a table."""
END = "$END"
"""The terminal behind the last one of a table."""


@frozen
class Production:
    """One way to write what a rule of the grammars stands for."""

    name: str
    symbols: tuple[str, ...]
    """Rules and terminals in their order."""


@frozen(eq=False)
class Compiled:
    """The grammars of all forms, compiled together.

    Attributes:
        rules: Every rule, once for each of its alternatives.
        labels: The label that each terminal stands for; those that are only declared (``VALUES``) stand for none.
        moves: The state behind each symbol that can be read in a state, by state.
        reductions: The rule, as an index, that is complete in a state; None where none is.
    """

    rules: tuple[Production, ...]
    labels: Mapping[str, str]
    moves: tuple[Mapping[str, int], ...]
    reductions: tuple[int | None, ...]


def grammars_text() -> str:
    """The text of all forms as one grammar: each parse reads one table."""
    return f"start: {' | '.join(TABLES)}\n" + "\n".join(grammar_text(f"{name}.lark") for name in _FILES)


def digest(text: str) -> str:
    """What tells one text of the grammars from another."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def compiled() -> Compiled:
    """The compiled grammars: as kept beside them, or as Lark compiles them where they have changed since."""
    text = grammars_text()
    data = _kept()
    if data.get("digest") != digest(text):
        from govinfo_report.parsing.compilation import compile_grammar  # noqa: PLC0415  brings Lark along

        data = compile_grammar(text)
    rules = tuple(Production(name, tuple(symbols)) for name, *symbols in data["rules"])
    return Compiled(rules, data["labels"], tuple(data["moves"]), tuple(data["reductions"]))


def _kept() -> Mapping[str, Any]:
    try:
        kept: Mapping[str, Any] = json.loads(grammar_text(NAME))
    except FileNotFoundError:
        return {}
    return kept
