"""Made-up tables with merged cells, and what must hold for every document."""

from __future__ import annotations

from attrs import frozen
from hypothesis import strategies as st

FIGURES = st.one_of(
    st.integers(0, 9).map(str),
    st.integers(0, 10**7).map(str),
    st.decimals(0, 10**5, places=2).map(str),
    st.sampled_from(["1,234", "-45", "—", "/", "", "", "３０"]),
)
LABELS = st.sampled_from(
    ["规章", "行政许可", "（三）不予公开", "1.属于国家秘密", "总计", "自然人", "本年制发件数", "其他", "法人或其他组织"]
)
TEXTS = st.one_of(FIGURES, LABELS)


@frozen
class Cell:
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@st.composite
def grids(draw, *, texts=TEXTS, rows=6, columns=6, least=1):
    """Cells that tile a grid, merged at random, in reading order."""
    high, wide = draw(st.integers(least, rows)), draw(st.integers(least, columns))
    taken, cells = set(), []
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            over = 1
            while column + over < wide and (row, column + over) not in taken:
                over += 1
            colspan = draw(st.sampled_from([1, 1, 1, *range(1, over + 1)]))
            rowspan = draw(st.sampled_from([1, 1, 1, *range(1, high - row + 1)]))
            taken |= {(row + i, column + j) for i in range(rowspan) for j in range(colspan)}
            cells.append(Cell(row, column, rowspan, colspan, draw(texts)))
    return cells


def size(cells):
    return max(c.row + c.rowspan for c in cells), max(c.column + c.colspan for c in cells)


def read_back(table):
    return [Cell(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.cells]


def assert_sound(document):
    """Spans point at the text they claim, rise, and do not overlap; tables cover no unit cell twice."""
    end = 0
    for block in document.blocks:
        assert block.span.start >= end
        end = block.span.end
        parts = block.cells if block in document.tables else [block]
        inner = block.span.start
        for part in parts:
            assert document.text[part.span.start : part.span.end] == part.text
            assert part.span.start >= inner
            inner = part.span.end
        assert inner <= end
        if block in document.tables:
            units = [(c.row + i, c.column + j) for c in block.cells for i in range(c.rowspan) for j in range(c.colspan)]
            assert len(units) == len(set(units))
    assert end <= len(document.text)
    for diagnostic in document.diagnostics:
        assert diagnostic.message
        assert diagnostic.message_in("zh")
