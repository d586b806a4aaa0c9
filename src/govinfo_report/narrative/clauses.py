"""Divide a sentence into clauses of one figure, or of a zero in words, and read the marks of time on each.

``收到申请12件(其中网络申请9件),比上年增加3件`` are three clauses; ``微博、微信分别公开信息458条、1082条`` are two, each
with one of the subjects and one of the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from govinfo_report.narrative.quantities import Quantity, has_figure, read_quantity
from govinfo_report.narrative.statements import Kinds
from govinfo_report.narrative.stretches import Part, parts_of
from govinfo_report.narrative.words import FIGURE, OTHER, OTHERS
from govinfo_report.parsing.resources import grammar_data

__all__ = ["Clause", "Held", "Times", "read_clauses"]

_TIMES = {"year", "within", "previous", "cumulative", "since", "until", "partial", "ahead"}
_LASTING = {"year", "within", "previous", "cumulative", "since", "ahead"}
"""Marks that hold for the rest of the sentence, until another time is named."""
_LASTING_ALONE = _LASTING | {"accumulated", "until", "partial", "now"}
"""Marks that do so where they stand in a clause without a figure."""
_OF_PARTS = {"cumulative", "accumulated", "since", "until", "partial"}
"""Marks on a figure that hold for those of which it is the sum."""

_STRETCH = re.compile(
    r"(?:[^,:()?!《“「『]+|《[^《》]{0,80}》|“[^“”]{0,60}”|「[^「」]{0,60}」|『[^『』]{0,60}』|[《“「『]"
    r"|\([^()0-9零一二两三四五六七八九十无未]{1,80}\)|(?<=[0-9]),(?=[0-9])|,(?=专[门职])|:(?=[0-9])(?![0-9]{1,2}[.、][^0-9]))+"
)
"""What stands between two breaks; 指定2名人员,专门负责… is one stretch."""
_SOME_TIME = re.compile(
    r"(?<!报告)(?<!统计)期间$|历史上$|(?:[一二三四五六七八九十几两多全部各]个?年度?|(?:改革|改版|整合|合并|成立|上线|整改)[之以]?[前后])$"
)
"""A stretch of time that is not the reporting year, or not for certain."""
_ORDINAL = re.compile(r"[0-9]{1,2}[.、](?=[^0-9]|(?:19|20)[0-9]{2}年)")
_BARE = ((FIGURE,), ("NOT",))
_SPEAKS = ("PROACTIVE", "REQUEST", "ONREQUEST", "RECON", "LITIG", "WEBSITE", "WEIBO", "WECHAT", "GAZETTE", "NOT")
"""Words without a figure that say what the next clauses speak of, or zero."""


class Times(NamedTuple):
    """Which time the words say a figure speaks of."""

    marks: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    own: bool = False
    """Whether the clause says so itself; else a clause before it does."""


class Held(NamedTuple):
    """What a sentence says of those that go on from it, behind a semicolon or with 其中."""

    times: Times = Times()
    """What holds for them."""
    whole: Times = Times()
    """The time of its last figure, of which theirs may be parts."""
    elsewhere: bool = False
    """Whether it speaks of other offices."""


class Clause(NamedTuple):
    """One figure, or none, and the words that say what it counts.

    Attributes:
        kinds: What the grammar sees: the kinds of the words without fillers, marks and times.
        before: What a clause without a subject goes on from: the kinds of the clause before it.
        start: Offset of its first word in the sentence.
        end: Offset behind its last word.
        figure: The quantities of its figure: none for words only, two for a range.
        at: Start and end of the figure in the sentence.
        name: Start and end of the words that name what is counted.
    """

    kinds: Kinds
    before: Kinds
    times: Times
    start: int
    end: int
    figure: tuple[Quantity, ...]
    at: tuple[int, int]
    name: tuple[int, int]
    of_which: bool = False
    aside: bool = False
    """Whether it stands in brackets."""
    of_information: bool = False
    """Whether it says itself that it speaks of open government information."""
    elsewhere: bool = False
    """Whether its subject, here or before, is other offices than the report's."""


@cache
def _speaks() -> re.Pattern[str]:
    """What makes a stretch without a figure worth taking apart: a time, a subject, a zero, or that parts follow."""
    data = grammar_data("facts.toml")
    words = {word for mark in _LASTING_ALONE for word in data["marks"][mark]}
    words.update(word for kind in _SPEAKS for word in data["words"][kind])
    shortest = {word for word in words if not any(other != word and other in word for other in words)}
    letters = "".join(sorted(word for word in shortest if len(word) == 1))
    behind = groupby(sorted(word for word in shortest if len(word) > 1), key=lambda word: word[0])
    longer = (f"{first}(?:{'|'.join(word[1:] for word in each)})" for first, each in behind)
    return re.compile(
        "|".join(
            [
                "其中",
                f"[0-9{letters}]",
                "近[一二两三四五六七八九十几]",
                "过去[一二两三四五六七八九十几]",
                "年[来间]",
                *longer,
            ]
        )
    )


