"""Rules that a report, or a set of reports, can be held against.

>>> import govinfo_report as gir
>>> from govinfo_report.checks import RULES
>>> report = gir.parse("一个没有表格的页面")
>>> gir.check(report), gir.check(report, without=["row-total"]), gir.check(report, rules=RULES[:3])
((), (), ())

A rule of one's own is a function under the decorator :func:`sums`, :func:`rule` or :func:`set_rule`; pass it along with
the others: ``check(report, rules=(*RULES, mine))``. :func:`verdicts` tells what holds, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from govinfo_report.checks import dates, figures, matrix, national, prose, sections, shifts, structure, years
from govinfo_report.checks.audit import Sum, sums_of
from govinfo_report.checks.engine import check_report, check_summaries, selected
from govinfo_report.checks.identity import Identity, Verdict
from govinfo_report.checks.registry import ReportRule, Rule, SetRule, SumRule, rule, set_rule, sums
from govinfo_report.checks.summaries import Summary, summary_of
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.models.report import Report

__all__ = [
    "RULES",
    "Identity",
    "ReportRule",
    "Rule",
    "SetRule",
    "Sum",
    "SumRule",
    "Summary",
    "Verdict",
    "check",
    "check_set",
    "rule",
    "set_rule",
    "sums",
    "verdicts",
]

RULES: tuple[Rule, ...] = (
    *matrix.RULES,
    *national.RULES,
    *shifts.RULES,
    *figures.RULES,
    *dates.RULES,
    *structure.RULES,
    *sections.RULES,
    *prose.RULES,
    *years.RULES,
)
"""Every rule of the library, in the order of their findings."""


def check(
    report: Report, rules: Iterable[Rule] | None = None, *, without: str | Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Hold a report against rules. :func:`govinfo_report.parse` has done so with all of the library's.

    Args:
        report: What was read.
        rules: Rules to hold it against; None: :data:`RULES`. Rules over sets of reports are passed over.
        without: Codes of rules, or of single kinds of findings, that are switched off; one, or many.

    Raises:
        TypeError: what is given is no report.
        ValueError: ``without`` names no rule and no finding, or two rules have one code.
    """
    off = _codes(without)
    return _without(check_report(_one(report), selected(RULES if rules is None else tuple(rules), off)), off)


def _one(report: Report) -> Report:
    if not isinstance(report, Report):
        raise TypeError(f"a Report is needed, not {type(report).__name__}")
    return report


def _codes(without: str | Collection[str]) -> frozenset[str]:
    return frozenset((without,) if isinstance(without, str) else without)


def _without(found: tuple[Diagnostic, ...], off: frozenset[str]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.code not in off) if off else found


def verdicts(
    report: Report, rules: Iterable[Rule] | None = None, *, without: str | Collection[str] = ()
) -> tuple[Sum, ...]:
    """Tell of every sum whether it holds, fails, is refuted or cannot be known.

    No finding means little where nothing could be checked; this says what was.

    Args:
        report: What was read.
        rules: As for :func:`check`; only rules about sums are asked.
        without: Codes of rules that are switched off; one, or many.

    Raises:
        TypeError: what is given is no report.
        ValueError: ``without`` names no rule and no finding, or two rules have one code.
    """
    return tuple(sums_of(_one(report), selected(RULES if rules is None else tuple(rules), _codes(without))))


def check_set(
    reports: Iterable[Report], rules: Iterable[Rule] | None = None, *, without: str | Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Hold reports against each other: years of one office, copies. Single reports are not checked again.

    The reports may come from a generator; of each, only its figures are kept. Every finding carries the place of the
    report that it is about in its data, as ``report`` (from 0), and that of the other one as ``other``; where a value
    is printed, that report's :meth:`~govinfo_report.Report.cell` tells.

    Args:
        reports: What was read.
        rules: Rules to hold them against; None: :data:`RULES`. Rules over one report are passed over.
        without: Codes of rules, or of single kinds of findings, that are switched off; one, or many.

    Raises:
        TypeError: what is given is no report.
        ValueError: ``without`` names no rule and no finding, or two rules have one code.
    """
    if isinstance(reports, Report):
        raise TypeError("check_set holds many reports against each other: give it a list")
    off = _codes(without)
    chosen = selected(RULES if rules is None else tuple(rules), off)
    found = check_summaries([summary_of(_one(report), index) for index, report in enumerate(reports)], chosen)
    return _without(found, off)
