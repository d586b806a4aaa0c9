"""The columns of an indicator table: a value stands under the name of its own header, or under none."""

import pytest

import govinfo_report as gir

TABLE = """示例市水务局2011年政府信息公开工作年度报告
指标名称 | 计量单位 | {first} | {second} |
主动公开文件数 | 条 | 7 | 16 |
对申请的答复总数 | 条 | 3 | 5 |
联系人：张三
"""


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("本年度", "历年累计", {"year": 7, "cumulative": 16}),
        ("上年度", "本年度", {"year": 16}),
        ("上年末累计", "历年累计", {"cumulative": 16}),
        ("本月累计", "年度累计", {}),
        ("本期", "本年累计", {}),
    ],
)
def test_a_header_like_another_one_is_another_one(first, second, values):
    """Protects 历年累计, a sum of all years, from getting what was summed up within the year (本年累计, 年度累计)."""
    report = gir.parse(TABLE.format(first=first, second=second))
    stem = "proactive_disclosure.documents."
    assert {path.removeprefix(stem): value for path, value in report.values().items() if stem in path} == values
    assert dict(report.indicators[0].values) == {first: 7, second: 16}
