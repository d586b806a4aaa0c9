"""Where every sum of a report stands: not only what fails, also what holds and what nobody can know."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from govinfo_report.checks.engine import applying, fitted_for
from govinfo_report.checks.formulas import formula
from govinfo_report.checks.identity import Verdict, as_zero, verdict_of
from govinfo_report.checks.registry import Rule
from govinfo_report.models.report import Report

__all__ = ["Sum", "sums_of"]


@frozen
class Sum:
    """One identity of the form and what the printed figures say about it."""

    rule: str
    """Code of the rule that states it."""
    path: str
    """The value, row or block that it is about."""
    terms: tuple[str, ...]
    """The paths of its printed terms."""
    verdict: Verdict
    """What the printed figures say about it."""
    formula: str
    """In figures, as printed: ``1 + 0 + 0 + 0 = 1 ≠ 0``; □ is a blank cell."""


def sums_of(report: Report, rules: tuple[Rule, ...]) -> Iterator[Sum]:
    """Judge every identity of which the report prints a term on both sides."""
    figures = as_zero(report.cells)
    for fitted, rule in fitted_for(applying(rules, report), report.format, tuple(report.cells)):
        verdict = verdict_of(fitted, figures, report.cells)
        text = formula(fitted, verdict, figures, report.cells)
        yield Sum(rule.code, fitted.identity.path, fitted.left + fitted.right, verdict, text)
