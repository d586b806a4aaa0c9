"""The documents that are measured: made-up reports on the 2021 form, printed as pages, text, DOCX and PDF."""

from __future__ import annotations

import io
from functools import cache

from govinfo_report import testing
from govinfo_report.testing.cases import print_page
from govinfo_report.testing.forms import Grid
from govinfo_report.testing.pages import Page
from govinfo_report.testing.texts import painted


@cache
def reports(count: int) -> tuple[Page, ...]:
    """So many reports with prose and all tables, each with other figures."""
    return tuple(testing.page("article20_2021", number, 1, testing.STYLES[0]) for number in range(count))


@cache
def html(count: int) -> tuple[bytes, ...]:
    """As pages of a government site."""
    return tuple(print_page(page, testing.SURFACES["html-utf8"]) for page in reports(count))


@cache
def text(count: int) -> tuple[str, ...]:
    """As text with pipes between the cells."""
    return tuple(print_page(page, testing.SURFACES["pipe-rows-merged"]).decode() for page in reports(count))


@cache
def docx() -> bytes:
    """As a Word document."""
    from docx import Document  # noqa: PLC0415 - only this document needs it

    document = Document()
    for block in reports(1)[0].body:
        if isinstance(block, Grid):
            _word_table(document, block)
        else:
            document.add_paragraph(block.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _word_table(document, grid: Grid) -> None:
    rows = painted(grid)
    table = document.add_table(len(rows), grid.width)
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            area = {(y + dy, x + dx) for dy in range(cell.rowspan) for dx in range(cell.colspan)}
            taken |= area
            first, last = table.cell(*min(area)), table.cell(*max(area))
            (first.merge(last) if len(area) > 1 else first).text = cell.text
            x += cell.colspan


@cache
def pdf() -> bytes:
    """As a PDF with ruled tables, a line of prose a paragraph."""
    from tests.readers.pdf_writer import Page as Sheet  # noqa: PLC0415 - only this document needs it
    from tests.readers.pdf_writer import write  # noqa: PLC0415

    sheets = [Sheet()]
    y = 50.0
    for block in reports(1)[0].body:
        rows = painted(block) if isinstance(block, Grid) else [[block.text[:40]]]
        for row in rows:
            if y > 780:
                sheets.append(Sheet())
                y = 50.0
            width = 495 / len(row)
            for number, text in enumerate(row):
                sheets[-1].text(52 + number * width, y + 12, text[: max(2, int(width / 7))], size=6)
                if isinstance(block, Grid):
                    sheets[-1].frame(50 + number * width, y, 50 + (number + 1) * width, y + 18)
            y += 18
        y += 6
    return write(sheets)
