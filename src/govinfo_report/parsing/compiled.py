"""The grammars of the forms as Lark compiles them: rules, labels and the table of an LALR(1) parser, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from govinfo_report.parsing.kept import kept
from govinfo_report.parsing.resources import grammar_data, grammar_text

__all__ = ["NAME", "START", "Compiled", "Production", "compiled", "grammars_text"]

NAME = "compiled.json"
"""The file beside the grammars."""
START = 0
"""The parser's state before a table."""


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

    @property
    def tables(self) -> tuple[str, ...]:
        """The rule of every table that a document may hold."""
        return tuple(rule.symbols[0] for rule in self.rules if rule.name == "start")


def grammars_text() -> str:
    """The text of all forms as one grammar: each parse reads one table."""
    files = dict.fromkeys(name for form in grammar_data("forms.toml").values() for name in form["grammars"])
    return "\n".join(grammar_text(f"{name}.lark") for name in ("tables", *files))


@cache
def compiled() -> Compiled:
    """The compiled grammars: as kept beside them, or as Lark compiles them where they have changed since."""
    text = grammars_text()
    data = kept(NAME, text, _by_lark)
    rules = tuple(Production(name, tuple(symbols)) for name, *symbols in data["rules"])
    return Compiled(rules, data["labels"], tuple(data["moves"]), tuple(data["reductions"]))


def _by_lark(text: str) -> Mapping[str, Any]:
    from govinfo_report.parsing.compilation import compile_grammar  # noqa: PLC0415  brings Lark along

    return compile_grammar(text)
