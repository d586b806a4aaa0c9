"""Rows whose labels are torn: a label that was read is never overruled by the form's order."""

import govinfo_report as gir

ROWS = """自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0
（六）其他处理 2 0 0 0 0 1 3
（七）总计 2 0 0 0 0 1 3
"""


def test_a_group_heading_with_figures_keeps_its_name():
    """Seen where 3.其他 was missing: the heading stood in its place, has its letters, and made parse raise."""
    values = gir.parse(ROWS).values()
    assert values["requests.outcomes.other.subtotal.total"] == 3
    assert "requests.outcomes.other.other.total" not in values
