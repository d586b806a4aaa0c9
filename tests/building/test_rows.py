"""Cells under columns: what does not fit in exactly one way is not fitted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.room import habits_of
from govinfo_report.building.rows import fit_rows
from govinfo_report.building.ways import ways_of
from govinfo_report.diagnostics import Span
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import read_cell

THREE = [PrintedColumn("a", "甲"), PrintedColumn("b", "乙"), PrintedColumn("c", "丙")]


def cells(*texts, table=0):
    """Cells of one row of a table of pipes."""
    return tuple(
        Atom(text, Span(n * 10, n * 10 + len(text)), table, 0, n, ruled=False, reading=read_cell(text))
        for n, text in enumerate(texts)
    )


def fitted(*rows, columns=THREE):
    """The texts of each row by column, or None where it does not fit."""
    fits = fit_rows(ways_of(rows, columns), columns, habits_of([ways_of(rows, columns)], wide=True))
    return [None if fit.cells is None else tuple(cell.text if cell else None for cell in fit.cells) for fit in fits]


class Total:
    """The third cell of a row is the sum of the others."""

    def hold(self, cells):
        first, second, third = (cell.reading.value or 0 for cell in cells)
        return first + second == third

    def prove(self, cells):
        return self.hold(cells) and cells[-1].reading.value


SUMS = Total()


def test_a_row_that_is_full_fits_in_order():
    """The plain case."""
    assert fitted(cells("1", "", "3")) == [("1", "", "3")]


def test_blanks_that_fill_up_several_rows_alike_are_dropped():
    """Room that a merged cell leaves behind the values of all rows, or in front of them, is no value."""
    behind, front = cells("1", "2", "3", "", ""), cells("", "", "1", "2", "3")
    assert fitted(behind, behind) == [("1", "2", "3")] * 2
    assert fitted(front, front) == [("1", "2", "3")] * 2


def test_a_lone_row_that_is_too_long_does_not_fit():
    """Seen with 236 split in two cells: the blank in front of it was a value, and dropping it shifted three figures."""
    assert fitted(cells("", "2", "36", "7")) == [None]
    assert fitted(cells("5", "6", "7"), cells("", "2", "36", "7")) == [("5", "6", "7"), None]


def test_a_row_of_fewer_columns_is_filled_up_to_the_length_of_its_neighbours():
    """On one grid, 行政事业性收费 with one column has as many cells as the rows of three; the rest is room."""
    one = [PrintedColumn("a", "甲")]
    habits = habits_of([ways_of([cells("1", "2", "3")], THREE), ways_of([cells("9", "", "")], one)], wide=True)
    (fit,) = fit_rows(ways_of([cells("9", "", "")], one), one, habits)
    assert [cell.text for cell in fit.cells] == ["9"]
    (fit,) = fit_rows(ways_of([cells("9", "", "", "")], one), one, habits)
    assert fit.cells is None


def test_the_sums_of_a_row_tell_room_from_blanks():
    """Fifteen cells and two blanks: only one way to drop two adds up."""
    row = cells("", "", "2", "5", "7")
    (fit,) = fit_rows(ways_of([row], THREE), THREE, habits_of([], wide=True), sums=SUMS)
    assert [cell.text for cell in fit.cells] == ["2", "5", "7"]


def test_a_row_that_is_full_has_no_blank_to_be_one_of_its_values():
    """Bars in front and behind left a blank on either side of a row of zeros; nothing is open about it."""
    assert fitted(cells("", "0", "0", "0", "")) == [("0", "0", "0")]
    assert fitted(cells("", "0", "/", "0", "")) == [("0", "/", "0")]
    # A figure may be split in two cells, and a column may have lost its header.
    assert fitted(cells("", "2", "36", "7", "")) == [None]
    assert fitted(cells("0", "0", "0", "0"), cells("", "0", "0", "0"))[1] is None
    row = cells("", "2", "5", "7", "")
    (fit,) = fit_rows(ways_of([row], THREE), THREE, habits_of([], wide=True), sums=SUMS)
    assert [cell.text for cell in fit.cells] == ["2", "5", "7"]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>规章<td>&nbsp;<td>&nbsp;<td>2<td>36",
        "<tr><td>规章<td>8<td>4<td>2<tr><td>行政规范性文件<td><td>43<td>3<td>612",
        "<tr><td>规章<td>8<td>4<td>2<tr><td>行政规范性文件<td>43<td>3<td>612<td>",
    ],
)
def test_a_split_figure_beside_a_blank_shifts_nothing(row):
    """Cells of a real grid: the blank stands under a header, so the row has a cell too many, and says so."""
    head = "<tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年新制作数量<td>本年新公开数量<td>对外公开总数量"
    report = gir.parse(f"<table>{head}{row}</table>")
    about = "proactive_disclosure." + ("regulations" if "8" not in row else "normative_documents")
    assert not [path for path in report.values() if path.startswith(about)]
    assert about in {one.path for one in report.diagnostics if one.code == "extra-cell"}


def test_a_missing_cell_leaves_the_row_out():
    """Which of the three is missing nobody can tell; shifting the others would be a silent error."""
    assert fitted(cells("1", "2")) == [None]


def test_a_figure_too_many_leaves_the_row_out():
    """A figure split in two cells must not shift its neighbours."""
    assert fitted(cells("1", "2", "3", "4")) == [None]


def test_two_ways_to_fit_are_none_unless_other_rows_decide():
    """A blank at either end may be room or value; the clear rows of the table say which."""
    unclear, behind, front = cells("", "2", "3", ""), cells("1", "2", "3", ""), cells("", "1", "2", "3")
    assert fitted(unclear) == [None]
    assert fitted(behind, behind, unclear) == [("1", "2", "3"), ("1", "2", "3"), ("", "2", "3")]
    assert fitted(front, front, unclear) == [("1", "2", "3"), ("1", "2", "3"), ("2", "3", "")]


def test_a_unit_in_front_is_no_value():
    """条 | 5 under 单位 | 统计数."""
    columns = [PrintedColumn(None, "单位", (), "unit"), PrintedColumn("value", "统计数")]
    assert fitted(cells("条", "5"), cells("5"), cells("条", ""), columns=columns) == [("5",), ("5",), ("",)]


@given(st.lists(st.sampled_from(["", "0", "7", "/", "12"]), min_size=0, max_size=7))
def test_no_figure_is_lost_or_moved_within_a_fitted_row(texts):
    """Whatever a row holds: if it fits, its figures are there once each and in their order."""
    (found,) = fitted(cells(*texts))
    if found is not None:
        assert [text for text in found if text] == [text for text in texts if text]


def test_an_indicator_table_without_headers_gives_no_path():
    """Which column is the year's and which counts all years, only the header tells."""
    report = gir.parse("指标名称\n计量单位\n主动公开文件数\n条\n7\n19\n受理政府信息公开申请总数\n条\n——\n9\n")
    assert report.values() == {}
    assert report.diagnostics


