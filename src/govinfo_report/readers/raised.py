"""Raised and lowered figures as characters of their own."""

from __future__ import annotations

__all__ = ["raised"]

_TABLES = {
    "superscript": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}


def raised(text: str, manner: str) -> str:
    """Text set as ``superscript`` or ``subscript`` (anything else changes nothing): 12² must not become 122."""
    table = _TABLES.get(manner)
    return text.translate(table) if table else text
