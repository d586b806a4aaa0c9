"""Rows lost, repeated, swapped, merged, split, added; tables cut by pages."""

from __future__ import annotations

from random import Random

from attrs import evolve

from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.malformations.registry import is_number, lost, malformation, some_row, with_row


@malformation
def _drop_row(grid: Grid, rng: Random) -> Grid:
    """A row is gone."""
    y = some_row(grid, rng)
    if y is None or any(cell.rowspan > 1 for cell in grid.rows[y]):
        return grid
    return with_row(grid, y)


@malformation
def _repeat_row(grid: Grid, rng: Random) -> Grid:
    """A row is printed twice."""
    y = some_row(grid, rng)
    if y is None or any(cell.rowspan > 1 for cell in grid.rows[y]):
        return grid
    return with_row(grid, y, grid.rows[y], grid.rows[y])


@malformation
def _repeat_row_with_other_figures(grid: Grid, rng: Random) -> Grid:
    """A row is printed twice, with two sets of figures: neither may be taken on trust."""
    y = some_row(grid, rng)
    if y is None or any(cell.rowspan > 1 for cell in grid.rows[y]):
        return grid
    first = tuple(lost(cell) if is_number(cell) else cell for cell in grid.rows[y])
    other = tuple(
        evolve(cell, text=f"{rng.randint(1, 99)}") if is_number(old) else cell
        for old, cell in zip(grid.rows[y], first, strict=True)
    )
    return with_row(grid, y, first, other) if other != first else grid


@malformation
def _swap_rows(grid: Grid, rng: Random) -> Grid:
    """Two neighbouring rows change places, labels and all."""
    y = some_row(grid, rng)
    if y is None or y + 1 >= len(grid.rows):
        return grid
    one, two = grid.rows[y], grid.rows[y + 1]
    if any(cell.rowspan > 1 for cell in (*one, *two)) or not any(cell.path for cell in two):
        return grid
    return Grid((*grid.rows[:y], two, one, *grid.rows[y + 2 :]))


@malformation
def _merge_rows(grid: Grid, rng: Random) -> Grid:
    """Two rows run into one, their texts one below the other in each cell."""
    y = some_row(grid, rng)
    if y is None or y + 1 >= len(grid.rows):
        return grid
    one, two = grid.rows[y], grid.rows[y + 1]
    if len(one) != len(two) or any(cell.rowspan > 1 for cell in (*one, *two)):
        return grid
    both = tuple(evolve(lost(a), text=f"{a.text}\n{b.text}".strip()) for a, b in zip(one, two, strict=True))
    return with_row(Grid((*grid.rows[:y], *grid.rows[y + 1 :])), y, both)


@malformation
def _split_row(grid: Grid, rng: Random) -> Grid:
    """A row breaks in two between its values; the rest stands alone on the next row."""
    y = some_row(grid, rng)
    if y is None or any(cell.rowspan > 1 for cell in grid.rows[y]):
        return grid
    row = grid.rows[y]
    cut = rng.randrange(1, len(row)) if len(row) > 1 else 0
    return with_row(grid, y, row[:cut], row[cut:]) if cut else grid


ADDED = ("其他主动公开文件", "行政检查", "行政确认", "行政裁决", "便民服务事项")
"""Rows that no form has."""


@malformation
def _add_row(grid: Grid, rng: Random) -> Grid:
    """The office adds a row of its own to the form."""
    y = some_row(grid, rng)
    if y is None or any(cell.rowspan > 1 for cell in grid.rows[y]) or not any(not c.path for c in grid.rows[y]):
        return grid
    label = rng.choice(ADDED)
    values = [evolve(lost(c), text=str(rng.randint(1, 99))) for c in grid.rows[y] if c.path]
    names = [cell for cell in grid.rows[y] if not cell.path]
    row = (evolve(names[0], text=label, colspan=sum(cell.colspan for cell in names)), *values)
    return with_row(grid, y, row, grid.rows[y]) if rng.random() < 0.5 else with_row(grid, y, grid.rows[y], row)


@malformation
def _page_cut(grid: Grid, rng: Random) -> Grid:
    """A page ends inside the table: a page number, and perhaps the head of the table again."""
    y = some_row(grid, rng)
    if y is None or y == 0 or any(start + c.rowspan > y for start in range(y) for c in grid.rows[start]):
        return grid
    number: Row = (Cell(f"- {rng.randint(2, 9)} -", colspan=grid.width),)
    head = () if any(cell.rowspan > 1 for row in grid.rows[:2] for cell in row) else grid.rows[:2]
    again = head if y > 2 and rng.random() < 0.5 and not any(c.path for row in head for c in row) else ()
    return Grid((*grid.rows[:y], number, *again, *grid.rows[y:]))
