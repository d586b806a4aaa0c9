"""Rules and how they are declared.

A rule is an object that is passed along; only its kind of finding, with code and messages, is known to the process.

Three kinds of rule, by what the decorated function gives:

* :func:`sums`: the identities that the printed figures of a form must satisfy;
* :func:`rule`: the findings of one report;
* :func:`set_rule`: the findings of many reports held against each other.

The docstring of the function is the rule's documentation page: what must hold, then ``Why:``, ``Example:`` and
``Exceptions:``, each a paragraph.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any

from attrs import frozen

from govinfo_report.checks.identity import Identity
from govinfo_report.checks.summaries import Summary
from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Format, Report

__all__ = ["ReportRule", "Rule", "SetRule", "SumRule", "rule", "set_rule", "sums"]


@frozen(eq=False, kw_only=True)
class Rule:
    """What a report is held against."""

    function: Callable[..., Any]
    """What is called with a report, or with several; it yields findings, or identities."""
    code: str
    """Permanent name; a lone finding of the rule carries it as :attr:`Diagnostic.code`."""
    forms: frozenset[Format]
    """Forms that it applies to; empty: any, and reports without tables too."""
    severity: Severity
    """The worst that it reports."""
    basis: str
    """Where the rule is printed or enacted, or why it must hold."""
    years: tuple[int, int | None] | None = None
    """First and last reporting year (None: no last one) where the forms alone do not tell; None: whatever the year."""

    @property
    def documentation(self) -> str:
        """The rule's documentation page."""
        return inspect.getdoc(self.function) or ""

    @property
    def exceptions(self) -> str:
        """What the rule does not report although it looks like it, and why; empty where the page does not tell."""
        found = re.search(r"^Exceptions: (.*?)(?:\n\n|\Z)", self.documentation, re.MULTILINE | re.DOTALL)
        return " ".join(found[1].split()) if found else ""

    def applies(self, form: Format | None, year: int | None = None) -> bool:
        """Whether the rule has anything to say about a report of this form and year; an unknown year counts as any."""
        if self.forms and form not in self.forms:
            return False
        if self.years is None or year is None:
            return True
        first, last = self.years
        return first <= year and (last is None or year <= last)


@frozen(eq=False, kw_only=True)
class SumRule(Rule):
    """Identities between figures of one report."""

    function: Callable[[Container[str]], Iterable[Identity]]
    """Given the paths that a report prints, the identities between them."""
    kind: type[Kind]
    """What a lone failing identity is reported as."""
    tolerance: Number = 0
    """By how much the two sides may differ; counts are exact, rounded amounts are not."""


@frozen(eq=False, kw_only=True)
class ReportRule(Rule):
    """Findings of one report."""

    function: Callable[[Report], Iterable[Diagnostic]]


@frozen(eq=False, kw_only=True)
class SetRule(Rule):
    """Findings of many reports held against each other."""

    function: Callable[[Sequence[Summary]], Iterable[Diagnostic]]


def sums(
    kind: type[Kind],
    *,
    forms: Iterable[Format],
    basis: str,
    years: tuple[int, int | None] | None = None,
    tolerance: Number = 0,
) -> Callable[[Callable[[Container[str]], Iterable[Identity]]], SumRule]:
    """Declare the function as a source of identities; ``kind`` gives code, severity and message.

    The function must give the same identities for the same paths: they are worked out once for all reports that print
    the same ones.

    Args:
        kind: What a lone failing identity is reported as.
        forms: Forms that it applies to.
        basis: Where the sums are printed or enacted, or why they must hold.
        years: First and last reporting year (None: no last one); None: whatever the year.
        tolerance: By how much the two sides may differ.

    It never raises.
    """
    return lambda function: SumRule(
        function=function,
        code=kind.code,
        forms=frozenset(forms),
        severity=kind.severity,
        basis=basis,
        years=years,
        kind=kind,
        tolerance=tolerance,
    )


def rule(
    code: str,
    *,
    severity: Severity,
    basis: str,
    forms: Iterable[Format] = (),
    years: tuple[int, int | None] | None = None,
) -> Callable[[Callable[[Report], Iterable[Diagnostic]]], ReportRule]:
    """Declare the function, which yields the findings of one report, as a rule.

    Args:
        code: Permanent name of the rule; that of its kind, where it reports one.
        severity: The worst that it reports.
        basis: Where the rule is printed or enacted, or why it must hold.
        forms: Forms that it applies to; none: any.
        years: First and last reporting year (None: no last one); None: whatever the year.

    It never raises.
    """
    return lambda function: ReportRule(
        function=function, code=code, forms=frozenset(forms), severity=severity, basis=basis, years=years
    )


def set_rule(
    code: str,
    *,
    severity: Severity,
    basis: str,
    forms: Iterable[Format] = (),
    years: tuple[int, int | None] | None = None,
) -> Callable[[Callable[[Sequence[Summary]], Iterable[Diagnostic]]], SetRule]:
    """Declare the function, which yields the findings of many reports, as a rule.

    Reports of other forms and years are not handed to it.

    Args:
        code: Permanent name of the rule; that of its kind, where it reports one.
        severity: The worst that it reports.
        basis: Where the rule is printed or enacted, or why it must hold.
        forms: Forms that it applies to; none: any.
        years: First and last reporting year (None: no last one); None: whatever the year.

    It never raises.
    """
    return lambda function: SetRule(
        function=function, code=code, forms=frozenset(forms), severity=severity, basis=basis, years=years
    )
