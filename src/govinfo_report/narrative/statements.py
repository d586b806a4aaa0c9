"""What the grammar ``facts.lark`` makes of a clause: the metrics that it states, and where their figures belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import frozen
from lark import Lark, UnexpectedInput
from lark.lexer import Lexer, Token

from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.parsing.resources import grammar_text

__all__ = ["Kinds", "metrics", "places_of", "read_kinds", "reads"]

Kinds = tuple[str, ...]
"""The kinds of the words of a clause."""

NEW_FORMS = 2019
"""First reporting year of the forms of Article 20; before it the national statistics table applied."""


class _KindsLexer(Lexer):
    """Hands a sequence of kinds to the parser."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to set up: the kinds are the tokens."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:  # noqa: ARG002 - Lark's
        """Yield a token a kind."""
        for kind in lexer_state.text.kinds:
            yield Token(kind, kind)


@frozen
class _Sentence:
    """What the parser is given: Lark passes any object but a string through to the lexer."""

    kinds: Kinds


@cache
def _parser() -> Lark:
    return Lark(grammar_text("facts.lark"), parser="lalr", lexer=_KindsLexer, strict=True, maybe_placeholders=False)


@cache
def _terminals() -> frozenset[str]:
    return frozenset(terminal.name for terminal in _parser().terminals) | frozenset(
        name for name in re.findall(r"\b[A-Z][A-Z_]*\b", grammar_text("facts.lark").rpartition("%declare")[2])
    )


@lru_cache(maxsize=8192)
def read_kinds(kinds: Kinds) -> tuple[str, ...]:
    """Names of the metrics that a clause of these kinds states; empty where it is none of the grammar."""
    if not kinds or not _terminals().issuperset(kinds):
        return ()
    try:
        tree: Any = _parser().parse(_Sentence(kinds))
    except UnexpectedInput:
        return ()
    names: list[str] = []
    for branch in tree.children:
        if branch.data == "no_fee_of_requests":
            names.append("no_fee_of_requests")
            continue
        names.extend(str(leaf.data) for leaf in branch.iter_subtrees_topdown() if str(leaf.data) in metrics())
    return tuple(dict.fromkeys(names))


@cache
def metrics() -> Mapping[str, Mapping[str, str]]:
    """The metrics of the grammar by the names of their rules."""
    found: Mapping[str, Mapping[str, str]] = vocabulary("facts")["metrics"]
    return found


def reads(kinds: Kinds) -> bool:
    """Whether the grammar knows this sequence of kinds, whatever the topic."""
    return bool(read_kinds(kinds)) or any(read_kinds((f"T_{topic}", *kinds)) for topic in _topics())


@cache
def _topics() -> tuple[str, ...]:
    return tuple(dict.fromkeys(metric["topic"] for metric in metrics().values() if "topic" in metric))


@lru_cache(maxsize=4096)
def places_of(name: str, year: int | None, *, zero: bool = False) -> tuple[str | None, tuple[str, ...]]:
    """The path of a metric, and the paths that it may mean, in the forms of the year.

    Args:
        name: The metric.
        year: The reporting year, if it is known.
        zero: Whether its figure is zero: where there is none of the wider kind, there is none of the narrower.
    """
    metric = metrics()[name]
    late = year is not None and year >= NEW_FORMS

    def place(key: str) -> str | None:
        return (metric.get(f"{key}_2019", metric.get(key)) if late else metric.get(key)) or None

    path = None if late and "may_be_2019" in metric else place("path")
    if zero and (sure := place("zero")):
        return sure, ()
    may_be = place("may_be")
    return path, (may_be,) if may_be else ()