def test_a_header_that_repeats_is_numbered_whatever_it_looks_like():
    """Two columns headed 总计(jì) once raised; both are kept under names of their own."""
    text = "指标名称 | 甲类(jì) | 甲类(jì) | 甲类(jì) |\n某项数 | 1 | 2 | 3 |\n另项数 | 4 | 5 | 6 |\n"
    first = gir.parse(text).indicators[0]
    assert list(first.values.items()) == [("甲类(jì)", 1), ("甲类(jì) (2)", 2), ("甲类(jì) (3)", 3)]


def test_headers_on_one_line_decide_between_two_ways_to_fit():
    """上一年项目数量 | 本年增/减 over a blank and 20: padding behind the row must not pull 20 to the left."""
    head = "第二十条第(八)项 |  |  |  |\n信息内容 | 上一年项目数量 | 本年增/减 |  |\n"
    text = f"{head}行政事业性收费 |  | 20 |  |\n三、收到和处理\n"
    values = gir.parse(text).values()
    assert values == {"proactive_disclosure.fees.previous_year_items": None, "proactive_disclosure.fees.change": 20}


def test_a_row_shorter_than_its_filled_up_header_lost_a_cell():
    """The header has its room behind it, the row has not: which of its cells is missing nobody can tell."""
    head = "| 第二十条第(八)项 |  |  |  |\n| 信息内容 | 上一年项目数量 | 本年增/减 |  |\n"
    assert gir.parse(f"{head}| 行政事业性收费 | 12 |  |\n三、收到和处理\n").values() == {}
    values = gir.parse(f"{head}| 行政事业性收费 | 12 |  |  |\n三、收到和处理\n").values()
    assert values == {"proactive_disclosure.fees.previous_year_items": 12, "proactive_disclosure.fees.change": None}


