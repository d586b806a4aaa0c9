"""PDFs: what is drawn comes back as the tables and lines that a person sees."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import time
import zlib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.grids import TEXTS, Cell, assert_sound, grids, read_back, size
from tests.readers.pdf_writer import Page, file_of, stream, write

import govinfo_report as gir
from govinfo_report.extras import MissingExtraError
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.pdf.reader import read_pdf
from govinfo_report.readers.registry import READERS, Given

REPORT = Path(__file__).parents[3] / "shared" / "reports" / "szfgs2024.pdf"
LEFT, TOP, WIDE, HIGH = 60, 100, 70, 30


def read(data, limits=None):
    document = read_pdf(Given(data, "report.pdf"), limits or Limits())
    assert_sound(document)
    return document


def codes(document):
    return [d.code for d in document.diagnostics]


def lines(document):
    return [p.text for p in document.paragraphs if not p.furniture]


def furniture(document):
    return [p.text for p in document.paragraphs if p.furniture]


def texts(document):
    return [[c.text for c in table.cells] for table in document.tables]


def corners(cell, rows=0):
    """Left, top, right, bottom of a cell of a drawn grid, ``rows`` further up."""
    x, y = LEFT + WIDE * cell.column, TOP + HIGH * (cell.row - rows)
    return x, y, x + WIDE * cell.colspan, y + HIGH * cell.rowspan


def draw(page, cells, style="lines", rows=0):
    """Draw a grid: each cell with its borders, its text in the middle of its first row."""
    for cell in cells:
        x0, y0, x1, y1 = corners(cell, rows)
        if style == "frames":
            page.frame(x0, y0, x1, y1)
        elif style == "spaced":  # every cell in a frame of its own
            page.frame(x0 + 1, y0 + 1, x1 - 1, y1 - 1)
        else:
            for ends in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                if style == "areas":
                    page.area(ends[0] - 0.25, ends[1] - 0.25, ends[2] + 0.25, ends[3] + 0.25)
                elif style == "dots":
                    _dots(page, *ends)
                else:
                    page.line(*ends)
        for number, text in enumerate(cell.text.split("\n")):
            page.text(x0 + 4, y0 + 12 + 11 * number, text, size=6)


def _dots(page, x0, y0, x1, y1):
    steps = int(max(x1 - x0, y1 - y0) / 1.5)
    for step in range(steps + 1):
        x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
        page.area(x - 0.4, y - 0.4, x + 0.4, y + 0.4)


def with_frames(strategy):
    """Tables of more than one column: a ruled box of one column is a frame around text."""
    return strategy.filter(lambda cells: any(c.column for c in cells) and any(c.text for c in cells))


@settings(deadline=None, max_examples=60)
@given(with_frames(grids(least=2)), st.sampled_from(["lines", "frames", "areas", "spaced", "dots"]))
def test_grids_come_back_cell_by_cell(cells, style):
    """Whatever the borders are drawn with, every cell comes once, with its spans, its page and its place."""
    page = Page()
    draw(page, cells, style)
    (table,) = read(write([page])).tables
    found = read_back(table)
    rows, columns = size(cells)
    # Lines that no border needs are not drawn: the grid is that of the lines there are.
    xs = sorted({c.column for c in cells} | {columns})
    ys = sorted({c.row for c in cells} | {rows})
    assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in found] == [
        (
            ys.index(c.row),
            xs.index(c.column),
            ys.index(c.row + c.rowspan) - ys.index(c.row) if c.row + c.rowspan in ys else None,
            xs.index(c.column + c.colspan) - xs.index(c.column) if c.column + c.colspan in xs else None,
            c.text,
        )
        for c in cells
    ]
    for cell, expected in zip(table.cells, cells, strict=True):
        assert cell.page == 1
        assert cell.box == pytest.approx(corners(expected), abs=4)


def plain(rows):
    """A grid without merges from rows of texts."""
    return [Cell(i, j, 1, 1, text) for i, row in enumerate(rows) for j, text in enumerate(row)]


FORM = plain([["信息内容", "本年制发件数", "现行有效件数"], ["规章", "1", "11"], ["行政规范性文件", "8", "66"]])


def test_lines_of_a_cell_are_kept_apart():
    """Text that wraps in its cell, even one character a line, has line breaks."""
    page = Page()
    draw(page, plain([["三\n、", "商业企\n业"], ["3001", "12\n34"]]))
    assert texts(read(write([page]))) == [["三\n、", "商业企\n业", "3001", "12\n34"]]


def narrow(texts, width=34, size=10):
    """Cells beside one another, each with its lines set from its left side, two points of padding."""
    page = Page()
    for column, text in enumerate(texts):
        x = LEFT + width * column
        page.frame(x, TOP, x + width, TOP + 60)
        page.frame(x, TOP + 60, x + width, TOP + 90)
        page.text(x + 2, TOP + 75, "0", size=size)
        for number, line in enumerate(text.split("\n")):
            page.text(x + 2, TOP + 12 + 12 * number, line, size=size)
    return page


def test_lines_that_fill_their_cell_go_on():
    """A label that wraps is one label; a line that ends early ended there, and what follows is something else."""
    (found,) = texts(read(write([narrow(["本年制\n发件数", "规章\n12", "12\n34", "16\n（1）", "的经费\n（）"])])))
    assert found[:5] == ["本年制发件数", "规章\n12", "12\n34", "16\n（1）", "的经费（）"]


def test_a_dash_broken_by_its_cell_is_one_mark():
    """A cell of —— in a narrow column holds no text that stands in a figure's place."""
    (found,) = texts(read(write([narrow(["———\n———", "0"])])))
    assert found[0] == "——————"


