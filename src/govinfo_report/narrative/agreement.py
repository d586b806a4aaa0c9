"""The facts of a report against each other: one metric that stands in for another, and two figures for one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.narrative.quantities import unit_class
from govinfo_report.narrative.stated import Fact, FactScope
from govinfo_report.narrative.statements import metrics

__all__ = ["Named", "ProseDisagrees", "disagreements", "of_one_sentence", "settled"]


Named = tuple[str | None, Fact]
"""A fact with the name of its metric, if it is one of the grammar's."""


class ProseDisagrees(Kind):
    """Two sentences state different figures for the same value.

    One may speak of a part, of another office or of another time without saying so, or one of them is wrong. Both
    facts are kept.
    """

    code = "prose-disagrees"
    severity = Severity.WARNING
    en = "Two sentences state different figures for {metric}: {first} and {second}."
    zh = "正文对“{metric}”的表述不一致：{first} 与 {second}。"


@cache
def _standing_in() -> frozenset[str | None]:
    """Metrics that stand in for others."""
    return frozenset(name for name, metric in metrics().items() if "unless" in metric)


def settled(facts: list[Named]) -> list[Fact]:
    """Take the path from a metric that stands in for another where that other one is stated too."""
    if _standing_in().isdisjoint([name for name, _ in facts]):
        return [fact for _, fact in facts]
    stated = {name: fact.value for name, fact in facts if name and fact.scope is FactScope.YEAR}
    kept = []
    for name, fact in facts:
        rivals = metrics()[name].get("unless", ()) if name and fact.path else ()
        if any(stated.get(rival, fact.value) != fact.value for rival in rivals):
            fact = evolve(fact, path=None, readings=(str(fact.path),))  # noqa: PLW2901 - the same fact, less sure
        kept.append(fact)
    return kept


def of_one_sentence(facts: list[Named]) -> list[Named]:
    """Take their paths from facts of a sentence that names several figures for one value: offices, levels, kinds.

    A zero beside a figure is that of a kind: 收到申请5件,未收到书面申请.
    """
    values = dict[str, set[int | Decimal]]()
    for name, fact in facts:
        if fact.path and name not in _standing_in():
            values.setdefault(fact.path, set()).add(fact.value)
    if all(len(found) == 1 for found in values.values()):
        return facts
    unsure = {path for path, found in values.items() if len(found - {0}) > 1}
    zeros = {path for path, found in values.items() if len(found) > 1}
    return [
        (name, evolve(fact, path=None) if fact.path in unsure or (fact.path in zeros and not fact.value) else fact)
        for name, fact in facts
    ]


def disagreements(facts: Iterable[Fact]) -> Iterator[Diagnostic]:
    """One warning a path for which exact figures differ."""
    first: dict[str, Fact] = {}
    warned: set[str] = set()
    for fact in facts:
        if fact.path is None or fact.qualifier is not None:
            continue
        earlier = first.setdefault(fact.path, fact)
        same_unit = unit_class(earlier.unit) == unit_class(fact.unit) != "money" or earlier.unit == fact.unit
        if (
            earlier.value != fact.value
            and (same_unit or not earlier.value or not fact.value)
            and fact.path not in warned
        ):
            warned.add(fact.path)
            yield ProseDisagrees.at(
                fact.span, fact.path, metric=fact.metric, first=str(earlier.value), second=str(fact.value)
            )
