"""Values left blank, marked, in words; with units, notes, separators, of full width."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from attrs import evolve

from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations.registry import (
    is_number,
    is_plain,
    is_value,
    malformation,
    retold,
    some_cell,
    with_cell,
)
from govinfo_report.testing.printing import FULL_WIDTH


@malformation
def _blank(grid: Grid, rng: Random) -> Grid:
    """A value is left blank."""
    return _without_number(grid, rng, ("", " ", "\u00a0", "\u3000"))


@malformation
def _mark(grid: Grid, rng: Random) -> Grid:
    """A value, or every value of a row, is a mark for nothing."""
    mark = rng.choice(("-", "—", "——", "/", "\\", "无", "不涉及", "*"))
    place = some_cell(grid, rng, is_value)
    if place is None:
        return grid
    y, x = place
    whole = rng.random() < 0.5
    row = tuple(
        evolve(cell, text=mark, value=None) if cell.path and (whole or i == x) else cell
        for i, cell in enumerate(grid.rows[y])
    )
    return Grid((*grid.rows[:y], row, *grid.rows[y + 1 :]))


@malformation
def _unit(grid: Grid, rng: Random) -> Grid:
    """A value carries a unit."""
    return retold(grid, rng, is_plain, lambda text: text + rng.choice(("件", "项", "个", "条")))


@malformation
def _note(grid: Grid, rng: Random) -> Grid:
    """A value carries a note with a figure in it."""
    return retold(
        grid, rng, is_plain, lambda text: text + rng.choice(("（其中修订1件）", "(其中网上1件)", "\n（其中2件）"))
    )


@malformation
def _thousands(grid: Grid, rng: Random) -> Grid:
    """Separators stand in a number from 1,000."""
    mark = rng.choice((",", "，", " "))
    return retold(
        grid, rng, lambda c: is_plain(c) and len(c.text) > 3, lambda text: f"{int(text):,}".replace(",", mark)
    )


@malformation
def _full_width(grid: Grid, rng: Random) -> Grid:
    """Figures are of full width, or their points and signs are."""
    return retold(grid, rng, is_number, lambda text: text.translate(FULL_WIDTH))


@malformation
def _words(grid: Grid, rng: Random) -> Grid:
    """Words stand where a number should."""
    return _without_number(grid, rng, ("详见附件", "待核实", "同上", "#REF!"))


def _without_number(grid: Grid, rng: Random, texts: Sequence[str]) -> Grid:
    """The grid with one of these texts in the place of a value; none of them is a number."""
    place = some_cell(grid, rng, is_value)
    if place is None:
        return grid
    cell = grid.rows[place[0]][place[1]]
    return with_cell(grid, place, evolve(cell, text=rng.choice(texts), value=None))
