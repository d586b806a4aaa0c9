"""Tables of statistics whose header names the labels, the figures or the units in words of the office's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building.printing import TITLE, bars, cells, lines, page, tabs

import govinfo_report as gir

ROWS = (
    ("一、主动公开情况", "", ""),
    ("（一）主动公开政府信息数", "条", "19"),
    ("其中：主动公开规范性文件数", "条", "3"),
    ("（一）收到申请数", "件", "5"),
    ("1.当面申请数", "件", "1"),
    ("3.网络申请数", "件", "4"),
)
VALUES = {
    "proactive_disclosure.total": 19,
    "proactive_disclosure.normative_documents.disclosed": 3,
    "requests.received.total": 5,
    "requests.received.in_person": 1,
    "requests.received.online": 4,
}
TABLE_OF_TWO = (
    ("主动公开文件数", "条", "7", "16"),
    ("对申请的答复总数", "条", "3", "5"),
)


PRINTED = pytest.mark.parametrize("printed", [page, bars, tabs, cells])


@PRINTED
@pytest.mark.parametrize(
    "header",
    [
        ("", "单位", "统计数"),
        ("名称", "单位", "数值"),
        ("统计标准", "计量单位", "2016年"),
        ("统计旨标", "单位", "2016年数据"),
        ("事项", "单位", "件数"),
        ("统计指标", "", "统计数"),
    ],
)
def test_what_heads_the_labels_is_any_word_or_none(printed, header):
    """Protects a whole table from being left out because one header is worded, misspelt or left blank."""
    assert dict(gir.parse(printed((header, *ROWS))).values()) == VALUES


@given(st.text("政务公开汇总情况名称表", min_size=1, max_size=8))
def test_a_corner_of_any_words(corner):
    """Protects the figures of both columns from a corner that no form has."""
    read = gir.parse(page(((corner, "单位", "本年度", "历年累计"), *TABLE_OF_TWO))).values()
    stem = "proactive_disclosure.documents"
    assert (read[f"{stem}.year"], read[f"{stem}.cumulative"]) == (7, 16)


@PRINTED
def test_rows_of_one_figure_need_no_header(printed):
    """Protects a table whose header was cut off: its form has one column, so nothing else can be meant."""
    assert dict(gir.parse(printed(ROWS)).values()) == VALUES


@PRINTED
def test_rows_of_two_figures_without_a_header_are_left_out(printed):
    """Protects from guessing which of two columns is the year's; each row is named."""
    report = gir.parse(printed(TABLE_OF_TWO))
    assert not report.values()
    assert {one.path for one in report.diagnostics} >= {"proactive_disclosure.documents", "requests.answered.total"}


@pytest.mark.parametrize("printed", [page, bars, tabs, cells, lines])
def test_a_row_of_the_office_s_own_among_rows_that_are_left_out(printed):
    """Protects what an office added from being lost in silence with the header of the table."""
    report = gir.parse(printed((TABLE_OF_TWO[0], ("便民服务事项", "条", "79", "95"), TABLE_OF_TWO[1])))
    told = [one for one in report.diagnostics if one.code == "unread-row" and one.data["label"] == "便民服务事项"]
    assert [one.path for one in told] == [None]
    assert report.account.totals[gir.FigureClass.UNPARSED] == 6


@PRINTED
@pytest.mark.parametrize("header", [("统计指标", "统计数", "单位"), ("统计指标", "统计数", ""), ("统计指标", "统计数")])
def test_units_behind_the_figures(printed, header):
    """Protects figures from a column of units that stands last, or that no header names."""
    rows = [(label, figure, unit) for label, unit, figure in ROWS[1:]]
    assert dict(gir.parse(printed((header, *rows))).values()) == VALUES


def test_figures_beside_their_names_begin_no_table():
    """Protects a page of 2022 that shows some figures in a picture's words from values of the table of 2014."""
    report = gir.parse(
        "示例市水务局2022年政府信息公开工作年度报告\n收到申请数\n5件\n行政复议数量\n2\n行政诉讼数量\n1\n举报投诉数\n0\n"
    )
    assert not report.values()


def test_a_row_named_in_a_sentence_begins_no_table():
    """Protects prose: the label of one row with a figure behind it is no table."""
    report = gir.parse(f"{TITLE}\n行政复议数\n3\n件。本局将继续努力。\n")
    assert not report.values()