def test_a_number_broken_by_its_cell_is_put_together_and_said():
    """331.984⏎7 in a cell of that width is 331.9847; two numbers below one another stay two."""
    document = read(write([narrow(["331.98\n47", "44722\n8", "447228\n3", "12345\n"], width=34)]))
    assert texts(document)[0][:4] == ["331.9847", "44722\n8", "4472283", "12345"]
    assert [d.data["number"] for d in document.diagnostics] == ["331.9847", "4472283"]
    assert set(codes(document)) == {"broken-number"}
    words = read(write([narrow(["a 1234\n5 b", "第 123\n456号"])]))
    assert not words.diagnostics
    assert [t.replace("\n", " ") for t in texts(words)[0][:2]] == ["a 1234 5 b", "第 123 456号"]


def test_lines_that_do_not_quite_meet_make_no_cells():
    """Rows drawn one by one put the same line at places that differ by points: figures stay in their cells."""
    page = Page()
    rows = [("规章", "36", "16", "17"), ("许可", "—", "49", "19"), ("强制", "18", "+3", "68"), ("收费", "1", "2", "3")]
    for row, row_texts in enumerate(rows):
        y, places = TOP + 20 * row, [LEFT, *(LEFT + 60 * n + 4 * row for n in (1, 2, 3)), LEFT + 240]
        for left, right, text in zip(places, places[1:], row_texts, strict=False):
            page.frame(left, y, right, y + 20)
            page.text(left + 1, y + 12, text, size=8)
    (table,) = read(write([page])).tables
    assert [[c.text for c in table.cells if c.row == row] for row in range(4)] == [list(row) for row in rows]


def test_a_number_is_never_cut_by_a_line():
    """A number too wide for its cell runs over the border: it goes whole to the cell of its middle."""
    page = Page()
    draw(page, plain([["a", "", "b"], ["1", "", "2"]]))
    page.text(LEFT + WIDE * 1.5 - 45, TOP + HIGH + 15, "447228109553761234", size=10)
    (table,) = read(write([page])).tables
    assert [c.text for c in table.cells if c.row == 1 and c.column == 1] == ["447228109553761234"]


def test_text_drawn_twice_is_read_once():
    """Bold made by drawing twice doubles no figure, and 11 stays 11."""
    page = Page()
    draw(page, plain([["规章", "1188"], ["许可", "11"]]))
    once = texts(read(write([page])))
    for dx, dy in ((0.0, 0.0), (0.3, 0.0), (0.25, -0.25)):
        again = Page(operators=list(page.operators))
        for (row, column), text in {(0, 0): "规章", (0, 1): "1188", (1, 0): "许可", (1, 1): "11"}.items():
            again.text(LEFT + WIDE * column + 4 + dx, TOP + HIGH * row + 12 + dy, text, size=6)
        assert texts(read(write([again]))) == once == [["规章", "1188", "许可", "11"]]


