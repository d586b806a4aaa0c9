"""Somebody wrote a word or a sign where a figure should stand: its cell is a text, and no other moves."""

import pytest
from tests.building.printing import bars, cells, lines, tabs

import govinfo_report as gir

ROWS = (
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "4", "5", "6"),
    ("行政规范性文件", "7", "8", "9"),
    ("第二十条第（五）项",),
)
ITEMS = "proactive_disclosure"


def read(printed, row, place, word):
    rows = [list(one) for one in ROWS]
    rows[row][place] = word
    return gir.parse(printed(rows))


PRINTED = pytest.mark.parametrize("printed", [bars, cells, tabs, lines])
PLACES = pytest.mark.parametrize(("row", "place"), [(2, 1), (2, 3), (3, 1), (3, 2), (3, 3)])


@PRINTED
@PLACES
@pytest.mark.parametrize("word", ["O", "○", "详见附件", "待核实", "同上"])
def test_a_word_is_the_text_of_its_cell(printed, row, place, word):
    """Protects the cells beside it, which moved into its place or were left out with it."""
    values = list(read(printed, row, place, word).values().values())
    number = 3 * (row - 2) + place - 1
    assert values == [None if at == number else at + 4 for at in range(6)]


@PRINTED
@PLACES
@pytest.mark.parametrize("word", ["零", "〇"])
def test_a_chinese_zero_is_a_figure(printed, row, place, word):
    """Protects a zero in words from being no value, and 〇 from being taken for a piece of the label."""
    values = list(read(printed, row, place, word).values().values())
    assert values[3 * (row - 2) + place - 1] == 0
    assert len(values) == 6


@PRINTED
@PLACES
@pytest.mark.parametrize("word", ["·", "…", "△", "若干", "3/4"])
def test_what_else_stands_there_is_told(printed, row, place, word):
    """Protects from a row that is left out in silence, or read with its figures moved."""
    report = read(printed, row, place, word)
    number = 3 * (row - 2) + place - 1
    right = list(range(4, 10))
    names = [f"{ITEMS}.{one}" for one in ("regulations", "normative_documents")]
    paths = [f"{name}.{column}" for name in names for column in ("issued", "repealed", "in_force")]
    for at, path in enumerate(paths):
        assert report.values().get(path, right[at]) == (None if at == number and path in report.values() else right[at])
    told = [one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO and one.path]
    assert any(names[row - 2].startswith(path) or path.startswith(names[row - 2]) for path in told)


@pytest.mark.parametrize("figure", ["12。", "12；", "12;"])
def test_a_stop_behind_a_figure_is_no_part_of_it(figure):
    """Protects a figure that somebody ended like a sentence."""
    assert read(bars, 2, 1, figure).values()[f"{ITEMS}.regulations.issued"] == 12
    assert read(bars, 2, 1, "12，").values()[f"{ITEMS}.regulations.issued"] is None
