"""Ruling lines to grids: which lines belong to one table, where its cells are, which of them are merged.

Only geometry, in points, y pointing down. A level line is (top, left, right), an upright one (left, top, bottom).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from govinfo_report.readers.guard import Excess

__all__ = ["Box", "RuledGrid", "Slot", "find_grids"]

Line = tuple[float, float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SNAP = 2.0
"""Lines closer than this are one line: a double border, the borders of two neighbours."""
_GAP = 4.0
"""A gap up to this does not end a line, nor keep it from the line that it is drawn towards; nor do gaps between cells
that each have a frame of their own part their table."""
_SLIVER = 5.0
"""Rows and columns thinner than this, in which nothing stands, are the space between borders."""
_SHORT = 3.0
"""Lines shorter than this are dots, strokes of a letter or a tick."""
_OUTSIDE = 6.0
"""Lines that run on this far beyond the last line across them close the table there: its border is not drawn."""
_MOST_PAIRS = 4_000_000
"""Crossings looked at on a page. The densest form has some 3,000."""


@frozen
class Slot:
    """A cell of a grid, merged ones with their spans."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@frozen
class RuledGrid:
    """The cells of one ruled table in reading order."""

    slots: tuple[Slot, ...]
    xs: tuple[float, ...]
    """Where its columns begin and the last one ends."""
    drawn: Raster
    """The lines as drawn, finer than the columns: rows may draw the same line at places that differ a little."""

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """Its outline."""
        return self.drawn.xs[0], self.drawn.ys[0], self.drawn.xs[-1], self.drawn.ys[-1]

    def locate(self, x: float, y: float) -> int | None:
        """The number of the slot at a point; None outside."""
        return self.drawn.owners.get(self.drawn.unit(x, y))


@frozen
class Raster:
    """All places of lines, and the slot that each unit cell between them belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: Mapping[tuple[int, int], int]
    """Number of the slot by row and column of the unit cell."""

    def unit(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the unit cell at a point; (-1, -1) outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return -1, -1
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return min(row, len(self.ys) - 2), min(column, len(self.xs) - 2)


def merge_lines(lines: Iterable[Line]) -> list[Line]:
    """Lines that lie on one another, or carry one another on, as one each, short ones left out."""
    ordered, groups = sorted(lines), list[list[Line]]()
    for line in ordered:
        if groups and line[0] - groups[-1][0][0] <= SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    merged = list[Line]()
    for group in groups:
        length = sum(end - start for _, start, end in group)
        place = sum(at * (end - start) for at, start, end in group) / length if length else group[0][0]
        start = end = None
        for _, left, right in sorted(group, key=lambda line: line[1]):
            if start is None or end is None or left > end + _GAP:
                if start is not None and end is not None:
                    merged.append((place, start, end))
                start, end = left, right
            else:
                end = max(end, right)
        if start is not None and end is not None:
            merged.append((place, start, end))
    return [line for line in merged if line[2] - line[1] >= _SHORT]


def _components(level: Sequence[Line], upright: Sequence[Line]) -> list[tuple[list[Line], list[Line]]]:
    """The lines that hang together by crossing or touching."""
    across = sorted(upright)
    places = [line[0] for line in across]
    parent = list(range(len(level) + len(across)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    pairs = 0
    for number, (top, left, right) in enumerate(level):
        first, last = bisect_left(places, left - _GAP), bisect_right(places, right + _GAP)
        pairs += last - first
        if pairs > _MOST_PAIRS:
            raise Excess("cells")
        for other in range(first, last):
            _, start, end = across[other]
            if start - _GAP <= top <= end + _GAP:
                parent[root(number)] = root(len(level) + other)
    found = dict[int, tuple[list[Line], list[Line]]]()
    for number, line in enumerate(level):
        found.setdefault(root(number), ([], []))[0].append(line)
    for number, line in enumerate(across):
        found.setdefault(root(len(level) + number), ([], []))[1].append(line)
    components = [lines for lines in found.values() if lines[0] and lines[1]]
    for lines in found.values():
        if not lines[0]:
            _attach(lines[1], components)
    return components


def _attach(lone: Sequence[Line], components: Sequence[tuple[list[Line], list[Line]]]) -> None:
    """Add upright lines that no level line touches to the table beside them, if they are as high as it is.

    Such is the side of a merged cell that goes on from the page before to the page after.
    """
    for line in lone:
        for _, upright in components:
            top, bottom = min(start for _, start, _ in upright), max(end for _, _, end in upright)
            if abs(line[1] - top) <= _OUTSIDE and abs(line[2] - bottom) <= _OUTSIDE:
                upright.append(line)
                break


def _ticks(lines: Sequence[Line], across: Sequence[Line]) -> list[float]:
    """Where the grid has lines: where they are drawn, and where the lines across them end far outside."""
    ticks = list[float]()
    for place in sorted({line[0] for line in lines}):
        if not ticks or place - ticks[-1] > SNAP:
            ticks.append(place)
    first, last = min(line[1] for line in across), max(line[2] for line in across)
    if first < ticks[0] - _OUTSIDE:
        ticks.insert(0, first)
    if last > ticks[-1] + _OUTSIDE:
        ticks.append(last)
    return ticks


def _numbered(slots: list[Slot], xs: list[float], ys: list[float], points: Sequence[tuple[float, float]]) -> RuledGrid:
    """The grid of these slots, without the thin rows and columns that are but gaps or lines that do not quite meet."""
    raster = Raster(
        tuple(xs),
        tuple(ys),
        {
            (slot.row + i, slot.column + j): number
            for number, slot in enumerate(slots)
            for i in range(slot.rowspan)
            for j in range(slot.colspan)
        },
    )
    rows = {at for at, (top, bottom) in enumerate(pairwise(ys)) if bottom - top < _SLIVER}
    columns = {at for at, (left, right) in enumerate(pairwise(xs)) if right - left < _SLIVER}
    if not rows and not columns:
        return RuledGrid(tuple(slots), raster.xs, raster)
    filled = {raster.owners.get(raster.unit(*point)) for point in points}
    for number, slot in enumerate(slots):  # a cell in which something stands, or could, keeps a row and a column
        left, top, right, bottom = slot.box
        if number in filled or bottom - top >= _SLIVER:
            _keep_one(rows, range(slot.row, slot.row + slot.rowspan))
        if number in filled or right - left >= _SLIVER:
            _keep_one(columns, range(slot.column, slot.column + slot.colspan))
    ups, overs = _renumbered(len(ys) - 1, rows), _renumbered(len(xs) - 1, columns)
    kept, new = list[Slot](), dict[int, int]()
    for number, slot in enumerate(slots):
        row, column = ups[slot.row], overs[slot.column]
        rowspan, colspan = ups[slot.row + slot.rowspan] - row, overs[slot.column + slot.colspan] - column
        if rowspan and colspan:
            new[number] = len(kept)
            kept.append(Slot(row, column, rowspan, colspan, slot.box))
    owners = {unit: new[number] for unit, number in raster.owners.items() if number in new}
    shown = [x for at, x in enumerate(xs) if at not in columns]
    return RuledGrid(tuple(kept), (*shown[:-1], xs[-1]), evolve(raster, owners=owners))


def _keep_one(gone: set[int], ours: range) -> None:
    if gone.issuperset(ours):
        gone.discard(ours[0])


def _renumbered(count: int, gone: set[int]) -> list[int]:
    """The new number of each row or column, and of the end, when some are gone."""
    return list(accumulate((at not in gone for at in range(count)), initial=0))


def _walls(lines: Sequence[Line], ticks: Sequence[float], across: Sequence[float]) -> list[list[bool]]:
    """For each tick, for each stretch between the ticks across: is a line drawn there?"""
    walls = [[False] * (len(across) - 1) for _ in ticks]
    for place, start, end in lines:
        after = min(bisect_left(ticks, place), len(ticks) - 1)
        near = after - 1 if after and place - ticks[after - 1] < ticks[after] - place else after
        for at in range(max(0, bisect_left(across, start) - 1), min(len(across) - 1, bisect_right(across, end))):
            covered = min(end, across[at + 1]) - max(start, across[at])
            if covered >= 0.5 * (across[at + 1] - across[at]):
                walls[near][at] = True
    return walls


def _rectangles(region: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A region of unit cells as rectangles (row, column, rows, columns): one, or, where lines are missing, some."""
    rows = dict[int, list[int]]()
    for row, column in sorted(region):
        rows.setdefault(row, []).append(column)
    found, open_runs = list[tuple[int, int, int, int]](), dict[tuple[int, int], tuple[int, int]]()
    for row, columns in rows.items():
        runs, start = list[tuple[int, int]](), columns[0]
        for one, other in zip(columns, [*columns[1:], -1], strict=True):
            if other != one + 1:
                runs.append((start, one + 1))
                start = other
        carried = dict[tuple[int, int], tuple[int, int]]()
        for run in runs:
            first, high = open_runs.pop(run, (row, 0))
            carried[run] = (first, high + 1)
        found += [(first, left, high, right - left) for (left, right), (first, high) in open_runs.items()]
        open_runs = carried
    found += [(first, left, high, right - left) for (left, right), (first, high) in open_runs.items()]
    return found


