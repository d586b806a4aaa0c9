"""Labels that are both misprinted and broken over lines."""

import pytest

import govinfo_report as gir

HEAD = ("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
LAST = ("（七）总计", *"0000000")


def bars(*rows):
    return "".join(f"{cell} |\n" if cell else "|\n" for row in rows for cell in row) + "四、其他\n"


def lines(*rows):
    return "\n".join(cell for row in rows for cell in row) + "\n四、其他\n"


@pytest.mark.parametrize("printed", [bars, lines])
@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("2.其他法律行法规禁\n止公开", "denied.prohibited_by_law"),
        ("5.要求行政机关确认或重\n新出具巳获取\n信息", "not_processed.confirmation"),
        ("3.补正后申请内\n容仍然不明确", "unavailable.still_unclear"),
    ],
)
def test_a_misprinted_label_over_lines(printed, label, path):
    """Protects a row from standing empty in silence, with its figures behind the end of its label."""
    report = gir.parse(printed(HEAD, (label, *"1002003"), LAST))
    assert report.values()[f"requests.outcomes.{path}.total"] == 3
    assert not report.indicators


@pytest.mark.parametrize("printed", [bars])
def test_a_label_whose_end_is_another_row_is_told(printed):
    """Protects from a row that is neither read nor missed: the end of its label is taken for the office's own row."""
    rows = (HEAD, ("2.其他法律行政法规禁\n正公布了", "", *"002003"), LAST)
    report = gir.parse(printed(*rows))
    path = "requests.outcomes.denied.prohibited_by_law"
    assert f"{path}.total" not in report.values()
    assert path in {one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO}


def test_two_rows_of_the_office_s_own_are_not_one_label():
    """Protects from a label put together of two texts that only resemble one of the form when they are joined."""
    report = gir.parse(bars(HEAD, ("重复", *"1002003"), ("申请人", *"1002003"), LAST))
    assert not any(path.startswith("requests.outcomes.not_processed") for path in report.values())


def test_a_label_that_is_read_as_a_whole_is_not_told_as_ambiguous():
    """Protects from a warning that the row is left out: its first line alone is like several labels."""
    head = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    report = gir.parse(lines(head, ("行政许可", *"123"), ("其他对\n外管服务事项", *"435")))
    assert report.values()["proactive_disclosure.other_services.decisions"] == 5
    assert "ambiguous-label" not in {one.code for one in report.diagnostics}