def test_a_page_number_behind_a_row_with_blanks_is_no_cell_of_it():
    """Seen between the rows of a table cut by a page: a blank was dropped to make room for the 6 on the next line."""
    head = "第二十条第（一）项\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
    report = gir.parse(f"{head}规章 | | | 208 |\n6\n规范性文件 | 33 | 4 | 50 |\n")
    row = {path.rpartition(".")[2]: value for path, value in report.values().items() if "regulations" in path}
    assert row == {"newly_made": None, "newly_disclosed": None, "total_disclosed": 208}
    assert [one.data["text"] for one in report.diagnostics if one.code == "unread-figure"] == ["6"]


def test_a_row_of_section_four_that_is_printed_twice_is_not_run_together():
    """Blanks at the edges of both rows once made one row of them, five places too far to the left."""
    names = "\t".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    row = "\t" * 5 + "1\t\t\t\t1" + "\t" * 5
    head = "某局2023年政府信息公开工作年度报告\n行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n"
    values = gir.parse(f"{head}{names}\n{row}\n{row}\n完").values()
    assert {path: value for path, value in values.items() if value is not None}.keys() <= {
        "litigation.direct.upheld",
        "litigation.direct.total",
    }


def ruled(text, column, row=1):
    """A cell of a grid."""
    return Atom(text, Span(column * 10, column * 10 + 1), 0, row, column, ruled=True, reading=read_cell(text))


def test_two_figures_in_one_cell_of_a_grid_are_neither_of_them():
    """Protects from 12, set digit below digit in a narrow cell, read as 1."""
    columns = [PrintedColumn(name, name, (ruled(name, place, row=0),)) for place, name in enumerate("甲乙丙", 1)]
    whole = (ruled("", 0), ruled("1", 1), ruled("—", 2), ruled("3", 3))
    broken = (ruled("", 0), ruled("1", 1), ruled("2", 1), ruled("—", 2), ruled("3", 3))
    assert fitted(whole, columns=columns) == [("1", "—", "3")]
    assert fitted(broken, columns=columns) == [None]


REVIEW = [
    *["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"],
    *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3,
]


@pytest.mark.parametrize(
    ("end", "row"),
    [
        ("", ["", "", "1", "0", "1", "2", "14", "10", "10", "3", "37", "", "", "", "", ""]),
        ("", ["", "0", "——", "0", "——", "0", "0", "0", "——", "——", "0", "19", "9", "6", "3", "37"]),
        (" |", ["", "0", "0", "1", "0", "1", "13", "10", "8", "6", "37", "2", "0", "2", "0", "4"]),
    ],
    ids=["lines", "lines of zeros", "bars"],
)
def test_a_cell_too_many_may_be_a_zero(end, row):
    """Protects from a stray 0: without it, or without the blank in front, section four adds up, and says two things."""
    lines = [f"{text}{end}" for text in (*REVIEW, *row)]
    report = gir.parse("\n".join([*lines, "五、存在的主要问题及改进情况"]))
    assert not any(path.startswith("reconsideration") for path in report.values())


def test_blanks_on_lines_fill_up_no_row_whose_header_has_none():
    """Protects from 34 split in 3 and 4 in front of a blank: three lines are as many as other tables have columns."""
    names = ["信息内容", "上一年项目数量", "本年增/减"]
    report = gir.parse(
        "\n".join([*names, "处理决定数量", "行政许可", "1", "", "3", *names, "行政事业性收费", "3", "4", "", "三、"])
    )
    assert "proactive_disclosure.licensing.decisions" in report.values()
    assert not any(path.startswith("proactive_disclosure.fees") for path in report.values())


