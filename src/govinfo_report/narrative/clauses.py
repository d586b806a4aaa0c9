"""Divide a sentence into clauses of one figure, or of a zero in words, and read the marks of time on each.

``收到申请12件(其中网络申请9件),比上年增加3件`` are three clauses; ``微博、微信分别公开信息458条、1082条`` are two, each
with one of the subjects and one of the figures.

What a stretch between two commas says does not depend on the digits of its figures, and reports say the same again
and again: each stretch is taken apart once, with other digits in the place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from attrs import frozen

from govinfo_report.narrative.quantities import Quantity, has_figure, read_quantity
from govinfo_report.narrative.statements import Kinds, reads
from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.narrative.words import BREAK, FIGURE, FILLER, MARK, OTHER, TOPIC, YEAR, Word, cut

__all__ = ["VERBS", "Clause", "Times", "clauses"]

_TIMES = {"year", "previous", "cumulative", "until", "partial", "ahead"}
_LASTING = {"year", "previous", "cumulative", "ahead"}
"""Marks that hold for the rest of the sentence, until another time is named."""
_LASTING_ALONE = _LASTING | {"accumulated", "until", "partial"}
"""Marks that do so where they stand in a clause without a figure."""

VERBS = frozenset(
    {"HOLD", "SET_UP", "APPOINT", "OPEN", "PROACTIVE", "PUBLISH", "ISSUE", "RECEIVE", "ACCEPT", "HANDLE", "CLOSE"}
    | {"ANSWER", "CHARGE", "RESPOND", "HAPPEN"}
)
"""What is done, and so no name of what is counted."""

_STRETCH = re.compile(
    r"(?:[^,:()?!《“「『]+|《[^《》]{0,80}》|“[^“”]{0,60}”|「[^「」]{0,60}」|『[^『』]{0,60}』|[《“「『]"
    r"|\([^()0-9零一二两三四五六七八九十无未]{1,80}\)|(?<=[0-9]),(?=[0-9])|,(?=专[门职])|:(?=[0-9]))+"
)
"""What stands between two breaks; 指定2名人员,专门负责… is one stretch."""
_SPEAKS = ("PROACTIVE", "REQUEST", "ONREQUEST", "RECON", "LITIG", "WEBSITE", "WEIBO", "WECHAT", "GAZETTE", "NOT")
"""Words without a figure that say what the next clauses speak of, or zero."""
_DATED = re.compile(r"[0-9][年月日]|季|[0-9][^0-9,]{0,3}[-~至到]{1,2}[0-9]|[0-9][,. ][0-9]")
"""Where the digits themselves tell what a stretch says."""
_DIGITS = str.maketrans("0123456789", "7777777777")


class Times(NamedTuple):
    """Which time the words say a figure speaks of."""

    marks: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    own: bool = False
    """Whether the clause says so itself; else a clause before it does."""


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


@frozen
class _Part:
    """A clause as its own words make it, whatever stands around it; offsets count from where its stretch begins."""

    kinds: Kinds
    marks: frozenset[str]
    years: tuple[int, ...]
    start: int
    end: int
    figure: int | None
    name: tuple[int, int]
    of_information: bool


def _kinds(words: Iterable[Word]) -> Kinds:
    kinds = tuple(word.kind for word in words if word.kind not in {FILLER, MARK, YEAR})
    while kinds and kinds[-1] == "SEP":
        kinds = kinds[:-1]
    while kinds and kinds[0] == "SEP":
        kinds = kinds[1:]
    without = tuple(kind for kind in kinds if kind != TOPIC)
    return without if any(kind != FIGURE for kind in without) else kinds


def _segments(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Runs of words without a break; a list of figures is cut at its commas."""
    segment: list[Word] = []
    several = False
    every = list(words)
    for index, word in enumerate(every):
        if word.kind == BREAK or word.kind == "SEP":
            following = every[index + 1].kind if index + 1 < len(every) else ""
            if word.value == "," and following == "DEDICATED":
                continue
            # 无申请、无复议 and 1个受理点、1个查阅点 are two clauses each.
            complete = bool(segment) and segment[-1].kind == FIGURE
            begins_again = following in {"NOT", FIGURE} and any(each.kind == following for each in segment)
            if word.kind == BREAK or ((complete or begins_again) and not several):
                if segment:
                    yield segment
                segment, several = [], False
                continue
        elif word.kind == FIGURE and _is_not_one(word, segment):
            continue
        several = several or word.kind == "RESPECTIVELY"
        segment.append(word)
    if segment:
        yield segment


