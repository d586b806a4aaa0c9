"""Which stretches of a text stand in which others, in time that grows with their number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from govinfo_report.diagnostics import Span

__all__ = ["covered_by", "inside_each"]

_T = TypeVar("_T")


def inside_each(regions: Sequence[Span], found: Iterable[_T], span_of: Callable[[_T], Span]) -> list[list[_T]]:
    """What stands inside each region; the regions are in reading order and do not overlap."""
    starts = [region.start for region in regions]
    inside: list[list[_T]] = [[] for _ in regions]
    for one in found:
        span = span_of(one)
        number = bisect_right(starts, span.start) - 1
        if number >= 0 and span.end <= regions[number].end:
            inside[number].append(one)
    return inside


def covered_by(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Whether a span stands inside any one of these, which may overlap.

    >>> covered = covered_by([Span(0, 9), Span(2, 4)])
    >>> covered(Span(5, 9)), covered(Span(5, 10))
    (True, False)
    """
    ordered = sorted(spans)
    starts, farthest = [span.start for span in ordered], list(accumulate((span.end for span in ordered), max))

    def covered(span: Span) -> bool:
        number = bisect_right(starts, span.start) - 1
        return number >= 0 and span.end <= farthest[number]

    return covered
