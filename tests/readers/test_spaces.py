"""Columns of spaces that leave no doubt: what was set comes back cell by cell, blank cells included."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.readers.text.dashed import find_dashed
from govinfo_report.readers.text.drawn import unframed
from govinfo_report.readers.text.packed import find_packed

TEXTS = st.sampled_from(["", "", "规章", "行政 许可", "12", "3,456", "－", "其他对外管理服务事项", "x"])


def grids():
    """Rows of cell texts, all of one length."""
    rows = st.integers(3, 7).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=3, max_size=8)
    )
    return rows.filter(lambda rows: all(any(row) for row in rows) and any(sum(map(bool, row)) > 1 for row in rows))


def numbered(text):
    """Lines with their offsets."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((line, at))
        at += len(line) + 1
    return lines


def packed(rows, indent=4):
    """Each column as wide as its widest cell, two spaces between."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(" " * indent + line for line in lines)


def places(char):
    """Places that a character takes in print."""
    return 2 if ord(char) > 0x2E7F else 1


def dashed(rows):
    """Columns under groups of dashes, Chinese characters two places wide."""
    wide = [[sum(map(places, text)) for text in row] for row in rows]
    widths = [max(2, *(row[column] for row in wide)) + 2 for column in range(len(rows[0]))]
    rule = "  " + " ".join("-" * width for width in widths)
    lines = [
        "  " + " ".join(text + " " * (width - size) for text, size, width in zip(row, sizes, widths, strict=True))
        for row, sizes in zip(rows, wide, strict=True)
    ]
    return "\n".join([rule, *lines, rule])


def read_back(grid, text):
    """The texts of a grid's cells, row by row, checked against the text that they point into."""
    found = {}
    for cell in grid.cells:
        assert text[cell.span.start : cell.span.end] == cell.text
        found.setdefault(cell.row, {})[cell.column] = cell.text
    return [list(row.values()) for _, row in sorted(found.items())]


@given(rows=grids())
def test_a_packed_table_comes_back_cell_by_cell(rows):
    """Blank cells are told by the widths of the columns, even where a whole column is blank."""
    text = packed(rows)
    assume(rows[0][0] and any(row[-1] for row in rows) and any(line.endswith(" ") for line in text.split("\n")))
    grid = find_packed(numbered(text), 0)
    assert grid is not None
    assert read_back(grid, text) == rows


@given(rows=grids())
def test_a_dashed_table_comes_back_cell_by_cell(rows):
    """The groups of dashes are the columns, whatever stands in them."""
    text = dashed(rows)
    grid = find_dashed(numbered(text), 0)
    assert grid is not None
    assert grid.ruled
    assert read_back(grid, text) == rows
    assert grid.lines == len(rows) + 2


def test_lines_that_are_not_packed_are_no_grid():
    """Centred columns stand anywhere; how many blank cells lie between two of them no width tells."""
    text = "   甲     乙\n  1234   5\n    1     99\n"
    assert find_packed(numbered(text), 0) is None


def test_figures_one_space_apart_are_no_packed_columns():
    """Seen below the last page break of a table: a text cell “5 3”, and blanks under the headers of both figures."""
    rows = "其他  000  0  0  0\n总计  {}  0  0  2\n结转  1    1  1  1"
    assert find_packed(numbered(rows.format("533")), 0) is not None
    assert find_packed(numbered(rows.format("5 3")), 0) is None


def test_a_table_of_two_columns_needs_its_padding():
    """Two columns may stand two spaces apart by chance; only lines filled up to a column's end show the tool."""
    bare = "行政处罚  12\n行政强制  3\n行政许可  45"
    assert find_packed(numbered(bare), 0) is None
    assert find_packed(numbered("行政处罚  12\n行政强制  3 \n行政许可  45"), 0) is not None


@given(lines=st.lists(st.sampled_from(["一、总体情况", "", "+--+--+", "| 1 | 2 |", "12"]), max_size=6))
def test_frames_around_a_page_are_taken_off(lines):
    """A drawn table of one column is a frame: its lines are read as they would be without it, at their offsets."""
    framed = ["+-----------+", *(f"|{line.ljust(11)}|" for line in lines), "+-----------+"]
    text = "\n".join(framed)
    inner = unframed(numbered(text))
    assert [line.rstrip() for line, _ in inner] == lines
    assert all(text[start : start + len(line)] == line for line, start in inner)