def test_raised_figures_stay_apart():
    """A small raised figure is the mark of a note or an exponent, not a digit of the number before it."""
    page = Page()
    draw(page, plain([["规章", "12"], ["许可", "7"]]))
    page.text(LEFT + WIDE + 4 + 6, TOP + 12 - 2.5, "2", size=3.6)
    assert texts(read(write([page]))) == [["规章", "12²", "许可", "7"]]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_turned_pages_are_read_the_way_they_are_held(rotate, matrix):
    """A table on its side is the same table; its boxes are where it is seen on the page."""
    upright = Page(842, 842)
    draw(upright, FORM)
    a, b, c, d = (int(part) for part in matrix.split())
    turned = Page(842, 842, rotate, [f"{a} {b} {c} {d} 421 421 cm 1 0 0 1 -421 -421 cm", *upright.operators])
    document = read(write([turned]))
    assert texts(document) == texts(read(write([upright])))
    cell = document.tables[0].cells[0]
    width, height = cell.box[2] - cell.box[0], cell.box[3] - cell.box[1]
    on_its_side = (matrix in {"0 1 -1 0", "0 -1 1 0"}) != (rotate % 180 == 90)
    assert (width, height) == pytest.approx((HIGH, WIDE) if on_its_side else (WIDE, HIGH), abs=1)
    # The first cell of the form stands at (LEFT, TOP) of the upright page.
    x, y = LEFT - 421, (842 - TOP) - 421
    x, y = a * x + c * y + 421, b * x + d * y + 421
    seen = {0: (x, 842 - y), 90: (y, x), 180: (842 - x, y), 270: (842 - y, 842 - x)}[rotate]
    assert any(abs(seen[0] - left) < 1 and abs(seen[1] - top) < 1 for left in cell.box[::2] for top in cell.box[1::2])


def test_sideways_text_in_a_cell_is_read():
    """Text set at a right angle in a cell is one line of that cell."""
    page = Page()
    draw(page, plain([["", "3001", "12"], ["", "34", "5"]]))
    page.text(LEFT + 20, TOP + 25, "办理结果", size=5, matrix="0 1 -1 0")
    assert texts(read(write([page]))) == [["办理结果", "3001", "12", "", "34", "5"]]


def cut(cells, after):
    """The rows of a table on two pages."""
    first, second = Page(), Page()
    first.text(LEFT, 60, "二、主动公开政府信息情况", size=16)
    draw(first, [c for c in cells if c.row < after])
    draw(second, [c for c in cells if c.row >= after], rows=after)
    second.text(LEFT, 700, "三、收到和处理", size=16)
    for number, page in enumerate((first, second), 1):
        page.text(280, 810, f"- {number} -", size=10)
    return [first, second]


def test_a_table_cut_by_a_page_keeps_its_columns():
    """Each page has its piece; the columns of both are those of the whole, though a piece shows only some lines."""
    whole = [
        Cell(0, 0, 1, 1, "规章"),
        Cell(0, 1, 1, 1, "1"),
        Cell(0, 2, 1, 1, "0"),
        Cell(0, 3, 1, 1, "11"),
        Cell(1, 0, 1, 4, "第二十条第（五）项"),
        Cell(2, 0, 1, 1, "行政许可"),
        Cell(2, 1, 1, 3, "447228"),
    ]
    for after in (1, 2):
        document = read(write(cut(whole, after)))
        found = [
            (cell.row + (after if number else 0), cell.column, cell.rowspan, cell.colspan, cell.text)
            for number, table in enumerate(document.tables)
            for cell in table.cells
        ]
        assert found == [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in whole]
        assert [{c.page for c in t.cells} for t in document.tables] == [{1}, {2}]
        assert lines(document) == ["二、主动公开政府信息情况", "三、收到和处理"]
        assert furniture(document) == ["- 1 -", "- 2 -"]


def test_a_piece_of_one_cell_belongs_to_the_table():
    """A page may hold no more of a table than one merged row: as wide as the rest, it is a row and no frame."""
    whole = [Cell(0, 0, 1, 2, "第二十条第（六）项"), Cell(1, 0, 1, 1, "行政处罚"), Cell(1, 1, 1, 1, "42")]
    assert texts(read(write(cut(whole, 1)))) == [["第二十条第（六）项"], ["行政处罚", "42"]]
    lonely = Page()
    lonely.frame(LEFT, TOP, LEFT + 200, TOP + 40)
    lonely.text(LEFT + 5, TOP + 20, "本报告由办公室编制")
    document = read(write([lonely]))
    assert (texts(document), lines(document)) == ([], ["本报告由办公室编制"])


