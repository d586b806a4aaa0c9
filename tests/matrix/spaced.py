"""What is certain where columns are parted by spaces: a blank cell is known by its place alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from attrs import evolve

from govinfo_report.document import wide_characters
from govinfo_report.testing import gold
from govinfo_report.testing.forms import Grid, Row
from govinfo_report.testing.gold import Gold
from govinfo_report.testing.pages import Page
from govinfo_report.testing.texts import is_blank, rows_of_values

_WORD = re.compile(r"\S+")
_Interval = tuple[int, int]
Certain = Callable[[Page, str], Gold]


def columns_shown(page: Page, text: str) -> Gold:
    """Every row of a table whose columns show; of the others, the rows without a blank cell.

    Columns show if each has a figure or a mark in some row, and those of all rows stand beside each other, whichever
    places a Chinese character is counted for. A figure that a line end broke is certain nowhere.
    """
    lines, words = text.split("\n"), set(text.split())
    found: Gold = {}
    tables = [table for grid in gold.grids(page) for table in _tables(grid)]
    for table in tables:
        whole = _show_columns(table, lines)
        for _, values in table:
            if whole or all(not is_blank(cell) and _one_line(cell.text) in words for cell in values):
                found |= gold.of(page, values)
    return found


def filled_tables(page: Page, text: str) -> Gold:
    """All values, but those of tables without a figure or a mark: of blank cells alone no columns show."""
    del text
    found: Gold = {}
    for table in (table for grid in gold.grids(page) for table in _tables(grid)):
        if not all(is_blank(cell) for _, values in table for cell in values):
            found |= gold.of(page, (cell for _, values in table for cell in values))
    return found


def unbroken(certain: Certain) -> Certain:
    """What is certain, but rows with a figure that the tool has broken: no word of the text is that figure."""

    def found(page: Page, text: str) -> Gold:
        words = set(re.split(r"[\s│┃|]+", text))
        broken = {
            cell.path
            for _, values in gold.rows(page)
            if any(not is_blank(cell) and _one_line(cell.text) not in words for cell in values)
            for cell in values
        }
        return {path: value for path, value in certain(page, text).items() if path not in broken}

    return found


def _tables(grid: Grid) -> list[list[tuple[Row, Row]]]:
    """The rows of each table of the form: a grid may be several of them, each below headers of its own."""
    runs = groupby(grid.rows, key=lambda row: any(cell.path for cell in row))
    return [rows_of_values(evolve(grid, rows=tuple(rows))) for holds, rows in runs if holds]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _show_columns(table: Sequence[tuple[Row, Row]], lines: Sequence[str]) -> bool:
    """Whether the figures of each row stand beside its label, and those of each column below one another."""
    rows, at = [], 0
    for labels, values in table:
        texts = [_one_line(cell.text) for cell in values if not is_blank(cell)]
        if not texts:
            continue
        line = next((number for number in range(at, len(lines)) if _ends_with(lines[number], texts)), None)
        if line is None or (labels and len(lines[line].split()) == len(texts)):
            return False  # broken, or each cell on a line of its own
        at = line + 1
        rows.append((lines[line], values))
    return any(_are_parted(_columns(rows, wide=wide)) for wide in (False, True))


def _ends_with(line: str, texts: Sequence[str]) -> bool:
    return line.split()[-len(texts) :] == list(texts)


def _columns(rows: Iterable[tuple[str, Row]], *, wide: bool) -> list[list[_Interval]]:
    """From where to where the words of each column reach."""
    columns = list[list[_Interval]]()
    for line, values in rows:
        columns += [[] for _ in range(len(values) - len(columns))]
        filled = [number for number, cell in enumerate(values) if not is_blank(cell)]
        words = list(_WORD.finditer(line))[-len(filled) :]
        for number, word in zip(filled, words, strict=True):
            moved = wide_characters(line[: word.start()]) if wide else 0
            columns[number].append((word.start() + moved, word.end() + moved))
    return columns


def _are_parted(columns: Sequence[Sequence[_Interval]]) -> bool:
    """Whether each column has words, and all of them stand left of those of the next."""
    if not columns or not all(columns):
        return False
    reach = [(min(start for start, _ in own), max(end for _, end in own)) for own in columns]
    return all(left[1] <= right[0] for left, right in pairwise(reach))
