"""Ruling lines to grids, by geometry alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.grids import grids, size

from govinfo_report.readers.guard import Excess
from govinfo_report.readers.pdf.ruling import find_grids, merge_lines

STEP = 20.0


def lines_of(cells, jitter=0.0):
    """Level and upright lines of a grid of squares, each cell drawing its own."""
    level, upright = [], []
    for number, c in enumerate(cells):
        slip = jitter * (number % 3 - 1)
        left, top = c.column * STEP, c.row * STEP
        right, bottom = left + c.colspan * STEP, top + c.rowspan * STEP
        level += [(top + slip, left, right), (bottom + slip, left, right)]
        upright += [(left + slip, top, bottom), (right + slip, top, bottom)]
    return level, upright


def middles(cells):
    return [((c.column + c.colspan / 2) * STEP, (c.row + c.rowspan / 2) * STEP) for c in cells]


def shape(grid):
    return [(s.row, s.column, s.rowspan, s.colspan) for s in grid.slots]


@given(grids(), st.sampled_from([0.0, 0.5, 0.9]))
def test_every_tiling_is_found(cells, jitter):
    """The cells of any tiling come back in reading order, each owning the points inside it, sloppy lines or not."""
    (grid,) = find_grids(*lines_of(cells, jitter), middles(cells), 1000)
    assert len(grid.slots) == len(cells)
    for number, (slot, cell) in enumerate(zip(grid.slots, cells, strict=True)):
        assert slot.box[0] == pytest.approx(cell.column * STEP, abs=2)
        assert slot.box[3] == pytest.approx((cell.row + cell.rowspan) * STEP, abs=2)
        assert grid.locate(*middles([cell])[0]) == number
    rows, columns = size(cells)
    assert grid.locate(-9, -9) is None
    assert grid.locate(columns * STEP + 9, rows * STEP) is None


def test_a_grid_in_which_nothing_stands_is_none():
    """Lines of a drawing make no table."""
    level = [(y, 0, 40) for y in (0, 20, 40)]
    upright = [(x, 0, 40) for x in (0, 20, 40)]
    assert find_grids(level, upright, [(300, 300)], 100) == []
    assert find_grids(level, [], [(10, 10)], 100) == []


def test_a_missing_line_leaves_rectangles():
    """Where a piece of a line is missing, the cell it leaves is no rectangle: it is read as several."""
    level = [(0, 0, 60), (60, 0, 60), (20, 0, 60), (40, 20, 60)]
    upright = [(0, 0, 60), (60, 0, 60), (20, 40, 60), (40, 0, 60)]
    (grid,) = find_grids(level, upright, [(10, 10), (10, 50), (30, 50)], 100)
    units = [(s.row + i, s.column + j) for s in grid.slots for i in range(s.rowspan) for j in range(s.colspan)]
    assert sorted(units) == [(i, j) for i in range(3) for j in range(3)]
    assert len(units) == len(set(units))


def test_the_side_of_a_cell_over_the_whole_page_belongs_to_its_table():
    """A merged cell that goes on before and after the page shows its side and nothing else."""
    level = [(y, 40, 100) for y in (0, 20, 40)]
    upright = [(x, 0, 40) for x in (40, 70, 100)]
    (grid,) = find_grids(level, [*upright, (10, 0, 40)], [(20, 20), (50, 10)], 100)
    assert shape(grid)[0] == (0, 0, 2, 1)
    (grid,) = find_grids(level, [*upright, (10, 0, 200)], [(20, 20), (50, 10)], 100)
    assert shape(grid)[0] == (0, 0, 1, 1)


def test_open_sides_are_closed_where_the_lines_across_end():
    """The outermost columns and rows may lack their outer line."""
    level = [(y, 0, 90) for y in (0, 20, 40)]
    upright = [(x, 0, 60) for x in (30, 60)]
    (grid,) = find_grids(level, upright, [(10, 10), (80, 50)], 100)
    assert len(grid.slots) == 9
    assert grid.box == (0, 0, 90, 60)


def test_two_tables_stay_two():
    """Tables that do not touch are tables of their own, from the top."""
    first = [(y, 0, 40) for y in (0, 20)], [(x, 0, 20) for x in (0, 20, 40)]
    second = [(y + 50, 0, 40) for y in (0, 20)], [(x, 50, 70) for x in (0, 20, 40)]
    found = find_grids(second[0] + first[0], second[1] + first[1], [(10, 10), (10, 60)], 100)
    assert [grid.box[1] for grid in found] == [0, 50]


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50), st.floats(0, 50)), max_size=30))
def test_merged_lines_cover_what_was_drawn(lines):
    """Merging moves no line by more than two borders are apart, and drops only what is too short to part cells."""
    drawn = [(at, min(a, b), max(a, b)) for at, a, b in lines]
    merged = merge_lines(drawn)
    for at, start, end in drawn:
        if end - start >= 3:
            assert any(abs(at - m[0]) <= 2 and m[1] <= start and m[2] >= end for m in merged)


def test_drawings_of_thousands_of_lines_are_bounded():
    """Crossings without end, and grids without end, meet a limit."""
    many = [(3.0 * n, 0.0, 9000.0) for n in range(3000)]
    with pytest.raises(Excess) as met:
        find_grids(many, many, [(1, 1)], 10**9)
    assert met.value.limit == "cells"
    few = [(20.0 * n, 0.0, 2000.0) for n in range(100)]
    with pytest.raises(Excess):
        find_grids(few, few, [(1, 1)], 5000)