def test_an_open_side_is_closed():
    """Some forms draw no line at the left and right; some pages draw none where they cut a table."""
    page = Page()
    for row in range(4):
        page.line(LEFT, TOP + HIGH * row, LEFT + 3 * WIDE, TOP + HIGH * row)
    for column in (1, 2):
        page.line(LEFT + WIDE * column, TOP, LEFT + WIDE * column, TOP + 3.5 * HIGH)
    for cell in plain([["信息内容", "制发", "有效"], ["规章", "1", "11"], ["文件", "8", "66"], ["合计", "9", "77"]]):
        page.text(LEFT + WIDE * cell.column + 4, TOP + HIGH * cell.row + 10, cell.text, size=6)
    assert texts(read(write([page]))) == [
        ["信息内容", "制发", "有效", "规章", "1", "11", "文件", "8", "66", "合计", "9", "77"]
    ]


def test_lines_without_a_table_are_no_table():
    """Underlines, a rule under the head and coloured areas behind the text do not make cells of prose."""
    page = Page()
    page.line(60, 80, 530, 80)
    for row in range(4):
        page.area(60, 200 + 28 * row, 530, 228 + 28 * row)
        page.text(60, 220 + 28 * row, "本报告所列数据的统计期限自一月一日", size=16)
        page.line(60, 222 + 28 * row, 200, 222 + 28 * row)
    document = read(write([page]))
    assert document.tables == ()
    assert "".join(lines(document)) == "本报告所列数据的统计期限自一月一日" * 4


def test_tables_without_lines_are_lines_with_columns():
    """Without ruling lines, the columns of a line stay two spaces apart or more, below one another; nothing merges."""
    page = Page()
    rows = [["信息内容", "制发", "废止"], ["规章", "", "11"], ["行政规范性文件", "1,234", "5"], ["许可 97", "3", "4"]]
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            page.text(60 + 120 * j, 100 + 20 * i, text)
    found = lines(read(write([page])))
    assert [re.split(r" {2,}", line.strip()) for line in found] == [[t for t in row if t] for row in rows]
    assert found[1].index("11") == found[0].index("废止") == found[2].index("5") == found[3].index("4")


def test_the_part_of_a_header_alone_on_its_line_stands_over_its_column():
    """Protects columns from the next figure: without its place, 上一年 was no header of the row's first figure."""
    page = Page()
    rows = (
        ((240, "上一年"),),
        ((80, "信息内容"), (330, "本年增/减"), (430, "处理决定数量")),
        ((235, "项目数量"),),
        ((80, "行政处罚"), (245, "417")),
        ((80, "行政强制"), (245, "470"), (450, "15")),
    )
    for number, row in enumerate(rows):
        for x, text in row:
            page.text(x, 100 + 14 * number, text)
    page.text(60, 200, "四、政府信息公开行政复议、行政诉讼情况")
    report = gir.parse(write([page]))
    assert {path.removeprefix("proactive_disclosure."): value for path, value in report.values().items()} == {
        "penalties.previous_year_items": 417,
        "penalties.change": None,
        "penalties.decisions": None,
        "coercive_measures.previous_year_items": 470,
        "coercive_measures.change": None,
        "coercive_measures.decisions": 15,
    }


def test_figures_side_by_side_stay_apart():
    """Two numbers of a narrow table, half an em apart, are two numbers; one em apart they are two columns."""
    page = Page()
    page.text(60, 100, "行政许可")
    page.text(150, 100, "97")
    page.text(165, 100, "108")  # 97 ends at 160
    page.text(190, 100, "5")
    (line,) = lines(read(write([page])))
    assert line.split() == ["行政许可", "97", "108", "5"]
    assert re.search(r"97 {2,}108 {2,}5", line)


PROSE = "本单位严格落实政府信息公开条例各项规定全年主动公开政府信息一千二百八十六条依法答复申请"


def prose(page, y, first, text, per_line=28):
    """A paragraph with an indent of two ems, its lines full but the last; returns where the next line goes."""
    indent = 2 if first else 0
    while text:
        count = per_line - indent
        page.text(60 + 16 * indent, y, text[:count], size=16)
        text, indent, y = text[count:], 0, y + 28
    return y


