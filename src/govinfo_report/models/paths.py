"""What paths of values have in common."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

__all__ = ["in_common"]


def in_common(paths: Iterable[str]) -> str | None:
    """The part that paths have in common; None if that is nothing.

    >>> in_common(["requests.received.total", "requests.outcomes.total.total"])
    'requests'
    """
    levels = zip(*(path.split(".") for path in paths), strict=False)
    return ".".join(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)) or None
