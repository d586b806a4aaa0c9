"""Rows of the forms that a page lacks are told where another row may be one of them."""

import pytest

import govinfo_report as gir

PAGE = """某县水务局2022年政府信息公开工作年度报告
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
{rows}
三、收到和处理政府信息公开申请情况
"""
KNOWN, OTHER = "行政规范性文件 | 4 | 1 | 9 |", "规章 | 0 | 0 | 2 |"


def told(*rows):
    report = gir.parse(PAGE.format(rows="\n".join(rows)))
    return [one.path for one in report.diagnostics if one.code == "missing-row"]


@pytest.mark.parametrize("label", ["规章制度", "其他主动公开文件"])
def test_a_row_that_is_nowhere_beside_one_that_nobody_knows(label):
    """Protects the row of an office that gave it another name: its figures are in no value, and somebody must look."""
    assert told(f"{label} | 3 | 0 | 5 |", KNOWN) == ["proactive_disclosure.regulations"]


@pytest.mark.parametrize("rows", [(OTHER, KNOWN, "其他主动公开文件 | 3 | 0 | 5 |"), (KNOWN,)])
def test_a_row_of_the_offices_own_alone_is_no_sign(rows):
    """Protects tables with all rows of the form and one more, and those from which an office left a row out."""
    assert not told(*rows)
