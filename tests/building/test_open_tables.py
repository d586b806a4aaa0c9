"""Tables of statistics that each office makes for itself: any label is a row, whatever it resembles."""

import pytest

import govinfo_report as gir

HEADER = ["指标名称", "计量单位", "代码", "本期实际", "本年累计"]
ROWS = [
    ["主动公开信息数", "条", "01", 35, 120],
    ["网站专栏页面访问量", "人次", "02", 3000, 12000],
    ["依申请公开信息目录数", "条", "03", 9, 10],
    ["申请总数", "条", "04", 11, 12],
    ["其中：1.当面申请数", "条", "05", 5, 6],
    ["2.传真申请数", "条", "06", 0, 0],
    ["3.信函申请数", "条", "07", 6, 6],
    ["现场接待人数", "人次", "08", 5, 6],
    ["行政复议数", "件", "09", 0, 1],
    ["行政诉讼数", "件", "10", 0, 0],
    ["行政申诉数", "件", "11", 2, 3],
]
TITLE, END = "某县水务局2012年政府信息公开年度报告", "填报人：张三"


def printed(rows, surface):
    """A table in one of the surfaces."""
    if surface == "page":
        cells = ("".join(f"<td>{cell}" for cell in row) for row in rows)
        return f"<h1>{TITLE}</h1><table>{''.join(f'<tr>{row}' for row in cells)}</table><p>{END}</p>"
    between, behind = {"pipes": (" | ", " |"), "bars": ("\n| ", "\n|"), "tabs": ("\t", ""), "lines": ("\n", "")}[
        surface
    ]
    return "\n".join([TITLE, *(between.join(map(str, row)) + behind for row in rows), END])


def warned(report):
    return [one for one in report.diagnostics if one.severity != "info"]


SURFACES = pytest.mark.parametrize("surface", ["page", "pipes", "bars", "tabs", "lines"])


@SURFACES
def test_every_row_is_kept_under_its_own_label(surface):
    """Protects rows that the national form has, or has a similar one of: they lost their labels or took its path."""
    report = gir.parse(printed([HEADER, *ROWS], surface))
    assert [(one.label, one.unit, *one.values.values()) for one in report.indicators] == [
        (label, unit, *values) for label, unit, _, *values in ROWS
    ]
    assert (report.format, warned(report)) == ("indicators_other", [])
    assert all(one.kind != "unparsed" for one in report.account.figures)  # the codes are no figures


@SURFACES
def test_a_table_without_units_goes_on_behind_the_last_row_of_a_form(surface):
    """Protects the row behind 行政诉讼数, which was taken for figures of the page."""
    rows = [[label, *values] for label, _, _, *values in ROWS]
    report = gir.parse(printed([["指标名称", "本年度", "历年累计"], *rows], surface))
    last = report.indicators[-1]
    assert (last.label, *last.values.values()) == ("行政申诉数", 2, 3)


@pytest.mark.parametrize("surface", ["page", "pipes", "tabs"])
def test_the_code_of_a_row_may_have_a_mark(surface):
    """Protects rows whose code points to a note: they had a cell too many."""
    rows = [[label, unit, f"{code}**" if code > "08" else code, *values] for label, unit, code, *values in ROWS]
    report = gir.parse(printed([HEADER, *rows], surface))
    assert [list(one.values.values()) for one in report.indicators] == [row[3:] for row in ROWS]


def test_labels_that_are_on_no_form_tell_that_the_table_is_none_of_it():
    """Protects from the table of a month, some of whose rows the national form has, as if it were that form."""
    report = gir.parse(printed([[*HEADER[:3], "本月累计"], *(row[:4] for row in ROWS)], "page"))
    assert (report.format, report.values()) == ("indicators_other", {})
    assert len(report.indicators) == len(ROWS)