class _ClauseReader:
    """Reads the clauses of one sentence; knows what holds from the last one."""

    def __init__(self, own: tuple[str, ...], held: Held) -> None:
        self.own = own
        self.lasting, self.whole, self.elsewhere = held
        self.before: Kinds = ()
        self.divides = False
        """Whether 其中 stands alone in front of the next clause."""
        self.first: Clause | None = None
        """The first clause that states something."""

    def held(self) -> Held:
        """What holds for the sentences that go on from this one: what held from its first figure to its end."""
        if self.first is None:
            return Held(self.lasting, self.whole, self.elsewhere)
        (marks, years, _), begun = self.lasting, self.first.times
        times = Times(marks & begun.marks, years if years == begun.years else ())
        return Held(times, self.whole, self.elsewhere and self.first.elsewhere)

    @property
    def state(self) -> tuple[Times, Times, bool, Kinds]:
        """What holds where it stands."""
        return self.lasting, self.whole, self.elsewhere, self.before

    @state.setter
    def state(self, state: tuple[Times, Times, bool, Kinds]) -> None:
        self.lasting, self.whole, self.elsewhere, self.before = state

    def opaque(self, stretch: str, offset: int) -> Clause:
        """A stretch that says nothing but, perhaps, another time, unread."""
        whole = (offset, offset + len(stretch))
        if _SOME_TIME.search(stretch):
            self.lasting = Times(self.lasting.marks | {"until"}, self.lasting.years)
        self.before = (OTHER,)
        return Clause(self.before, self.before, self.lasting, *whole, (), (0, 0), whole, elsewhere=self.elsewhere)

    def clauses(self, stretch: str, offset: int, *, aside: bool) -> Iterator[Clause]:
        for part in parts_of(stretch, self.own):
            times, divides = self.times(part), self.divides
            self.divides = part.figure is None and not part.kinds and "of_which" in part.marks
            figure = read_quantity(stretch, part.figure) if part.figure is not None else ()
            self.elsewhere = part.subject == OTHERS or (self.elsewhere and part.subject is None)
            clause = Clause(
                part.kinds,
                self.before,
                times,
                offset + part.start,
                offset + part.end,
                figure,
                (offset + figure[0].start, offset + figure[0].end) if figure else (0, 0),
                (offset + part.name[0], offset + part.name[1]),
                divides or bool(part.marks & {"of_which", "rest"}),
                aside,
                part.of_information,
                self.elsewhere,
            )
            yield clause
            if figure or "NOT" in part.kinds:
                self.first = self.first or clause
            if figure:
                self.whole = times
            self.before = tuple(kind for kind in part.kinds if kind != FIGURE) or self.before

    def times(self, part: Part) -> Times:
        """The time of a clause; keeps what holds for what follows in the sentence."""
        marks, years = part.marks, part.years
        timed = bool(years) or bool(marks & _TIMES)
        lasting = self.lasting
        if "CARRIED_OVER" in part.kinds:
            lasting = Times(lasting.marks - {"previous"}, lasting.years)  # 上年 is said of when, not of how many
        if "changed_to" in marks and "previous" in lasting.marks:
            lasting = Times(lasting.marks - {"previous"})  # 由上年的20条增加到30条
        if "now" in marks and not timed:
            lasting = self.lasting = Times()
        elif "of_which" in marks and not timed:
            lasting = self.lasting = Times(lasting.marks | (self.whole.marks & _OF_PARTS), lasting.years)
        times = Times(marks, years, own=True) if timed else Times(marks | lasting.marks, lasting.years)
        keeps = marks & (_LASTING_ALONE if part.figure is None else _LASTING)
        if timed:
            self.lasting = Times(keeps, years)
        elif keeps:
            self.lasting = Times(lasting.marks | keeps, lasting.years)
        return times


def read_clauses(sentence: str, own: tuple[str, ...], held: Held) -> tuple[list[Clause], Held]:
    """The clauses of a sentence that state something or say what the next ones speak of, and what holds behind it.

    Args:
        sentence: Folded text without a full stop inside.
        own: Names that the agency goes by; they change nothing in its own report.
        held: What the sentence that this one goes on from says of it.
    """
    reader = _ClauseReader(own, held)
    return list(_clauses(sentence, reader)), reader.held()


def _clauses(sentence: str, reader: _ClauseReader) -> Iterator[Clause]:
    depth, done, own = 0, 0, reader.own
    outside = reader.state
    """What held in front of a bracket holds behind it, and what was spoken of."""
    passed: tuple[str, int, bool] | None = None
    """A stretch that seemed to say nothing; a bare figure or 无 behind it goes on from it."""
    for found in _STRETCH.finditer(sentence):
        start, end = found.span()
        for letter in sentence[done:start]:
            if letter == "(" and not depth:
                outside = reader.state
            elif letter == ")" and depth == 1:
                reader.state = outside
            depth = max(0, depth + (letter == "(") - (letter == ")"))
        done = end
        stretch, aside = found[0], depth > 0
        if ordinal := _ORDINAL.match(stretch):  # of a list: 其中:1.网站公开…
            start, stretch = start + ordinal.end(), stretch[ordinal.end() :]
        if not (_speaks().search(stretch) or has_figure(stretch, 0, len(stretch))):
            passed = (stretch, start, aside)
            continue
        if passed is not None:
            if any(part.kinds in _BARE for part in parts_of(stretch, own)[:1]):
                yield from reader.clauses(passed[0], passed[1], aside=passed[2])
            else:
                yield reader.opaque(passed[0], passed[1])
            passed = None
        yield from reader.clauses(stretch, start, aside=aside)
