"""A header of which a piece is lost or torn heads fewer columns than its rows have: none of these is read by chance."""

import pytest

import govinfo_report as gir

ITEM = "proactive_disclosure.penalties"
HEADERS = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]


def told(report):
    """The paths that a warning or an error names."""
    return [one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO and one.path]


def bars(*rows):
    return "\n".join(" | ".join(row) + " |" for row in rows)


def bars_below(*rows):
    return "\n".join(f"{cell}\n|" for row in rows for cell in row)


def lines(*rows):
    return "\n".join(cell for row in rows for cell in row)


def page(table):
    return f"示例市水务局2020年政府信息公开工作年度报告\n第二十条第（六）项\n{table}\n三、其他\n"


@pytest.mark.parametrize("printed", [bars, bars_below, lines])
def test_a_whole_header_is_read(printed):
    """What the next tests change is sound without the change."""
    report = gir.parse(page(printed(HEADERS, ["行政处罚", "7", "5", "12"], ["行政强制", "0", "1", "2"])))
    assert [report.values()[f"{ITEM}.{name}"] for name in ("previous_year_items", "change", "decisions")] == [7, 5, 12]


@pytest.mark.parametrize(
    ("printed", "piece"),
    [
        (bars, "处"),
        (bars_below, "处"),
        (lines, "处"),
        *((one, "\n".join("处理决定数量")) for one in (bars_below, lines)),
    ],
)
@pytest.mark.parametrize("row", [["7", "12"], ["", "", "12"]])
def test_a_piece_of_a_header_is_a_column(printed, piece, row):
    """Protects the figures of the two other columns from one that stands under the torn header."""
    table = printed([*HEADERS[:3], piece], ["行政处罚", *row], ["行政强制", "0", "1", "2"])
    report = gir.parse(page(table))
    assert not [path for path in report.values() if path.startswith(ITEM)]
    assert ITEM in told(report)


def test_a_unit_that_ends_a_broken_header_is_no_cell_of_a_row():
    """Protects a header from being taken for a row of the office's own, because 项 is a unit, too."""
    table = lines([HEADERS[0], "上一年", "项", *HEADERS[2:]], ["行政处罚", "7", "12"], ["行政强制", "0", "1", "2"])
    report = gir.parse(page(table))
    assert not [path for path in report.values() if path.startswith(ITEM)]
    assert ITEM in told(report)


def test_a_figure_in_front_of_a_point_is_the_number_of_a_label():
    """Protects a row that lost a blank cell from the number of the next label, which is spelt downwards."""
    labels = ["指标名称", "计量单位", "2017年度", "历年累计", "主动公开文件数", "条", "14", "179"]
    torn = ["其中：1.当面申请数", "条", "7", *"2.网上申请数", "条", "3", "8"]
    head = ["受理政府信息公开申请总数", "条", "10", "74"]
    text = "\n\n".join(["示例市教育局2017年政府信息公开工作年度报告", *labels, *head, *torn, "联系人：张三"])
    report = gir.parse(text)
    assert "requests.received.in_person.year" not in report.values()
    assert "requests.received.in_person" in told(report)
    assert report.values()["requests.received.online.cumulative"] == 8


def test_a_figure_beside_others_is_no_number_of_a_label():
    """Protects a row from losing its last figure to a label that lost its 三, and from moving its other cells."""
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [["", *names], ["二、上年结转政府信息公开申请数量", *["3", "", "/", "/", "2", "", "5"]]]
    rows.append(["、结转下年度继续办理", *"2000002"])
    report = gir.parse("\n".join("\t".join(row) for row in rows) + "\n四、其他\n")
    assert report.values()["requests.carried_over.legal_service_organization"] == 2
    assert report.values()["requests.carried_over.total"] == 5
    assert report.values()["requests.carried_forward.total"] == 2
