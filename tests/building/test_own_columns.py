"""A column that an office added to a table of the form costs none of the others its figures."""

from itertools import product

import pytest
from tests.building.printing import TITLE, bars, lines, page

import govinfo_report as gir

DOCUMENTS = ("本年制发件数", "本年废止件数", "现行有效件数")


def spaces(rows):
    return "\n".join((TITLE, *("  ".join(row) for row in rows), "第二十条第（五）项"))


@pytest.mark.parametrize("printed", [page, bars, lines, spaces])
@pytest.mark.parametrize(
    ("own", "place"),
    [*product(["占比", "同比", "备案件数", "上年总计"], [1, 2, 3]), ("失效件数", 2), ("失效件数", 3)],
)
def test_figures_stand_under_the_headers_beside_the_office_s_own(printed, own, place):
    """Protects the form's columns from being left out, and from taking the figures of the column in between."""

    def around(row, cell):
        return [*row[: place + 1], cell, *row[place + 1 :]]

    head = around(["信息内容", *DOCUMENTS], own)
    report = gir.parse(
        printed([head, around(["规章", "0", "1", "2"], "50"), around(["行政规范性文件", "3", "4", "9"], "60")])
    )
    prefix = "proactive_disclosure"
    assert report.values() == {
        f"{prefix}.{row}.{column}": value
        for row, values in (("regulations", (0, 1, 2)), ("normative_documents", (3, 4, 9)))
        for column, value in zip(("issued", "repealed", "in_force"), values, strict=True)
    }
    (said,) = (one for one in report.diagnostics if one.code == "unread-figure")
    assert said.data["text"] == "50、60"


@pytest.mark.parametrize("printed", [page, bars, lines, spaces])
def test_a_word_that_may_be_a_header_of_the_form_is_not_the_office_s_own(printed):
    """Protects 本年废止件数 from the figures below 失效件数, which may be the same."""
    head = ["信息内容", "本年制发件数", "失效件数", "本年废止件数", "现行有效件数"]
    report = gir.parse(printed([head, ["规章", "0", "1", "2", "3"], ["行政规范性文件", "3", "4", "5", "9"]]))
    assert {path.rpartition(".")[2] for path in report.values()} == {"issued", "in_force"}
    assert any(one.severity is not gir.Severity.INFO for one in report.diagnostics)


@pytest.mark.parametrize(
    ("heads", "row", "path"),
    [
        (("本年处理决定数量", "罚没金额"), ("行政处罚", "7", "55"), "penalties.decisions"),
        (("本年收费金额（单位：万元）", "减免金额"), ("行政事业性收费", "7", "55"), "fees.amount"),
        (("采购项目数量", "采购总金额", "节约金额"), ("政府集中采购", "7", "8", "55"), "procurement.projects"),
        (
            ("上一年项目数量", "本年增/减", "处理决定数量", "办结率"),
            ("行政许可", "7", "1", "2", "55"),
            "licensing.previous_year_items",
        ),
    ],
)
@pytest.mark.parametrize("printed", [page, bars, lines])
def test_a_table_with_one_column_of_the_form_has_room_for_another(printed, heads, row, path):
    """Protects the one figure of the form from the office's own beside it."""
    report = gir.parse(printed([["信息内容", *heads], row]))
    assert report.values()[f"proactive_disclosure.{path}"] == 7
    assert 55 not in report.values().values()
