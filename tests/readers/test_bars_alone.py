"""A bar on a line of its own ends the cell above it, be that a blank one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gir

HEADERS = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]


@pytest.mark.parametrize("blank", ["", " ", "　"])
@given(
    rows=st.lists(st.lists(st.sampled_from([None, 3, 29]), min_size=7, max_size=7).filter(any), min_size=2, max_size=2)
)
def test_a_blank_cell_before_its_bar_is_one_cell(blank, rows):
    """Protects from counting a blank line and the bar that ends it as two blank cells, which moves what follows."""
    labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]
    cells = [*HEADERS, *(cell for label, row in zip(labels, rows, strict=True) for cell in (label, *row))]
    lines = "\n|\n".join(blank if cell is None else str(cell) for cell in cells)
    report = gir.parse(f"三、收到和处理政府信息公开申请情况\n{lines}\n|\n三、本年度办理结果\n|\n")
    assert list(report.values().values()) == [*rows[0], *rows[1]]


@pytest.mark.parametrize("bars", ["|||", "||| ", "　|||", "｜｜｜", "│││"])
def test_bars_that_fill_up_a_row_hold_no_cells(bars):
    """Whatever stands around them and whichever bars they are: they made cells, and section four did not fit."""
    texts = ["信息内容", "本年处理决定数量", "行政处罚", "7", "行政强制", "0"]
    cells = "".join(f"{text} |\n{bars if number % 2 else ''}\n" for number, text in enumerate(texts))
    report = gir.parse(f"第二十条第（六）项 |\n{cells}第二十条第（八）项 |\n")
    assert list(report.values().values()) == [7, 0]


@pytest.mark.parametrize("blank", ["&nbsp;", " &nbsp;&nbsp;"])
def test_entities_for_spaces_are_no_text(blank):
    """Pages that were escaped twice: a cell of nothing but &nbsp; is blank, and a figure beside it a figure."""
    header = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
    report = gir.parse(f"{header}\n规章 | {blank} | {blank}3 | 4{blank} |\n")
    assert list(report.values().values()) == [None, 3, 4]
    assert [report.document.text[cell.span.start : cell.span.end] for cell in report.cells.values()] == ["", "3", "4"]


REVIEW = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3


@given(cells=st.lists(st.sampled_from(["", "/", "0"]), min_size=15, max_size=15).filter(lambda cells: "0" in cells))
def test_the_frame_of_the_page_around_a_row_is_none_of_the_row(cells):
    """Protects the first cell of a row, a blank, where framed lines of the page follow the table without a gap."""
    texts = [
        "五、存在的主要问题及改进情况",
        "一是栏目更新有快有慢。",
        "六、其他需要报告的事项",
        "没有其他需要报告的事项。",
    ]
    lines = ["行政复议 | 行政诉讼", "---|---", " | ".join([*REVIEW[:5], "未经复议直接起诉", "复议后起诉"])]
    lines += [" | ".join(REVIEW[5:]), "|".join(f" {cell} " for cell in cells), *(f"| {text} |" for text in texts)]
    report = gir.parse("四、政府信息公开行政复议、行政诉讼情况\n\n" + "\n".join(lines))
    assert [cell.raw for cell in report.cells.values()] == cells


@given(
    rows=st.lists(st.lists(st.sampled_from(["", "0", "7"]), min_size=3, max_size=3).filter(any), min_size=2, max_size=2)
)
def test_a_bar_alone_may_end_a_row_whose_cells_stand_behind_bars(rows):
    """Protects tables of bars in front of cells: the bar that ends a row, whose first cell has none, is no blank."""
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    table = [head, ["规章", *rows[0]], ["行政规范性文件", *rows[1]], ["四、政府信息公开行政复议、行政诉讼情况"]]
    review = ["18", "10", "4", "5", "37", "4", "2", "4", "1", "11", *["0"] * 5]
    table += [["行政复议", "行政诉讼"], [*REVIEW[:5], "未经复议直接起诉", "复议后起诉"], REVIEW[5:], review]
    lines = [line for row in table for line in (row[0], *(f"| {cell}".rstrip() for cell in row[1:]), "|")]
    report = gir.parse("\n".join([*lines, "五、存在的主要问题及改进情况"]))
    assert [cell.raw for cell in report.cells.values()] == [*rows[0], *rows[1], *review]


@pytest.mark.parametrize("menu", ["首页 | 政务公开 | 年报", "版权所有 | 联系电话"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_menu_with_bars_says_nothing_of_the_bars_of_tables(menu, gap):
    """Protects tables of a bar below each cell: two menus with bars between their words made each bar a blank cell."""
    rows = [
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "0",
        "0",
        "6",
        "行政规范性文件",
        "1",
        "",
        "3",
    ]
    table = "".join(f"{cell}\n|\n" for cell in rows)
    report = gir.parse(gap.join([menu, "二、主动公开政府信息情况", table, "六、其他需要报告的事项", menu, "主办单位"]))
    assert [cell.raw for cell in report.cells.values()] == [*rows[5:8], *rows[9:]]


def test_a_cut_last_line_says_nothing_of_bars():
    """An excerpt that ends behind a bar, and a menu above it: two lines that no bar ends, of which none is a row."""
    head = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    report = gir.parse(f"首页 | 年报\n二、主动公开政府信息情况\n{head}规章 | 1 |\n| 6 |\n行政规范性文件 | 1 ")
    assert [cell.raw for cell in report.cells.values()] == ["1", "", "6", "1"]


@given(st.lists(st.lists(st.sampled_from(["", "0", "7"]), min_size=3, max_size=3), min_size=2, max_size=2))
def test_an_empty_line_below_a_whole_row_of_bars_is_no_cell(rows):
    """Protects rows in front of a page's end: each of their cells has its bar, and an empty line has none."""
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    lines = ["第二十条第（一）项", *head, "规章", *rows[0], "", "行政规范性文件", *rows[1], "", "第二十条第（五）项"]
    text = "\n".join(f"{line} |".lstrip() if number not in {9, 14} else "" for number, line in enumerate(lines))
    assert [cell.raw for cell in gir.parse(text).cells.values()] == [*rows[0], *rows[1]]


