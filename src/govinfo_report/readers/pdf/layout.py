"""The marks of a page to its ruled tables and the lines of text around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from govinfo_report.readers.pdf.cells import cell_texts
from govinfo_report.readers.pdf.marks import UNKNOWN, Glyph, Marks
from govinfo_report.readers.pdf.ruling import Box, RuledGrid, Slot, find_grids
from govinfo_report.readers.pdf.text import (
    TextLine,
    TextRaster,
    figures_whole,
    lines_of,
    middle,
    turned,
    without_doubles,
)

__all__ = ["PageLayout", "RuledTable", "lay_out"]


@frozen
class RuledTable:
    """A ruled table of one page with the text of its cells."""

    cells: tuple[tuple[Slot, str], ...]
    box: Box
    xs: tuple[float, ...]
    """Where its columns begin and the last one ends, on the page turned to be read."""
    columns: int
    lines: tuple[TextLine, ...]
    """The same as lines of text, should it turn out to be no table."""
    broken: tuple[str, ...]
    """Numbers that were put together from several lines."""


@frozen
class PageLayout:
    """What stands on a page, from its top."""

    number: int
    width: float
    height: float
    items: tuple[TextLine | RuledTable, ...]
    aside: tuple[tuple[str, bool], ...]
    """Lines that run in another direction than the page; and whether they are furniture, such as a water mark."""
    unknown: int
    """Glyphs whose character the font does not tell."""
    hidden: bool
    """Its text is an invisible layer."""
    pictured: bool
    """It holds pictures or outlines that could be a table, or a page of text."""


def _turn(marks: Marks, glyphs: Sequence[Glyph]) -> tuple[Marks, list[Glyph], int]:
    """The page turned so that most of its text runs from left to right; and by how many quarters."""
    counts = Counter(glyph.quarter for glyph in glyphs if glyph.quarter >= 0 and not glyph.text.isspace())
    quarter = counts.most_common(1)[0][0] if counts else 0
    if not quarter:
        return marks, list(glyphs), 0
    right, down = (marks.width, marks.height)
    wide, high = (down, right) if quarter % 2 else (right, down)
    dx, dy = {1: (0.0, right), 2: (right, down), 3: (down, 0.0)}[quarter]
    moved = [turned(glyph, quarter) for glyph in glyphs]
    moved = [evolve(glyph, x=glyph.x + dx, y=glyph.y + dy) for glyph in moved]
    level = [_turn_line(line, quarter, dx, dy, level=True) for line in marks.level]
    upright = [_turn_line(line, quarter, dx, dy, level=False) for line in marks.upright]
    if quarter % 2:
        level, upright = upright, level
    return evolve(marks, width=wide, height=high, level=level, upright=upright), moved, quarter


def _turn_line(
    line: tuple[float, float, float], quarter: int, dx: float, dy: float, *, level: bool
) -> tuple[float, float, float]:
    place, start, end = line
    ends = [(start, place), (end, place)] if level else [(place, start), (place, end)]
    moved = [(x, y) for x, y in ([(x, y), (y, -x), (-x, -y), (-y, x)][quarter] for x, y in ends)]
    (x0, y0), (x1, y1) = ((x + dx, y + dy) for x, y in moved)
    return (y0, min(x0, x1), max(x0, x1)) if y0 == y1 else (x0, min(y0, y1), max(y0, y1))


def _turn_back(box: Box, quarter: int, wide: float, high: float) -> Box:
    """A box of a page turned by so many quarters, on the page as it is, which is ``wide`` and ``high``."""
    left, top, right, bottom = box
    return {
        0: box,
        1: (wide - bottom, left, wide - top, right),
        2: (wide - right, high - bottom, wide - left, high - top),
        3: (top, high - right, bottom, high - left),
    }[quarter]


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner != outer
        and inner[0] >= outer[0] - 1
        and inner[1] >= outer[1] - 1
        and inner[2] <= outer[2] + 1
        and inner[3] <= outer[3] + 1
    )


def _tables(grids: Sequence[RuledGrid]) -> list[RuledGrid]:
    """The grids that hold no other table: one that does only lays out the page."""
    multiple = [grid.box for grid in grids if grid.columns > 1 and len(grid.slots) > 1]
    return [grid for grid in grids if not any(_inside(box, grid.box) for box in multiple)]


def _aside(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, bool]]:
    for quarter in range(4):
        for line in lines_of(turned(glyph, quarter) for glyph in glyphs if glyph.quarter == quarter):
            yield line.text, False
    oblique = "".join(glyph.text for glyph in glyphs if glyph.quarter < 0).strip()
    if oblique:
        yield oblique, True


def _is_pictured(marks: Marks, *, text: bool, tables: bool) -> bool:
    if text:  # beside text, a picture may be a table, or a photograph; one as large as the page is its background
        return not tables and 0.2 <= marks.pictures <= 0.9
    return marks.pictures >= 0.1 or marks.outlines > 100


def lay_out(marks: Marks, most: int) -> PageLayout:
    """Lay out a page; ``most`` bounds the cells of a table.

    Raises:
        Excess: a limit was met.
    """
    glyphs = without_doubles(marks.glyphs)
    page, glyphs, quarter = _turn(marks, glyphs)
    grids = _tables(find_grids(page.level, page.upright, [middle(g) for g in glyphs if not g.text.isspace()], most))
    contents = [[list[Glyph]() for _ in grid.slots] for grid in grids]
    free, aside = list[Glyph](), list[Glyph]()
    for run in figures_whole(glyphs):
        ends = middle(run[0]), middle(run[-1])
        x, y = (ends[0][0] + ends[1][0]) / 2, ends[0][1]
        for grid, cells in zip(grids, contents, strict=True):
            slot = grid.locate(x, y) if run[0].quarter >= 0 else None
            if slot is not None:
                cells[slot].extend(run)
                break
        else:
            (free if run[0].quarter == 0 else aside).extend(run)
    raster = TextRaster.of(glyphs)
    items: list[TextLine | RuledTable] = list(lines_of(free, raster))
    for grid, cells in zip(grids, contents, strict=True):
        box = _turn_back(grid.box, quarter, marks.width, marks.height)
        texts, broken = cell_texts([slot.box for slot in grid.slots], cells)
        placed = tuple(
            (evolve(slot, box=_turn_back(slot.box, quarter, marks.width, marks.height)), text)
            for slot, text in zip(grid.slots, texts, strict=True)
        )
        single = grid.columns == 1 or len(grid.slots) == 1
        lines = lines_of((glyph for members in cells for glyph in members), raster) if single else []
        columns = grid.columns if len(grid.slots) > 1 else 1
        items.append(RuledTable(placed, box, grid.xs, columns, tuple(lines), tuple(broken)))
    tops = {id(table): grid.box[1] for table, grid in zip(items[len(items) - len(grids) :], grids, strict=True)}
    items.sort(key=lambda item: item.top if isinstance(item, TextLine) else tops[id(item)])
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    return PageLayout(
        marks.number,
        page.width,
        page.height,
        tuple(items),
        tuple(_aside(aside)),
        sum(glyph.text == UNKNOWN for glyph in seen),
        bool(seen) and all(glyph.hidden for glyph in seen),
        _is_pictured(marks, text=bool(seen), tables=bool(grids)),
    )
