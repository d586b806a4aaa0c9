"""Rules that a report can be held against."""

from __future__ import annotations

from govinfo_report.diagnostics import Diagnostic
from govinfo_report.models.report import Report

__all__ = ["check"]


def check(report: Report) -> tuple[Diagnostic, ...]:
    """Hold a report against every rule."""
    return ()
