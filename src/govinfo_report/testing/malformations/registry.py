"""The registry of malformations, and what they are made of: choosing and replacing rows and cells."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import evolve, frozen

from govinfo_report.lexing.numbers import NUMBER, read_cell
from govinfo_report.testing.forms import Cell, Grid, Row

__all__ = [
    "MALFORMATIONS",
    "Malformation",
    "is_label",
    "is_number",
    "is_plain",
    "is_value",
    "lost",
    "malformation",
    "retold",
    "some_cell",
    "some_row",
    "with_cell",
    "with_row",
]

Change = Callable[[Grid, Random], Grid]

_SHORTEST_LABEL = 2


@frozen
class Malformation:
    """A registered malformation."""

    name: str
    apply: Change

    @property
    def documentation(self) -> str:
        """What it does."""
        return self.apply.__doc__ or ""


MALFORMATIONS: dict[str, Malformation] = {}
"""Every malformation by name."""


def malformation(apply: Change) -> Change:
    """Register a function as a malformation of its name."""
    name = apply.__name__.strip("_").replace("_", "-")
    MALFORMATIONS[name] = Malformation(name, apply)
    return apply


def some_row(grid: Grid, rng: Random) -> int | None:
    """A row with values, if there is one."""
    rows = [y for y, row in enumerate(grid.rows) if any(cell.path for cell in row)]
    return rng.choice(rows) if rows else None


def some_cell(grid: Grid, rng: Random, wanted: Callable[[Cell], bool]) -> tuple[int, int] | None:
    """Row and place in it of a cell that is wanted, if there is one."""
    found = [(y, x) for y, row in enumerate(grid.rows) for x, cell in enumerate(row) if wanted(cell)]
    return rng.choice(found) if found else None


def with_row(grid: Grid, y: int, *rows: Row) -> Grid:
    """Other rows in the place of one; the cells that span it from above grow or shrink with them."""
    more, above = len(rows) - 1, list[Row]()
    for start, row in enumerate(grid.rows[:y]):
        above.append(tuple(evolve(c, rowspan=max(1, c.rowspan + more)) if start + c.rowspan > y else c for c in row))
    return Grid((*above, *rows, *grid.rows[y + 1 :]))


def with_cell(grid: Grid, place: tuple[int, int], *cells: Cell) -> Grid:
    """Other cells in the place of one."""
    y, x = place
    row = grid.rows[y]
    return Grid((*grid.rows[:y], (*row[:x], *cells, *row[x + 1 :]), *grid.rows[y + 1 :]))


def retold(grid: Grid, rng: Random, wanted: Callable[[Cell], bool], tell: Callable[[str], str]) -> Grid:
    """The grid with another text in one cell; what the cell means stays."""
    place = some_cell(grid, rng, wanted)
    if place is None:
        return grid
    cell = grid.rows[place[0]][place[1]]
    return with_cell(grid, place, evolve(cell, text=tell(cell.text)))


def is_value(cell: Cell) -> bool:
    """Whether a value is printed here, or its blank."""
    return cell.path is not None


def is_number(cell: Cell) -> bool:
    """Whether a number is."""
    return cell.path is not None and cell.value is not None


def is_plain(cell: Cell) -> bool:
    """Whether a number of plain digits is."""
    return is_number(cell) and cell.text.isascii() and cell.text.isdecimal()


def is_label(cell: Cell) -> bool:
    """Whether words are, a label or a header; figures of merged cells are none, with their signs and units."""
    if cell.path or cell.unit or len(cell.text.strip()) < _SHORTEST_LABEL:
        return False
    merged = cell.colspan > 1 or cell.rowspan > 1
    return not (merged and any(read_cell(word).kind is NUMBER for word in cell.text.split()))


def lost(cell: Cell) -> Cell:
    """The cell, no longer known to stand under its label and header."""
    return evolve(cell, path=None, value=None)
