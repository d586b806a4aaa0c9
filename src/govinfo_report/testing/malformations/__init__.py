"""What happens to a table between the office and the reader: each malformation is a small, named, composable change.

A malformation takes a grid and a source of chance and returns another grid. Every cell keeps the truth about itself:
its path and value as long as label, header and place still say so. Where they no longer do, the path is taken off,
and a reader must leave that value out or flag it.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from attrs import evolve, frozen

from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations import cells, labels, rows, values  # noqa: F401 - they register theirs
from govinfo_report.testing.malformations.registry import MALFORMATIONS, Malformation
from govinfo_report.testing.pages import Page

__all__ = ["MALFORMATIONS", "Malformation", "Step", "draw_steps", "malform"]


@frozen
class Step:
    """One malformation of one table; the same step does the same to the same page."""

    table: int
    """Number of the table on its page, from 0; counted round and round."""
    name: str
    seed: int
    """Decides which row, cell or character it meets."""


def draw_steps(page: Page, rng: Random, most: int = 3) -> tuple[Step, ...]:
    """One to ``most`` random steps for each table of a page."""
    tables = sum(isinstance(block, Grid) for block in page.body)
    return tuple(
        Step(table, rng.choice(list(MALFORMATIONS)), rng.randrange(10**6))
        for table in range(tables)
        for _ in range(rng.randint(1, most))
    )


def malform(page: Page, steps: Iterable[Step]) -> Page:
    """The page after all these steps, one after the other."""
    body = list(page.body)
    places = [place for place, block in enumerate(body) if isinstance(block, Grid)]
    for step in steps if places else ():
        place = places[step.table % len(places)]
        grid = body[place]
        if isinstance(grid, Grid):
            body[place] = MALFORMATIONS[step.name].apply(grid, Random(step.seed))
    return evolve(page, body=tuple(body))
