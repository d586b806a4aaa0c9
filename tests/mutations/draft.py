"""A page under change, with what every value is meant to be and what is printed where it should stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from random import Random

from attrs import define, evolve, field, frozen
from tests.layers.corruption import sums

from govinfo_report.testing.forms import Cell, Grid
from govinfo_report.testing.pages import Page, Text
from govinfo_report.testing.reports import Number

Value = Number | None


@frozen
class Spot:
    """A row with values: its grid in the body, its place there, its cells; one that is too many has an empty path."""

    grid: int
    row: int
    cells: tuple[Cell, ...]

    @property
    def paths(self) -> list[str]:
        """The paths of its values."""
        return [cell.path for cell in self.cells if cell.path]


@define
class Draft:
    """A page that mistakes are planted in."""

    page: Page
    body: list[Text | Grid]
    meant: dict[str, Value]
    """What the office meant by every value; None: it left the cell empty."""
    printed: dict[str, Value]
    """What stands under the labels of every value, for a reader who follows them to the letter."""
    disputed: set[str] = field(factory=set)
    """Values that are printed twice and differently: to choose one in silence is wrong, whichever it is."""
    unaligned: set[str] = field(factory=set)
    """Values of rows with another number of cells than columns: nothing stands under their labels to the letter."""

    @classmethod
    def of(cls, page: Page) -> Draft:
        """The page as it was made."""
        values = dict(page.printed.values)
        return cls(page, list(page.body), values, dict(values))

    strays: list[Text | Grid] = field(factory=list)
    """Blocks that were put in between and are no part of the report."""

    @property
    def unclear(self) -> set[str]:
        """Values that another mistake has to leave alone."""
        return self.disputed | self.unaligned

    @property
    def form(self) -> str:
        """The form of its tables."""
        return self.page.printed.report.form

    def finished(self) -> Page:
        """The page as it is now."""
        return evolve(self.page, body=tuple(self.body))

    def grids(self) -> Iterator[tuple[int, Grid]]:
        """Its tables by their place in the body."""
        return ((number, one) for number, one in enumerate(self.body) if isinstance(one, Grid))

    def is_whole(self, grid: int) -> bool:
        """Whether a table has its header, and no part of it without one stands behind: an office changes both alike."""
        behind = next((one for number, one in self.grids() if number > grid), None)
        return all(one is None or head_of(one) > 0 for one in (dict(self.grids())[grid], behind))

    def spots(self) -> list[Spot]:
        """Its rows with values."""
        return [
            Spot(number, row, cells)
            for number, grid in self.grids()
            for row, line in enumerate(grid.rows)
            if (cells := tuple(cell for cell in line if cell.path is not None))
        ]

    def grid_of(self, stem: str) -> int | None:
        """The table that holds values of this stem."""
        return next((spot.grid for spot in self.spots() if any(p.startswith(stem) for p in spot.paths)), None)

    def set_row(self, spot: Spot, cells: Iterable[Cell]) -> None:
        """Replace the cells with values of a row."""
        grid = self.body[spot.grid]
        assert isinstance(grid, Grid)
        labels = tuple(cell for cell in grid.rows[spot.row] if cell.path is None)
        rows = (*grid.rows[: spot.row], (*labels, *cells), *grid.rows[spot.row + 1 :])
        self.body[spot.grid] = Grid(rows)

    def set_cell(self, path: str, text: str) -> None:
        """Print something else in the cell of a value."""
        for spot in self.spots():
            if path in spot.paths:
                self.set_row(spot, [evolve(cell, text=text) if cell.path == path else cell for cell in spot.cells])

    def exchange(self, one: str, other: str) -> None:
        """Let two values stand in each other's cells."""
        cells = {cell.path: cell for spot in self.spots() for cell in spot.cells}
        first, second = cells[one].text, cells[other].text
        self.set_cell(one, second)
        self.set_cell(other, first)
        self.printed[one], self.printed[other] = self.printed[other], self.printed[one]

    def figures(self) -> list[str]:
        """The paths of cells that hold a figure above zero and are certain."""
        here = {path for spot in self.spots() for path in spot.paths}
        return [path for path in sorted(here - self.unclear) if self.printed.get(path)]

    def twin(self, raw: Mapping[str, str], grid: int, strays: Collection[Text | Grid] = ()) -> Page:
        """The page on which these texts are printed in the cells of one table, and some strays are not.

        Where that gives the same document, nobody can tell the mistake from a report that says what was read. A row of
        which nothing was read stays as it is: its mistake was noticed.

        Args:
            raw: What was read, by path.
            grid: The table, by its place in the body.
            strays: The blocks to leave out.
        """
        originals = {path: spot for spot in Draft.of(self.page).spots() for path in spot.paths}
        other = Draft(self.page, list(self.body), self.meant, self.printed)
        for spot in other.spots():
            if spot.grid != grid or not raw.keys() & set(spot.paths):
                continue
            whole = _whole(spot, originals[spot.paths[0]])
            cells = (evolve(cell, text=raw.get(cell.path or "", cell.text)) for cell in whole)
            other.set_row(spot, cells)
        other.body = [one for one in other.body if not any(one is stray for stray in strays)]
        return other.finished()


def head_of(grid: Grid) -> int:
    """How many rows stand above the first one with values."""
    return next((i for i, line in enumerate(grid.rows) if any(cell.path for cell in line)), len(grid.rows))


def _whole(spot: Spot, original: Spot) -> list[Cell]:
    """The cells of a row without one too many and with the one that is gone, in the order of today's columns."""
    cells = [cell for cell in spot.cells if cell.path]
    for place, cell in enumerate(original.cells):
        if cell.path not in spot.paths:
            cells.insert(place, cell)
    return cells


def broken(form: str, values: Mapping[str, Value]) -> set[str]:
    """The values in some identity of the form, all of whose terms are given, that does not hold; empty is zero.

    A total all of whose parts are empty is none: offices fill in totals alone.
    """
    found: set[str] = set()
    for left, right in identities(form, values):
        terms = {*left, *right}
        if len(right) == 1 and all(values.get(path) is None for path in left):
            continue
        if terms <= values.keys() and sum(values[p] or 0 for p in left) != sum(values[p] or 0 for p in right):
            found |= terms
    return found


def identities(form: str, printed: Mapping[str, Value]) -> Iterator[tuple[list[str], list[str]]]:
    """The equations of a form, with those of a subtotal that was added."""
    for left, right in sums(form):
        yield left, right
        row = right[0].removesuffix(".total")
        subtotal = f"{row}.organizations_subtotal"
        if subtotal in printed and all(path.startswith(f"{row}.") for path in left):
            yield left[1:], [subtotal]


def chosen(rng: Random, options: list[str]) -> str | None:
    """One of some, or None."""
    return rng.choice(options) if options else None
