"""A figure that no value, row or label explains is said to be unread."""

import pytest

import govinfo_report as gir

PAGE = """第二十条第（五）项
信息内容
本年处理决定数量
行政许可
{cell}
第二十条第（六）项
信息内容
本年处理决定数量
行政处罚
6
行政强制
0
二、收到和处理政府信息公开申请情况
"""


@pytest.mark.parametrize("cell", ["约300", "1.36万余", "12+3", "22[1]", "许可12 备案3"])
def test_a_text_with_figures_in_the_place_of_a_value(cell):
    """Protects from losing what stands in a cell on a line of its own because it is no number: somebody must look."""
    report = gir.parse(PAGE.format(cell=cell))
    assert "proactive_disclosure.licensing.decisions" not in report.values()
    (found,) = (one for one in report.diagnostics if one.code == "unread-figure")
    assert found.data["text"] == cell
    assert report.cell("proactive_disclosure.penalties.decisions").value == 6
