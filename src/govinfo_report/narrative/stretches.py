"""Take a stretch between two breaks of a sentence apart: which clauses it has, whatever stands around it.

Reports say the same again and again: each stretch is taken apart once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from govinfo_report.narrative.statements import Kinds, reads
from govinfo_report.narrative.words import (
    BREAK,
    FIGURE,
    FILLER,
    HEAD,
    MARK,
    NOUN,
    OTHER,
    OTHERS,
    OWN,
    TOPIC,
    YEAR,
    Word,
    cut,
)

__all__ = ["VERBS", "Part", "parts_of"]

VERBS = frozenset(
    {"HOLD", "SET_UP", "APPOINT", "OPEN", "PROACTIVE", "PUBLISH", "ISSUE", "RECEIVE", "ACCEPT", "HANDLE", "CLOSE"}
    | {"ANSWER", "CHARGE", "RESPOND", "HAPPEN"}
)
"""What is done, and so no name of what is counted."""


_UNSEEN = frozenset({FILLER, NOUN, HEAD, MARK, YEAR})
"""Words that the grammar does not see."""
_NAMELESS = _UNSEEN | {"SEP"}
_NO_NOUN = frozenset({FILLER, MARK, YEAR, "SEP"})
"""Behind these a word begins: of 其中中小学 the second 中 is the school's."""


@frozen
class Part:
    """A clause as its own words make it, whatever stands around it; offsets count from where its stretch begins."""

    kinds: Kinds
    marks: frozenset[str]
    years: tuple[int, ...]
    start: int
    end: int
    figure: int | None
    name: tuple[int, int]
    of_information: bool
    subject: str | None
    """Whose figure it is, where its first words say so: that of the report's office, or of others."""


def _kinds(words: Iterable[Word]) -> Kinds:
    kinds = [word.kind for word in words if word.kind not in _UNSEEN]
    for number, kind in enumerate(kinds):
        # Applicants of one kind are some of them; several kinds are said of all.
        if kind == "APPLICANT" and "SEP" in kinds[max(0, number - 1) : number + 2]:
            kinds[number] = TOPIC
    if "SEP" in kinds:  # 公众、法人或其他组织 are one subject
        kinds = [kind for at, kind in enumerate(kinds) if kind != "SEP" or kinds[at - 1 : at + 2 : 2] != [TOPIC, TOPIC]]
    while kinds and kinds[-1] == "SEP":
        kinds.pop()
    while kinds and kinds[0] == "SEP":
        del kinds[0]
    if TOPIC in kinds:
        without = [kind for kind in kinds if kind != TOPIC]
        if any(kind != FIGURE for kind in without):
            return tuple(without)
    return tuple(kinds)


def _segments(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Runs of words without a break; a list of figures is cut at its commas."""
    segment: list[Word] = []
    several = False
    every = list(words)
    for index, word in enumerate(every):
        if word.kind in {BREAK, "SEP"}:
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
    offices = any(set(_kinds(subject)) == {TOPIC} for subject in subjects)  # 局机关、下属单位分别收到…
    if len(subjects) < 2 or len(subjects) != len(figures) or offices:
        return None
    return [[*subject, *rest, figure] for subject, figure in zip(subjects, figures, strict=True)]


def _apart(segment: list[Word]) -> list[list[Word]]:
    """Cut a segment of several figures: each takes the words before it, and one after it if only that makes sense."""
    pieces: list[list[Word]] = []
    rest = segment
    while len(places := _figures(rest)) > 1:
        end = places[0] + 1
        between = places[1]
        if not reads(_kinds(rest[:end])):
            joins = next((at for at in range(end + 1, between) if rest[at].kind == "SEP"), end)
            end = next((stop for stop in range(end + 1, between) if reads(_kinds(rest[:stop]))), joins)
        pieces.append(rest[:end])
        rest = rest[end:]
    pieces.append(rest)
    return pieces


def _name_begins(piece: list[Word], word: Word) -> int:
    """Where the name that begins with a word does: with the nouns before it, or a letter that is part of it."""
    at = piece.index(word)
    if word.kind == OTHER and at and piece[at - 1].kind == HEAD and (at == 1 or piece[at - 2].kind in _NO_NOUN):
        return piece[at - 1].start
    while at and piece[at - 1].kind == NOUN:
        at -= 1
    return piece[at].start


def _subject(piece: Iterable[Word]) -> str | None:
    """Whose figures they are, by the first words: 我县各乡镇 are others."""
    found = None
    for word in piece:
        if word.value == OWN:
            found = OWN
        elif word.value == OTHERS:
            return OTHERS
        elif word.kind not in {MARK, YEAR}:
            break
    return found


def _part(piece: list[Word]) -> Part:
    marks, years = set[str](), list[int]()
    ahead, behind = list[Word](), list[Word]()
    named, of_information = False, False
    figure: Word | None = None
    for word in piece:
        kind, value = word.kind, word.value
        if value == "foi":
            of_information = True
        if kind == MARK:
            marks.add(str(value))
        elif kind == YEAR and isinstance(value, int):
            years.append(value)
        elif kind == FIGURE:
            figure = figure or word
        elif kind not in _NAMELESS:
            (ahead if figure is None else behind).append(word)
            if figure is None and kind not in VERBS and (kind != TOPIC or value == "foi"):
                named = True
    names = ahead if named else behind or ahead
    first = piece[0].start
    begins = first
    if names:
        begins = _name_begins(piece, names[0])
    return Part(
        _kinds(piece),
        frozenset(marks),
        tuple(years),
        first if figure is None else min(first, figure.start),
        max([word.end for word in piece]),
        figure.start if figure else None,
        (begins, names[-1].end if names else begins),
        of_information,
        _subject(piece),
    )


@lru_cache(maxsize=8192)
def _parts(stretch: str, own: tuple[str, ...]) -> tuple[Part, ...]:
    words = cut(stretch, own)
    return tuple(_part(piece) for segment in _segments(words) for piece in _dealt(segment) or _apart(segment))


def parts_of(stretch: str, own: tuple[str, ...]) -> tuple[Part, ...]:
    """The clauses of a stretch, none where it is of breaks alone."""
    return _parts(stretch, tuple(name for name in own if name in stretch))
