"""Captions above a table that say in which unit its amounts are."""

import pytest

import govinfo_report as gir

TABLE = """第二十条第（九）项 |
信息内容 | 采购项目数量 | {header} |
政府集中采购 | 3 | {amount} |
三、收到和处理政府信息公开申请情况
"""


@pytest.mark.parametrize(
    ("caption", "header", "amount", "unit"),
    [
        ("单位：元", "采购总金额", "4500.5", "元"),
        ("（金额单位：万元）", "采购总金额", "4500.5", "万元"),
        ("计量单位：件、万元", "采购总金额", "4500.5", "万元"),
        ("单位：件", "采购总金额", "4500.5", None),
        ("单位：元", "采购总金额（万元）", "4500.5", "万元"),
        ("单位：万元", "采购总金额", "4500.5元", "元"),
    ],
)
def test_a_caption_gives_the_unit_that_neither_cell_nor_header_names(caption, header, amount, unit):
    """Who adds up amounts that are in 元 as if they were in 万元 is wrong by four digits."""
    report = gir.parse(f"{caption}\n{TABLE.format(header=header, amount=amount)}")
    cell = report.cell("proactive_disclosure.procurement.amount")
    assert (float(cell.value), cell.unit) == (4500.5, unit)
    assert ("other-scale" in {one.code for one in report.diagnostics}) is (unit == "元")
