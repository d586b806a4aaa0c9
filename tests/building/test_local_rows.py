"""Rows that offices add: they are kept as printed, and what stands behind them is read."""

import pytest

import govinfo_report as gir

ITEMS = """第二十条第（六）项 |
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
行政处罚 | 4 | 1 | 5 |
{label} | 6 | 2 | 8 |
行政强制 | 7 | -2 | 3 |
"""


@pytest.mark.parametrize("label", ["合计", "其他", "小计", "行政检查"])
def test_a_row_under_a_word_that_heads_a_column_elsewhere(label):
    """合计 and 其他 are columns of the request matrix: as labels they ended the table, and 行政强制 was lost."""
    report = gir.parse(ITEMS.format(label=label))
    assert report.values()["proactive_disclosure.coercive_measures.decisions"] == 3
    assert [one.label for one in report.indicators] == [label]
    assert not [one for one in report.diagnostics if one.code == "unread-figure"]


@pytest.mark.parametrize("label", ["数量", "件数", "案件数（2024年）"])
def test_a_label_in_front_of_the_fifteen_figures(label):
    """数量 heads a column of the national table and ended this one."""
    outcomes = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
    figures = " | ".join(str(one) for one in [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3])
    head = f"行政复议 | 行政诉讼 |\n{outcomes} 未经复议直接起诉 | 复议后起诉 |\n{outcomes} {outcomes}\n"
    values = gir.parse(f"类型 | {head}{label} | {figures} |\n").values()
    assert [values[f"{one}.total"] for one in ("reconsideration", "litigation.direct")] == [1, 2]
    assert len(values) == 15


STATISTICS = """统计指标 | 单位 | 统计数 |
1.政府公报公开政府信息数 | 条 | 4 |
2.政府网站公开政府信息数 | 条 | 9 |
6.政府信息公开栏公开政府信息数 | 条 | 2 |
"""


def test_a_row_like_one_that_was_read_is_another_row():
    """政府信息公开栏 is nearest to 政府公报, whose row stands above: the two cancelled each other."""
    report = gir.parse(STATISTICS)
    assert report.values() == {"proactive_disclosure.channels.gazette": 4, "proactive_disclosure.channels.website": 9}


def test_other_handling_of_2021_under_a_longer_name():
    """3.其他处理 is the third item of （六）, not that heading itself."""
    head = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    first, figures = "（六）其他处理 | 1.申请人无正当理由逾期不补正", "2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
    rows = "".join(f"{label} | {figures}" for label in (first, "3.其他处理", "（七）总计"))
    values = gir.parse(f"申请人情况 |\n{head}{rows}").values()
    assert values["requests.outcomes.other.other.total"] == 2
    assert "requests.outcomes.other.subtotal.total" not in values


@pytest.mark.parametrize("header", ["本年度", "合计", "2016年", "数量", "统计数"])
def test_the_one_column_of_the_national_table_under_other_names(header):
    """A header that other forms have as well, or none has."""
    report = gir.parse(f"统计指标 | 单位 | {header} |\n（一）收到申请数 | 件 | 12 |\n1.当面申请数 | 件 | 3 |\n")
    assert report.values() == {"requests.received.total": 12, "requests.received.in_person": 3}


@pytest.mark.parametrize("sign", ["•", ">", "·"])
def test_a_sign_names_no_row(sign):
    """Protects from a figure that moves into a row named ">", without a word to the row from which it is missing."""
    rows = ["主动公开文件数", "条", sign, "184", sign, "2708", "行政诉讼数", "件", "0", "0", "附件：无"]
    report = gir.parse("\n".join(["统计表", "指标名称", "计量单位", "2017年", "历年累计", *rows]))
    assert [indicator.label for indicator in report.indicators] == ["行政诉讼数"]
    assert {"missing-cell", "unread-figure"} <= {one.code for one in report.diagnostics}


@pytest.mark.parametrize(("own", "told"), [("行政", True), ("便民服务", False)])
def test_a_label_cut_short_may_be_that_of_another_row(own, told):
    """Protects from one of two rows whose figures differ: the label of the other lost its end."""
    rows = [("信息内容", "本年处理决定数量"), (own, "4"), ("行政处罚", "78"), ("行政强制", "0")]
    cells = "".join(f"<tr><td>{label}<td>{figure}" for label, figure in rows)
    report = gir.parse(f"<p>第二十条第（六）项<table>{cells}</table>")
    codes = {one.code for one in report.diagnostics if one.path == "proactive_disclosure.penalties"}
    assert ("ambiguous-label" in codes) is told