def test_figures_in_a_packed_table_keep_their_columns():
    """A blank in the middle of a row must not let the next figure move up."""
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "", "2", "30"],
        ["行政规范性文件", "4", "", "51"],
    ]
    values = gir.parse(packed(rows)).values()
    prefix = "proactive_disclosure"
    assert {path: values[f"{prefix}.{path}"] for path in ("regulations.repealed", "normative_documents.in_force")} == {
        "regulations.repealed": 2,
        "normative_documents.in_force": 51,
    }
    assert values[f"{prefix}.regulations.issued"] is None
    assert values[f"{prefix}.normative_documents.repealed"] is None


@pytest.mark.parametrize("row", ["规章 5 7", "规章 5"])
def test_words_parted_by_one_space_show_no_columns(row):
    """Text whose blanks are lost: where a figure happens to stand says nothing, and it was bound to a column."""
    head = "第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量"
    report = gir.parse(f"{head}\n{row}\n规范性文件 14 1 297\n第二十条第（五）项\n")
    stem = "proactive_disclosure.normative_documents"
    names = ("newly_made", "newly_disclosed", "total_disclosed")
    assert report.values() == dict(zip((f"{stem}.{name}" for name in names), (14, 1, 297), strict=True))
    assert "missing-cell" in {one.code for one in report.diagnostics}


@pytest.mark.parametrize("indent", ["", "  ", "　　", "\xa0"])
def test_the_rule_under_a_header_is_no_row(indent):
    """Indented by wide spaces, Markdown's rule was taken for a row of marks."""
    table = "| 信息内容 | 本年处理决定数量 |\n| --- | --- |\n| 行政许可 | 5 |\n"
    report = gir.parse("".join(f"{indent}{line}\n" for line in table.splitlines()))
    assert report.values() == {"proactive_disclosure.licensing.decisions": 5}
    assert not [cell for block in report.document.blocks for cell in getattr(block, "cells", ()) if "-" in cell.text]


@given(rows=grids())
def test_a_packed_table_in_a_cell_keeps_every_cell_but_blank_columns_at_its_end(rows):
    """In a cell of another table all lines are equally long, and a line of spaces follows each."""
    rows = [[*row, "1"] for row in rows]  # the last column that holds something is the last one that shows
    lines = packed(rows).split("\n")
    text = "\n".join(line.ljust(150) + "\n" + " " * 150 for line in ["", *lines, ""])
    at = 2
    assume(rows[0][0])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    assume(sum(left > 0 and right > 0 for left, right in pairwise(widths)) >= 3)
    grid = find_packed(numbered(text), at)
    assert grid is not None
    assert read_back(grid, text) == rows


def test_the_one_line_of_spaces_in_a_packed_table_is_a_row_of_blanks():
    """An office without reconsideration leaves its one row blank; lines of spaces below every row are only room."""
    rows = [["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"], ["5", "", "6", "7"]]
    text = packed([*rows[:2], [""] * 4, rows[2]])
    grid = find_packed(numbered(text), 0)
    assert grid is not None
    assert read_back(grid, text) == [*rows[:2], [""] * 4, rows[2]]
    roomy = "\n".join(f"{line}\n{' ' * len(line)}" for line in packed(rows).split("\n"))
    grid = find_packed(numbered(roomy), 0)
    assert grid is not None
    assert read_back(grid, roomy) == rows


def test_a_line_of_spaces_below_dashes_is_a_row_of_blanks():
    """It reaches as far as the last column; an empty line only parts rows of several lines."""
    lines = ["  ---- ---- ----", "  甲    乙    丙", "  1    2    3", " " * 16, "  4    5    6", "  ---- ---- ----"]
    text = "\n".join(lines)
    grid = find_dashed(numbered(text), 0)
    assert grid is not None
    assert read_back(grid, text)[2] == ["", "", ""]


def test_a_line_of_bars_alone_parts_blank_cells():
    """Of fifteen blank cells, the last one's room was taken for the frame of a line that has none."""
    text = "甲 | 乙 | 丙  \n---|---|---  \n1 | 2 | 3  \n  |   |    \n4 | 5 | 6  \n"
    (table,) = gir.read(text).tables
    rows = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    assert list(rows.values()) == [["甲", "乙", "丙"], ["1", "2", "3"], ["", "", ""], ["4", "5", "6"]]


