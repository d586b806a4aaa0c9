"""Divide the words of a sentence into clauses of one figure, or of a zero in words, and read the marks of time on each.

``收到申请12件(其中网络申请9件),比上年增加3件`` are three clauses; ``微博、微信分别公开信息458条、1082条`` are two, each
with one of the subjects and one of the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from govinfo_report.narrative.quantities import Quantity
from govinfo_report.narrative.statements import Kinds
from govinfo_report.narrative.words import BREAK, FIGURE, FILLER, MARK, TOPIC, YEAR, Word

__all__ = ["Clause", "Times", "clauses"]

_TIMES = {"year", "previous", "cumulative", "until", "partial", "ahead"}
_LASTING = {"year", "previous", "cumulative", "ahead"}
"""Marks that hold for the rest of the sentence, until another time is named."""
_LASTING_ALONE = _LASTING | {"accumulated", "until", "partial"}
"""Marks that do so where they stand in a clause without a figure."""

_VERBS = frozenset(
    {
        "HOLD",
        "SET_UP",
        "APPOINT",
        "OPEN",
        "PROACTIVE",
        "PUBLISH",
        "ISSUE",
        "RECEIVE",
        "ACCEPT",
        "HANDLE",
        "CLOSE",
        "ANSWER",
    }
    | {"CHARGE", "RESPOND", "HAPPEN"}
)
"""What is done, and so no name of what is counted."""


@frozen
class Times:
    """Which time the words say a figure speaks of."""

    marks: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    own: bool = False
    """Whether the clause says so itself; else a clause before it does."""


@frozen
class Clause:
    """One figure, or none, and the words that say what it counts.

    Attributes:
        kinds: What the grammar sees: the kinds of the words without fillers, marks and times.
        before: What a clause without a subject goes on from: the kinds of the clause before it.
        start: Offset of its first word in the sentence.
        end: Offset behind its last word.
        figure: The quantities of its figure: none for words only, two for a range.
        name: Start and end of the words that name what is counted.
    """

    kinds: Kinds
    before: Kinds
    times: Times
    start: int
    end: int
    figure: tuple[Quantity, ...]
    name: tuple[int, int]
    of_which: bool = False
    aside: bool = False
    """Whether it stands in brackets."""
    of_information: bool = False
    """Whether it says itself that it speaks of open government information."""


def _kinds(words: Iterable[Word]) -> Kinds:
    kinds = tuple(word.kind for word in words if word.kind not in {FILLER, MARK, YEAR})
    while kinds and kinds[-1] == "SEP":
        kinds = kinds[:-1]
    while kinds and kinds[0] == "SEP":
        kinds = kinds[1:]
    without = tuple(kind for kind in kinds if kind != TOPIC)
    return without if any(kind != FIGURE for kind in without) else kinds


def _segments(words: Iterable[Word]) -> Iterator[tuple[list[Word], int]]:
    """Runs of words without a break, and how deep in brackets each stands; a list of figures is cut at its commas."""
    segment: list[Word] = []
    depth = 0
    several = False
    every = list(words)
    for index, word in enumerate(every):
        following = every[index + 1].kind if index + 1 < len(every) else ""
        # 无申请、无复议 and 1个受理点、1个查阅点 are two clauses each.
        begins_again = following in {"NOT", FIGURE} and any(each.kind == following for each in segment)
        if word.value == "," and following == "DEDICATED":
            continue  # 指定2名人员,专门负责… is one clause
        if word.kind == FIGURE and _is_not_one(word, segment):
            continue
        complete = bool(segment) and segment[-1].kind == FIGURE
        if word.kind == BREAK or (word.kind == "SEP" and (complete or begins_again) and not several):
            if segment:
                yield segment, depth
            segment, several = [], False
            depth = max(0, depth + {"(": 1, ")": -1}.get(str(word.value), 0))
            continue
        several = several or word.kind == "RESPECTIVELY"
        segment.append(word)
    if segment:
        yield segment, depth


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


def clauses(words: Iterable[Word], reads: Callable[[Kinds], bool]) -> Iterator[Clause]:
    """The clauses of a sentence that state something, in their order.

    Args:
        words: The sentence.
        reads: Whether the grammar knows a sequence of kinds.
    """
    lasting = Times()
    before: Kinds = ()
    for segment, depth in _segments(words):
        pieces = _dealt(segment) or _apart(segment, reads)
        for piece in pieces:
            clause, lasting = _clause(piece, before, lasting, aside=depth > 0)
            yield clause
            before = tuple(kind for kind in clause.kinds if kind != FIGURE) or before


def _clause(piece: list[Word], before: Kinds, lasting: Times, *, aside: bool) -> tuple[Clause, Times]:
    """The clause of one piece, and the time that holds for what follows in the sentence."""
    marks = frozenset(str(word.value) for word in piece if word.kind == MARK)
    years = tuple(int(word.value) for word in piece if word.kind == YEAR and isinstance(word.value, int))
    figure = next((word for word in piece if word.kind == FIGURE), None)
    timed = bool(years) or bool(marks & _TIMES)
    times = Times(marks, years, own=True) if timed else Times(marks | lasting.marks, lasting.years)
    keeps = marks & (_LASTING if figure else _LASTING_ALONE)
    if timed:
        lasting = Times(keeps, years)
    elif keeps:
        lasting = Times(lasting.marks | keeps, lasting.years)
    named = [word for word in piece if word.kind not in {FILLER, MARK, YEAR, FIGURE, "SEP"}]
    ahead = [word for word in named if figure is None or word.end <= figure.start]
    name_words = (
        ahead
        if any(word.kind not in _VERBS for word in ahead)
        else [word for word in named if word not in ahead] or ahead
    )
    name = (name_words[0].start, name_words[-1].end) if name_words else (piece[0].start, piece[0].start)
    return (
        Clause(
            _kinds(piece),
            before,
            times,
            min(word.start for word in piece),
            max(word.end for word in piece),
            figure.value if figure is not None and isinstance(figure.value, tuple) else (),
            name,
            "of_which" in marks,
            aside,
            any(word.value == "foi" for word in piece),
        ),
        lasting,
    )
