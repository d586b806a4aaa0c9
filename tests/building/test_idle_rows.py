"""Rows of the table of reconsideration and litigation that only look like its row of figures."""

import pytest

import govinfo_report as gir

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = ("1", "0", "0", "0", "1", "2", "0", "1", "0", "3", "0", "0", "0", "4", "4")
EMPTY = ("",) * 15


def page(*rows):
    heads = (
        "<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr>"
        + "".join(f"<td rowspan=2>{one}" for one in OUTCOMES)
        + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>"
        + "".join(f"<td>{one}" for one in OUTCOMES * 2)
    )
    return f"<table>{heads}" + "".join("<tr>" + "".join(f"<td>{one}" for one in row) for row in rows) + "</table>"


def bars(*rows):
    heads = (("行政复议", "未经复议直接起诉", "复议后起诉"), OUTCOMES * 3)
    return "".join(" | ".join(row) + " |\n" for row in (*heads, *rows)) + "五、存在的主要问题\n"


def values_of(document):
    report = gir.parse(document)
    assert not [one for one in report.diagnostics if one.severity is gir.Severity.ERROR or one.code == "unread-figure"]
    return report.values()


@pytest.mark.parametrize("printed", [page, bars])
@pytest.mark.parametrize("around", ["above", "below"])
def test_an_empty_row_contradicts_no_figure(printed, around):
    """Protects the row of figures from an empty one of the template, beside which every value was in conflict."""
    rows = (EMPTY, FIGURES) if around == "above" else (FIGURES, EMPTY)
    assert values_of(printed(*rows)) == values_of(printed(FIGURES))


@pytest.mark.parametrize("printed", [page, bars])
def test_the_numbers_of_the_columns_are_no_figures(printed):
    """Protects the row of figures from 1 to 15 above it."""
    numbers = tuple(map(str, range(1, 16)))
    assert values_of(printed(numbers, FIGURES)) == values_of(printed(FIGURES))


@pytest.mark.parametrize("printed", [page, bars])
def test_a_table_that_is_empty_stays_blank(printed):
    """Protects blank cells, which are values, where no row holds a figure."""
    assert set(values_of(printed(EMPTY)).values()) == {None}
    assert len(values_of(printed(EMPTY))) == 15


def test_another_row_of_figures_is_still_a_conflict():
    """Protects from one of two rows that say different things."""
    report = gir.parse(page(FIGURES, ("9", *FIGURES[1:])))
    assert "conflicting-values" in {one.code for one in report.diagnostics}


@pytest.mark.parametrize("printed", [page, bars])
@pytest.mark.parametrize("word", ["见附件", "待核实", "同上", "#REF!"])
def test_a_word_for_a_figure_not_given_is_the_first_cell_not_a_label(printed, word):
    """Protects the row from moving one column to the left, behind what would be its label."""
    report = gir.parse(printed((word, *FIGURES[1:])))
    expected = gir.parse(printed(FIGURES)).values() | {"reconsideration.upheld": None}
    assert report.values() == expected
    longer = gir.parse(printed((word, "0", *FIGURES[1:])))
    assert not longer.values()
    assert {one.path for one in longer.diagnostics if one.code == "extra-cell"} == {"reconsideration", "litigation"}


@pytest.mark.parametrize("printed", [page, bars])
@pytest.mark.parametrize("word", ["见附件", "待核实", "#REF!"])
@pytest.mark.parametrize("place", [2, 4, 9, 14])
def test_a_word_for_a_figure_inside_the_row_costs_its_cell_alone(printed, word, place):
    """Protects the row of review from being cut in two where somebody wrote a word."""
    values = values_of(printed((*FIGURES[:place], word, *FIGURES[place + 1 :])))
    expected = dict(values_of(printed(FIGURES)))
    assert values == expected | {list(expected)[place]: None}
