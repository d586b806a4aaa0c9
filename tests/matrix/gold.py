"""What a right reading of a surface yields. A surface that loses something leaves less that is certain.

Paths left out of a gold record must not be read at all: a figure under one of them is counted as invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tests.matrix.forms import Cell, Grid, Row
from tests.matrix.pages import Page
from tests.matrix.reports import Number
from tests.matrix.texts import all_lines, drop_runs, is_blank, lines_of, rows_of_values

Gold = dict[str, Number | None]


def grids(page: Page) -> list[Grid]:
    """The tables of a page that hold the report's values."""
    return [block for block in page.body if isinstance(block, Grid)]


def rows(page: Page) -> Iterator[tuple[Row, Row]]:
    """Every row with values, as its labels and its values."""
    for grid in grids(page):
        yield from rows_of_values(grid)


def everything(page: Page, text: str) -> Gold:
    """The surface keeps every cell: all values, blanks and marks as None."""
    del text
    return dict(page.printed.values)


def of(page: Page, cells: Iterable[Cell]) -> Gold:
    """The values printed in some cells."""
    return {cell.path: page.printed.values[cell.path] for cell in cells if cell.path}


def blanks_lost(page: Page, text: str) -> Gold:
    """Blank cells leave no trace.

    A row is certain where none of its cells was blank: its label is followed by as many figures and marks as the
    row has columns. In a row with a blank, the figures left over could stand under several headers, and a row
    without any figure could be blank or cut off: the whole row is left out.
    """
    del text
    return _rows_without(page, is_blank)


def empty_lost(page: Page, text: str) -> Gold:
    """Cells without any character leave no trace; those with a space of some kind keep their line."""
    if page.style.word:  # Word prints a no-break space into every blank cell.
        return everything(page, text)
    return _rows_without(page, lambda cell: not cell.text)


def run_together(page: Page, text: str) -> Gold:
    """No separator but the white space of the HTML, and none at all in compact HTML.

    There, a row is certain where it has one value, and neither neighbour could lend it a digit.
    """
    if not page.style.compact:
        return empty_lost(page, text)
    gold: Gold = {}
    for grid in grids(page):
        cells = [cell for row in grid.rows for cell in row]
        lone = {values[0].path for _, values in rows_of_values(grid) if len(values) == 1}
        for before, cell, after in zip(cells[:-1], cells[1:], [*cells[2:], None], strict=True):
            if cell.path in lone and not is_blank(cell) and not re.match(r"[\d.]", after.text if after else ""):
                gold |= of(page, [cell] if not re.search(r"\d$", before.text) else [])
    return gold


def tabbed(page: Page, text: str) -> Gold:
    """Cells of a row parted by two tabs, or a paragraph a cell; blank cells that end a row may be lost.

    A row is certain where the text has it as it was printed. Blank cells at its end are left out, since a cell
    that was cut off looks the same. A tool that drops text nodes of one character makes figures vanish and signs:
    a vanished figure is left out, a figure without its sign is what it looks like now.
    """
    lines, paragraphs = text.split("\n"), f"\n\n{text}\n\n"
    gold: Gold = {}
    for labels, values in rows(page):
        own = [cell for cell in labels if cell.rowspan == 1]
        for dropped in (False, True):
            texts = [_nodes(cell, page, dropped=dropped) for cell in (*own, *values)]
            tail = "\t\t".join([text.split("\n")[-1] for text in texts]).rstrip("\t \u3000")
            texts = texts[len(own) :]
            if tail and any(line.rstrip("\t \u3000").endswith(tail) for line in lines):
                while texts and not texts[-1].strip("\u3000"):
                    texts.pop()
            elif not (page.style.word and all(texts) and "\n\n".join(("", *texts, "")) in paragraphs):
                continue
            for cell, left in zip(values, texts, strict=False):
                value = page.printed.values[cell.path or ""]
                if left.strip() or value is None:
                    lost_sign = value is not None and value < 0 and left.isdecimal()
                    gold[cell.path or ""] = abs(value) if value is not None and lost_sign else value
            break
    return gold


def _nodes(cell: Cell, page: Page, *, dropped: bool) -> str:
    """A cell's text; ``dropped``: without its text nodes of one character beyond ASCII."""
    if not cell.text.strip() and page.style.word:
        return "\N{NO-BREAK SPACE}"
    if not dropped:
        return cell.text
    nodes = re.split(r"([0-9.,%+-]+|\n)" if page.style.word else r"(\n)", cell.text)
    return "".join(node for node in nodes if len(node) != 1 or node.isascii() or node == "\N{NO-BREAK SPACE}")


def _rows_without(page: Page, lost: Callable[[Cell], bool]) -> Gold:
    gold: Gold = {}
    for _, values in rows(page):
        if not any(lost(cell) for cell in values):
            gold |= of(page, values)
    return gold


def deduplicated(page: Page, text: str) -> Gold:
    """Each distinct line survives once, at its first place.

    A row is certain where its label and every one of its figures survive at their own place, and where the line
    that survives after them is no figure: otherwise that figure may as well be one of this row as of a row whose
    label was lost.
    """
    del text
    owners: dict[str, Cell | None] = {}
    for line, cell in all_lines(page):
        owners.setdefault(line, cell)
    following = dict(zip(owners, [*list(owners)[1:], ""], strict=True))
    owners[""] = None
    gold: Gold = {}
    for labels, values in rows(page):
        own = (*(cell for cell in labels[-2:] if cell.rowspan == 1 and not cell.unit), *values)
        wanted = [(line, cell) for cell in own for line in lines_of(cell.text)]
        after = owners[following.get(wanted[-1][0], "")]
        blank = any(is_blank(cell) for cell in values)
        if blank or (after and after.path) or any(owners.get(line) is not cell for line, cell in wanted):
            continue
        if len({line for line, _ in wanted}) == len(wanted) and len(own) > len(values):
            gold |= of(page, values)
    return gold


def runs_dropped(page: Page, text: str) -> Gold:
    """Runs of one Chinese character are gone: all values, but a figure that lost its 减 is printed without it."""
    gold = everything(page, text)
    for path, value in gold.items():
        printed = page.printed.texts[path]
        if value is not None and value < 0 and drop_runs(printed) != printed:
            gold[path] = abs(value)
    return gold
