"""The one place that says what the code of others may raise over hostile bytes: any exception."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["foreign"]


@contextmanager
def foreign(fault: type[Exception], part: str = "") -> Iterator[None]:
    """Whatever is raised inside becomes ``fault``, its message naming the part and the cause.

    No list of exceptions would hold: over damaged bytes ``zipfile`` alone raises a dozen kinds, IndexError among them,
    and others with each version. So only calls of other people's code stand inside, where no mistake of ours can hide.
    A ``fault`` raised inside passes as it is, and so does
    :class:`~govinfo_report.readers.guard.Excess`, which is no :class:`Exception`.

    >>> from govinfo_report.readers.foreign import foreign
    >>> with foreign(ValueError, "page 1"):
    ...     b""[0]
    Traceback (most recent call last):
    ValueError: page 1: IndexError: index out of range
    """
    try:
        yield
    except fault:
        raise
    except Exception as cause:
        reason = f"{type(cause).__name__}: {cause}" if str(cause) else type(cause).__name__
        raise fault(f"{part}: {reason}" if part else reason) from cause
