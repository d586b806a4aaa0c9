"""White space below tables on bare lines."""

import pytest

import govinfo_report as gir

PERMITS = ["第二十条第(五)项", "信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
FORCE = ["第二十条第(六)项", "信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政处罚", "1", "2", "3"]


def document(*, gap):
    """Two tables of two rows, with so much white space below the first; the last row of the second has four cells."""
    first = [*PERMITS, "行政许可", "111", "9", "30", "其他对外管理服务事项", "363", "58", "266", *gap]
    return "\n".join([*first, *FORCE, "行政强制", "44", "0", "20", "", "三、收到和处理政府信息公开申请情况"])


@pytest.mark.parametrize(("gap", "expected"), [([], None), ([""], 20)])
def test_a_blank_below_a_row_is_room_only_where_other_tables_have_room_below(gap, expected):
    """Seen with 440 split in two lines: its last cell, blank, was taken for the room that no table there had."""
    report = gir.parse(document(gap=gap).encode(), media_type="text/plain")
    path, above = "proactive_disclosure.coercive_measures", "proactive_disclosure.penalties.decisions"
    assert report.values().get(f"{path}.decisions") == expected
    assert any(one.code == "extra-cell" and one.path == path for one in report.diagnostics) is (expected is None)
    assert report.values()[above] == 3


def test_a_blank_in_front_of_the_next_row_is_a_cell():
    """Protects from a blank that is printed twice: dropped behind the row, it moved the figure in front of it."""
    rows = ["规章", "", "", "0", "", "规范性文件", "20", "11", "11", "规范性文件", "20", "11", "11"]
    report = gir.parse(
        "\n".join([*PERMITS[1:2], "本年新制作数量", "本年新公开数量", "对外公开总数量", *rows, "三、其他"])
    )
    assert not any(path.startswith("proactive_disclosure.regulations") for path in report.values())
    assert report.cell("proactive_disclosure.normative_documents.newly_made").value == 20
