"""The readers by name: each takes what was given and returns a :class:`~govinfo_report.document.Document`."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from govinfo_report.document import Document
from govinfo_report.limits import Limits

__all__ = ["READERS", "Given", "Reader", "reader"]


@frozen
class Given:
    """What the caller gave: bytes or text, and what the caller or the medium says about them."""

    data: bytes | str
    """The document's bytes, or its text."""
    name: str | None = None
    """File name or path; None where there is none."""
    media_type: str | None = None
    """As declared, parameters such as ``charset`` included; may be wrong."""


@frozen
class Reader:
    """A registered reader."""

    name: str
    media_types: tuple[str, ...]
    read: Callable[[Given, Limits], Document]
    extra: str | None
    """Extra of the package that it needs; None for the core."""

    @property
    def documentation(self) -> str:
        """Its documentation page."""
        return self.read.__doc__ or ""


READERS: dict[str, Reader] = {}
"""Every reader by name."""


def reader(
    name: str, *media_types: str, extra: str | None = None
) -> Callable[[Callable[[Given, Limits], Document]], Callable[[Given, Limits], Document]]:
    """Register a function as the reader of some media types. It never raises on content.

    Raises:
        ValueError: the name is taken.
    """

    def register(read: Callable[[Given, Limits], Document]) -> Callable[[Given, Limits], Document]:
        if name in READERS:
            raise ValueError(f"a reader named {name!r} exists")
        READERS[name] = Reader(name, media_types, read, extra)
        return read

    return register