@given(broken=st.sets(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=4), room=st.booleans())
def test_a_header_broken_over_lines_says_nothing_of_the_ends_of_rows(broken, room):
    """Protects rows that a bar closes: each got a blank cell too many, for lines of their header end without a bar."""
    words = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    tables = []
    for number, labels in enumerate((["规章", "行政规范性文件"], ["规章"], ["行政规范性文件"])):
        header = [word[:2] + "\n" + word[2:] if (number, at) in broken else word for at, word in enumerate(words)]
        rows = [header, *([label, f"{number}7", "28", f"3{number}"] for label in labels)]
        tables.append("\n".join(" | ".join(row) + (" | |" if room else " |") for row in rows))
    for text in tables[:1], tables[1:]:
        read = gir.parse("\n第二十条第（一）项\n".join(text))
        assert not [one for one in read.diagnostics if one.code == "extra-cell"]
    values = gir.parse(tables[0]).values()
    assert [
        values[f"proactive_disclosure.normative_documents.{name}"] for name in ("issued", "repealed", "in_force")
    ] == [7, 28, 30]


TITLE = "某县教育局2019年政府信息公开工作年度报告"


def told(report):
    """The paths that a warning or an error names."""
    return [one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO and one.path]


def test_a_bar_behind_a_blank_line_is_the_end_of_a_blank_cell():
    """Protects from 36 that was split in 3 and 6, before a blank cell that was torn off: there are three for two."""
    head = ["第二十条第（九）项\n|", "信息内容\n| 采购项目数量\n| 采购总金额\n|"]
    others = ["第二十条第（六）项\n|", "信息内容\n| 处理决定数量\n|", "行政处罚\n| 7\n|", "行政强制\n| 4\n|"]
    row = "政府集中采购\n| 3\n| 6\n|"
    whole, torn = (gir.parse("\n".join([TITLE, *others, *head, row, *rest, "三、其他\n"])) for rest in ([], ["\n|"]))
    assert whole.values()["proactive_disclosure.procurement.projects"] == 3
    assert "proactive_disclosure.procurement.projects" not in torn.values()
    assert "proactive_disclosure.procurement" in told(torn)