def test_lines_are_joined_to_paragraphs():
    """A sentence is one paragraph however it is broken, also by a page; a short line and an indent end it."""
    first, second = Page(), Page()
    y = prose(first, 100, first=True, text=PROSE)
    y = prose(first, y, first=True, text="一、总体情况")
    y = prose(first, y, first=True, text=PROSE + PROSE)
    first.text(280, 800, "1")
    prose(second, 100, first=True, text="（二）依申请公开" + PROSE)
    second.text(280, 800, "2")
    document = read(write([first, second]))
    assert lines(document) == [PROSE, "一、总体情况", PROSE * 2, "（二）依申请公开" + PROSE]
    assert furniture(document) == ["1", "2"]
    # The same cut by the page: two lines are on the first, the rest is on the second.
    first, second = Page(), Page()
    prose(first, 100, first=True, text=PROSE)
    prose(first, 212, first=True, text=PROSE[:26] + PROSE[:28])
    first.text(280, 800, "- 1 -")
    second.text(60, 40, "某某市", size=9)
    first.text(60, 40, "某某市", size=9)
    prose(second, 100, first=False, text=PROSE[28:] + PROSE * 2)
    document = read(write([first, second]))
    assert lines(document) == [PROSE, PROSE[:26] + PROSE + PROSE * 2]
    assert [p.page for p in document.paragraphs if not p.furniture] == [1, 1]
    assert sorted(furniture(document)) == ["- 1 -", "某某市", "某某市"]


