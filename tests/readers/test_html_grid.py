"""The grid of a table is the one a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.limits import Limits
from govinfo_report.readers.html.grid import number_of, place

SPANS = st.sampled_from([0, 1, 1, 1, 2, 3, 7])
CELLS = st.tuples(st.integers(0, 99).map(str), SPANS, st.sampled_from([1, 1, 1, 2, 3]))
GROUPS = st.lists(st.lists(st.lists(CELLS, max_size=6), max_size=6), max_size=3)


def painted(groups):
    """The algorithm of the HTML standard, slot by slot."""
    taken, places, row = set(), [], 0
    for group in groups:
        end = row + len(group)
        for cells in group:
            column = 0
            for text, rowspan, colspan in cells:
                while (row, column) in taken:
                    column += 1
                last = end if rowspan == 0 else min(end, row + rowspan)
                places.append((text, row, column, last - row, colspan))
                taken |= {(y, x) for y in range(row, last) for x in range(column, column + colspan)}
                column += colspan
            row += 1
    return places


def placed(groups, limits=None):
    met = []
    cells = list(place(groups, limits or Limits(), met.append))
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in cells], set(met)


@given(GROUPS)
def test_every_cell_stands_where_a_browser_shows_it(groups):
    """Rowspans, colspans, ragged rows and overlaps: the fast placing agrees with the standard's, slot by slot."""
    assert placed(groups) == (painted(groups), set())


@given(GROUPS, st.integers(1, 6), st.integers(1, 6))
def test_limits_cut_and_say_so(groups, rows, columns):
    """Over a limit, the cells within it stand where they stood, and the limit is named; no cell reaches beyond it."""
    whole = painted(groups)
    cells, met = placed(groups, Limits(rows=rows, columns=columns))
    inside = [c for c in whole if c[1] < rows and c[2] < columns]
    assert [c[:4] for c in cells] == [c[:4] for c in inside]
    assert all(column + colspan <= columns for _, _, column, _, colspan in cells)
    assert ("columns" in met) == any(c[1] < rows and c[2] >= columns for c in whole)
    assert ("rows" in met) == (sum(map(len, groups)) > rows)


@given(st.integers(0, 5), st.integers(0, 5))
def test_spans_are_taken_at_their_word_up_to_the_limit(more_rows, more_columns):
    """A span beyond the limit is cut to it and reported; a rowspan beyond the rows there are costs nothing."""
    group = [[[("1", 65534, 3 + more_columns)]] + [[("2", 1, 1)]] * (4 + more_rows)]
    cells, met = placed(group, Limits(span=4))
    assert cells[0][3:] == (4, min(4, 3 + more_columns))
    assert "span" in met
    assert placed([[[("1", 65534, 1)]]], Limits(span=4)) == ([("1", 0, 0, 1, 1)], set())


@pytest.mark.parametrize(
    ("attribute", "number"),
    [
        (None, 1),
        ("", 1),
        ("2", 2),
        (" 3 ", 3),
        ("+4", 4),
        ("2px", 2),
        ("-2", 1),
        ("two", 1),
        ("0", 0),
        ("2.9", 2),
        ("２", 1),
    ],
)
def test_garbage_in_a_span_is_read_as_browsers_do(attribute, number):
    """Leading digits count, everything else is one."""
    assert number_of(attribute) == number