def test_one_space_behind_the_longest_label_its_figure_stands_in_the_first_column():
    """Protects the row with the longest label, which sets their width: no column stands before the first."""
    table = [
        "信息内容    本年制发件数 本年废止件数 现行有效件数",
        "规章      14     9      63",
        "行政规范性文件 25            48",
    ]
    values = gir.parse("\n".join(("第二十条第（一）项", *table, "第二十条第（五）项"))).values()
    assert list(values.values()) == [14, 9, 63, 25, None, 48]


def test_a_row_over_two_lines_stands_in_the_columns_of_the_others():
    """Protects a row whose figure a tool set lower than its marks; in the order of the lines, it is the last one."""

    def line(label, *cells):
        return label.ljust(14) + "".join(cell.ljust(12) for cell in cells).rstrip()

    head = line("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rows = [line("规章", "——", "3", "63"), line("行政规范性文件", "", "——", "——"), line("", "25")]
    values = gir.parse("\n".join(("第二十条第（一）项", head, *rows, "第二十条第（五）项"))).values()
    assert list(values.values()) == [None, 3, 63, 25, None, None]


def test_one_space_behind_a_figure_of_the_column_before_stands_the_next_one():
    """Protects ``—— 0`` in narrow columns: what was moved aside has been moved out of a column that is taken."""
    head = "信息内容".ljust(14) + "本年制发件数    本年废止件数    现行有效件数"
    rows = ["规章".ljust(14) + "5     6  7", "行政规范性文件".ljust(20) + "—— 0"]
    values = gir.parse("\n".join(("第二十条第（一）项", head, *rows, "第二十条第（五）项"))).values()
    assert list(values.values()) == [5, 6, 7, None, None, 0]


HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def spaced(*rows):
    """The request matrix: of each row its label and its texts, at these places of the line."""
    lines = ["三、收到和处理政府信息公开申请情况", "申请人情况", *HEADS]
    for label, *cells in rows:
        line = label
        for place, cell in cells:
            line = line.ljust(place) + cell
        lines.append(line)
    return gir.parse("\n".join([*lines, "五、存在的主要问题及改进情况"]))


def test_pieces_side_by_side_are_columns_that_drift():
    """Protects figures at the places 55, 56 and 57 of three lines, in columns that nobody knows, from being three."""
    report = spaced(
        ("一、本年新收政府信息公开申请数量", (55, "6"), (57, "1"), (62, "2"), (68, "-"), (81, "9")),
        ("二、上年结转政府信息公开申请数量", (56, "1"), (59, "-"), (62, "-"), (68, "-"), (81, "1")),
        ("三、本年度办理结果（一）予以公开", (55, "2"), (59, "-"), (62, "0"), (68, "0"), (81, "2")),
    )
    assert not [path for path in report.values() if path.startswith("requests")]


def test_as_many_bands_as_columns_must_add_up():
    """Protects from seven bands of two rows whose last figures stand four places apart: one was no column."""
    report = spaced(
        ("一、本年新收政府信息公开申请数量", (49, "13"), (62, "0"), (70, "-"), (82, "0"), (90, "1"), (94, "14")),
        ("二、上年结转政府信息公开申请数量", (49, "1"), (62, "0"), (70, "-"), (82, "-"), (90, "-"), (98, "1")),
    )
    assert not [path for path in report.values() if path.startswith("requests")]


def test_what_stands_a_place_aside_and_never_beside_is_one_column():
    """Protects a column of marks set a place left of its figures from being two."""
    report = spaced(
        ("一、本年新收政府信息公开申请数量", *((40 + 10 * n, f) for n, f in enumerate("1012004"))),
        ("二、上年结转政府信息公开申请数量", (40, "2"), (51, "-"), (60, "0"), (81, "-"), (100, "2")),
    )
    values = report.values()
    assert [values[f"requests.carried_over.{name}"] for name in ("natural_person", "commercial_enterprise")] == [
        2,
        None,
    ]
    assert values["requests.carried_over.total"] == 2


def test_a_grouped_figure_is_two_where_a_row_is_one_short_and_adds_up_so():
    """Protects 4 beside a total of 119 from being 4119; without the sum, the row stays out."""
    label = "一、本年新收政府信息公开申请数量"
    cells = [(40, "90"), (50, "10"), (60, "8"), (70, "7"), (80, "0")]
    path = "requests.received.total"
    assert spaced((label, *cells, (90, "4 119"))).values().get(path) == 119
    assert path not in spaced((label, *cells, (90, "4 118"))).values()
