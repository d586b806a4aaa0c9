"""What the checks say about each printed value."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from govinfo_report.checks import RULES
from govinfo_report.checks.engine import selected, standing
from govinfo_report.checks.identity import Verdict
from govinfo_report.diagnostics import Severity
from govinfo_report.models.report import Report

__all__ = ["CheckStatus", "statuses"]


class CheckStatus(enum.StrEnum):
    """What the sums that a value is part of say about it."""

    HOLDS = "holds"
    """It is part of a sum that holds with blank cells as zero, and of none that fails."""
    FAILS = "fails"
    """It is part of a sum that fails; which term is wrong, the diagnostics may tell."""
    SHORT = "short"
    """It is part of a sum that holds only if a blank cell hides a figure."""
    UNCHECKED = "unchecked"
    """The form has no sum for it, or too little of one is printed."""


_WORSE = (CheckStatus.UNCHECKED, CheckStatus.HOLDS, CheckStatus.SHORT, CheckStatus.FAILS)


def statuses(report: Report) -> Mapping[str, CheckStatus]:
    """The status of every printed value, by path. A rule that only asks (severity info) decides nothing."""
    found = dict.fromkeys(report.cells, CheckStatus.UNCHECKED)
    if not found:
        return found
    now = standing(report.cells, selected(RULES), report.format)
    found.update(dict.fromkeys(now.satisfied(), CheckStatus.HOLDS))
    for failure, rule in now.failures:
        if rule.severity is Severity.INFO:
            continue
        status = CheckStatus.SHORT if failure.verdict is Verdict.SHORT else CheckStatus.FAILS
        for path in failure.terms:
            found[path] = max(found[path], status, key=_WORSE.index)
    return found
