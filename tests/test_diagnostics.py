"""What may be said about a document."""

from __future__ import annotations

from govinfo_report.diagnostics import Severity


def test_severities_are_sorted_by_how_bad_they_are():
    """Protects every list and threshold: by their names, "error" would come before "info"."""
    assert sorted(Severity, key=lambda one: one.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]
    assert [one.rank for one in Severity] == [0, 1, 2]
