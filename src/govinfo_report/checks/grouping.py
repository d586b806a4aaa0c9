"""Failing identities as diagnostics: one cause, one message.

A wrong figure breaks every sum that it is part of. Identities that fail and share figures are one group; a group is
reported at the one figure that explains it, where there is one. One rule that fails in several columns of one row is
one group. Groups whose gaps cancel out (a figure in the wrong column leaves one column short of what the other has too
much) are one group too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from govinfo_report.checks.findings import BlankHidesFigure, CellDisagrees, SumsDisagree
from govinfo_report.checks.formulas import formula
from govinfo_report.checks.identity import Failure, Fitted, Verdict
from govinfo_report.checks.labels import label_of
from govinfo_report.checks.registry import SumRule
from govinfo_report.checks.standing import Standing
from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.models.paths import in_common
from govinfo_report.models.printed import Cell, Number
from govinfo_report.models.report import Format

__all__ = ["Group", "explaining", "groups_of", "report_groups"]

_MOST_SUMS = 3
"""Sums that a message spells out; all of them are in its data."""
_FAR = Span(2**62, 2**62)


@define
class Group:
    """Failing identities with one cause, as far as their figures tell."""

    failures: list[tuple[Failure, SumRule]] = field(factory=list)

    def has_any(self, paths: Iterable[str]) -> bool:
        """Whether one of these figures is in one of its identities."""
        terms = {path for failure, _ in self.failures for path in failure.terms}
        return not terms.isdisjoint(paths)

    @property
    def is_short(self) -> bool:
        """Whether blank cells could repair all of them."""
        return all(one.verdict is Verdict.SHORT for one, _ in self.failures)


def groups_of(failures: Sequence[tuple[Failure, SumRule]], fitted: Iterable[Fitted] = ()) -> list[Group]:
    """Divide failing identities into groups that share figures, or whose gaps cancel out.

    Args:
        failures: The failing identities.
        fitted: All identities: gaps can cancel out only along one of these.
    """
    groups: list[Group] = []
    where: dict[str, Group] = {}
    for one in failures:
        group = Group()
        for path in one[0].terms:
            other = where.get(path)
            if other is not None and other is not group:
                group.failures += other.failures
                groups.remove(other)
                for failure, _ in other.failures:
                    where |= dict.fromkeys(failure.terms, group)
        group.failures.append(one)
        groups.append(group)
        where |= dict.fromkeys(one[0].terms, group)
    return _cancelling(_of_one_row(groups), fitted) if len(groups) > 1 else groups


def _of_one_row(groups: list[Group]) -> list[Group]:
    """Put lone failures of one rule about one row or block together."""
    rows: dict[tuple[str, str], Group] = {}
    found: list[Group] = []
    for group in groups:
        failure, rule = group.failures[0]
        key = rule.code, failure.identity.path
        if len(group.failures) == 1 and key in rows:
            rows[key].failures += group.failures
            continue
        if len(group.failures) == 1:
            rows[key] = group
        found.append(group)
    return found


def _cancelling(groups: list[Group], fitted: Iterable[Fitted]) -> list[Group]:
    """Put groups together whose gaps cancel out along one identity that holds: figures moved within its row."""
    found = groups
    for tie in fitted:
        left = [group for group in found if group.has_any(tie.left)]
        right = [group for group in found if group.has_any(tie.right)]
        together = [group for group in found if any(group is one for one in (*left, *right))]
        if len(together) < 2 or len(together) < len(left) + len(right):
            continue
        gaps: dict[str, Number] = defaultdict(int)
        for side, sign in ((left, 1), (right, -1)):
            for group in side:
                for failure, rule in group.failures:
                    gaps[rule.code] += sign * failure.gap
        if not any(gaps.values()):
            joined = Group([one for group in together for one in group.failures])
            found = [joined, *(group for group in found if not any(group is one for one in together))]
    return found


def explaining(
    group: Group, figures: Mapping[str, Number], satisfied: Mapping[str, Sequence[Fitted]]
) -> list[tuple[str, Number]]:
    """The figures any one of which, with the value given, would satisfy the whole group and break nothing.

    Args:
        group: The failing identities.
        figures: All figures, unknown ones at zero.
        satisfied: Identities that hold and are not trivial, by term.
    """
    first = group.failures[0][0]
    found: list[tuple[str, Number]] = []
    for path in first.terms:
        delta = first.delta(path)
        if figures[path] + delta < 0 or satisfied.get(path):
            continue
        if all(path in other.terms and other.delta(path) == delta for other, _ in group.failures):
            found.append((path, figures[path] + delta))
    return found


def report_groups(
    groups: Sequence[Group], now: Standing, cells: Mapping[str, Cell], form: Format | None
) -> Iterator[Diagnostic]:
    """One diagnostic a group, in the order of the text."""
    found = []
    satisfied, with_parts = now.satisfied(), now.with_parts()
    for group in groups:
        suspects = explaining(group, now.figures, satisfied) if len(group.failures) > 1 else []
        found.append(_diagnostic(group, suspects, now.figures, cells, form, _severity(group, with_parts)))
    yield from sorted(found, key=lambda one: (one.span or _FAR, one.code))


def _diagnostic(
    group: Group,
    suspects: Sequence[tuple[str, Number]],
    figures: Mapping[str, Number],
    cells: Mapping[str, Cell],
    form: Format | None,
    severity: Severity,
) -> Diagnostic:
    failures = [failure for failure, _ in group.failures]
    formulas = [formula(one.fitted, one.verdict, figures, cells) for one in failures]
    kind, path, at, extra = _place(group, suspects, cells)
    data = {
        "label": label_of(form, path),
        "formula": "; ".join(formulas[:_MOST_SUMS]) + "; …" * (len(formulas) > _MOST_SUMS),
        "rules": tuple(dict.fromkeys(rule.code for _, rule in group.failures)),
        "count": len(failures),
        "terms": tuple((term, cells[term].raw) for term in dict.fromkeys(t for one in failures for t in one.terms)),
        "sums": tuple((one.identity.path, text) for one, text in zip(failures, formulas, strict=True)),
        "verdict": "short" if group.is_short else "failed",
    }
    return Diagnostic(kind.code, severity, path, cells[at].span, data | extra)


def _place(
    group: Group, suspects: Sequence[tuple[str, Number]], cells: Mapping[str, Cell]
) -> tuple[type[Kind], str, str, dict[str, object]]:
    """Kind, path and cell to point at."""
    first, rule = group.failures[0]
    if group.is_short and len(group.failures) == 1:
        return BlankHidesFigure, first.identity.path, _at(first), {}
    if len({(one.code, failure.identity.path) for failure, one in group.failures}) == 1:
        return rule.kind, first.identity.path, _at(first), {}
    if len(suspects) == 1:
        path, expected = suspects[0]
        return CellDisagrees, path, path, {"raw": cells[path].raw, "expected": expected}
    paths = [failure.identity.path for failure, _ in group.failures]
    kind: type[Kind] = BlankHidesFigure if group.is_short else SumsDisagree
    return kind, in_common(paths) or paths[0], _at(first), {}


def _at(failure: Failure) -> str:
    """The printed total, else the first term that is printed."""
    return failure.identity.at if failure.identity.at in failure.terms else failure.terms[0]


def _severity(group: Group, with_parts: Collection[str]) -> Severity:
    """How bad a group is: totals alone are what some offices print, unless they print parts of other totals."""
    if group.is_short:
        totals = all(one.only_total and rule.code not in with_parts for one, rule in group.failures)
        return Severity.INFO if totals else Severity.WARNING
    severities = [rule.severity for one, rule in group.failures if one.verdict is not Verdict.SHORT]
    return max(severities, key=lambda one: one.rank)
