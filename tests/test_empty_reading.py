"""A table that holds figures and gives no value is an error, never a success."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gir

HEADER = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=2))
def test_figures_without_a_single_value_are_an_error(numbers):
    """Protects against a report that looks empty because nothing in it could be read."""
    row = " | ".join(map(str, numbers))
    report = gir.parse(f"第二十条第（一）项\n{HEADER}\n规章 | {row} |\n行政规范性文件 | {row} |\n第二十条第（五）项\n")
    assert report.values() == {}
    assert "empty-reading" in {one.code for one in report.errors}


def test_a_form_without_figures_is_no_error():
    """Protects the blank form that an office publishes: nothing was there to be read."""
    report = gir.parse(
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td></td><td></td><td></td></tr></table>"
    )
    assert set(report.values().values()) == {None}
    assert "empty-reading" not in {one.code for one in report.errors}


def test_a_header_without_a_row_that_is_understood_is_an_error():
    """Protects from the wording that there is no table: its figures stand there, under a header that is known."""
    cells = "<tr><td>统计指标</td><td>代码</td><td>单位</td><td>统计数</td></tr>"
    row = "<tr><td>主动公开政府信息数</td><td>01</td><td>条</td><td>{}</td></tr>"
    report = gir.parse(f"<h1>示例市水务局2016年政府信息公开工作年度报告</h1><table>{cells}{row.format(7)}</table>")
    assert report.values() or [one.code for one in report.errors] == ["empty-reading"]


@pytest.mark.parametrize("heads", [("上半年", "全年"), ("机关本级", "全系统")])
def test_rows_of_a_form_below_headers_that_it_does_not_have(heads):
    """Protects from a table whose rows all end among the indicators, so that no value is given and nothing said."""
    rows = [("统计指标", "单位", *heads), ("（一）主动公开政府信息数", "条", 17, 60), ("二、收到申请数", "件", 1, 6)]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    report = gir.parse(f"<h1>政府信息公开情况统计表</h1><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    assert report.values() == {}
    assert [row.values[heads[1]] for row in report.indicators] == [60, 6]
    assert "empty-reading" in {one.code for one in report.diagnostics}
