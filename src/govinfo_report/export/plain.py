"""Values as plain JSON data, for reading; :mod:`govinfo_report.export.whole` writes what can be read back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from govinfo_report.diagnostics import Span
from govinfo_report.models.printed import Number

__all__ = ["plain", "plain_number", "plain_span"]


def plain_number(value: Number | None) -> int | float | str | None:
    """A JSON number that is exactly the printed one; digits that no float holds stay a text."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def plain_span(span: Span | None) -> list[int] | None:
    """A span as a pair of offsets."""
    return None if span is None else [span.start, span.end]


def plain(value: Any) -> Any:
    """Any value of a diagnostic's data; what JSON has no word for becomes its text."""
    if isinstance(value, Span):
        return plain_span(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return plain_number(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