def test_a_row_that_fits_where_most_do_not_may_lack_a_cell():
    """Protects from a bar behind seven zeros read as an eighth cell under a header of eight: other rows have seven."""
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计", "总计"]
    zeros = "0 | " * 7
    labels = ["予以公开", "部分公开", "属于国家秘密", "其他法律行政法规禁止公开"]
    rows = [f"{label} | {zeros}" + ("|" if label == labels[1] else "") for label in labels]
    report = gir.parse("\n".join([" | ".join(["申请人情况", *names]), *rows, "四、其他"]))
    assert report.values() == {}


def test_a_row_longer_than_every_line_of_its_header_does_not_fit():
    """Protects from a sixteenth cell behind fifteen: what stands under a header of several lines is moved."""
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    lines = [
        ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
        [*names, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
        [*[""] * 5, *names, *names],
        ["2", "", "", "", "2", *[""] * 7, "1", "1", "", ""],
    ]
    report = gir.parse("\n".join(f"| {' | '.join(line)} |" for line in lines))
    assert report.values() == {}


def test_bars_that_stand_for_covered_cells_are_no_blanks():
    """Protects from two cells printed as one: a bar that only fills up the row was the seventh cell."""
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    header = " | ".join(["申请人情况", *names]) + " | ||"
    short = "予以公开 | 0 | | | 无 | 无 | 0 | |||"
    whole = "部分公开 | 0 | | 无 | 0 | | 0 | 0 | ||"
    values = gir.parse(f"{header}\n{short}\n{whole}\n四、其他").values()
    assert not any(path.startswith("requests.outcomes.granted") for path in values)
    assert values["requests.outcomes.partially_granted.total"] == 0


def test_a_narrow_table_filled_up_to_the_grid_says_nothing_of_a_wide_one():
    """Protects from 10 split in 1 and 0 in front of two blanks: only tables of fewer columns end with a blank more."""
    three, two = (
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["信息内容", "上一年项目数量", "本年增/减", ""],
    )
    rows = [*three, "行政处罚", "311", "", "163", "行政强制", "1", "0", "", "", *two, "行政事业性收费", "3", "18", ""]
    bought = ["信息内容", "采购项目数量", "采购总金额", "", "政府集中采购", "5", "7", ""]
    report = gir.parse("".join(f"{cell} |\n" for cell in [*rows, *bought]))
    assert not any(path.startswith("proactive_disclosure.coercive_measures") for path in report.values())
    assert report.cell("proactive_disclosure.fees.change").value == 18


def test_where_each_cell_has_its_line_a_bar_more_ends_the_row():
    """Protects from two cells printed as one: the bar that ends the row was the third cell."""
    names = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    rows = ["规章", "", "", "", "行政规范性文件", "10", "47 |"]
    report = gir.parse("".join(f"{cell} |\n" for cell in [*names, *rows]) + "三、其他\n")
    assert not any(path.startswith("proactive_disclosure.normative_documents") for path in report.values())
    assert report.values()["proactive_disclosure.regulations.in_force"] is None


def test_a_sum_in_front_of_a_table_is_no_header_of_it():
    """Protects from 总计 899 件 above the applicants, taken for their total: 合计 was then the total, not their sum."""
    names = ["申请人情况", "自然人", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "合计"]
    cells = ["予以公开", "1", "2", "0", "0", "0", "0", "2", "3"]
    lines = [*names, *cells, "四、其他"]
    (plain, led) = (gir.parse("\n".join([*front, *lines])).values() for front in ([], ["总计 899 件"]))
    assert led == plain
    assert plain["requests.outcomes.granted.organizations_subtotal"] == 2


def test_a_header_broken_over_lines_is_no_measure_of_its_rows():
    """Protects rows that begin with a blank below it: their lines are longer than each line of the header."""
    head = "信息内容 | 本年新  \n制作数量 | 本年新  \n公开数量 | 对外公开总数量  \n"
    report = gir.parse(head + "规章 |   |   | 97  \n规范性文件 | 10 | 1 | 1  \n")
    assert [cell.raw for cell in report.cells.values()] == ["", "", "97", "10", "1", "1"]


def test_what_two_bars_part_stands_below_its_header():
    """Seen where bars are doubled: of a row with a blank in front, the figures moved one column aside, in silence."""
    lines = [
        "信息内容 || 上一年项目数量 || 本年增/减 || 处理决定数量",
        "行政处罚 ||   || +28 || 236",
        "行政强制 ||   || 0 || 12",
    ]
    values = gir.parse(
        "第二十条第（六）项\n" + "\n".join(lines) + "\n四、政府信息公开行政复议、行政诉讼情况\n"
    ).values()
    assert {path.removeprefix("proactive_disclosure."): value for path, value in values.items()} == {
        "penalties.previous_year_items": None,
        "penalties.change": 28,
        "penalties.decisions": 236,
        "coercive_measures.previous_year_items": None,
        "coercive_measures.change": 0,
        "coercive_measures.decisions": 12,
    }


def test_cells_parted_by_spaces_alone_stand_in_no_columns():
    """Protects from bands that rows make by chance: three spaces part all cells, and none stands below another."""
    rows = [
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", " ", "28", "236"],
        ["行政强制", " ", "0", "12"],
    ]
    text = "第二十条第（六）项\n" + "\n".join("\xa0\xa0\xa0".join(row) for row in rows) + "\n四、行政复议情况\n"
    assert not any(value in {28, 0, 236, 12} for value in gir.parse(text).values().values())


def warned(report):
    """The paths that a warning or an error names."""
    return {one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO and one.path}


FEES = "第二十条第（八）项 |\n|||\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n|\n行政事业性收费 |\n{}\n三、其他 |\n"


@pytest.mark.parametrize(
    ("cells", "values"),
    [("44 |\n6 |\n|", [44, 6]), ("|\n0 |\n0 |\n||", []), ("0 |\n0 |\n|\n|", []), ("0 |\n0 |\n|", [0, 0])],
)
def test_a_row_is_filled_up_like_its_header(cells, values):
    """Protects a blank value from being taken for the room of a merged label, beside a zero that stands twice."""
    report = gir.parse(FEES.format(cells))
    assert list(report.values().values()) == values
    assert bool(values) is ("proactive_disclosure.fees" not in warned(report))


def test_a_row_that_is_printed_twice_votes_once():
    """Protects from a figure that stands twice: with the row, what is beside it seemed to fill up every row."""
    rows = "政府集中采购 |\n8 |\n8 |\n|\n|\n"
    head = "第二十条第（九）项 |\n|||\n信息内容 |\n采购项目数量 |\n采购总金额 |\n|\n"
    report = gir.parse(f"{head}{rows}{rows}三、其他 |\n")
    assert not report.values()
    assert "proactive_disclosure.procurement" in warned(report)


@pytest.mark.parametrize(("rest", "whole"), [("", True), ("| |\n", False)])
def test_a_row_whose_rest_is_blank(rest, whole):
    """Protects from a figure that stands twice in a row that was torn: blanks alone are left on the next line."""
    head = "第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | |\n"
    others = "第二十条第（六）项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政处罚 | 7 | | 2 |\n"
    report = gir.parse(f"{others}{head}政府集中采购 | 8 | 8 |\n{rest}三、其他 |\n")
    assert ("proactive_disclosure.procurement.amount" in report.values()) is whole
    assert ("proactive_disclosure.procurement" in warned(report)) is not whole


def test_the_rest_of_a_torn_row_stands_below_its_labels():
    """Protects the figures of a row that goes on below the room of its labels, where every column has its place."""
    head = "| 申请人情况 |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    rows = [
        "| 三、本年度办理结果 | （一）予以公开 | 1 | 2 | 0 | 0 | 0 | 0 | 3 |",
        "|  | （二）部分公开 |  |  | 4 | 0 | 0 | 0 |",
        "|  |  | 4 |",
    ]
    values = gir.parse("\n".join(["三、收到和处理政府信息公开申请情况", head, *rows, "四、其他", ""])).values()
    read = {path.rpartition(".")[2]: value for path, value in values.items() if "partially_granted" in path}
    assert read["research_institution"] == 4
    assert read["total"] == 4


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (("", "", "5", "", "5"), ("5", "", "5")),
        (("", "5", "", "5", ""), None),
        (("", "5", "6", "11", ""), ("5", "6", "11")),
    ],
)
def test_room_on_both_sides_of_values_that_add_up(row, values):
    """Protects from a torn row whose blanks fall elsewhere: it adds up in two ways, and sums alone tell of neither."""
    rows = [cells(*row)]
    ways = ways_of(rows, THREE)
    (fit,) = fit_rows(ways, THREE, habits_of([ways], wide=True), sums=SUMS)
    assert (fit.cells and tuple(cell.text for cell in fit.cells)) == values


