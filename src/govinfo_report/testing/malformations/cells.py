"""Cells lost, repeated, swapped, merged, split; spans that are wrong."""

from __future__ import annotations

from random import Random

from attrs import evolve

from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations.registry import (
    is_number,
    is_plain,
    is_value,
    lost,
    malformation,
    some_cell,
    with_cell,
)


@malformation
def _swap_values(grid: Grid, rng: Random) -> Grid:
    """Two neighbouring values of a row change places: the form now says something else, and is read as it says."""
    place = _neighbours(grid, rng)
    if place is None:
        return grid
    y, x = place
    one, two = grid.rows[y][x : x + 2]
    grid = with_cell(grid, (y, x), evolve(one, text=two.text, value=two.value))
    return with_cell(grid, (y, x + 1), evolve(two, text=one.text, value=one.value))


@malformation
def _drop_cell(grid: Grid, rng: Random) -> Grid:
    """A value's cell is gone, and the others of the row close up."""
    place = some_cell(grid, rng, is_value)
    return with_cell(grid, place) if place else grid


@malformation
def _repeat_cell(grid: Grid, rng: Random) -> Grid:
    """A value's cell stands twice, and pushes the others aside."""
    place = some_cell(grid, rng, is_value)
    if place is None:
        return grid
    cell = grid.rows[place[0]][place[1]]
    return with_cell(grid, place, lost(cell), lost(cell))


@malformation
def _split_cell(grid: Grid, rng: Random) -> Grid:
    """The digits of a number fall into two cells."""
    place = some_cell(grid, rng, lambda cell: is_plain(cell) and len(cell.text) > 1)
    if place is None:
        return grid
    cell = grid.rows[place[0]][place[1]]
    cut = rng.randrange(1, len(cell.text))
    return with_cell(grid, place, *(evolve(lost(cell), text=text) for text in (cell.text[:cut], cell.text[cut:])))


@malformation
def _merge_cells(grid: Grid, rng: Random) -> Grid:
    """Two values share one merged cell."""
    place = _neighbours(grid, rng)
    if place is None:
        return grid
    y, x = place
    one, two = grid.rows[y][x : x + 2]
    if is_number(two) and two.text.isdecimal() and len(two.text) == 3:
        return grid  # 57 and 225 would make 57 225, which is a number with a separator
    wide = evolve(one, colspan=one.colspan + two.colspan)
    if one.text.strip() and two.text.strip():
        merged = evolve(lost(wide), text=rng.choice(" \n").join((one.text, two.text)))
    else:  # the only text that is left stands at the first place
        merged = evolve(wide, text=two.text, value=two.value) if two.text.strip() else wide
    return with_cell(with_cell(grid, (y, x + 1)), (y, x), merged)


@malformation
def _sloppy_spans(grid: Grid, rng: Random) -> Grid:
    """A cell spans more or fewer columns than it should; the order of the cells is right."""
    place = some_cell(grid, rng, lambda cell: cell.rowspan == 1)
    if place is None:
        return grid
    cell = grid.rows[place[0]][place[1]]
    return with_cell(grid, place, evolve(cell, colspan=max(1, cell.colspan + rng.choice((-1, 1, 2)))))


def _neighbours(grid: Grid, rng: Random) -> tuple[int, int] | None:
    """Row and place in it of a value with another one behind it, if the one that is drawn has."""
    place = some_cell(grid, rng, is_value)
    if place is None:
        return None
    y, x = place
    behind = grid.rows[y][x + 1 : x + 2]
    return place if behind and is_value(behind[0]) else None
