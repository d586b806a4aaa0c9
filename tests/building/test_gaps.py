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


def page(procurement, below=()):
    """A page as a tool leaves it that writes each cell on a line: two lines between rows, three below a table."""
    rows = [*PERMITS[1:], "行政许可", "111", "9", "30", "其他对外管理服务事项", "363", "58", "266"]
    tables = [*(rows[:4]), "", "", *rows[4:8], "", "", *rows[8:], "", "", "第二十条第(九)项", "", ""]
    tables += [
        "信息内容",
        "采购项目数量",
        "采购总金额",
        "",
        "",
        "政府集中采购",
        *procurement,
        "三、收到和处理政府信息公开申请情况",
    ]
    heads = ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    new, kept = ["5", "1", "0", "0", "0", "0", "6"], ["2", "", "0", "0", "0", "0", "2"]
    matrix = ["申请人情况", "自然人", *heads[2:], "总计", "", "", "一、本年新收政府信息公开申请数量", *new, "", ""]
    matrix += ["四、结转下年度继续办理", *kept, "", "", "", "四、政府信息公开行政复议、行政诉讼情况"]
    return gir.parse("\n".join([*tables, *matrix, *below]).encode(), media_type="text/plain")


def test_lines_between_rows_and_below_tables_are_no_cells_where_all_rows_have_them():
    """Protects what a page's text keeps between rows: three blanks behind two figures were three cells too many."""
    report = page(["8", "120.5", "", "", ""])
    assert report.values()["proactive_disclosure.procurement.projects"] == 8
    assert report.cell("requests.carried_forward.natural_person").value == 2
    assert report.cell("requests.carried_forward.commercial_enterprise").value is None


@pytest.mark.parametrize(("lines", "pending"), [(2, 4), (1, None), (3, None)])
def test_the_lines_above_a_row_without_a_label_are_those_between_its_header_and_it(lines, pending):
    """Protects section four, whose figures have no label: the two lines below its header were its first two values."""
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    header = ["行政复议", "行政诉讼", *results, "未经复议直接起诉", "复议后起诉", *results, *results]
    figures = ["1", "2", "3", "4", "10", *["0"] * 10]
    section = [*header, *[""] * lines, *figures, "", "", "", "五、存在的主要问题及改进情况"]
    report = page(["8", "120.5", "", "", ""], section)
    assert report.values().get("reconsideration.pending") == pending


@pytest.mark.parametrize("cells", [["1", "", "120.5", "", "", ""], ["", "", "8", "", ""]])
def test_a_row_of_another_length_keeps_its_gap(cells):
    """Protects from a cell lost or one too many beside white space: which blank is a value, nobody can tell."""
    report = page(cells)
    assert not any(path.startswith("proactive_disclosure.procurement") for path in report.values())
    assert any((one.path or "").startswith("proactive_disclosure.procurement") for one in report.diagnostics)


def test_gaps_are_told_without_a_full_row_where_tables_of_several_widths_have_them():
    """Protects an office with a blank in every row: two lines behind each were two cells too many."""
    heads = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    lines = [*PERMITS, "行政许可", "", "9", "30", "", "", "其他对外管理服务事项", "188", "", "89", "", "", "", ""]
    lines += [*FORCE[:5], "行政处罚", "5", "", "7", "", "", "行政强制", "", "", "243", "", "", "", ""]
    lines += ["申请人情况", "自然人", *heads, "", "", "一、本年新收政府信息公开申请数量", "4", *[""] * 5, "4", "", ""]
    lines += ["二、上年结转政府信息公开申请数量", "1", *[""] * 5, "1", "", "", "三、存在的主要问题及改进情况"]
    values = gir.parse("\n".join(lines).encode(), media_type="text/plain").values()
    stem = "proactive_disclosure.other_services"
    assert [values.get(f"{stem}.{name}", 0) for name in ("previous_year_items", "change", "decisions")] == [
        188,
        None,
        89,
    ]
    assert values["requests.received.total"] == 4


def test_an_empty_line_fills_up_no_row_where_another_lacks_a_cell():
    """Protects a total from being read as blank: what parts two rows is no cell, and the row above has six."""
    heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = ["一、本年新收政府信息公开申请数量", *["0"] * 6, "二、上年结转政府信息公开申请数量", *["0"] * 6, ""]
    values = gir.parse(
        "\n".join(["申请人情况", *heads, *rows, "四、结转下年度继续办理", *["0"] * 7, "五、其他"])
    ).values()
    assert "requests.carried_over.total" not in values
