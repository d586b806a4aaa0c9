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
