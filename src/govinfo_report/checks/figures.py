"""Rules over single figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govinfo_report.checks.findings import FractionalCount, NegativeCount
from govinfo_report.checks.labels import label_of
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.models.report import Report

__all__ = ["RULES", "fractional_count", "negative_count"]

_AMOUNTS = (".amount", ".budget", ".reduced.year", ".reduced.cumulative")


@rule("negative-count", severity=Severity.WARNING, basis="除“本年增/减”外，各项均为计数或金额")
def negative_count(report: Report) -> Iterator[Diagnostic]:
    """No figure is below zero but those of 本年增/减.

    Why: everything else is a count or an amount.

    Example: 本年新收 -3 fails.

    Exceptions: 本年增/减 of the form of 2019.
    """
    for path, cell in report.cells.items():
        if cell.value is not None and cell.value < 0 and not path.endswith(".change"):
            yield NegativeCount.at(cell.span, path, label=label_of(report.format, path), raw=cell.raw)


@rule("fractional-count", severity=Severity.WARNING, basis="除金额外，各项均为计数")
def fractional_count(report: Report) -> Iterator[Diagnostic]:
    """Counts are whole numbers.

    Why: a decimal part in a count is a damaged thousands separator, or an amount in the wrong column.

    Example: 处理决定数量 12.5 fails; so does 3.119 where 3,119 was meant.

    Exceptions: amounts of money.
    """
    for path, cell in report.cells.items():
        value = cell.value
        if isinstance(value, Decimal) and not path.endswith(_AMOUNTS):
            yield FractionalCount.at(cell.span, path, label=label_of(report.format, path), raw=cell.raw)


RULES = (negative_count, fractional_count)
