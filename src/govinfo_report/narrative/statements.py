"""What the grammar ``facts.lark`` makes of a clause: the metrics that it states, and where their figures belong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from govinfo_report.parsing.grammars import forms
from govinfo_report.parsing.kept import END, kept
from govinfo_report.parsing.resources import grammar_data, grammar_text

__all__ = ["ANY", "NAME", "Kinds", "metrics", "places_of", "read_kinds", "reads"]

Kinds = tuple[str, ...]
"""The kinds of the words of a clause."""

NAME = "facts.json"
"""The file beside the grammar that has it as Lark compiled it."""
ANY = ""
"""What stands for every terminal that a state has no other step for."""


@cache
def _grammar() -> Mapping[str, Any]:
    return kept(NAME, grammar_text("facts.lark"), _by_lark)


def _by_lark(text: str) -> Mapping[str, Any]:
    from govinfo_report.narrative.compilation import compile_facts  # noqa: PLC0415  brings Lark along

    return compile_facts(text)


@lru_cache(maxsize=8192)
def read_kinds(kinds: Kinds) -> tuple[str, ...]:
    """Names of the metrics that a clause of these kinds states; empty where it is none of the grammar.

    A rule that is a metric stands for itself, any other for the metrics among its parts.
    """
    if not kinds:
        return ()
    grammar = _grammar()
    steps, rules, known = grammar["steps"], grammar["rules"], metrics()
    states, found = [0], list[tuple[str, ...]]()
    for kind in (*kinds, END):
        while (step := steps[states[-1]].get(kind) or steps[states[-1]].get(ANY, 0)) < 0:
            name, length = rules[~step]
            names = (name,) if name in known else tuple(one for part in found[-length:] for one in part)
            del states[-length:], found[-length:]
            states.append(steps[states[-1]][name])
            found.append(names)
        if not step:
            return ()
        states.append(step)
        found.append(())
    return tuple(dict.fromkeys(found[0]))


@cache
def metrics() -> Mapping[str, Mapping[str, Any]]:
    """The metrics of the grammar by the names of their rules."""
    found: Mapping[str, Mapping[str, Any]] = grammar_data("facts.toml")["metrics"]
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
    since = [form.first_year for form in forms().values() if year is not None and year >= form.first_year]

    def place(key: str) -> str | None:
        return (
            next((metric[one] for one in (*(f"{key}_{first}" for first in since), key) if one in metric), None) or None
        )

    path = None if any(f"may_be_{first}" in metric for first in since) else place("path")
    if zero and (sure := place("zero")):
        return sure, ()
    may_be = place("may_be")
    return path, (may_be,) if may_be else ()
