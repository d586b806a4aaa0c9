"""Identities between printed figures, and what the figures of a report say about them.

A term that is blank, a mark, a text or not printed is unknown, but no count is below zero. So an identity over
counts is

* held or failed, if every term is known;
* refuted, if the smaller side is fully printed: unknown terms of the other side can only widen the gap;
* short, if the smaller side has blank cells: either they hide figures, or a printed figure is wrong;
* unknown otherwise, and where the sides are equal with every unknown term at zero.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from attrs import frozen

from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.printed import Cell, Number

__all__ = ["Failure", "Fitted", "Identity", "Verdict", "as_zero", "fit", "judge", "verdict_of"]

_NOTHING = ""
"""A path that stands for zero, so that every side has the two terms that make ``itemgetter`` return a tuple."""


@frozen
class Identity:
    """The sum of some figures equals the sum of others, or is at most that."""

    path: str
    """The value, row or block that it is about."""
    at: str
    """The printed total that a reader should look at first."""
    left: tuple[str, ...]
    """Paths that are summed up on the left side."""
    right: tuple[str, ...]
    """Paths that are summed up on the right side."""
    at_most: bool = False
    """Whether the left side may be less than the right one."""


class Verdict(enum.StrEnum):
    """What the printed figures say about an identity."""

    HOLDS = "holds"
    """Every term is a printed figure, and the sides agree."""
    UNKNOWN = "unknown"
    """A term is blank, a mark, a text or not printed, and what is printed does not speak against the identity."""
    FAILED = "failed"
    """Every term is a printed figure, and the sides differ."""
    REFUTED = "refuted"
    """A term is unknown, and the figures that are printed already exceed the other side."""
    SHORT = "short"
    """It holds only if blank cells hide figures."""


@frozen
class Fitted:
    """An identity as far as one report prints its terms."""

    identity: Identity
    left: tuple[str, ...]
    """Printed terms."""
    right: tuple[str, ...]
    left_of: Callable[[Mapping[str, Number]], tuple[Number, ...]]
    right_of: Callable[[Mapping[str, Number]], tuple[Number, ...]]
    tolerance: Number = 0
    """By how much the sides may differ."""

    @property
    def left_open(self) -> bool:
        """Whether a term of the left side is not printed."""
        return len(self.left) < len(self.identity.left)

    @property
    def right_open(self) -> bool:
        """Whether a term of the right side is not printed."""
        return len(self.right) < len(self.identity.right)

    def gap(self, figures: Mapping[str, Number]) -> Number:
        """Right side less left side, unknown terms at zero."""
        return sum(self.right_of(figures)) - sum(self.left_of(figures))

    def holds(self, figures: Mapping[str, Number]) -> bool:
        """Whether it is satisfied with every unknown term at zero."""
        return self.allows(self.gap(figures))

    def allows(self, gap: Number) -> bool:
        """Whether the sides may differ by this gap."""
        return -self.tolerance <= gap and (self.identity.at_most or gap <= self.tolerance)


@frozen
class Failure:
    """An identity that the printed figures do not satisfy."""

    fitted: Fitted
    verdict: Verdict
    gap: Number
    """Right side less left side."""
    only_total: bool = False
    """Of a short one: whether a total is printed and none of its parts, as offices do that fill in totals only."""

    @property
    def identity(self) -> Identity:
        """The identity."""
        return self.fitted.identity

    @property
    def terms(self) -> tuple[str, ...]:
        """Its printed terms."""
        return self.fitted.left + self.fitted.right

    def delta(self, path: str) -> Number:
        """By how much this one term would have to change."""
        return self.gap if path in self.fitted.left else -self.gap


def as_zero(cells: Mapping[str, Cell]) -> dict[str, Number]:
    """Every printed figure, and zero for every cell without one."""
    figures: dict[str, Number] = {path: cell.value or 0 for path, cell in cells.items()}
    figures[_NOTHING] = 0
    return figures


def fit(identities: Iterable[Identity], printed: Mapping[str, Any], tolerance: Number = 0) -> tuple[Fitted, ...]:
    """The identities that the printed paths can tell something about."""
    fitted = []
    for identity in identities:
        left = tuple(path for path in identity.left if path in printed)
        right = tuple(path for path in identity.right if path in printed)
        if left and right:
            sides = itemgetter(_NOTHING, *left), itemgetter(_NOTHING, *right)
            fitted.append(Fitted(identity, left, right, *sides, tolerance))
    return tuple(fitted)


def judge(fitted: Fitted, figures: Mapping[str, Number], cells: Mapping[str, Cell]) -> Failure | None:
    """Say what the cells tell against an identity; None: nothing."""
    gap = fitted.gap(figures)
    verdict = verdict_of(fitted, figures, cells)
    if verdict in {Verdict.HOLDS, Verdict.UNKNOWN}:
        return None
    only_total = (
        verdict is Verdict.SHORT
        and gap > 0
        and len(fitted.identity.right) == 1
        and all(cells[path].value is None for path in fitted.left)
    )
    return Failure(fitted, verdict, gap, only_total)


def verdict_of(fitted: Fitted, figures: Mapping[str, Number], cells: Mapping[str, Cell]) -> Verdict:
    """What the cells tell about an identity."""
    gap = fitted.gap(figures)
    is_open = fitted.left_open or fitted.right_open
    is_known = not is_open and all(cells[path].value is not None for path in fitted.left + fitted.right)
    if fitted.allows(gap):
        return Verdict.HOLDS if is_known else Verdict.UNKNOWN
    if is_known:
        return Verdict.FAILED
    smaller, smaller_is_open = (fitted.left, fitted.left_open) if gap > 0 else (fitted.right, fitted.right_open)
    if smaller_is_open:
        return Verdict.UNKNOWN
    unknown = [cells[path].kind for path in smaller if cells[path].value is None]
    if not unknown:
        return Verdict.REFUTED
    # What was not understood has a diagnostic of its own; where less is allowed, a blank total may be anything.
    if CellKind.TEXT in unknown or fitted.identity.at_most:
        return Verdict.UNKNOWN
    return Verdict.SHORT
