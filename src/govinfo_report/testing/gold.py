"""What a right reading of a surface yields. A surface that loses something leaves less that is certain.

What is left out of a gold record nobody can know from the surface alone; if it is read, it must be what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.pages import Page
from govinfo_report.testing.reports import Number
from govinfo_report.testing.texts import all_lines, drop_runs, is_blank, lines_of, rows_of_values

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


def bare_rows_lost(page: Page, text: str) -> Gold:
    """A row without label and text may be gone: it is certain where a line of bars alone is left of it."""
    gold = everything(page, text)
    bars = any(line.strip() and not line.strip("| \t\xa0\u3000") and line.count("|") > 1 for line in text.split("\n"))
    for labels, values in rows(page):
        if not bars and not labels and all(map(is_blank, values)):
            for cell in values:
                gold.pop(cell.path or "", None)
    return gold


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
                    gold[cell.path or ""] = -value if value and value < 0 and left.isdecimal() else value
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


def reordered(page: Page, text: str) -> Gold:
    """Blank cells lost, and the order of labels and figures is that of columns where the tool took them for such.

    A table without blank cells is certain where all its figures come in the order of the form. Elsewhere, a row is
    certain where its label and its figures stand together, the label in one piece or broken around the figures.
    """
    squeezed = _squeeze(text)
    gold: Gold = {}
    for grid in grids(page):
        table = rows_of_values(grid)
        printed = [cell for _, values in table for cell in values]
        if not any(map(is_blank, printed)) and _in_order([_squeeze(cell.text) for cell in printed], text):
            gold |= of(page, printed)
            continue
        for labels, values in table:
            label = "".join(_squeeze(cell.text) for cell in labels if cell.rowspan == 1)
            figures = "".join(_squeeze(cell.text) for cell in values)
            together = (f"{label[:cut]}{figures}{label[cut:]}" for cut in range(len(label), 0, -1))
            if label and not any(map(is_blank, values)) and any(piece in squeezed for piece in together):
                gold |= of(page, values)
    return gold


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _in_order(figures: list[str], text: str) -> bool:
    """Whether words of a text that are figures or marks are, in a stretch without others, exactly these."""
    looks = re.compile(r"(?!\d\.$)[\d０-９,.+−↑↓-]+[件项万元]*$|[-—/无減减少增加]+[\d,]*$")
    words = [word for word in text.split() if word in figures or looks.match(word)]
    return any(words[start : start + len(figures)] == figures for start in range(len(words) - len(figures) + 1))


def _rows_without(page: Page, lost: Callable[[Cell], bool]) -> Gold:
    gold: Gold = {}
    for _, values in rows(page):
        if not any(lost(cell) for cell in values):
            gold |= of(page, values)
    return gold


def deduplicated(page: Page, text: str) -> Gold:
    """Each distinct line survives once, at its first place.

    A row is certain where its label and every one of its figures survive at their own place, and right after them
    the first label of the row that the form has next: where that is lost, the figures may as well be its own.
    """
    del text
    owners: dict[str, Cell | None] = {}
    for line, cell in all_lines(page):
        owners.setdefault(line, cell)
    following = dict(zip(owners, [*list(owners)[1:], ""], strict=True))

    def survives(cell: Cell) -> bool:
        return all(owners[line] is cell for line in lines_of(cell.text))

    gold: Gold = {}
    for grid in grids(page):
        for row, below in zip(grid.rows, [*grid.rows[1:], None], strict=True):
            own = [cell for cell in row if cell.rowspan == 1 and not cell.unit]
            lines = [line for cell in own for line in lines_of(cell.text)]
            clear = not own[0].path and all(map(survives, own)) and not any(map(is_blank, own))
            if clear and len(set(lines)) == len(lines):
                after = owners.get(following[lines[-1]])
                if after is below[0] if below else not (after and after.path):
                    gold |= of(page, own)
    return gold


def runs_dropped(page: Page, text: str) -> Gold:
    """Runs of one Chinese character are gone: all values, but a figure that lost its 减 is printed without it."""
    gold = everything(page, text)
    for path, value in gold.items():
        printed = page.printed.texts[path]
        if value is not None and value < 0 and drop_runs(printed) != printed:
            gold[path] = -value
    return gold
