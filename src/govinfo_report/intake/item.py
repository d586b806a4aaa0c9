"""One document on its way to the parser: its bytes or text, and where they were found."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.document import Origin
from govinfo_report.readers.registry import Given

__all__ = ["Item"]


@frozen
class Item:
    """A document that :func:`parse` takes, as :func:`sources` finds them."""

    given: Given
    """Its bytes or text, its name, and the media type that it is said to have."""
    origin: Origin | None = None
    """Which record of which file it is; ends up in :attr:`Source.origin`."""
    fault: str | None = None
    """Why it could not be had; then there are no bytes, and parsing it raises :class:`OSError` with these words."""
