"""Labels: exact where they are known, guessed only where the guess is clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.lexing.labels import MARGIN, MatchKind, canonical_label, dictionary, find_label, guess_label
from govinfo_report.lexing.normalize import fold
from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.resources import grammar_data

TERMINALS = sorted(name for name in compiled().labels if name[:2] in {"R_", "C_", "H_", "G_"})
ALL = frozenset(TERMINALS)


@pytest.mark.parametrize("terminal", TERMINALS)
def test_every_label_of_the_forms_is_found(terminal):
    """The grammar's own label must be recognised word for word, with and without an ordinal."""
    label = canonical_label(terminal)
    for printed in (label, f"（一）{label}", f"1.{label}"):
        match = find_label(printed)
        assert match is not None
        assert match.kind is MatchKind.EXACT
        assert terminal in match.terminals


def test_every_alias_belongs_to_a_terminal():
    """An alias of a terminal that no grammar has would never be used."""
    named = {terminal for terminals in dictionary().values() for terminal in terminals}
    assert named - {"HEADING"} <= compiled().labels.keys()


@pytest.mark.parametrize("terminal", [t for t in TERMINALS if len(canonical_label(t)) >= 7])
def test_one_wrong_character_never_finds_another_label_alone(terminal):
    """A misspelt label is its own, or several are named; never only a wrong one."""
    label = canonical_label(terminal)
    same = {name for name in TERMINALS if canonical_label(name) == label}
    for place in range(len(label)):
        damaged = label[:place] + "囗" + label[place + 1 :]
        match = find_label(damaged) or guess_label(damaged, ALL)
        assert match is None or same & set(match.terminals), damaged


def test_the_expectation_breaks_ties_and_never_overrules_the_evidence():
    """A label far better than the allowed ones is returned although it cannot stand here."""
    match = guess_label("属于三类内部事务倍息", frozenset({"R_PROCESS_INFORMATION"}))
    assert match is not None
    assert match.terminals == ("R_INTERNAL_AFFAIRS",)
    assert match.score > MARGIN


def test_a_label_equally_near_to_twins_is_given_to_neither():
    """予公开 lies as near to 予以公开 as to 不予公开: both are named, so that the caller leaves the row out."""
    match = guess_label("囗予公开", ALL)
    assert match is None or {"R_GRANTED", "G_DENIED"} & set(match.terminals) != {"R_GRANTED"}


ROWS = [name for name in TERMINALS if name.startswith("R_") and dictionary()[fold(canonical_label(name))] == (name,)]


@given(st.permutations(ROWS), st.sampled_from(["", "、", "及", "1."]))
def test_the_labels_of_two_rows_are_the_label_of_neither(rows, between):
    """Their cells were merged: whichever row took the figures, half of them would be another's, run together."""
    one, other = rows[:2]
    text = canonical_label(one) + between + canonical_label(other)
    assert find_label(text) is None or find_label(text).kind is MatchKind.EXACT  # 其他 and a longer word
    match = guess_label(text, ALL)
    assert match is None or len(match.terminals) > 1, text


@pytest.mark.parametrize("label", ["行政许可 其他对外管理服务事项", "行政许可、其他对外管理服务事项"])
def test_the_figures_of_two_rows_in_one_are_left_out(label):
    """``148 479`` of two rows was read as 148,479 of the second one."""
    header = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量"
    report = gir.parse(f"{header}\n{label}\t148 479\t\t13 331\n第二十条第（六）项")
    assert report.values() == {}
    assert "ambiguous-label" in {one.code for one in report.diagnostics}


@pytest.mark.parametrize("printed", ["行政许可35", "行政许可 35", "主动公开政府信息数(计1条) 条 0 涉及国家秘密 件 37"])
def test_a_figure_behind_a_label_is_no_explanation(printed):
    """A label and its value in one cell: taken for the label alone, the value would be lost without a word."""
    assert find_label(printed) is None


@pytest.mark.parametrize("printed", ["上一年项目数量 2019年", "上一年项目数量2019", "现行有效件数(截至2021年)"])
def test_a_year_behind_a_label_is_one(printed):
    """Years explain a header."""
    assert find_label(printed) is not None


def test_an_alias_with_its_ordinal_stands_for_that_ordinal_alone():
    """3.其他处理 and （六）其他处理 are two rows of one form."""
    item, group = find_label("3.其他处理"), find_label("（六）其他处理")
    assert item is not None
    assert group is not None
    assert (item.terminals, group.terminals) == (("R_OTHER",), ("G_OTHER",))


def test_the_rest_of_something_is_not_that_thing():
    """Protects from the figures of 其他主动公开文件 in the row of all documents, whose label was cut short."""
    match = guess_label("其他主动公开文件", ALL)
    assert match is None or "R_DOCUMENTS" not in match.terminals


@pytest.mark.parametrize("word", grammar_data("labels.toml")["guesses"]["turns"])
def test_a_label_with_a_word_that_turns_it_is_another_one(word):
    """Protects from 统计累计数 read as 统计数, where a label with 累计 is near that may not stand there."""
    having = {terminal for key, terminals in dictionary().items() if word in key for terminal in terminals}
    for terminal in {*TERMINALS} - having:
        label = canonical_label(terminal)
        for at in range(len(label) + 1):
            match = guess_label(label[:at] + word + label[at:], frozenset({terminal}))
            assert match is None or terminal not in match.terminals


@pytest.mark.parametrize("between", ["", "-", "—"])
@pytest.mark.parametrize(
    ("group", "item", "terminal"),
    [
        ("三、本年度办理结果", "（一）予以公开", "R_GRANTED"),
        ("（三）不予公开", "1.属于国家秘密", "R_STATE_SECRET"),
        ("三、本年度办理结果（五）不予处理", "2.重复申请", "R_DUPLICATE"),
    ],
)
def test_a_cell_that_names_a_group_and_its_item_is_the_items(between, group, item, terminal):
    """Protects from figures of an item read as its group's: tables that were filled downwards join the labels."""
    match = find_label(group + between + item)
    assert match is not None
    assert match.terminals == (terminal,)


@pytest.mark.parametrize("printed", ["行政事业性收费 12.5万", "主动公开政府信息数 条 2798 涉及商业秘密数"])
def test_a_label_with_a_figure_behind_it_is_more_than_a_label(printed):
    """Protects the figure from vanishing in a label that is guessed, and its value from being read as blank."""
    assert guess_label(printed, frozenset({"R_FEES", "R_DISCLOSED"})) is None
