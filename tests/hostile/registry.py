"""The hostile documents by name."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

Make = Callable[[], bytes | str]


@frozen
class Hostile:
    """A registered hostile document."""

    name: str
    make: Make
    silent: bool
    """True where the document is odd and harmless, and nothing has to be said about it."""

    @property
    def documentation(self) -> str:
        """What it does."""
        return (self.make.__doc__ or "").splitlines()[0]


HOSTILE: dict[str, Hostile] = {}
"""Every hostile document by name."""


def hostile(*, silent: bool = False) -> Callable[[Make], Make]:
    """Register a function that makes a hostile document under its name."""

    def register(make: Make) -> Make:
        name = make.__name__.replace("_", "-")
        HOSTILE[name] = Hostile(name, make, silent)
        return make

    return register