@pytest.mark.parametrize(("end", "whole"), [("7 |", True), ("7 | |", False)])
def test_a_row_that_is_wider_than_its_header(end, whole):
    """Protects from 57 that was split in 5 and 7, beside two cells that are merged: bars tell how wide the row is."""
    head = "第二十条第（一）项 | |||\n信息内容 |\n本年新制作数量 |\n本年新公开数量 |\n对外公开总数量 |\n"
    report = gir.parse(f"{head}规章 |\n|\n5 |\n{end}\n规范性文件 |\n8 |\n4 |\n55 |\n三、其他 |\n")
    assert ("proactive_disclosure.regulations.total_disclosed" in report.values()) is whole
    assert ("proactive_disclosure.regulations" in warned(report)) is not whole


@pytest.mark.parametrize(("rest", "whole"), [("||", True), ("| |", False)])
def test_blank_cells_below_a_wide_header(rest, whole):
    """Protects from 143 that was split in 1 and 43, in front of a blank: what a merged cell covers has bars alone."""
    report = gir.parse(
        "第二十条第（八）项 | ||||\n信息内容 | 上一年项目数量 | 本年增/减 | ||\n"
        f"行政事业性收费 | 1 | 43 | {rest}\n第二十条第（九）项 | ||||\n三、其他 |\n"
    )
    assert ("proactive_disclosure.fees.change" in report.values()) is whole
    assert ("proactive_disclosure.fees" in warned(report)) is not whole


