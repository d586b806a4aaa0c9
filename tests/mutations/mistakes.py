"""The mistakes: each changes a draft, or says that it finds no place there."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import evolve
from tests.layers.corruption import covered
from tests.mutations.draft import Draft, Spot, chosen

from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.pages import Text

Mistake = Callable[[Draft, Random], bool]

MISTAKES: dict[str, Mistake] = {}
"""By name, in the order of the list that they come from."""


def mistake(name: str) -> Callable[[Mistake], Mistake]:
    """Register a function as a mistake."""

    def register(plant: Mistake) -> Mistake:
        MISTAKES[name] = plant
        return plant

    return register


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
    if not isinstance(grid, Grid) or not draft.form.startswith("article20") or draft.unclear:
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
    draft.body[number or 0] = Grid(tuple(rows))
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


@mistake("the form of another year")
def other_year(draft: Draft, rng: Random) -> bool:
    """The title names a year whose form has other columns."""
    other = {"article20_2019": (2021, 2022), "article20_2021": (2019, 2020), "statistics_2014": (2019, 2020)}
    years = other.get(draft.form)
    if years is None:
        return False
    own, year = str(draft.page.printed.report.year), str(rng.choice(years))
    draft.body[:] = [
        evolve(one, text=one.text.replace(own, year)) if isinstance(one, Text) else one for one in draft.body
    ]
    return True


def _cut(*, with_header: bool) -> Mistake:
    def plant(draft: Draft, rng: Random) -> bool:
        options = [(number, grid) for number, grid in draft.grids() if _cuts(grid)]
        if not options:
            return False
        number, grid = rng.choice(options)
        first, second = _parts(grid, rng.choice(_cuts(grid)), with_header=with_header)
        between = [Text(rng.choice(("- 4 -", "— 5 —", "6")), "prose")] if rng.random() < 0.5 else []
        draft.body[number : number + 1] = [first, *between, second]
        draft.strays += between
        return True

    return plant


def _head(grid: Grid) -> int:
    """How many rows stand above the first one with values."""
    return next((i for i, line in enumerate(grid.rows) if any(cell.path for cell in line)), len(grid.rows))


def _cuts(grid: Grid) -> list[int]:
    return list(range(_head(grid) + 1, len(grid.rows)))


def _parts(grid: Grid, at: int, *, with_header: bool) -> tuple[Grid, Grid]:
    """A table cut before a row; what spans the cut goes on as an empty cell."""
    above: list[Row] = []
    going_on: list[Cell] = []
    for number, line in enumerate(grid.rows[:at]):
        left = at - number
        going_on += [Cell("", cell.colspan, cell.rowspan - left) for cell in line if cell.rowspan > left]
        above.append(tuple(evolve(cell, rowspan=min(cell.rowspan, left)) for cell in line))
    head = grid.rows[: _head(grid)] if with_header else ()
    below = ((*going_on, *grid.rows[at]), *grid.rows[at + 1 :])
    return Grid(tuple(above)), Grid((*head, *below))


mistake("a table cut by a page")(_cut(with_header=False))
mistake("a table cut, its header repeated")(_cut(with_header=True))


@mistake("two candidate tables")
def two_candidates(draft: Draft, rng: Random) -> bool:
    """A draft of a table, with other figures, stands beside it."""
    options = [(number, grid) for number, grid in draft.grids() if any(c.path for line in grid.rows for c in line)]
    number, grid = rng.choice(options)
    paths = [c.path for line in grid.rows for c in line if c.path and c.path in draft.figures()]
    if not paths:
        return False
    other = set(rng.sample(paths, min(len(paths), rng.randint(1, 3))))
    rows = tuple(
        tuple(
            evolve(cell, text=str((draft.printed[cell.path] or 0) + rng.randint(1, 9)), path=None)
            if cell.path in other
            else evolve(cell, path=None)
            for cell in line
        )
        for line in grid.rows
    )
    where = number + 1 if rng.random() < 0.5 else number
    caption = [Text(rng.choice(("（初稿）", "（定稿）", "（更正后）")), "prose")] if rng.random() < 0.5 else []
    draft.body[where:where] = [*caption, Grid(rows)]
    draft.disputed |= other
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


def _column_pairs(draft: Draft) -> list[tuple[int, int, int]]:
    """Grid and two neighbouring places of its widest rows."""
    found = []
    for number, grid in draft.grids():
        widths = {sum(1 for cell in line if cell.path) for line in grid.rows} - {0}
        if len(widths) == 1 and (width := widths.pop()) in {2, 3, 7}:
            found += [(number, place, place + 1) for place in range(width - 1)]
    return found


@mistake("two columns swapped, not their headers")
def columns_swapped(draft: Draft, rng: Random) -> bool:
    """The figures of two neighbouring columns stand under each other's header."""
    pairs = _column_pairs(draft)
    if not pairs or draft.unclear:
        return False
    number, one, other = rng.choice(pairs)
    for spot in draft.spots():
        if spot.grid == number:
            draft.exchange(spot.paths[one], spot.paths[other])
    return True


