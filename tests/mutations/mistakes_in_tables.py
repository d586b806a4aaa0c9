"""Mistakes in whole tables: their form, their pages, their order, and what stands around them."""

from __future__ import annotations

from random import Random

from attrs import evolve
from tests.mutations.draft import Draft, Spot, head_of
from tests.mutations.registry import Mistake, mistake

from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.pages import Text


@mistake("the form of another year")
def other_year(draft: Draft, rng: Random) -> bool:
    """The title names a year whose form has other columns."""
    other = {"article20_2019": (2021, 2022), "article20_2021": (2019, 2020), "statistics_2014": (2019, 2020)}
    years = other.get(draft.form)
    if years is None:
        return False
    own, year = str(draft.page.printed.report.year), str(rng.choice(years))
    draft.body[:] = [
        evolve(one, text=one.text.replace(own, year)) if isinstance(one, Text) and own in one.text else one
        for one in draft.body
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


def _cuts(grid: Grid) -> list[int]:
    return list(range(head_of(grid) + 1, len(grid.rows)))


def _parts(grid: Grid, at: int, *, with_header: bool) -> tuple[Grid, Grid]:
    """A table cut before a row; what spans the cut goes on as an empty cell."""
    above: list[Row] = []
    going_on: list[Cell] = []
    for number, line in enumerate(grid.rows[:at]):
        left = at - number
        going_on += [Cell("", cell.colspan, cell.rowspan - left) for cell in line if cell.rowspan > left]
        above.append(tuple(evolve(cell, rowspan=min(cell.rowspan, left)) for cell in line))
    head = grid.rows[: head_of(grid)] if with_header else ()
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
    draft.strays += caption
    draft.disputed |= other
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
    pairs = [pair for pair in _column_pairs(draft) if pair[1] > 0 and draft.is_whole(pair[0])]
    if not pairs or draft.unclear:
        return False
    number, one, other = rng.choice(pairs)
    grid = draft.body[number]
    assert isinstance(grid, Grid)
    head = head_of(grid)
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
