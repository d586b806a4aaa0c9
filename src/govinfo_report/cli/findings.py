"""What `check` has to say about reports, apart from how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from govinfo_report.checks import RULES, Verdict, check, verdicts
from govinfo_report.cli.decisions import Decision, Key, text_at
from govinfo_report.cli.spots import Spot, spot_of
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.document import Source
from govinfo_report.models.report import Format, Report

__all__ = ["Checked", "Finding", "checked", "decide", "found_in", "key_of", "stale", "with_findings"]

_MOST_RELATED = 4


@frozen
class Finding:
    """A diagnostic with its place, and what people decided about it."""

    diagnostic: Diagnostic
    spot: Spot | None
    text: str
    """What is printed there."""
    related: tuple[tuple[str, Spot], ...] = ()
    """Other places that it speaks of, each under a path or empty."""
    decision: Decision | None = None

    def counts(self, level: Severity) -> bool:
        """Whether it is as bad as a level, and nobody has decided about it."""
        return self.decision is None and self.diagnostic.severity.rank >= level.rank


@frozen
class Checked:
    """A report that was checked; small, so that a hundred thousand of them fit into memory."""

    name: str
    """What its source is called."""
    source: Source
    agency: str | None
    year: int | None
    format: Format | None
    sums: Mapping[Verdict, int] = field(factory=dict)
    """How many identities stand how."""
    findings: tuple[Finding, ...] = ()


def found_in(report: Report, without: Collection[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a report, those of its rules made anew without some of them.

    Raises:
        ValueError: ``without`` names no rule and no finding.
    """
    if not without:
        return report.diagnostics
    of_rules = set(check(report, RULES))
    kept = (one for one in report.diagnostics if one not in of_rules and one.code not in without)
    return (*kept, *check(report, RULES, without=without))


def checked(report: Report, name: str, found: Iterable[Diagnostic], width: int) -> Checked:
    """Put together what was found in a report.

    Args:
        report: What was read.
        name: What its source is called.
        found: Its diagnostics.
        width: Columns of a terminal that an excerpt may take.
    """
    findings = tuple(
        Finding(
            one,
            spot_of(report, one.span, width) if one.span else None,
            text_at(report, one),
            tuple(_related(report, one, width)),
        )
        for one in found
    )
    counted = Counter(one.verdict for one in verdicts(report))
    return Checked(name, report.source, report.agency, report.year, report.format, counted, findings)


def with_findings(reports: Sequence[Checked], of_set: Iterable[Diagnostic]) -> list[Checked]:
    """The reports with the findings of a whole set, each at the report that it is about."""
    extra: dict[int, list[Finding]] = {}
    for one in of_set:
        extra.setdefault(one.data["report"], []).append(Finding(one, None, ""))
    return [evolve(report, findings=(*report.findings, *extra.get(i, ()))) for i, report in enumerate(reports)]


def decide(reports: Iterable[Checked], decisions: Mapping[Key, Decision]) -> list[Checked]:
    """The reports with what people decided at each finding."""
    return [
        evolve(
            report,
            findings=tuple(evolve(one, decision=decisions.get(key_of(report, one))) for one in report.findings),
        )
        for report in reports
    ]


def key_of(report: Checked, one: Finding) -> Key:
    """What a decision about the finding is matched by."""
    return report.source.sha256, one.diagnostic.code, one.diagnostic.path, one.text


def _related(report: Report, one: Diagnostic, width: int) -> Iterator[tuple[str, Spot]]:
    """The other side: the cells that a sentence was held against, the second print of a value."""
    paths: Sequence[str] = one.data.get("compared", ())
    for path in paths[:_MOST_RELATED]:
        cell = report.cell(path)
        if cell is not None:
            yield path, spot_of(report, cell.span, width)
    if "second_span" in one.data:
        yield "", spot_of(report, one.data["second_span"], width)


def stale(decisions: Iterable[Decision], reports: Sequence[Checked]) -> tuple[list[Decision], list[Decision]]:
    """The decisions that match no finding any more, and those about reports that were not looked at.

    A decision is stale where its report was checked and the finding is gone, or where a file of its name was checked
    and holds something else by now.
    """
    matched = {one.decision.key for report in reports for one in report.findings if one.decision}
    digests = {report.source.sha256 for report in reports}
    names = {report.name for report in reports}
    gone: list[Decision] = []
    elsewhere: list[Decision] = []
    for one in decisions:
        if one.key not in matched:
            (gone if one.report in digests or one.file in names else elsewhere).append(one)
    return gone, elsewhere