def test_half_of_the_rows_show_that_nothing_fills_them_up():
    """Protects a blank value from being room in front of a zero that stands twice: the other row has none."""
    head = "第二十条第（一）项\n|\n信息内容\n| 本年制发件数\n| 本年废止件数\n| 现行有效件数\n|\n"
    report = gir.parse(f"{head}规章\n|\n| ——\n| 0\n| 0\n|\n行政规范性文件\n| 25\n| 6\n| 27\n|\n三、其他\n")
    assert not [path for path in report.values() if "regulations" in path]
    assert "proactive_disclosure.regulations" in warned(report)
    assert report.values()["proactive_disclosure.normative_documents.in_force"] == 27


def test_rows_of_other_tables_that_are_too_long_prove_no_room():
    """Protects 332, cut in two, from being 3 and 32: a blank too many in front is a mistake where most have none."""
    tables = [
        ways_of([cells("", "", "", "124"), cells("28", "12", "12")], THREE),
        ways_of([cells("", "", "3", "32"), cells("372", "1", "399")], THREE),
    ]
    for table in tables:
        fits = fit_rows(table, THREE, habits_of(tables, wide=True))
        assert [fit.cells is not None for fit in fits] == [False, True]


def test_a_row_that_is_as_long_as_a_misread_header_alone():
    """Protects 129, cut in two, from standing below a header of which all other rows show that it names too much."""
    head = (
        "指标名称 |\n计量单位 |\n2017年度 |\n历年累计 |\n备案数 |\n受理政府信息公开申请总数 |\n条 |\n1 |\n29 |\n315 |\n"
    )
    rows = ["其中：1.当面申请数", "2.网上申请数", "3.信函、传真申请数", "对申请的答复总数", "行政复议数", "行政诉讼数"]
    report = gir.parse(head + "".join(f"{row} |\n条 |\n{number} |\n9 |\n" for number, row in enumerate(rows)))
    assert not [path for path in report.values() if path.startswith("requests.received.total")]


def test_a_label_that_begins_anew_is_completed_by_what_follows_it():
    """Protects 规章, cut to 规, from getting the rest of 规范性文件 spelt downwards below it, and so its figures."""
    head = "第二十条第（一）项\n\n信息内容\n\n本年新制作数量\n\n本年新公开数量\n\n对外公开总数量\n\n"
    report = gir.parse(f"{head}规\n\n0\n\n0\n\n0\n\n规\n范\n性\n文\n件\n\n1\n\n1\n\n1\n\n三、其他\n")
    assert report.values()["proactive_disclosure.normative_documents.newly_made"] == 1