@pytest.mark.parametrize("printed", [page, bars, tabs, lines])
@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        ("2016年", "2015年", 0),
        ("2015年", "2016年", 1),
        ("2015年度数据", "2016年度数据", 1),
        ("本年", "上年", 0),
        ("上年数", "本年", 1),
        ("统计数", "增减", 0),
        ("统计数", "同比增长", 0),
        ("本年度", "历年累计", 0),
        ("统计数", "备注", 0),
    ],
)
def test_columns_beside_that_of_the_year(printed, first, second, year):
    """Protects the year's figures from those of other years and comparisons, and from being left out for them."""
    rows = [(label, unit, *(("9", figure) if year else (figure, "9"))) for label, unit, figure in ROWS[1:]]
    report = gir.parse(printed((("统计指标", "单位", first, second), *rows)))
    assert dict(report.values()) == VALUES
    assert all(len(row.values) == 2 for row in report.indicators)


@PRINTED
@pytest.mark.parametrize("header", ["上年数", "2011年至今累计", "同比增长数"])
def test_a_lone_column_of_another_time_is_not_the_year_s(printed, header):
    """Protects the year's values from figures of last year or of all years; what is printed is kept."""
    report = gir.parse(printed((("统计指标", "单位", header), *ROWS[1:])))
    assert not report.values()
    assert [row.values[header] for row in report.indicators] == [19, 3, 5, 1, 4]


@PRINTED
@pytest.mark.parametrize("headers", [("2015年度",), ("2014年", "2015年"), ("2016年", "2017年")])
def test_figures_of_another_year_are_told(printed, headers):
    """Protects from figures under a header of another year that stand in the report's values without a word."""
    rows = [(label, unit, *[figure] * len(headers)) for label, unit, figure in ROWS[1:]]
    report = gir.parse(printed((("统计指标", "单位", *headers), *rows)))
    told = [one.path for one in report.diagnostics if one.code == "header-of-another-year"]
    assert told == ["proactive_disclosure", "requests"]


def test_a_column_of_remarks_without_one_may_have_lost_its_blanks():
    """Protects the figures of a table whose last column nobody filled in, on a text without its blank cells."""
    lines = ["统计指标", "单位", "统计数", "备注", *(word for row in ROWS[1:] for word in row)]
    report = gir.parse("\n".join([TITLE, *lines, "联系人：张三"]))
    assert dict(report.values()) == VALUES


def test_room_of_one_width_behind_labels_sets_no_columns():
    """Protects from reading a figure under the header that it happens to stand below."""
    gap = "\u3000\u3000"
    rows = [
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "225", " ", "15"),
        ("其他对外管理服务事项", "322", " ", "294"),
    ]
    report = gir.parse(
        "\n".join([TITLE, "第二十条第（五）项", *map(gap.join, rows), "三、收到和处理政府信息公开申请情况"])
    )
    assert not [path for path in report.values() if path.endswith(".change")]


@pytest.mark.parametrize("gap", [" ", "\u3000"])
def test_one_space_of_any_width_parts_headers(gap):
    """Protects rows whose cells are one wide space apart, header and all, as people type them."""
    rows = [("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"), ("行政处罚", "31", "-5", "12")]
    rows.append(("行政强制", "7", "0", "4"))
    report = gir.parse(
        "\n".join([TITLE, "第二十条第（六）项", *map(gap.join, rows), "三、收到和处理政府信息公开申请情况"])
    )
    stem = "proactive_disclosure.penalties."
    assert [report.values().get(f"{stem}{column}") for column in ("previous_year_items", "change", "decisions")] == [
        31,
        -5,
        12,
    ]


def test_numbers_of_rows_in_columns_of_spaces():
    """Protects a row whose label begins with 其中: its number was taken for a figure, and all of it for a note."""
    columns = (6, 30, 6, 0)
    rows = [("序号", "统计指标", "单位", "统计数"), *((str(at), *row) for at, row in enumerate(ROWS, 1))]
    printed = ["".join(cell.ljust(width) for cell, width in zip(row, columns, strict=True)).rstrip() for row in rows]
    assert dict(gir.parse("\n".join([TITLE, "", *printed, "", "联系人：张三"])).values()) == VALUES


@pytest.mark.parametrize("printed", [bars, tabs])
def test_two_rows_in_one_are_no_header(printed):
    """Protects all rows below from two that run into one: their labels seemed to head a column more."""
    merged = ("主动公开文件数 其中：1.政府网站公开数", "条 条", "8 8", "15 15")
    rows = (*TABLE_OF_TWO, ("2.网上申请数", "条", "7", "7", "9"))
    report = gir.parse(printed((("指标名称", "计量单位", "2016年度", "历年累计"), merged, *rows[1:])))
    assert report.values() == {"requests.answered.total.year": 3, "requests.answered.total.cumulative": 5}
    assert {"missing-cell", "extra-cell"} & {one.code for one in report.diagnostics}
