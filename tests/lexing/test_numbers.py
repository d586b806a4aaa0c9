"""What stands in a cell: the five things are never confused, and nothing printed is altered."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.lexing.numbers import CellKind, figures, money_unit, read_cell

NUMBERS = [
    ("12", 12, None, None),
    ("１２", 12, None, None),
    ("1,234", 1234, None, None),
    ("1，234", 1234, None, None),
    ("1 362", 1362, None, None),
    ("0", 0, None, None),
    ("减少45", -45, None, None),
    ("−45", -45, None, None),
    ("减3", -3, None, None),
    ("增加4", 4, None, None),
    ("+19", 19, None, None),
    ("↑3", 3, None, None),
    ("68949.08元", Decimal("68949.08"), "元", None),
    ("12.5万元", Decimal("12.5"), "万元", None),
    ("14项", 14, "项", None),
    ("556.2萬元", Decimal("556.2"), "万元", None),
    ("3↓", -3, None, None),
    ("3（减）", -3, None, None),
    ("-3（减少）", -3, None, None),
    ("2（增加）", 2, None, None),
    ("减：3", -3, None, None),
    ("新增4项", 4, "项", None),
    ("12（件）", 12, "件", None),
    ("¥12.5万元", Decimal("12.5"), "万元", None),
    ("人民币12万元整", 12, "万元", None),
    ("共3件", 3, "件", None),
    ("**12**", 12, None, None),
    ("12\u200b", 12, None, None),
    ("16（其中修订16件）", 16, None, "其中修订16件"),
    ("22\n(其中修订 16 件)", 22, None, "其中修订 16 件"),
]


@pytest.mark.parametrize(("text", "value", "unit", "note"), NUMBERS)
def test_a_number_is_read_with_its_sign_unit_and_note(text, value, unit, note):
    """Protects every way in which offices print a number."""
    reading = read_cell(text)
    assert (reading.kind, reading.value, reading.unit, reading.note) == (CellKind.NUMBER, value, unit, note)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\xa0", "\u200b", "\n"])
def test_white_space_is_blank_and_not_zero(text):
    """A blank cell must never become a number."""
    assert read_cell(text).kind is CellKind.BLANK


@pytest.mark.parametrize("text", ["-", "—", "——", "/", "\\", "无", "不涉及", "*", "－", "無"])
def test_a_mark_is_neither_blank_nor_zero(text):
    """Not applicable is a statement of its own."""
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (CellKind.MARK, None)


@pytest.mark.parametrize(
    "text",
    [
        "--253",
        "+(0) -(0)",
        "1,23",
        "12 34",
        "约12",
        "1.2.3",
        "公务用车10辆",
        "1/2",
        "? 0",
        "+3（减）",
        "增3/减0",
        "12<br>345",
        "9" * 16,
    ],
)
def test_what_allows_two_readings_is_text(text):
    """A separator out of place, a doubled sign, a word in front: no number is made of it."""
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (CellKind.TEXT, None)


@given(st.integers(0, 10**9))
def test_grouping_never_changes_a_number(number):
    """Thousands marks in groups of three are read; the number stays what it is."""
    assert read_cell(f"{number:,}").value == number
    assert read_cell(f"{number:,}".replace(",", " ")).value == number


@given(st.integers(0, 10**6), st.sampled_from(["+", "-", "增加", "减少", "↑", "↓"]))
def test_a_sign_is_kept(number, sign):
    """A decrease never becomes an increase."""
    expected = -number if sign in {"-", "减少", "↓"} else number
    assert read_cell(f"{sign}{number}").value == expected


@given(st.text(max_size=60))
def test_any_text_is_one_of_the_five_things(text):
    """Content never raises, and only a number has a value."""
    reading = read_cell(text)
    assert (reading.value is not None) == (reading.kind is CellKind.NUMBER)


@given(st.text(alphabet="0123456789０１,.，件年 -", max_size=40))
def test_every_digit_is_in_exactly_one_figure(text):
    """The account can only add up if no digit escapes it and none is counted twice."""
    spans = figures(text)
    covered = [place for start, end in spans for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {place for place, char in enumerate(text) if char.isdecimal()} <= set(covered)


def test_figures_below_each_other_are_not_one_in_groups_of_three():
    """Two rows merged into one printed 98 over 399: that is no 98399."""
    assert read_cell("98\n399").kind is CellKind.TEXT
    assert read_cell("98 399").value == 98399


def test_a_mark_and_a_figure_in_one_cell_are_text():
    """Two merged cells, — and 3712件: the mark is no sign of the figure."""
    assert read_cell("— 3712件").kind is CellKind.TEXT
    assert read_cell("—3").value == -3
    assert read_cell("\u200b 5").value == 5


def test_a_minus_sign_with_a_space_behind_it_is_a_sign():
    """``−`` is neither a hyphen nor a dash: a tool that sets signs apart must not turn a decrease into a text."""
    assert read_cell("\N{MINUS SIGN} 43").value == -43
    assert read_cell("\N{MINUS SIGN}").kind is CellKind.MARK


def test_how_a_character_is_read_is_no_blank_cell():
    """``總計(jì)`` torn over two lines left a ``(jì)`` that filled up a row of the table below."""
    assert read_cell("(jì)").kind is CellKind.TEXT


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("本年收费金额（单位：元）", "元"),
        ("本年收费金额（單位：萬元）", "万元"),
        ("本年收费金额（万元，精确到元）", None),
        ("本年收费金额", None),
    ],
)
def test_the_unit_of_money_in_a_header(header, unit):
    """Protects amounts from standing under the form's unit where the header names another one, or may name two."""
    assert money_unit(header) == unit


@pytest.mark.parametrize(
    ("text", "kind", "value", "note"),
    [
        ("35①", CellKind.NUMBER, 35, "①"),
        ("35件²", CellKind.NUMBER, 35, "²"),
        ("１2⑴", CellKind.NUMBER, 12, "⑴"),
        ("16（其中①修订2件）", CellKind.NUMBER, 16, "其中1修订2件"),
        ("①35", CellKind.TEXT, None, None),
        ("①", CellKind.TEXT, None, None),
        ("3½", CellKind.TEXT, None, None),
    ],
)
def test_the_mark_of_a_footnote_is_no_digit(text, kind, value, note):
    """Protects 35 with a footnote ① from being read as 351."""
    reading = read_cell(text)
    assert (reading.kind, reading.value, reading.note) == (kind, value, note)
