"""Words of a header that are headings of prose begin no table."""

import pytest

import govinfo_report as gir

PROSE = """某县教育局2022年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
{first}
收到行政复议3件，维持2件，纠正1件。
{second}
行政诉讼0件。
五、存在的主要问题及改进情况
"""


@pytest.mark.parametrize("word", ["", "情况", "案件情况"])
@pytest.mark.parametrize("ordinals", [("（一）", "（二）"), ("", "")])
def test_headings_of_paragraphs_are_no_header(word, ordinals):
    """Protects from warnings of unread figures where there is no table: blocks without a column head none."""
    first, second = ordinals
    report = gir.parse(PROSE.format(first=f"{first}行政复议{word}", second=f"{second}行政诉讼{word}"))
    assert not [one.code for one in report.diagnostics if one.severity is not gir.Severity.INFO]
