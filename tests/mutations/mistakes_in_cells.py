"""Mistakes in single cells and in the number of cells of a row."""

from __future__ import annotations

from random import Random

from attrs import evolve
from tests.layers.corruption import covered
from tests.mutations.draft import Draft, Spot, chosen
from tests.mutations.registry import Mistake, mistake

from govinfo_report.testing.forms import Cell, Grid, Row


@mistake("one blank cell")
def blank_cell(draft: Draft, rng: Random) -> bool:
    """A figure is left out."""
    path = chosen(rng, draft.figures())
    if path is None:
        return False
    draft.set_cell(path, "")
    draft.meant[path] = draft.printed[path] = None
    return True


@mistake("a row of marks")
def row_of_marks(draft: Draft, rng: Random) -> bool:
    """Every cell of a row holds a mark."""
    spot = _some_row(draft, rng)
    if spot is None:
        return False
    draft.set_row(spot, [evolve(cell, text="-") for cell in spot.cells])
    for path in spot.paths:
        draft.meant[path] = draft.printed[path] = None
    return True


def _some_row(draft: Draft, rng: Random, fewest: int = 1) -> Spot | None:
    spots = [one for one in draft.spots() if len(one.cells) >= fewest and not draft.unclear & set(one.paths)]
    return rng.choice(spots) if spots else None


def _large(form: str, draft: Draft, rng: Random) -> str | None:
    """A count outside every identity, which may be of any size."""
    free = [
        path
        for path in draft.figures()
        if path not in covered(form) and path.endswith((".decisions", ".in_force", ".total_disclosed", ".participants"))
    ]
    return chosen(rng, free)


def _grouped(separator: str) -> Mistake:
    def plant(draft: Draft, rng: Random) -> bool:
        path = _large(draft.form, draft, rng)
        if path is None:
            return False
        value = rng.randint(1_000, 2_000_000)
        draft.set_cell(path, f"{value:,}".replace(",", separator))
        draft.meant[path] = draft.printed[path] = value
        return True

    return plant


mistake("3,001")(_grouped(","))
mistake("1 362")(_grouped(" "))


@mistake("8（其中修订2件）")
def note(draft: Draft, rng: Random) -> bool:
    """An explanation with a figure of its own stands in the cell."""
    whole = [path for path in draft.figures() if isinstance(draft.printed[path], int) and not path.endswith(".change")]
    path = chosen(rng, whole)
    if path is None:
        return False
    value = draft.printed[path]
    draft.set_cell(
        path,
        rng.choice(("{}（其中修订{}件）", "{}(其中修订 {} 件)", "{}\n（其中修订{}件）")).format(
            value, rng.randint(1, 9)
        ),
    )
    return True


@mistake("an extra 小计 column")
def subtotal_column(draft: Draft, rng: Random) -> bool:
    """The organisations get a subtotal of their own."""
    number = draft.grid_of("requests.received")
    grid = draft.body[number] if number is not None else None
    if number is None or not isinstance(grid, Grid) or not draft.form.startswith("article20") or draft.unclear:
        return False
    if not draft.is_whole(number):
        return False
    rows: list[Row] = []
    for line in grid.rows:
        cells = list(line)
        values = [cell for cell in line if cell.path]
        if len(values) == 7:
            stem = (values[0].path or "").rpartition(".")[0]
            path = f"{stem}.organizations_subtotal"
            parts = [draft.printed[cell.path or ""] or 0 for cell in values[1:6]]
            draft.meant[path] = draft.printed[path] = sum(parts)
            cells.insert(-1, Cell(str(sum(parts)), path=path))
        elif values:
            return False
        elif len(cells) == 5:
            cells.append(Cell(rng.choice(("小计", "合计"))))
        else:
            cells = [evolve(cell, colspan=cell.colspan + 1) if cell.colspan in {5, 7} else cell for cell in cells]
        rows.append(tuple(cells))
    draft.body[number] = Grid(tuple(rows))
    return True


def _review(draft: Draft) -> Spot | None:
    found = (one for one in draft.spots() if len(one.cells) == 15)
    return next((one for one in found if not draft.unclear & set(one.paths)), None)


@mistake("14 cells in section four")
def fourteen_cells(draft: Draft, rng: Random) -> bool:
    """A cell of section four is gone."""
    spot = _review(draft)
    if spot is None:
        return False
    cells = list(spot.cells)
    del cells[rng.randrange(15)]
    draft.set_row(spot, cells)
    draft.unaligned |= set(spot.paths)
    return True


@mistake("16 cells in section four")
def sixteen_cells(draft: Draft, rng: Random) -> bool:
    """Section four has a cell too many."""
    spot = _review(draft)
    if spot is None:
        return False
    cells = list(spot.cells)
    cells.insert(rng.randrange(16), Cell(rng.choice(("0", "0", "1", "3", "")), path=""))
    draft.set_row(spot, cells)
    draft.unaligned |= set(spot.paths)
    return True


@mistake("a label cell before section four")
def label_cell(draft: Draft, rng: Random) -> bool:
    """案件数（2024年） stands in front of the fifteen cells, with or without a header of its own."""
    spot = _review(draft)
    grid = draft.body[spot.grid] if spot else None
    if spot is None or not isinstance(grid, Grid):
        return False
    rows = [list(line) for line in grid.rows]
    rows[spot.row].insert(0, Cell(f"案件数（{draft.page.printed.report.year}年）"))
    if rng.random() < 0.5:
        rows[0].insert(0, Cell(rng.choice(("项目", "", "类别")), rowspan=3))
    draft.body[spot.grid] = Grid(tuple(map(tuple, rows)))
    return True


@mistake("a figure split in two cells")
def split_figure(draft: Draft, rng: Random) -> bool:
    """1|2 for 12."""
    cells = {cell.path: cell for spot in draft.spots() for cell in spot.cells}
    path = chosen(rng, [one for one in draft.figures() if len(cells[one].text) > 1 and cells[one].text.isdecimal()])
    if path is None:
        return False
    spot = next(one for one in draft.spots() if path in one.paths)
    text = cells[path].text
    cut = rng.randrange(1, len(text))
    row: list[Cell] = []
    for cell in spot.cells:
        row += [evolve(cell, text=text[:cut]), Cell(text[cut:], path="")] if cell.path == path else [cell]
    draft.set_row(spot, row)
    draft.unaligned |= set(spot.paths)
    return True
