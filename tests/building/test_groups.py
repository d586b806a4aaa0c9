"""The label of a group stands in front of its first row; what stands beside it is that row's label."""

import pytest

import govinfo_report as gir

HEAD = ("申请人情况", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def page(*rows):
    cells = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    return f"<table>{cells}</table>"


def bars(*rows):
    return "".join(" | ".join(row) + " |\n" for row in rows) + "（七）总计 | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


@pytest.mark.parametrize("printed", [page, bars])
@pytest.mark.parametrize(
    ("group", "label", "path"),
    [
        ("（三）不予公开", "1.属于国家密秘", "denied.state_secret"),
        ("（四）无法提供", "1.本机关不掌握相关的政务信息", "unavailable.not_held"),
        ("（五）不予处理", "1.信防举报投诉类申请", "not_processed.petition"),
    ],
)
def test_a_misspelt_label_beside_that_of_its_group(printed, group, label, path):
    """Protects the first row of a group, whose misprinted label was taken for a cell of the group's."""
    report = gir.parse(printed(HEAD, (group, label, *"1002003"), ("", "2.重复申请", *"0000000")))
    assert report.values()[f"requests.outcomes.{path}.total"] == 3
    assert report.values()[f"requests.outcomes.{path}.social_welfare_organization"] == 2


def test_a_row_of_the_office_s_own_beside_the_label_of_a_group():
    """Protects the group from the figures of a reason that the form does not have."""
    report = gir.parse(page(HEAD, ("（四）无法提供", "档案已移交", *"1002003"), ("", "2.重复申请", *"0000000")))
    assert [(row.label, *row.values.values()) for row in report.indicators] == [("档案已移交", 1, 0, 0, 2, 0, 0, 3)]
    assert "requests.outcomes.unavailable.subtotal.total" not in report.values()


@pytest.mark.parametrize("cell", ["见附件", "待核实"])
def test_a_word_for_a_figure_is_the_group_s_first_cell(cell):
    """Protects from a row of the office's own with the name 见附件, whose figures would be the group's."""
    report = gir.parse(page(HEAD, ("（三）不予公开", "", cell, *"002003"), ("", "1.属于国家秘密", *"1002003")))
    assert [row.label for row in report.indicators] == []
    assert report.values()["requests.outcomes.denied.state_secret.total"] == 3


def test_a_label_nobody_knows_begins_a_row_on_its_line():
    """Protects the row above, which has blank cells, from the figures beside a label that was cut short."""
    rows = (
        ("7.属于行政执法案卷", "8", "5", "", "", "—", "", "13"),
        ("8.属于行政", *"6000017"),
        ("（七）总计", *"0000000"),
    )
    report = gir.parse("".join(" | ".join(row) + " |\n" for row in (HEAD[1:], *rows)) + "四、其他\n")
    assert report.values()["requests.outcomes.denied.enforcement_files.total"] == 13
    assert [row.label for row in report.indicators] == ["8.属于行政"]