@mistake("two columns swapped with their headers")
def columns_reordered(draft: Draft, rng: Random) -> bool:
    """An office has put two columns in another order; labels and figures agree."""
    pairs = [pair for pair in _column_pairs(draft) if pair[1] > 0]
    if not pairs or draft.unclear:
        return False
    number, one, other = rng.choice(pairs)
    grid = draft.body[number]
    assert isinstance(grid, Grid)
    head = _head(grid)
    width = sum(1 for cell in grid.rows[head] if cell.path)
    if width == 7 and other > 5:
        return False
    rows = []
    for place, line in enumerate(grid.rows):
        cells = list(line)
        if place >= head:
            offset = len(cells) - width
        elif len(cells) == width + 1 and width < 7:
            offset = 1
        elif width == 7 and place == head - 1:
            offset = -1
        else:
            rows.append(line)
            continue
        cells[offset + one], cells[offset + other] = cells[offset + other], cells[offset + one]
        rows.append(tuple(cells))
    draft.body[number] = Grid(tuple(rows))
    return True


def _neighbours(draft: Draft) -> list[tuple[Spot, Spot]]:
    """Rows next to each other, alike in their cells, that nothing spans the beginning of."""
    spots = draft.spots()
    return [
        (one, other)
        for one in spots
        for other in spots
        if one.grid == other.grid
        and other.row == one.row + 1
        and len(one.cells) == len(other.cells)
        and not draft.unclear & {*one.paths, *other.paths}
    ]


@mistake("a row moved with its label")
def row_moved(draft: Draft, rng: Random) -> bool:
    """Two rows stand in another order, each under its own label."""
    options = []
    for one, other in _neighbours(draft):
        grid = draft.body[one.grid]
        assert isinstance(grid, Grid)
        if all(cell.rowspan == 1 for spot in (one, other) for cell in grid.rows[spot.row]):
            options.append((one, other))
    if not options:
        return False
    one, other = rng.choice(options)
    grid = draft.body[one.grid]
    assert isinstance(grid, Grid)
    rows = list(grid.rows)
    rows[one.row], rows[other.row] = rows[other.row], rows[one.row]
    draft.body[one.grid] = Grid(tuple(rows))
    return True


@mistake("a row's figures in the next row")
def figures_moved(draft: Draft, rng: Random) -> bool:
    """The figures of two rows stand under each other's label."""
    options = _neighbours(draft)
    if not options:
        return False
    one, other = rng.choice(options)
    for first, second in zip(one.paths, other.paths, strict=True):
        draft.exchange(first, second)
    return True


@mistake("受理3119件 in the prose")
def prose_differs(draft: Draft, rng: Random) -> bool:
    """A sentence states another figure, in words that mean several sums."""
    verb, count = rng.choice(("收到", "受理", "答复", "办结")), rng.choice((3119, rng.randint(0, 60)))
    sentence = Text(f"{draft.page.printed.report.year}年，本机关共{verb}政府信息公开申请{count}件。", "prose")
    draft.body.insert(rng.randint(2, min(5, len(draft.body))), sentence)
    return True


@mistake("a figure of the prose beside a table")
def prose_beside_table(draft: Draft, rng: Random) -> bool:
    """A sentence with a figure, or a figure alone on its line, stands right before or behind a table."""
    number, _ = rng.choice(list(draft.grids()))
    text = rng.choice(("全年共{}件。", "合计{}", "{}", "其中：{}件", "总计 {} 件")).format(rng.randint(2, 4000))
    draft.strays.append(Text(text, "prose"))
    draft.body.insert(number + rng.randint(0, 1), draft.strays[-1])
    return True
