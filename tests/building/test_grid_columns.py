"""Columns of a grid: whatever order an office gives them, each figure stands under its own header."""

import pytest

import govinfo_report as gir

KINDS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
NATURAL, TOTAL = "<td rowspan=2>自然人</td>", "<td rowspan=2>总计</td>"
ORGANIZATIONS = "<td colspan={}>法人或其他组织</td>"
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
RECEIVED = "requests.received"


def row(cells):
    """A row of a table."""
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in map(str, cells))


def matrix(first, second, values, *remarks):
    """The request matrix with two rows of headers."""
    rows = [
        row(["<td rowspan=2></td>", *first]),
        row(second),
        row(["一、本年新收政府信息公开申请数量", *values, *remarks]),
    ]
    rows.append(row(["二、上年结转政府信息公开申请数量", *[0] * len(values)]))
    return gir.parse(f"<table>{''.join(rows)}</table>", media_type="text/html")


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ([ORGANIZATIONS.format(5), NATURAL, TOTAL], KINDS, [3, 0, 0, 1, 0, 12, 16]),
        ([NATURAL, TOTAL, ORGANIZATIONS.format(5)], KINDS, [12, 16, 3, 0, 0, 1, 0]),
        ([TOTAL, ORGANIZATIONS.format(5), NATURAL], KINDS, [16, 3, 0, 0, 1, 0, 12]),
        ([NATURAL, ORGANIZATIONS.format(5), TOTAL], KINDS[::-1], [12, 0, 1, 0, 0, 3, 16]),
        (
            [NATURAL, ORGANIZATIONS.format(6), "<td rowspan=2>合计</td>"],
            [*KINDS, "小计"],
            [12, 3, 0, 0, 1, 0, 4, 16],
        ),
    ],
)
def test_applicants_stand_in_any_order(first, second, values):
    """Sums hold whichever applicants are taken for which: no check would tell."""
    found = matrix(first, second, values).values()
    assert {key: found[f"{RECEIVED}.{key}"] for key in ("natural_person", "commercial_enterprise", "total")} == {
        "natural_person": 12,
        "commercial_enterprise": 3,
        "total": 16,
    }
    assert (found[f"{RECEIVED}.legal_service_organization"], found[f"{RECEIVED}.other_organization"]) == (1, 0)


def test_a_column_that_the_office_left_out():
    """Every header is there for every cell: nothing is lost but what the office does not print."""
    report = matrix([NATURAL, ORGANIZATIONS.format(5)], KINDS, [12, 3, 0, 0, 1, 0])
    assert report.cell(f"{RECEIVED}.natural_person").value == 12
    assert report.cell(f"{RECEIVED}.legal_service_organization").value == 1
    assert report.cell(f"{RECEIVED}.total") is None


def test_a_remark_may_be_merged_over_many_rows():
    """Remarks are no figures, and rows under a merged one have no cell for them."""
    first = [NATURAL, ORGANIZATIONS.format(5), TOTAL, "<td rowspan=2>备注</td>"]
    report = matrix(first, KINDS, [12, 3, 0, 0, 1, 0, 16], "<td rowspan=2>其中网络申请12件</td>")
    assert (report.cell(f"{RECEIVED}.total").value, report.cell("requests.carried_over.total").value) == (16, 0)


def review(first, second, third, values):
    """The table of section four."""
    rows = "".join(map(row, (first, second, third, values)))
    return gir.parse(f"<table>{rows}</table>", media_type="text/html").values()


def test_blocks_stand_under_their_headers():
    """Every sum holds in whichever block five figures stand."""
    outer = ["<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>"]
    own = [f"<td rowspan=2>{one}</td>" for one in OUTCOMES]
    inner = ["<td colspan=5>复议后起诉</td>", "<td colspan=5>未经复议直接起诉</td>"]
    values = [0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 2]
    swapped = review(outer, [*own, *inner], OUTCOMES * 2, values)
    assert (swapped["litigation.direct.total"], swapped["litigation.after_reconsideration.total"]) == (2, 1)
    behind = review(outer[::-1], [*inner[::-1], *own], OUTCOMES * 2, [*values[5:], *values[:5]])
    assert behind["reconsideration.total"] == 0
    assert (behind["litigation.direct.total"], behind["litigation.after_reconsideration.total"]) == (1, 2)


