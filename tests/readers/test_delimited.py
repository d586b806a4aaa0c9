"""Tables exported with commas between their cells."""

import pytest

import govinfo_report as gir
from govinfo_report.document import Paragraph, Table

TABLE = """示例市水务局2016年政府信息公开工作年度报告
统计指标,单位,统计数
主动公开政府信息数,条,"1,305条"
"主动公开规范性文件数
（不同渠道和方式公开相同信息计1条）",条,7
制发规范性文件总数,件,
联系人：张三
"""


def test_a_comma_in_quotation_marks_parts_nothing_and_a_quoted_cell_may_have_lines():
    """Protects figures with thousands marks, which would be two cells, and rows whose label is broken."""
    report = gir.parse(TABLE)
    assert report.values()["proactive_disclosure.total"] == 1305
    assert report.values()["proactive_disclosure.normative_documents.disclosed"] == 7
    assert report.cell("proactive_disclosure.normative_documents.issued").kind is gir.CellKind.BLANK
    cell = report.cell("proactive_disclosure.total")
    assert (cell.raw, report.document.text[cell.span.start : cell.span.end]) == ("1,305条", "1,305条")


@pytest.mark.parametrize("nothing", ["-", "——", "/", ""])
def test_a_table_without_a_figure_is_one_nevertheless(nothing):
    """Protects the table of an office without a request: every cell is a mark, and was looked at for a figure."""
    rows = [
        "信息内容,本年制发件数,本年废止件数,现行有效件数",
        f"规章{3 * f',{nothing}'}",
        f"行政规范性文件{3 * f',{nothing}'}",
    ]
    report = gir.parse("第二十条第（一）项,,,\n" + "\n".join(rows))
    assert list(report.values().values()) == [None] * 6


@pytest.mark.parametrize(
    "text",
    [
        "收到申请,答复申请,办结申请。\n新增栏目,更新栏目,清理栏目。\n全年公开,及时公开,准确公开。\n",
        "1,086,400\n1,305,200\n2,000,000\n",
        "行政许可,12,3\n行政处罚,5,0\n",
        "收费 1,305,200元\n采购 2,000,000元\n支出 1,086,400元\n",
        "指标 条 3,315 3,382\n件数 条 6,107 1,527\n次数 条 1,414 2,024\n",
    ],
    ids=["sentences", "figures", "two rows", "figures behind words", "columns of spaces"],
)
def test_commas_alone_make_no_table(text):
    """Protects sentences, and figures of seven digits a line, from being cut into cells."""
    blocks = gir.read(text).blocks
    assert not any(isinstance(block, Table) for block in blocks)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == text.splitlines()
