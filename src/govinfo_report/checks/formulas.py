"""An identity in figures, as it is shown to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govinfo_report.checks.identity import Fitted, Verdict
from govinfo_report.models.printed import Cell, Number

__all__ = ["formula"]

_MOST_TERMS = 8
_BLANK = "□"


def formula(fitted: Fitted, verdict: Verdict, figures: Mapping[str, Number], cells: Mapping[str, Cell]) -> str:
    """An identity in figures, as printed: ``1 + 0 + 0 + 0 = 1 ≠ 0``; □ is a blank cell."""
    left, right = (_side(paths, cells) for paths in (fitted.left, fitted.right))
    return f"{left} {_sign(fitted, verdict, figures)} {right}"


def _sign(fitted: Fitted, verdict: Verdict, figures: Mapping[str, Number]) -> str:
    if verdict is Verdict.SHORT:
        return "<" if fitted.gap(figures) > 0 else ">"
    if verdict is Verdict.UNKNOWN:
        return "?"
    if verdict is Verdict.HOLDS:
        return "≤" if fitted.identity.at_most else "="
    return ">" if fitted.identity.at_most else "≠"


def _side(paths: Sequence[str], cells: Mapping[str, Cell]) -> str:
    values = [cells[path].value for path in paths]
    shown: list[Number | None] = values if len(values) <= _MOST_TERMS else [value for value in values if value]
    if len(values) > _MOST_TERMS and None in values:
        shown.append(None)
    text = " + ".join(_BLANK if value is None else str(value) for value in shown) or "0"
    total = sum(value for value in values if value is not None)
    return text if len(shown) < 2 else f"{text} = {total}"