def test_litigation_that_is_not_divided():
    """One block of litigation: reconsideration is read, and litigation has no place in the form."""
    outer = ["<td colspan=5>行政复议</td>", "<td colspan=5>行政诉讼</td>"]
    found = review(outer, OUTCOMES * 2, [1, 2, 0, 0, 3, 4, 0, 0, 0, 4], [])
    assert (found["reconsideration.upheld"], found["reconsideration.total"]) == (1, 3)
    assert not any(path.startswith("litigation") for path in found)


def test_a_mark_over_all_columns_is_that_of_each():
    """无 merged over fifteen columns was passed over without a word."""
    outer = ["<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>"]
    inner = [f"<td rowspan=2>{one}</td>" for one in OUTCOMES]
    inner += ["<td colspan=5>未经复议直接起诉</td>", "<td colspan=5>复议后起诉</td>"]
    found = review(outer, inner, OUTCOMES * 2, ["<td colspan=15>无</td>"])
    assert len(found) == 15
    assert set(found.values()) == {None}


def test_an_item_whose_group_stands_in_its_cell():
    """The item's row took the place of its group's, which the form of 2021 does not have."""
    cells = ["（六）其他处理—3.其他", 1, 0, 0, 0, 0, 0, 1]
    first = row(["", "自然人", *KINDS, "总计"])
    report = gir.parse(f"<table>{first}{row(cells)}</table>", media_type="text/html")
    assert report.values()["requests.outcomes.other.other.total"] == 1


def test_a_row_without_cells_is_told():
    """A mark merged over two rows leaves the second without a cell: absent, and not without a word."""
    rows = [["信息内容", "本年处理决定数量"], ["行政处罚", "<td rowspan=2>/</td>"], ["行政强制"]]
    report = gir.parse(f"<table>{''.join(map(row, rows))}</table>", media_type="text/html")
    path = "proactive_disclosure.coercive_measures"
    assert any(one.code == "missing-cell" and one.path == path for one in report.diagnostics)


def test_a_figure_under_no_header_of_the_grid_keeps_its_row_apart():
    """A figure cut in two beside two cells that were merged: as many cells as columns, and another number."""
    rows = [["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", 1, 2, 3]]
    rows.append(["其他对外管理服务事项", "<td colspan=2>365</td>", 3, 29])
    report = gir.parse(f"<table>{''.join(map(row, rows))}</table>", media_type="text/html")
    assert report.cell("proactive_disclosure.licensing.decisions").value == 3
    assert not any(path.startswith("proactive_disclosure.other_services") for path in report.values())
    assert any((one.path or "").startswith("proactive_disclosure.other_services") for one in report.diagnostics)


@pytest.mark.parametrize(
    ("widths", "told"),
    [((2, 1, 1), False), ((1, 1, 2), False), ((1, 2, 1), False), ((1, 3, 1), True), ((3, 1, 1), True)],
)
def test_cells_that_share_the_stretch_of_their_header_otherwise(widths, told):
    """Offices drag the borders of a row: each cell still stands below a part of its header, or the row is told."""
    spans = [f"<td colspan={width}>{value}</td>" for width, value in zip(widths, (8, "-3", 40), strict=True)]
    rows = [["信息内容", "上一年项目数量", "<td colspan=2>本年增/减</td>", "处理决定数量"], ["行政许可", *spans]]
    report = gir.parse(f"<table>{''.join(map(row, rows))}</table>", media_type="text/html")
    found = [report.values().get(f"proactive_disclosure.licensing.{key}") for key in ("previous_year_items", "change")]
    assert found == ([None, None] if told else [8, -3])
    assert told == any(one.path == "proactive_disclosure.licensing" for one in report.diagnostics)