def test_what_margins_repeat_is_furniture_and_nothing_else_is():
    """Running heads and page numbers are furniture; a figure of the text at the foot of a page is not."""
    pages = [Page() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(60, 40, "政府信息公开工作年度报告", size=9)
        page.text(60, 815, f"第 {number} 页 共 3 页", size=9)
        page.text(60, 400, f"全年受理申请{number * 7}件", size=12)
        page.text(300, 780, f"{number * 100 + 5}", size=12)  # no page number, though it stands low
    document = read(write(pages))
    assert lines(document) == ["全年受理申请7件", "105", "全年受理申请14件", "205", "全年受理申请21件", "305"]
    assert len(furniture(document)) == 6
    single = Page()
    single.text(60, 400, "行政许可")
    single.text(60, 800, "97")
    assert lines(read(write([single]))) == ["行政许可", "97"]


def test_what_the_file_tags_as_belonging_to_the_page_is_furniture():
    """Page numbers and heads that the file tags so are furniture wherever they stand; a water mark is, too."""
    page = Page()
    page.operators.append("/Artifact << /Type /Pagination /Subtype /Header >> BDC")
    page.text(200, 300, "某某市2024年报告")
    page.operators.append("EMC /P << /MCID 0 >> BDC")
    page.text(60, 400, "受理12件")
    page.operators.append("EMC EMC")
    page.text(100, 600, "内部资料", size=40, matrix="0.7 0.7 -0.7 0.7")
    document = read(write([page]))
    assert (lines(document), furniture(document)) == (["受理12件"], ["某某市2024年报告", "内部资料"])


def test_sideways_lines_outside_tables_are_kept():
    """A line in the margin that runs another way than the page is a line of its own."""
    page = Page()
    page.text(60, 400, "全年主动公开政府信息")
    page.text(560, 500, "附表三", matrix="0 1 -1 0")
    assert lines(read(write([page]))) == ["全年主动公开政府信息", "附表三"]


def test_vertical_type_is_read_from_the_top():
    """A font that writes downwards puts its characters below one another."""
    page = Page()
    page.text(100, 200, "办理结果")
    font = write([page]).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V")
    assert "".join(lines(read(font))) == "办理结果"


def test_scans_are_reported_and_nothing_is_made_up():
    """A scan is an error without text; a scanned page among others is named."""

    def scanned():
        page = Page()
        page.operators = ["q 595 0 0 842 0 0 cm", "BI /W 2 /H 2 /CS /RGB /BPC 8 ID " + "x" * 12 + " EI", "Q"]
        return page

    document = read(write([scanned(), scanned()], compress=False))
    assert (codes(document), document.text) == (["image-only"], "")
    page = Page()
    page.text(60, 100, "一、总体情况")
    document = read(write([page, scanned(), page, scanned()], compress=False))
    assert codes(document) == ["image-pages"]
    assert "2, 4" in document.diagnostics[0].message
    beside = Page()
    beside.text(60, 60, "二、主动公开政府信息情况")
    beside.operators += ["q 400 0 0 300 60 400 cm", *scanned().operators[1:]]
    assert codes(read(write([beside], compress=False))) == ["image-pages"]
    draw(beside, FORM)  # the table is there, so the picture is something else
    assert codes(read(write([beside], compress=False))) == []
    outlines = Page(operators=["10 10 m 20 20 30 20 40 10 c 40 40 l f"] * 200)
    assert codes(read(write([outlines]))) == ["image-only"]


def test_a_recognition_layer_is_read_with_a_warning():
    """Invisible text is somebody's OCR: figures in it want a look. Below visible text it adds nothing."""
    page = Page()
    page.text(60, 100, "受理 97 件", mode=3)
    document = read(write([page]))
    assert (lines(document), codes(document)) == (["受理 97 件"], ["recognised-text"])
    page.text(60.4, 100.5, "受理 91 件", mode=0)
    document = read(write([page]))
    assert (lines(document), codes(document)) == (["受理 91 件"], [])


def test_glyphs_without_characters_are_no_figures():
    """A font that does not tell its characters gives U+FFFD and an error, never glyph numbers as digits."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 1000 >> ] >>"
    )
    for broken in (font, "<< /Type /Font /Subtype /Type0 >>", "null"):
        page = Page()
        page.text(60, 100, "97")
        document = read(write([page], font=broken))
        assert not re.search(r"\d", document.text)
        assert codes(document) == ["unmapped-glyphs"]


def test_radicals_become_the_ideographs_they_stand_for():
    """Fonts name 一 and 行 after the radicals that share their glyphs; labels would not be recognised."""
    page = Page()
    page.text(60, 100, "⼀、⾏政许可⻚⾯⸺ﬁ")
    cmap = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> "
    cmap += "endbfrange endcmap"
    identity = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [ << "
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 1000 >> ] >>"
    )
    page_object = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        identity.encode(),
        page_object.encode(),
        stream("\n".join(page.operators).encode()),
        stream(cmap.encode()),
    ]
    assert lines(read(file_of(bodies))) == ["一、行政许可页面——fi"]


def test_passwords():
    """A PDF that asks for a password is called encrypted, not damaged or empty."""
    page = Page()
    page.text(60, 100, "97")
    encrypt = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> >> /ID [<00> <00>]"
    )
    assert codes(read(write([page], trailer=encrypt))) == ["encrypted-document"]
    odd = encrypt.replace("/Standard", "/Other")
    assert codes(read(write([page], trailer=odd))) == ["encrypted-document"]


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_damage_never_raises(data):
    """A PDF cut short, or with any bytes changed, gives a document and, where nothing was read, a diagnostic."""
    whole = bytearray(SMALL)
    if data.draw(st.booleans()):
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    for _ in range(data.draw(st.integers(0, 4))):
        if whole:
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    document = read(bytes(whole), Limits(seconds=5))
    assert document.blocks or document.diagnostics or not whole


def _small():
    page = Page()
    draw(page, FORM)
    return write([page], compress=False)


SMALL = _small()


def test_a_broken_table_of_objects_is_done_without():
    """A download that broke off near its end, or moved by some bytes, is still read in full."""
    whole = texts(read(SMALL))
    end = SMALL.index(b"xref\n")
    moved = SMALL.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%moved\n")
    looped = SMALL.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {end}".encode())
    for damaged in (moved, looped, SMALL.replace(b"startxref", b"startxxxx")):
        document = read(damaged)
        assert texts(document) == whole
        assert codes(document) == ["repaired-document"]


def test_pages_in_a_ring_end():
    """A tree of pages that contains itself is walked once."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 9 >>",
        page.encode(),
    ]
    assert codes(read(file_of(bodies))) == ["unreadable-document"]