def test_a_bar_more_on_a_line_of_several_cells_may_be_a_blank_one():
    """Protects from 27 that was split in 2 and 7: in a file of tables with a cell a line, a bar more ended the row."""
    cells = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", *["行政许可", "7", "0", "2"] * 12, "|"]
    alone = "\n".join(f"{cell} |" if cell != "|" else cell for cell in cells)
    head = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"
    row = "规范性文件 | 39 | 2 | 7 | |"
    report = gir.parse(f"{TITLE}\n第二十条第（一）项 |\n{head}\n{row}\n第二十条第（五）项 |\n{alone}\n|\n三、其他\n")
    assert not [path for path in report.values() if "normative_documents" in path]
    assert "proactive_disclosure.normative_documents" in told(report)


@pytest.mark.parametrize("unit", ["计量单位", "计量"])
def test_a_cell_of_two_lines_leaves_the_ends_of_rows_alone(unit):
    """Protects a table of sixteen rows from one whose cell has two lines: a bar behind each row was a blank cell."""
    rows = [
        ["主动公开文件数", "条", "29", "77"],
        ["受理政府信息公开申请总数", "条", "5", "8"],
        ["2.网上申请数", "条", "0\n0"],
    ]
    rows += [["对申请的答复总数", "条", "3", "9"], *([f"第{number}类", "条", "1", "2"] for number in range(12))]
    text = "\n".join("\n| ".join(row) + "\n|" for row in [["指标名称", unit, "2015年度", "历年累计"], *rows])
    values = gir.parse(f"某县教育局2015年政府信息公开工作年度报告\n{text}\n联系人：张三\n").values()
    stem = "proactive_disclosure.documents"
    assert (values[f"{stem}.year"], values[f"{stem}.cumulative"]) == (29, 77)


def test_several_bars_with_room_between_them_are_a_row_of_blanks():
    """Protects the three blanks of a row in a file whose other tables have a cell a line: one was its end."""
    alone = "\n".join(
        f"{cell} |"
        for cell in ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", *["行政许可", "7", "0", "2"] * 12]
    )
    head = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"
    report = gir.parse(
        f"{TITLE}\n第二十条第（一）项 |\n{head}\n规章 | | | |\n第二十条第（五）项 |\n{alone}\n|\n三、其他\n"
    )
    assert [value for path, value in report.values().items() if "regulations" in path] == [None] * 3


@pytest.mark.parametrize(("cover", "read"), [(" ", True), ("  ", False)], ids=["one space", "two"])
def test_room_of_one_space_is_covered_where_blank_cells_have_two(cover, read):
    """Protects rows that begin with a blank below merged labels: a writer of Markdown tells the one from the other."""
    heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [
        ("一、本年新收政府信息公开申请数量", "", "0", "", "0", "0", "0", "0"),
        ("二、上年结转政府信息公开申请数量", *["", "0"] * 3, ""),
    ]
    lines = [f"| {' | '.join(('申请人情况', *heads))} |"]
    lines += [f"| {label} |{2 * f'{cover}|'}{''.join(f' {cell} |' for cell in cells)}" for label, *cells in rows]
    values = gir.parse("\n".join(("三、收到和处理政府信息公开申请情况", *lines, ""))).values()
    printed = [int(cell) if cell else None for _, *cells in rows for cell in cells]
    assert list(values.values()) == (printed if read else [])


def test_a_header_whose_second_line_ends_with_covers_is_as_wide_as_its_rows():
    """Protects the one figure of a row: its covers, like those of its header, were one column too many."""
    head = "第二十条第（八）项 | |||\n信息内容 |\n本年收费金额\n（单位：万元） | ||\n"
    text = f"{head}行政事业性收费 |\n213.3 | ||\n三、其他\n"
    assert [float(value) for value in gir.parse(f"{TITLE}\n{text}").values().values()] == [213.3]
