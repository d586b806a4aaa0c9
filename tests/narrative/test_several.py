"""Two reports on one page are two reports."""

import pytest

import govinfo_report as gir

ITEMS = "信息内容 | 本年处理决定数量 |\n行政许可 | {} |\n"
MATRIX = """申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""
TITLE = "{}{}年政府信息公开工作年度报告\n"


def told(*parts):
    """Whether a text is said to hold several reports."""
    return "several-reports" in {one.code for one in gir.parse("".join(parts)).diagnostics}


@pytest.mark.parametrize("below", [("青溪县财政局", 2022), ("青溪县人民政府", 2021)])
def test_tables_below_another_title_are_those_of_another_report(below):
    """Protects from one report of the area's requests and its own office's licences: no table is there twice."""
    assert told(TITLE.format("青溪县人民政府", 2022), MATRIX, TITLE.format(*below), ITEMS.format(97))


@pytest.mark.parametrize(
    "parts",
    [
        (TITLE.format("青溪县财政局", 2022), ITEMS.format(97), TITLE.format("青溪县财政局", 2022), MATRIX),
        (TITLE.format("青溪县财政局", 2022), ITEMS.format(97), MATRIX, "上一篇：", TITLE.format("青溪县水务局", 2021)),
        (TITLE.format("青溪县水务局", 2021), TITLE.format("青溪县财政局", 2022), ITEMS.format(97), MATRIX),
    ],
)
def test_titles_of_links_are_no_reports(parts):
    """A title printed twice, and those of other pages in front or behind, say nothing of the tables."""
    assert not told(*parts)