def test_references_in_a_ring_end():
    """An object that is a reference to itself is nothing; one that is reached by a few references is what it is."""
    ring = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids 3 0 R /Count 1 >>", b"3 0 R"]
    assert codes(read(file_of(ring))) == ["unreadable-document"]
    chain = [b"<< /Type /Catalog /Pages 2 0 R >>", b"3 0 R", b"4 0 R", b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>"]
    page = b"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 595 842] >>"
    found = read(file_of([*chain, page])).diagnostics
    assert [one.data["reason"] for one in found] == ["its pages are empty"]


def test_what_the_pages_of_a_document_hold_is_bounded_together():
    """Each page is below the limit, and a hundred of them would take a hundred times as long."""
    pages = [Page() for _ in range(4)]
    for page, figure in zip(pages, "一二三四", strict=True):
        page.text(60, 100, f"{figure}、总体情况。")
    document = read(write(pages), Limits(elements=24))
    assert [d.data.get("limit") for d in document.diagnostics] == ["elements"]
    assert lines(document) == ["一、总体情况。", "二、总体情况。", "三、总体情况。"]


@pytest.mark.parametrize(
    ("operators", "limits", "limit"),
    [
        ("q Q " * 400_000, Limits(seconds=0.5), "seconds"),
        ("0 0 m 9 9 l S " * 3_000, Limits(elements=1_000), "elements"),
        ("BT /F1 9 Tf (ab) Tj ET " * 3_000, Limits(elements=1_000), "elements"),
        ("% nothing" + " " * 3_000_000, Limits(unpacked_bytes=1_000_000), "unpacked_bytes"),
    ],
)
def test_appetites_are_bounded(operators, limits, limit):
    """Millions of operators, marks or bytes in a small file are met with a limit, soon; strict callers may raise."""
    good, bad = Page(), Page(operators=[operators])
    good.text(60, 100, "一、总体情况")
    data, start = write([good, bad]), time.perf_counter()
    document = read(data, limits)
    assert time.perf_counter() - start < 6
    assert [d.data.get("limit") for d in document.diagnostics] == [limit]
    assert lines(document) == ["一、总体情况"]
    with pytest.raises(LimitExceededError):
        read_pdf(
            Given(data),
            evolve(limits, raise_on_excess=True),
        )


def of_stream(content, limits=None):
    """A page with this content stream, dictionary entries and all."""
    font = SMALL[SMALL.index(b"<< /Type /Font") : SMALL.index(b"\nendobj", SMALL.index(b"<< /Type /Font"))]
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        font,
        b"<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        content,
    ]
    return read(file_of(bodies), limits)


def test_streams_in_every_coding():
    """Text is found whatever its stream is packed with; a stream torn in the middle gives what stands before."""
    page = Page()
    page.text(60, 100, "97")
    plain_ = page.operators[0].encode()
    runs = b"".join(bytes([len(part) - 1]) + part for part in (plain_[:60], plain_[60:])) + b"\x80"
    rows = [plain_[at : at + 8].ljust(8) for at in range(0, len(plain_), 8)]
    predicted = zlib.compress(b"".join(b"\0" + row for row in rows))
    torn = zlib.compress(plain_ + b" " * 50 + bytes(range(256)) * 20)
    for content in (
        stream(plain_.hex().encode() + b">", "/Filter /ASCIIHexDecode"),
        stream(base64.a85encode(zlib.compress(plain_)) + b"~>", "/Filter [/ASCII85Decode /FlateDecode]"),
        stream(runs, "/Filter /RunLengthDecode"),
        stream(predicted, "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>"),
        stream(torn[:-60], "/Filter /FlateDecode"),
    ):
        assert lines(of_stream(content)) == ["97"]
    assert codes(of_stream(stream(b"x" * 99, "/Filter /DCTDecode"))) == ["unreadable-document"]
    for packed in ("LZWDecode", "RunLengthDecode"):
        document = of_stream(stream(b"\x80\x0b" * 9000, f"/Filter /{packed}"), Limits(unpacked_bytes=500_000))
        assert [d.data.get("limit") for d in document.diagnostics] == ["unpacked_bytes"]


def test_tables_of_characters_are_bounded():
    """A font that claims to name four billion characters is not believed, nor are its figures."""
    cmap = b"begincmap 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange endcmap"
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /ToUnicode 6 0 R >>"
    start = time.perf_counter()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        font.encode(),
        b"<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        stream(b"BT /F1 9 Tf 60 700 Td (97) Tj ET"),
        stream(cmap),
    ]
    document = read(file_of(bodies))
    assert time.perf_counter() - start < 3
    assert codes(document) == ["unmapped-glyphs"]
    assert "97" not in document.text


