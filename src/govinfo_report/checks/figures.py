"""Rules over single figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govinfo_report.checks.findings import FractionalCount, LeadingZero, NegativeCount, OtherScale
from govinfo_report.checks.labels import label_of
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.lexing.normalize import simplify
from govinfo_report.lexing.numbers import has_sign
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.report import Format, Report

__all__ = ["RULES", "fractional_count", "leading_zero", "negative_count", "other_scale"]

_SCALES = "百千万亿"
_LEADING_ZERO = re.compile(r"[^0-9]*0[0-9]")


@rule("negative-count", severity=Severity.WARNING, basis="除“本年增/减”外，各项均为计数或金额")
def negative_count(report: Report) -> Iterator[Diagnostic]:
    """No figure has a sign but those of 本年增/减.

    Why: everything else is a count or an amount. In a row that has a 本年增/减, its figures may have changed places.

    Example: 本年新收 -3 fails, and so does 处理决定数量 +51.

    Exceptions: 本年增/减 of the form of 2019.
    """
    for path, cell in report.cells.items():
        if cell.value is None or path.endswith(".change") or not (cell.value < 0 or has_sign(cell.raw)):
            continue
        row = path.rpartition(".")[0]
        about = row if f"{row}.change" in report.cells else path
        yield NegativeCount.at(cell.span, about, label=label_of(report.format, path), raw=cell.raw)


@rule("fractional-count", severity=Severity.WARNING, basis="除金额外，各项均为计数")
def fractional_count(report: Report) -> Iterator[Diagnostic]:
    """Counts are whole numbers.

    Why: a decimal part in a count is a damaged thousands separator, or an amount in the wrong column.

    Example: 处理决定数量 12.5 fails; so does 3.119 where 3,119 was meant.

    Exceptions: amounts of money.
    """
    if report.format is None or report.format is Format.INDICATORS_OTHER:
        return
    fields = fields_by_path(report.format)
    for path, cell in report.cells.items():
        if isinstance(cell.value, Decimal) and path in fields and fields[path].type is int:
            yield FractionalCount.at(cell.span, path, label=label_of(report.format, path), raw=cell.raw)


@rule("leading-zero", severity=Severity.WARNING, basis="计数和金额的通常写法")
def leading_zero(report: Report) -> Iterator[Diagnostic]:
    """No figure begins with a zero that another digit follows.

    Why: nobody prints a count so. It is the second half of a figure that a tool or an editor put in two cells.

    Example: 处理决定数量 008 fails, beside 本年增/减 5: it was 5008.

    Exceptions: none.
    """
    for path, cell in report.cells.items():
        if cell.value is not None and _LEADING_ZERO.match(simplify(cell.raw)):
            yield LeadingZero.at(cell.span, path, label=label_of(report.format, path), raw=cell.raw)


@rule("other-scale", severity=Severity.WARNING, basis="规定格式的计量单位；单元格自带单位的，以单元格为准")
def other_scale(report: Report) -> Iterator[Diagnostic]:
    """A figure is printed in the scale of its form: 万元 where that says 万元.

    Why: the unit in the cell counts, and the value stays as printed; who adds up such values over reports is wrong by
    four digits.

    Example: 行政事业性收费 68949.08元 under a header in 万元.

    Exceptions: a zero; units that differ in kind alone, such as 项 for 件.
    """
    if report.format is None or report.format is Format.INDICATORS_OTHER:
        return
    fields = fields_by_path(report.format)
    for path, cell in report.cells.items():
        if cell.value and cell.unit and path in fields and _scale(cell.unit) != _scale(fields[path].unit):
            label, unit = label_of(report.format, path), fields[path].unit
            yield OtherScale.at(cell.span, path, label=label, raw=cell.raw, unit=cell.unit, expected=unit)


def _scale(unit: str) -> str:
    return simplify(unit)[0] if simplify(unit)[0] in _SCALES else ""


RULES = (negative_count, fractional_count, leading_zero, other_scale)