def _grid(level: list[Line], upright: list[Line], points: Sequence[tuple[float, float]], most: int) -> RuledGrid | None:
    xs, ys = _ticks(upright, level), _ticks(level, upright)
    inside = [(x, y) for x, y in points if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or not inside:
        return None
    if rows * columns > most:
        raise Excess("cells")
    left_wall, top_wall = _walls(upright, xs, ys), _walls(level, ys, xs)
    region = [[-1] * columns for _ in range(rows)]
    slots = list[Slot]()
    for row in range(rows):
        for column in range(columns):
            if region[row][column] >= 0:
                continue
            members, stack = list[tuple[int, int]](), [(row, column)]
            region[row][column] = 1
            while stack:
                i, j = stack.pop()
                members.append((i, j))
                for k, m, open_ in (
                    (i, j - 1, j > 0 and not left_wall[j][i]),
                    (i, j + 1, j + 1 < columns and not left_wall[j + 1][i]),
                    (i - 1, j, i > 0 and not top_wall[i][j]),
                    (i + 1, j, i + 1 < rows and not top_wall[i + 1][j]),
                ):
                    if open_ and region[k][m] < 0:
                        region[k][m] = 1
                        stack.append((k, m))
            slots += [
                Slot(i, j, high, wide, (xs[j], ys[i], xs[j + wide], ys[i + high]))
                for i, j, high, wide in _rectangles(members)
            ]
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return _numbered(slots, xs, ys, inside)


def find_grids(
    level: Iterable[Line], upright: Iterable[Line], points: Sequence[tuple[float, float]], most: int
) -> list[RuledGrid]:
    """The grids that the lines of a page make, from the top; ``points`` are where glyphs stand.

    A grid in which nothing stands is none.

    Raises:
        Excess: more crossings, or more than ``most`` cells in a grid.
    """
    components = _components(merge_lines(level), merge_lines(upright))
    grids = [grid for lines in components if (grid := _grid(*lines, points, most))]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))
