"""Plain text as crawlers leave it, written by hand from the page: the shapes that programs of today no longer make."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from random import Random

from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.pages import Page, Text

Writer = Callable[[Grid], Sequence[str]]


def lay_out(page: Page, write: Writer, *, between: str = "\n") -> str:
    """The page as text, its tables written by ``write``; chrome shrinks to a line or two, as extractors leave it."""
    lines: list[str] = []
    for block in (*page.body, page.after[0], page.after[1]):
        lines += [block.text] if isinstance(block, Text) else write(block)
    return between.join(lines) + "\n"


def one_line(text: str) -> str:
    """A cell in one line."""
    return text.replace("\n", " ").strip()


def pipes_after(row: Row, covered: int = 0) -> str:
    """``a | b | c |``, then a pipe for each grid column that a span covers."""
    return " ".join(f"{one_line(cell.text)} |".lstrip() for cell in row) + (" " + "|" * covered if covered else "")


def pipe_rows_merged(grid: Grid) -> list[str]:
    """Rows of pipes, merged cells printed once, a run of pipes at the end for what the spans cover."""
    return [pipes_after(row, covered) for row, covered in covers(grid)]


def pipe_rows_bare(grid: Grid) -> list[str]:
    """Rows of pipes, merged cells printed once, nothing for what the spans cover."""
    return [pipes_after(row) for row in grid.rows]


def covers(grid: Grid) -> list[tuple[Row, int]]:
    """Each row, and how many of its grid columns have no cell of their own."""
    return [(row, len(line) - len(row)) for row, line in zip(grid.rows, painted(grid), strict=True)]


def painted(grid: Grid) -> list[list[str]]:
    """The grid with each cell's text at its top left and nothing below its spans."""
    taken: dict[tuple[int, int], str] = {}
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + dy, x + dx): "" for dy in range(cell.rowspan) for dx in range(cell.colspan)}
            taken[y, x] = one_line(cell.text)
            x += cell.colspan
    ends = [1 + max((x for row, x in taken if row == y), default=-1) for y in range(len(grid.rows))]
    return [[taken.get((y, x), "") for x in range(end)] for y, end in enumerate(ends)]


def pipe_rows_padded(grid: Grid) -> list[str]:
    """``| a |  |  |``: every grid column has its place; a line of dashes below the first row."""
    lines = [f"| {' | '.join(line)} |" for line in painted(grid)]
    return [lines[0], "|" + "---|" * len(lines[0]), *lines[1:]]


def pipe_cells(grid: Grid) -> list[str]:
    """A cell a line, ended by a pipe; a blank cell is a lone pipe; what the spans cover ends the row as ``||``."""
    lines: list[str] = []
    for row, covered in covers(grid):
        lines += [f"{cell.text.strip()} |".lstrip() for cell in row]
        if covered:
            lines.append("|" * covered)
    return lines


def pipe_cells_joined(grid: Grid) -> list[str]:
    """The same, but the pipes that end a row stay on the line of its last cell."""
    lines: list[str] = []
    for row, covered in covers(grid):
        lines += [f"{cell.text.strip()} |".lstrip() for cell in row]
        if covered:
            lines[-1] += " " + "|" * covered
    return lines


def pipe_next_line(grid: Grid) -> list[str]:
    """The cell, then a pipe alone on the next line; nothing marks the end of a row; a blank cell is a pipe."""
    return list(chain.from_iterable((*cell.text.strip().splitlines(), "|") for row in grid.rows for cell in row))


def pipe_before(grid: Grid) -> list[str]:
    """The row's first cell bare, the others behind a pipe, a lone pipe at the end of the row."""
    lines: list[str] = []
    for row in grid.rows:
        lines += [
            *(cell.text.strip() for cell in row[:1]),
            *(f"| {cell.text.strip()}".rstrip() for cell in row[1:]),
            "|",
        ]
    return lines


def pipes_mixed(page: Page) -> str:
    """A file in which each table has pipes of another kind."""
    rng = Random(f"pipes/{page.name}")

    def write(grid: Grid) -> Sequence[str]:
        writer: Writer = rng.choice((pipe_rows_merged, pipe_rows_bare, pipe_cells, pipe_cells_joined))
        return writer(grid)

    return lay_out(page, write)


def cell_lines(blank: str) -> Writer:
    """A cell a line; blank cells are a line of ``blank``."""

    def write(grid: Grid) -> list[str]:
        return [cell.text if cell.text.strip() else blank for row in grid.rows for cell in row]

    return write


def cell_lines_lost(grid: Grid) -> list[str]:
    """A cell a line; blank cells are lost."""
    return [cell.text for row in grid.rows for cell in row if cell.text.strip()]


def tabs(grid: Grid) -> list[str]:
    """Cells parted by tabs, merged cells once: a table copied from Word."""
    return ["\t".join(one_line(cell.text) for cell in row) for row in grid.rows]


def tabs_padded(grid: Grid) -> list[str]:
    """Cells parted by tabs, every grid column in its place: a table copied from a spreadsheet."""
    return ["\t".join(line) for line in painted(grid)]


def commas(grid: Grid) -> list[str]:
    """Cells parted by commas (CSV), every grid column in its place: a sheet exported."""
    lines, written = painted(grid), io.StringIO()
    width = max(map(len, lines))
    csv.writer(written, lineterminator="\n").writerows([*line, *[""] * (width - len(line))] for line in lines)
    return written.getvalue().splitlines()


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def all_lines(page: Page) -> Iterator[tuple[str, Cell | None]]:
    """Every line of the page, chrome and all, and the cell that it stands in."""
    for block in (*page.before, *page.body, *page.after):
        cells = [None] if isinstance(block, Text) else [cell for row in block.rows for cell in row]
        for cell in cells:
            for line in lines_of(cell.text if cell else getattr(block, "text", "")):
                yield line, cell


def deduplicated(page: Page) -> str:
    """Each distinct line survives once."""
    return "\n".join(dict.fromkeys(line for line, _ in all_lines(page))) + "\n"


# A run ends where Western characters begin: Word gives those a font, and so an element, of their own.
_RUN = re.compile(r"[^0-9A-Za-z./%+\-]+")


def drop_runs(text: str) -> str:
    """A text without its runs of a single Chinese character: ``2017年1月1日`` becomes ``201711``."""
    return _RUN.sub(lambda run: re.sub(r"^(\s*)[\u4e00-\u9fff](\s*)$", r"\1\2", run[0]), text)


def cell_lines_dropped(page: Page) -> str:
    """Cell lines of which a cleaner dropped the runs of one Chinese character: units and signs vanish, 万元 stays."""

    def write(grid: Grid) -> list[str]:
        texts = (drop_runs(cell.text) for row in grid.rows for cell in row)
        return [text if text.strip() else "    " for text in texts]

    lines: list[str] = []
    for block in page.body:
        lines += [drop_runs(block.text)] if isinstance(block, Text) else write(block)
    return "\n\n".join(lines) + "\n"


def rows_of_values(grid: Grid) -> list[tuple[Row, Row]]:
    """Each row that holds values, as its labels and its values."""
    split = ((tuple(c for c in row if not c.path), tuple(c for c in row if c.path)) for row in grid.rows)
    return [(labels, values) for labels, values in split if values]


def is_blank(cell: Cell) -> bool:
    """Whether nothing is printed in a cell."""
    return not cell.text.strip()
