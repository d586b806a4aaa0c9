"""Tables that hold data, and tables that only arrange a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import frozen

from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import GridCell
from govinfo_report.readers.figures import FIGURE
from govinfo_report.readers.html.grid import place

__all__ = ["Chrome", "HtmlCell", "HtmlGrid", "HtmlTable", "Item", "settle"]


@frozen
class Chrome:
    """A line of the page's own furniture: a menu, a button, a footer."""

    text: str


@frozen
class HtmlGrid:
    """A table that holds data."""

    cells: tuple[GridCell, ...]


Item = str | Chrome | HtmlGrid
"""What a page is made of: a line of the document, a line of furniture, a table."""


class HtmlCell(NamedTuple):
    """A cell and what stands in it, nested tables settled."""

    items: list[Item]
    rowspan: int
    colspan: int


@frozen
class HtmlTable:
    """A table as marked up: the lines of its caption, and row groups in the order of the page."""

    before: list[Item]
    groups: list[tuple[str, list[list[HtmlCell]]]]


_PROSE_LENGTH = 400
_PROSE_SENTENCES = 3
_SHORT_PER_PROSE, _FIGURES_PER_PROSE = 4, 2
_INSET_CELLS, _HOST_CELLS = 4, 16
_FIGURE = re.compile(FIGURE + r"[ \xa0]?[件条次个人项元万]{0,2}")
_SENTENCE_END = re.compile(r"[。；;!！][”」）)]?$", re.MULTILINE)


def settle(table: HtmlTable, limits: Limits, exceed: Callable[[str], None]) -> list[Item]:
    """Turn a table into the items it stands for.

    A table that holds data becomes one :class:`HtmlGrid`; a table that only arranges the page becomes what stands in
    its cells, in reading order. It only arranges the page if

    * it has a single column, or no more than one cell that is not blank;
    * or a data table stands in it, unless that is a mere inset: no more than 4 cells inside a table that prints
      at least 16 cells itself and four times as many as its insets;
    * or there is prose in it (a cell of more than 400 characters, or of three lines that end as sentences do),
      unless it is data with notes: two bare figures and four other cells that are not blank for each cell of prose.

    A label followed by its definition, some 200 characters, is no prose by that measure. What a browser shows as
    one nested table of a single printed cell (as pasted from Word) was settled as lines before, and is data here.
    """
    groups = _as_shown(table.groups)
    cells = [cell for rows in groups for row in rows for cell in row]
    texts = [_text(cell) for cell in cells]
    if _only_arranges(cells, texts, max((len(row) for rows in groups for row in rows), default=0)):
        return [*table.before, *(item for cell in cells for item in cell.items)]
    text = iter(texts)
    printed = [[[(next(text), cell.rowspan, cell.colspan) for cell in row] for row in rows] for rows in groups]
    grid = HtmlGrid(tuple(place(printed, limits, exceed)))
    return [*table.before, grid, *(item for cell in cells for item in cell.items if isinstance(item, Chrome))]


def _as_shown(groups: Sequence[tuple[str, list[list[HtmlCell]]]]) -> list[list[list[HtmlCell]]]:
    """The first head before all other row groups, the first foot after them, wherever they are marked up."""
    heads = [index for index, (kind, _) in enumerate(groups) if kind == "thead"][:1]
    feet = [index for index, (kind, _) in enumerate(groups) if kind == "tfoot"][:1]
    bodies = [index for index in range(len(groups)) if index not in (*heads, *feet)]
    return [groups[index][1] for index in (*heads, *bodies, *feet)]


def _text(cell: HtmlCell) -> str:
    """A cell's lines, those of an inset included."""
    if len(cell.items) == 1 and isinstance(cell.items[0], str):
        return cell.items[0]
    lines = list[str]()
    for item in cell.items:
        if isinstance(item, str):
            lines.append(item)
        elif isinstance(item, HtmlGrid):
            lines.extend(inner.text for inner in item.cells if inner.text)
    return "\n".join(lines)


def _only_arranges(cells: Sequence[HtmlCell], texts: Sequence[str], most_in_a_row: int) -> bool:
    texts = [text for text in texts if text]
    if len(texts) <= 1 or most_in_a_row <= 1:
        return True
    inner = [item for cell in cells for item in cell.items if isinstance(item, HtmlGrid)]
    if inner:
        own = len(texts) - len(inner)
        inset = all(len(grid.cells) <= _INSET_CELLS for grid in inner) and own >= 4 * sum(len(g.cells) for g in inner)
        if not (inset and own >= _HOST_CELLS):
            return True
    prose = sum(map(_is_prose, texts))
    if not prose:
        return False
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts)
    return figures < _FIGURES_PER_PROSE * prose or len(texts) - prose < _SHORT_PER_PROSE * prose


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE_LENGTH or ("\n" in text and len(_SENTENCE_END.findall(text)) >= _PROSE_SENTENCES)