def _is_not_one(word: Word, segment: list[Word]) -> bool:
    """Whether a figure only stresses a negation: 未发生一起诉讼."""
    quantities = word.value
    return (
        isinstance(quantities, tuple)
        and quantities[0].worded
        and quantities[0].value == 1
        and any(each.kind == "NOT" for each in segment)
    )


def _figures(segment: list[Word]) -> list[int]:
    return [index for index, word in enumerate(segment) if word.kind == FIGURE]


def _dealt(segment: list[Word]) -> list[list[Word]] | None:
    """A segment with 分别 or 各 dealt out: one subject and one figure each; None where they do not match."""
    marker = next((i for i, word in enumerate(segment) if word.kind in {"RESPECTIVELY", "EACH"}), None)
    if marker is None:
        return None
    subjects: list[list[Word]] = [[]]
    for word in segment[:marker]:
        if word.kind == "SEP":
            subjects.append([])
        else:
            subjects[-1].append(word)
    subjects = [subject for subject in subjects if _kinds(subject)]
    rest = [word for word in segment[marker + 1 :] if word.kind not in {FIGURE, "SEP"}]
    figures = [segment[index] for index in _figures(segment)]
    if segment[marker].kind == "EACH" and len(figures) == 1:
        figures *= len(subjects)
    if len(subjects) < 2 or len(subjects) != len(figures):
        return None
    return [[*subject, *rest, figure] for subject, figure in zip(subjects, figures, strict=True)]


def _apart(segment: list[Word], reads: Callable[[Kinds], bool]) -> list[list[Word]]:
    """Cut a segment of several figures: each takes the words before it, and one after it if only that makes sense."""
    pieces: list[list[Word]] = []
    rest = segment
    while len(places := _figures(rest)) > 1:
        end = places[0] + 1
        between = places[1]
        if not reads(_kinds(rest[:end])):
            end = next((stop for stop in range(end + 1, between) if reads(_kinds(rest[:stop]))), end)
        pieces.append(rest[:end])
        rest = rest[end:]
    pieces.append(rest)
    return pieces


def _part(piece: list[Word]) -> _Part:
    figure = next((word for word in piece if word.kind == FIGURE), None)
    named = [word for word in piece if word.kind not in {FILLER, MARK, YEAR, FIGURE, "SEP"}]
    ahead = [word for word in named if figure is None or word.end <= figure.start]
    name_words = (
        ahead
        if any(word.kind not in VERBS and (word.kind != TOPIC or word.value) for word in ahead)
        else [word for word in named if word not in ahead] or ahead
    )
    return _Part(
        _kinds(piece),
        frozenset(str(word.value) for word in piece if word.kind == MARK),
        tuple(int(word.value) for word in piece if word.kind == YEAR and isinstance(word.value, int)),
        min(word.start for word in piece),
        max(word.end for word in piece),
        figure.start if figure else None,
        (name_words[0].start, name_words[-1].end) if name_words else (piece[0].start, piece[0].start),
        any(word.value == "foi" for word in piece),
    )


@lru_cache(maxsize=8192)
def _parts_of_shape(shape: str, own: tuple[str, ...]) -> tuple[_Part, ...]:
    return tuple(
        _part(piece) for segment in _segments(cut(shape, own)) for piece in _dealt(segment) or _apart(segment, reads)
    )


def _parts(stretch: str, own: tuple[str, ...]) -> tuple[_Part, ...]:
    """The clauses of a stretch, none where it is of breaks alone."""
    shape = stretch if _DATED.search(stretch) else stretch.translate(_DIGITS)
    return _parts_of_shape(shape, tuple(name for name in own if name in stretch))