@pytest.mark.parametrize(("left_out", "extra"), [(2, []), (None, ["<td rowspan=2>合计</td>"])])
def test_blocks_of_other_lengths(left_out, extra):
    """A block without a column of the form, or a sum over all blocks behind them: each header spans its own columns."""
    kept = [name for number, name in enumerate(OUTCOMES) if number != left_out]
    outer = [
        f"<td colspan={len(kept)}>行政复议</td>",
        "<td colspan=10>行政诉讼</td>",
        *["<td rowspan=1></td>" for _ in extra],
    ]
    own = [f"<td rowspan=2>{one}</td>" for one in kept]
    inner = ["<td colspan=5>未经复议直接起诉</td>", "<td colspan=5>复议后起诉</td>"]
    values = [1, 0, 0, 1] if left_out else [1, 0, 0, 0, 1]
    values += [2, 0, 0, 0, 2, 3, 0, 0, 0, 3, *[6 for _ in extra]]
    found = review(outer, [*own, *inner, *extra], OUTCOMES * 2, values)
    assert (found["reconsideration.upheld"], found["reconsideration.total"]) == (1, 1)
    assert (found["litigation.direct.total"], found["litigation.after_reconsideration.upheld"]) == (2, 3)
    assert ("reconsideration.other" in found) is (left_out is None)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["<td colspan=3>本年增/减</td>"], [81, 81, "<td colspan=2></td>"]),
        (["<td colspan=2>本年增/减</td>"], ["", 81, 81]),
    ],
)
def test_two_cells_below_one_header(header, cells):
    """Protects from a figure that stands twice: which of the cells below its header is the value, nobody can tell."""
    rows = [row(["信息内容", "上一年项目数量", *header]), row(["行政事业性收费", *cells])]
    report = gir.parse(f"<p>第二十条第（八）项</p><table>{''.join(rows)}</table>", media_type="text/html")
    assert "proactive_disclosure.fees.change" not in report.values()
    assert "proactive_disclosure.fees" in {one.path for one in report.diagnostics}


def test_a_merged_figure_that_reaches_beyond_the_header():
    """Protects a row in which one figure stands twice and two are merged: it has as many cells as there are headers."""
    head = row(["<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>"])
    blocks = row(["<td colspan=5></td>", "<td colspan=5>未经复议直接起诉</td>", "<td colspan=5>复议后起诉</td>"])
    figures = [17, 8, 6, 6, 37, 37, "", "", "", "", "", 7, 2, 2, "<td colspan=2>11</td>"]
    table = f"<table>{head}{blocks}{row(OUTCOMES * 3)}{row(figures)}</table>"
    report = gir.parse(table, media_type="text/html")
    assert not report.values()
    assert {"reconsideration", "litigation"} <= {one.path for one in report.diagnostics}


def test_a_merged_blank_that_moves_the_others_beyond_the_header():
    """Protects a row of as many cells as headers, one of which takes two columns: the others stand one too far."""
    applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    head = row(["申请人情况", *applicants])
    moved = row(["一、本年新收政府信息公开申请数量", 0, 0, 0, "<td colspan=2></td>", 0, 0, ""])
    whole = row(["二、上年结转政府信息公开申请数量", 0, 1, 0, 0, 0, 0, 1])
    report = gir.parse(f"<table>{head}{moved}{whole}</table>", media_type="text/html")
    assert not [path for path in report.values() if "received" in path]
    assert "requests.received" in {one.path for one in report.diagnostics}
    assert report.values()["requests.carried_over.total"] == 1


def test_a_row_that_lost_a_cell_beside_a_header_that_may_be_either_of_two():
    """Protects from a figure under the next header: as many cells as headers are left, but not below them."""
    head = row(["信息内容", "本年新制", "本年新公开数量", "对外公开总数量"])
    rows = [head, row(["规章", 33, 22, 109]), row(["规范性文件", 5, "-"])]
    report = gir.parse(f"<table>{''.join(rows)}</table>", media_type="text/html")
    assert not report.values()
    assert {"regulations", "normative_documents"} <= {(one.path or "").split(".")[-1] for one in report.diagnostics}
