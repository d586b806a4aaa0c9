"""Texts that begin or end inside a table: what was cut off never moves what is left."""

import pytest

import govinfo_report as gir

CUT_HEADER = """处理决定数量 |
行政许可 |
{first} |
|
{third} |
其他对外管理服务事项 |
|
12 |
|
第二十条第（六）项 |
"""


@pytest.mark.parametrize(("first", "third"), [("79", "885"), ("79", ""), ("", "885")])
def test_a_header_of_which_only_the_last_word_is_left(first, third):
    """Three cells under one word: blanks beside a figure were taken for room, and 12 for the number of decisions."""
    report = gir.parse(CUT_HEADER.format(first=first, third=third))
    assert not report.values()
    assert {"extra-cell"} <= {one.code for one in report.diagnostics}


def test_rows_of_more_figures_than_columns_have_no_room():
    """A row with a figure for each of three columns shows that the header of two of them is lost everywhere."""
    head = "信息内容 |\n处理决定数量 |\n"
    rows = "行政许可 |\n1 |\n2 |\n3 |\n其他对外管理服务事项 |\n|\n12 |\n|\n"
    assert not gir.parse(f"第二十条第（五）项 |\n{head}{rows}第二十条第（六）项 |\n").values()


def test_a_blank_at_the_very_end_may_be_half_a_cell():
    """Behind the last tab a figure may have stood; it is no blank cell, but cut off."""
    report = gir.parse("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t3\t\t")
    stem = "proactive_disclosure.regulations"
    assert report.values() == {f"{stem}.issued": 3, f"{stem}.repealed": None}
    assert "cut-off" in {one.code for one in report.diagnostics}


def test_blanks_in_front_of_a_row_that_is_cut_may_be_room():
    """Markdown fills up a merged label with blanks: they are no values of the row whose end is lost."""
    head = "| 申请人情况 | | | | | | | | |\n| | | 自然人 | 法人或其他组织 | | | | | 总计 |\n"
    others = "| | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n"
    row = "| 一、本年新收政府信息公开申请数量 | | 3 | 0 | 0 | 0 | 0 | 1 | 4 |\n"
    report = gir.parse(f"{head}{others}{row}| 二、上年结转政府信息公开申请数量 | | 7 ")
    assert "requests.carried_over.natural_person" not in report.values()
    assert report.values()["requests.received.natural_person"] == 3


@pytest.mark.parametrize("label", ["", "案件数（2020年）\n"])
def test_fifteen_cells_under_the_headers_of_two_blocks(label):
    """Protects from a block whose header is lost: its figures would be those of the next one, and every sum holds."""
    results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 2
    cells = "17\n9\n7\n4\n37\n1\n\n\n1\n2\n\n\n\n\n\n"
    report = gir.parse(f"行政诉讼\n未经复议直接起诉\n复议后起诉\n{results}{label}{cells}五、存在的主要问题及改进情况\n")
    assert report.values() == {}
    assert "extra-cell" in {one.code for one in report.diagnostics}


def test_a_word_that_heads_no_table_hides_none():
    """Protects from 类别 taken for the header of another table, and with it the block behind it."""
    results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    heads = f"类别\n行政复议\n行政诉讼\n{results}未经复议直接起诉\n复议后起诉\n{results * 2}"
    report = gir.parse(f"{heads}案件数\n1\n0\n0\n0\n1\n" + "0\n" * 10 + "五、存在的主要问题及改进情况\n")
    assert report.values()["reconsideration.total"] == 1
    assert report.values()["litigation.direct.upheld"] == 0


def test_a_word_and_blanks_head_no_table():
    """The same between bars, where blanks of merged headers stand behind 行政复议."""
    heads = [
        "类别 | 行政复议 | | | | | 行政诉讼 | | | | | | | | | |",
        " | 结果维持 | 结果纠正 |",
    ]
    report = gir.parse("\n".join([*heads, "五、存在的主要问题及改进情况"]))
    assert "statistics_2014" not in [use.name for use in report.table_uses]


@pytest.mark.parametrize("label", ["当面申请数", "网络申请数", "同意公开答复数", "不同意公开答复数"])
def test_one_figure_beside_its_label_is_no_table(label):
    """Protects from a line of prose taken for the national table where Fujian's table has the same label, too."""
    report = gir.parse(f"工作情况\n{label} 5\n")
    assert report.format is None
    assert report.values() == {}


@pytest.mark.parametrize("header", ["本年处理绝对数量", "本年处理决顶数量", "本年处决定数量"])
def test_a_misprinted_header_that_two_forms_have_for_one_thing(header):
    """Protects 行政许可 from the doubt whether its header is that of 2019 or of 2021: both head the same figure."""
    report = gir.parse(f"第二十条第（五）项 | |||\n信息内容 | {header} | ||\n行政许可 | 3 | ||\n三、其他\n")
    assert report.values() == {"proactive_disclosure.licensing.decisions": 3}
    assert not [each for each in report.diagnostics if each.code == "ambiguous-label"]