@cache
def _speaks() -> re.Pattern[str]:
    """What makes a stretch without a figure worth taking apart: it names a time or a subject, or says zero."""
    data = vocabulary("facts")
    words = {word for mark in _LASTING_ALONE for word in data["marks"][mark]}
    words.update(word for kind in _SPEAKS for word in data["words"][kind])
    shortest = {word for word in words if not any(other != word and other in word for other in words)}
    letters = "".join(sorted(word for word in shortest if len(word) == 1))
    behind = groupby(sorted(word for word in shortest if len(word) > 1), key=lambda word: word[0])
    longer = (f"{first}(?:{'|'.join(word[1:] for word in each)})" for first, each in behind)
    return re.compile("|".join([f"[0-9{letters}]", *longer]))


class _Reader:
    """Reads the clauses of one sentence; knows what holds from the last one."""

    def __init__(self, own: tuple[str, ...]) -> None:
        self.own = own
        self.lasting = Times()
        self.before: Kinds = ()

    def opaque(self, stretch: str, offset: int) -> Clause:
        """A stretch that says nothing, unread."""
        whole = (offset, offset + len(stretch))
        self.before = (OTHER,)
        return Clause(self.before, self.before, self.lasting, *whole, (), (0, 0), whole)

    def clauses(self, stretch: str, offset: int, *, aside: bool) -> Iterator[Clause]:
        for part in _parts(stretch, self.own):
            times = self.times(part)
            figure = read_quantity(stretch, part.figure) if part.figure is not None else ()
            yield Clause(
                part.kinds,
                self.before,
                times,
                offset + part.start,
                offset + part.end,
                figure,
                (offset + figure[0].start, offset + figure[0].end) if figure else (0, 0),
                (offset + part.name[0], offset + part.name[1]),
                "of_which" in part.marks,
                aside,
                part.of_information,
            )
            self.before = tuple(kind for kind in part.kinds if kind != FIGURE) or self.before

    def times(self, part: _Part) -> Times:
        """The time of a clause; keeps what holds for what follows in the sentence."""
        marks, years = part.marks, part.years
        timed = bool(years) or bool(marks & _TIMES)
        lasting = self.lasting
        if "changed_to" in marks and "previous" in lasting.marks:
            lasting = Times(lasting.marks - {"previous"})  # 由上年的20条增加到30条
        times = Times(marks, years, own=True) if timed else Times(marks | lasting.marks, lasting.years)
        keeps = marks & (_LASTING_ALONE if part.figure is None else _LASTING)
        if timed:
            self.lasting = Times(keeps, years)
        elif keeps:
            self.lasting = Times(lasting.marks | keeps, lasting.years)
        return times


def clauses(sentence: str, own: tuple[str, ...] = ()) -> Iterator[Clause]:
    """The clauses of a sentence that state something or say what the next ones speak of, in their order.

    Args:
        sentence: Folded text without a full stop inside.
        own: Names that the agency goes by; they change nothing in its own report.
    """
    reader = _Reader(own)
    depth, done = 0, 0
    passed: tuple[str, int, bool] | None = None
    """A stretch that seemed to say nothing; a bare figure behind it goes on from it."""
    for found in _STRETCH.finditer(sentence):
        start, end = found.span()
        for letter in sentence[done:start]:
            depth = max(0, depth + (letter == "(") - (letter == ")"))
        done = end
        stretch, aside = found[0], depth > 0
        if not (_speaks().search(stretch) or has_figure(stretch, 0, len(stretch))):
            passed = (stretch, start, aside)
            continue
        if passed is not None:
            if _parts(stretch, own)[0].kinds == (FIGURE,):
                yield from reader.clauses(passed[0], passed[1], aside=passed[2])
            else:
                yield reader.opaque(passed[0], passed[1])
            passed = None
        yield from reader.clauses(stretch, start, aside=aside)
