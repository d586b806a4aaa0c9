"""Sentences against tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from govinfo_report.checks.findings import ProseDiffers, ProseOtherReading
from govinfo_report.checks.readings import MetricReading, readings_of
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.models.printed import Cell, Number
from govinfo_report.models.report import Report
from govinfo_report.narrative.stated import Fact, FactScope

__all__ = ["RULES", "prose_differs"]

_LONGEST_QUOTE = 80


@rule("prose-differs", severity=Severity.WARNING, basis="同一报告内正文与表格应当一致")
def prose_differs(report: Report) -> Iterator[Diagnostic]:
    """A figure that a sentence states for the year is in the table, in one of the readings that its words admit.

    收到 may mean what came in this year, or that and what was carried over; 受理 may leave out what was not processed;
    答复 and 办结 may leave out what was closed without an answer. If another reading than the first one matches, the
    finding is for information (``prose-other-reading``) and says which; if none does, it is a warning that quotes both
    sides, or for information where the words may speak of something else.

    Why: offices write text and table apart; one of the two may be last year's.

    Example: 新收政府信息公开申请15件 over a table with 本年新收 12 and 上年结转 0.

    Exceptions: figures with 余, 近, 约; figures of other years; figures given as a part; amounts of money; a
    metric for which two sentences differ (``prose-disagrees`` says so) as long as one of them agrees with the table.
    """
    if report.format is None or not report.cells:
        return
    known = readings_of(report.format)
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in report.facts:
        if fact.metric in known and fact.scope is FactScope.YEAR and fact.qualifier is None:
            stated[fact.metric].append(fact)
    for metric, facts in stated.items():
        sure = [fact for fact in facts if fact.path is not None]
        chosen = sure or [fact for fact in facts if not fact.of_which]
        if chosen:
            yield from _compare(chosen, known[metric], report.cells, sure=bool(sure))


def _compare(
    facts: Sequence[Fact], readings: Sequence[MetricReading], cells: Mapping[str, Cell], *, sure: bool
) -> Iterator[Diagnostic]:
    """Hold what sentences state for one metric against the readings."""
    sums = {reading: value for reading in readings if (value := _sum(reading, cells)) is not None}
    first = readings[0]
    values = {fact.value: fact for fact in reversed(facts)}
    if first not in sums or sums[first] in values:
        return
    fact = facts[0]
    quote = " ".join(fact.quote.split())[:_LONGEST_QUOTE]
    path = first.plus[0]
    for reading, value in sums.items():
        if value in values:
            quote = " ".join(values[value].quote.split())[:_LONGEST_QUOTE]
            yield ProseOtherReading.at(
                values[value].span,
                path,
                quote=quote,
                stated=value,
                matched=reading.name,
                value=value,
                named=first.name,
                printed=sums[first],
                compared=first.plus,
                paths=reading.plus,
            )
            return
    unsure = not sure or all(cells[term].value is None for term in first.plus)
    table = "；".join(f"{reading.name} {value}" for reading, value in sums.items())
    data = {
        "quote": quote,
        "stated": fact.value,
        "metric": fact.metric,
        "table": table,
        "printed": cells[path].raw,
        "compared": first.plus,
    }
    yield Diagnostic(ProseDiffers.code, Severity.INFO if unsure else Severity.WARNING, path, fact.span, data)


def _sum(reading: MetricReading, cells: Mapping[str, Cell]) -> Number | None:
    """The sum of a reading, blank cells as zero; None where one of its cells is not printed."""
    total: Number = 0
    for path in reading.plus:
        if path not in cells:
            return None
        total += cells[path].value or 0
    for path in reading.minus:
        if path not in cells:
            return None
        total -= cells[path].value or 0
    return total


RULES = (prose_differs,)