def test_only_what_the_page_shows_is_read():
    """Text beyond the edge that the page is cropped to is not seen, and places count from that edge."""
    page = Page()
    draw(page, FORM)
    page.text(580, 830, "999")
    data = write([page], compress=False).replace(b"/Rotate 0", b"/CropBox [30 20 560 800]")
    document = read(data)
    assert "999" not in document.text
    assert document.tables[0].cells[0].box == pytest.approx(
        (LEFT - 30, TOP - 42, LEFT - 30 + WIDE, TOP - 42 + HIGH), abs=1
    )


def test_frames_filled_between_two_outlines():
    """Some programs draw a border as the area between two boxes, or with curves at its corners."""
    page = Page()
    for c in FORM:
        x0, y0, x1, y1 = corners(c)
        outer = f"{x0} {842 - y1} {x1 - x0} {y1 - y0} re"
        inner = f"{x0 + 1} {842 - y1 + 1} {x1 - x0 - 2} {y1 - y0 - 2} re"
        page.operators.append(f"{outer} {inner} f*")
        page.text(x0 + 4, y0 + 12, c.text, size=6)
    assert texts(read(write([page]))) == [[c.text for c in FORM]]


def test_bombs_in_bombs_are_refused():
    """A stream deflated twice unpacks to gigabytes from kilobytes: its size is met on the way."""
    inner = zlib.compress(b" " * 200_000_000, 9)
    bomb = stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        bomb,
    ]
    document = read(file_of(bodies), Limits(unpacked_bytes=20_000_000))
    assert [d.data.get("limit") for d in document.diagnostics] == ["unpacked_bytes"]


def test_pages_are_counted():
    """Pages beyond the limit are reported, those before it read."""
    pages = [Page() for _ in range(5)]
    for number, page in enumerate(pages):
        page.text(60, 300, f"第{number}段")
    document = read(write(pages), Limits(pages=3))
    assert lines(document) == ["第0段", "第1段", "第2段"]
    assert [d.data["limit"] for d in document.diagnostics] == ["pages"]


def test_a_real_report():
    """Every value of the report of 2024 stands in a cell of its own, in the matrix at its row and column."""
    if not REPORT.exists():
        pytest.skip("the report is not beside the checkout")
    start = time.perf_counter()
    document = read(REPORT.read_bytes())
    assert time.perf_counter() - start < 4
    values = json.loads(REPORT.with_suffix(".json").read_text(encoding="utf-8"))["values"]
    printed = Counter(Decimal(c.text) for t in document.tables for c in t.cells if re.fullmatch(r"[\d.]+", c.text))
    assert printed == Counter(Decimal(str(value)) for value in values.values() if value is not None)
    first, second = (t for t in document.tables if max(c.column for c in t.cells) == 9)
    columns = ("natural_person", "commercial_enterprise", "research_institution", "social_welfare_organization")
    columns += ("legal_service_organization", "other_organization", "total")
    rows = {
        ("一、本年新收政府信息公开申请数量", 0): "requests.received",
        ("8.属于行政查询事项", 0): "requests.outcomes.denied.administrative_inquiry",
        ("2.重复申请", 1): "requests.outcomes.not_processed.repeated",
        ("（七）总计", 1): "requests.outcomes.total",
        ("四、结转下年度继续办理", 1): "requests.carried_forward",
    }
    found = 0
    for (label, page), path in rows.items():
        table = (first, second)[page]
        (row,) = [c.row for c in table.cells if c.text == label]
        got = [int(c.text) for c in table.cells if c.row == row and c.column >= 3]
        if f"{path}.total" in values:
            found += 1
            assert got == [values[f"{path}.{column}"] for column in columns]
    assert found >= 3
    assert furniture(document) == [f"- {number} -" for number in range(1, 7)]
    assert document.diagnostics == ()


def test_without_its_library_it_names_the_extra(monkeypatch):
    """A missing package is no fault of the document; importing the library loads none of it."""
    monkeypatch.setattr("govinfo_report.readers.pdf.reader.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"govinfo-report\[pdf\]"):
        read_pdf(Given(SMALL), Limits())
    assert READERS["pdf"].extra == "pdf"
    program = "import sys, govinfo_report; print([m for m in sys.modules if m.startswith(('pdfminer', 'xlrd'))])"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@settings(deadline=None, max_examples=30)
@given(with_frames(grids(texts=TEXTS, least=2)))
def test_reading_again_gives_the_same(cells):
    """The same bytes give the same document."""
    page = Page()
    draw(page, cells)
    assert read(write([page])) == read(write([page]))
