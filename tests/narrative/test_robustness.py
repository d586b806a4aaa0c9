"""Content never raises, spans always lie in the text, and no text takes long."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.narrative.reading import narrative

from govinfo_report.diagnostics import Span
from govinfo_report.narrative import Narrative, Section
from govinfo_report.narrative.fold import fold
from govinfo_report.narrative.reading import MOST_CHARACTERS
from govinfo_report.parsing.variants import simplified_characters

WORDS = st.sampled_from(
    [
        "2017年",
        "政府信息公开",
        "工作年度报告",
        "主动公开",
        "申请",
        "收到",
        "未",
        "没有",
        "行政复议",
        "、",
        ",",
        "。",
        ";",
        ":",
        "(",
        ")",
        "《",
        "》",
        "“",
        "”",
        "12",
        "条",
        "件",
        "万",
        "一、",
        "(一)",
        "1.",
        "㈡",
        "\n",
        "附件",
        "清河县水务局",
        "我局",
        "发布日期",
        "累计",
        "其中",
        "分别",
        "至",
        "通过",
        "网站",
        "等方式",
        "因",
        "引起",
        "百分之",
        "余",
        "近",
        "十",
        "二〇",
        "-",
        "/",
        " ",
        "\u3000",
        "xiàng",
        "第",
        "地址:",
        "邮编",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map("".join))


def _spans(read: Narrative) -> Iterator[Span]:
    def visit(sections: tuple[Section, ...]) -> Iterator[Span]:
        for section in sections:
            yield section.span
            yield from visit(section.children)

    yield from visit(read.sections)
    yield from read.ordinals
    yield from read.furniture
    yield from (each.span for each in (*read.facts, *read.attachments))
    yield from (fact.figure for fact in read.facts if fact.figure)
    stated = (
        read.agency,
        read.year,
        read.title,
        read.period,
        read.published,
        read.signed,
        read.index_number,
        read.scope,
    )
    yield from (each.span for each in stated if each)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, everything points into the text, and reading twice gives the same."""
    read = narrative(text)
    for span in _spans(read):
        assert 0 <= span.start <= span.end <= len(text)
    for fact in read.facts:
        assert text[fact.span.start : fact.span.end] == fact.quote
    for diagnostic in read.diagnostics:
        assert diagnostic.message
        assert diagnostic.message_in("zh")
    assert narrative(text) == read


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_folding_invents_no_character(text: str) -> None:
    """Every character of the folded text leads back to its own place, in order."""
    folded = fold(((text, 100),))
    places = [folded.source(at) for at in range(len(folded.text))]
    assert places == sorted(set(places))
    assert all(100 <= place < 100 + len(text) for place in places)
    for at, letter in enumerate(folded.text):
        if letter.isdigit() and letter.isascii():
            assert int(text[places[at] - 100]) == int(letter)


@given(
    st.lists(st.sampled_from(["清河", "县(xiàn)", "(注)", "12", "a", " ", "\u3000", "\n"]), max_size=12).map("".join)
)
def test_the_quick_way_back_is_the_slow_one(text: str) -> None:
    """A line of one piece, or of words parted by blanks, leads back as one of several pieces does."""
    quick, slow = fold(((text, 7),)), fold(((text, 7), ("", 7 + len(text))))
    assert quick.text == slow.text
    assert quick.gaps == slow.gaps or " " in quick.text  # a blank that stays may count as a gap or not
    for at in range(len(quick.text)):
        assert quick.source(at) == slow.source(at)
        assert quick.span(at, len(quick.text)) == slow.span(at, len(slow.text))
        assert quick.offset(quick.source(at)) == slow.offset(slow.source(at)) == at


def test_no_character_is_folded_twice() -> None:
    """Characters are replaced one after the other: where one led to another, their order would decide."""
    forms = simplified_characters()
    assert [form for form, simple in forms.items() if simple in forms] == []
    assert {len(letter) for pair in forms.items() for letter in pair} == {1}


@pytest.mark.parametrize(
    "unit",
    [
        "收到申请12件,办结3件。",
        "通过网络和",
        "在、",
        "1 2 3 ",
        "《",
        "“a”、",
        "一、概述 ",
        "一二三四五",
        "2017-1",
        "因",
        "附件:表。\n",
        "a@b.",
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    """Ten times the text takes about ten times the time, not a hundred times."""
    times = []
    for size in (20_000, 200_000):
        text = unit * (size // len(unit))
        begin = time.process_time()
        narrative(text)
        times.append(time.process_time() - begin)
    assert times[1] < 40 * times[0] + 0.5


@pytest.mark.parametrize("joint", [";", ",", " "])
def test_a_long_line_is_read_up_to_the_bound(joint: str) -> None:
    """A page on one line without a full stop is cut behind a part of a sentence; what came first is read."""
    read = narrative(f"收到申请12件{joint}" * (MOST_CHARACTERS // 8 + 20))
    assert "prose-cut" in [each.code for each in read.diagnostics]
    if joint != " ":
        assert {fact.value for fact in read.facts} == {12}


def test_prose_beyond_the_bound_is_reported() -> None:
    """What is not read is said, and no figure is cut in two at the bound."""
    text = "收到申请12件。" * (MOST_CHARACTERS // 7) + "收到申请12件。"
    read = narrative("甲" * 5 + text)
    assert [each.code for each in read.diagnostics] == ["prose-cut"]
    assert {fact.value for fact in read.facts} == {12}
