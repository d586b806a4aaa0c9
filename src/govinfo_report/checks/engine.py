"""Hold a report, or a set of reports, against rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from govinfo_report.checks.folding import folded
from govinfo_report.checks.grouping import groups_of, report_groups
from govinfo_report.checks.identity import Fitted, as_zero, fit, judge
from govinfo_report.checks.registry import ReportRule, Rule, SetRule, SumRule
from govinfo_report.checks.standing import Standing
from govinfo_report.checks.summaries import Summary
from govinfo_report.diagnostics import CATALOGUE, Diagnostic
from govinfo_report.models.by_form import FORMS_WITH_PATHS
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.printed import Cell
from govinfo_report.models.report import Format, Report

__all__ = ["applying", "check_report", "check_summaries", "fitted_for", "selected", "standing"]


@lru_cache(maxsize=64)
def selected(rules: tuple[Rule, ...], without: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """The rules that are not switched off.

    Raises:
        ValueError: a code to be switched off is that of no rule and of no finding, or two rules share one.
    """
    codes = [one.code for one in rules]
    if len(set(codes)) < len(codes):
        raise ValueError(f"two rules have one code: {', '.join(sorted(c for c in codes if codes.count(c) > 1))}")
    if unknown := without - set(codes) - CATALOGUE.keys():
        raise ValueError(f"no rule or finding has the code {', '.join(sorted(unknown))}; rules: {', '.join(codes)}")
    return tuple(one for one in rules if one.code not in without)


@lru_cache(maxsize=64)
def forms_of(form: Format | None, paths: tuple[str, ...]) -> tuple[Format | None, ...]:
    """The form of a report; where its tables do not tell, every form that has all of its paths."""
    if form is not None or not paths:
        return (form,)
    return tuple(one for one in FORMS_WITH_PATHS if fields_by_path(one).keys() >= set(paths)) or (None,)


def applying(rules: Iterable[Rule], report: Report) -> tuple[Rule, ...]:
    """The rules that have anything to say about a report.

    Where its tables do not tell its form, those of any form that it may have; of their sums, :func:`fitted_for` takes
    the ones that hold in every such form.
    """
    possible = forms_of(report.format, tuple(report.cells))
    return tuple(one for one in rules if any(one.applies(form, report.year) for form in possible))


# Reports that print the same paths share this; most follow their form to the letter.
@lru_cache(maxsize=64)
def fitted_for(
    rules: tuple[Rule, ...], form: Format | None, paths: tuple[str, ...]
) -> tuple[tuple[Fitted, SumRule], ...]:
    """All identities of a report that prints these paths."""
    printed = dict.fromkeys(paths)
    possible = forms_of(form, paths)
    return tuple(
        (fitted, one)
        for one in rules
        if isinstance(one, SumRule) and all(map(one.applies, possible))
        for fitted in fit(one.function(printed), printed, one.tolerance)
    )


def standing(cells: Mapping[str, Cell], rules: tuple[Rule, ...], form: Format | None) -> Standing:
    """Hold the figures against every identity."""
    figures = as_zero(cells)
    fitted = fitted_for(rules, form, tuple(cells))
    failures = []
    for pair in fitted:
        one = pair[0]
        # The test of `holds`, inlined: this is where the time of a check goes.
        if sum(one.left_of(figures)) != sum(one.right_of(figures)):
            failure = judge(one, figures, cells)
            if failure is not None:
                failures.append((failure, pair[1]))
    return Standing(figures, fitted, tuple(failures))


def check_report(report: Report, rules: tuple[Rule, ...]) -> tuple[Diagnostic, ...]:
    """The findings of the rules of one report."""
    found: list[Diagnostic] = []
    rules = applying(rules, report)
    if report.cells:
        now = standing(report.cells, rules, report.format)
        if now.failures:
            groups = groups_of(now.failures, [one for one, _ in now.fitted])
            found += report_groups(groups, now, report.cells, report.format)
    for one in rules:
        if isinstance(one, ReportRule):
            found += one.function(report)
    return folded(found)


def check_summaries(summaries: Sequence[Summary], rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """The findings of the rules of many reports."""
    found: list[Diagnostic] = []
    for one in rules:
        if isinstance(one, SetRule):
            found += one.function([summary for summary in summaries if one.applies(summary.format, summary.year)])
    return tuple(found)
