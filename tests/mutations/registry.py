"""The mistakes by name: each changes a draft, or says that it finds no place there."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.mutations.draft import Draft

Mistake = Callable[[Draft, Random], bool]

MISTAKES: dict[str, Mistake] = {}
"""Complete once the modules that declare them are imported."""


def mistake(name: str) -> Callable[[Mistake], Mistake]:
    """Register a function as a mistake."""

    def register(plant: Mistake) -> Mistake:
        MISTAKES[name] = plant
        return plant

    return register
