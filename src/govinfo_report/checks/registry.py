"""Rules and how they are declared. A rule is an object; nothing is registered behind anybody's back.

Three kinds of rule, by what the decorated function gives:

* :func:`sums`: the identities that the printed figures of a form must satisfy;
* :func:`rule`: the findings of one report;
* :func:`set_rule`: the findings of many reports held against each other.

The docstring of the function is the rule's documentation page.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any

from attrs import frozen

from govinfo_report.checks.identity import Identity
from govinfo_report.checks.summaries import Summary
from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.models.report import Format, Report

__all__ = ["ReportRule", "Rule", "SetRule", "SumRule", "rule", "set_rule", "sums"]


@frozen(eq=False)
class Rule:
    """What a report is held against."""

    function: Callable[..., Any]
    code: str
    """Permanent name; a lone finding of the rule carries it as :attr:`Diagnostic.code`."""
    forms: frozenset[Format]
    """Forms that it applies to; empty: any, and reports without tables too."""
    severity: Severity
    """The worst that it reports."""
    basis: str
    """Where the rule is printed or enacted, or why it must hold."""

    @property
    def documentation(self) -> str:
        """The rule's documentation page."""
        return inspect.getdoc(self.function) or ""

    def applies(self, form: Format | None) -> bool:
        """Whether the rule has anything to say about a report of this form."""
        return not self.forms or form in self.forms


@frozen(eq=False)
class SumRule(Rule):
    """Identities between figures of one report."""

    function: Callable[[Container[str]], Iterable[Identity]]
    """Given the paths that a report prints, the identities between them."""
    kind: type[Kind]
    """What a lone failing identity is reported as."""


@frozen(eq=False)
class ReportRule(Rule):
    """Findings of one report."""

    function: Callable[[Report], Iterable[Diagnostic]]


@frozen(eq=False)
class SetRule(Rule):
    """Findings of many reports held against each other."""

    function: Callable[[Sequence[Summary]], Iterable[Diagnostic]]


def sums(
    kind: type[Kind], *, forms: Iterable[Format], basis: str
) -> Callable[[Callable[[Container[str]], Iterable[Identity]]], SumRule]:
    """Declare the function as a source of identities; ``kind`` gives code, severity and message."""
    return lambda function: SumRule(
        function=function, code=kind.code, forms=frozenset(forms), severity=kind.severity, basis=basis, kind=kind
    )


def rule(
    code: str, *, severity: Severity, basis: str, forms: Iterable[Format] = ()
) -> Callable[[Callable[[Report], Iterable[Diagnostic]]], ReportRule]:
    """Declare the function, which yields the findings of one report, as a rule."""
    return lambda function: ReportRule(
        function=function, code=code, forms=frozenset(forms), severity=severity, basis=basis
    )


def set_rule(
    code: str, *, severity: Severity, basis: str, forms: Iterable[Format] = ()
) -> Callable[[Callable[[Sequence[Summary]], Iterable[Diagnostic]]], SetRule]:
    """Declare the function, which yields the findings of many reports, as a rule.

    Reports of other forms than ``forms`` are not handed to it.
    """
    return lambda function: SetRule(
        function=function, code=code, forms=frozenset(forms), severity=severity, basis=basis
    )
