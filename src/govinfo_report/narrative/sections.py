"""The headings as printed, as a tree, and the standard section that each one is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.lines import Body, Line
from govinfo_report.narrative.stated import Section
from govinfo_report.parsing.resources import grammar_data
from govinfo_report.parsing.titles import section_titles

__all__ = [
    "NO_RESULTS",
    "Heading",
    "SectionFinder",
    "headings_in",
    "list_ordinals",
    "names_only",
    "section_tree",
    "standard_section",
    "without_contents",
]

NO_RESULTS = frozenset({"problems_and_improvements", "plans"})
"""Sections in which figures are intentions and examples, and years those to come."""
_CN = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"(?P<part>第(?:{_CN}|[0-9]{{1,2}})(?:部分|章)[、:.,]?)|(?P<cn>{_CN}[、.,:])|(?P<par>\({_CN}\)[、.,]?|[㈠-㈩][、.]?)"
    r"|(?P<num>[0-9]{1,2}[.、](?![0-9]))|(?P<pnum>\([0-9]{1,2}\)[、.]?)|(?P<circle>[①-⑳][、.]?)"
)
_RANKS = {"part": 0, "cn": 1, "plain": 1, "par": 2, "num": 3, "pnum": 4, "circle": 5}
_MARK = re.compile(r"[一二三四五六七八九十][、.,:)是]|[㈠-㈩①-⑳]|[0-9][.、)]|第.{1,3}(?:部分|章)")
"""What every ordinal has."""
_INSIDE = re.compile(rf"[。;!?:](?=第{_CN}部分|{_CN}、|\({_CN}\)|[㈠-㈩]|[0-9]{{1,2}}[.、][^0-9]|\([0-9]{{1,2}}\))")
# Where lines are lost: a heading behind anything at all, known by its words; and where its last word is.
_LOST = re.compile(
    "、(?=概述|概况|总体情况|基本情况|主动公开|依申请|收到和处理|政府信息|因政府信息公开|申请行政复议|存在|其他)"
)
_SPACED = re.compile(rf"(?P<cn>{_CN})|[0-9]{{1,2}}")
_LAST_WORD_ALONE = re.compile(r"[^。;!?:,0-9]{2,30}(?:情况|概述|概况|措施|事项|附表|问题)")
_LAST_ORDINAL = re.compile(f"{_CN}$")
_LAST_WORD = re.compile(
    r"[^。;!?]{0,40}?(?:情况|概述|概况|措施|事项|附表|问题|数量|类别|形式|建设|工作)"
    rf"(?=(?:19|20)[0-9]{{2}}年|我[局县市区镇乡街院委办厅]|本[局县市区镇乡机年报单]|全[县市区年]|[㈠-㈩]|\({_CN}\)|[0-9]{{1,2}}[.、][^0-9]|{_CN}、)"
)
_MISPRINTED = re.compile(rf"{_CN}是")
_LONGEST_LINE = 46
_LONGEST_RUN_IN = 42
_LONGEST_ORDINAL = 10
_LONGEST_NOTHING = 12
_LONGEST_KNOWN = 200
"""Characters of a line that is kept; a longer one hardly comes again."""
_STOPS = re.compile(r"[。;!?]")
_NOTHING = re.compile("(?:本年度?)?(?:暂|均)?(?:无|没有)(?:此类情况)?。?$")
"""What stands behind a heading, a blank apart, where there was nothing."""
_STATES = re.compile("[0-9]|未|没有|无")
"""What a sentence on a line of its own has that looks like a heading."""


@frozen
class Heading:
    """A heading where it stands."""

    text: str
    """Folded, without its ordinal."""
    ordinal: Span | None
    title: Span
    """The words without the ordinal."""
    rank: int
    """How high the style of its ordinal stands: 0 for 第一部分, 1 for 一、, 2 for （一） and so on."""
    start: int
    """Offset in the document's text."""


@cache
def _standard() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            entry["id"],
            re.compile("|".join(entry["any"])),
            re.compile("|".join(entry["none"])) if entry["none"] else None,
        )
        for entry in grammar_data("headings.toml")["sections"]
    )


@cache
def _plain() -> frozenset[str]:
    return frozenset(grammar_data("headings.toml")["plain"]) | set(section_titles().values())


@lru_cache(maxsize=4096)
def standard_section(heading: str) -> str | None:
    """Which standard section a heading is, whatever its wording and year; ``heading`` is folded."""
    for name, words, others in _standard():
        if words.search(heading) and not (others and others.search(heading)):
            return name
    return None


def _heading_end(text: str, start: int, gaps: Sequence[int], *, whole: bool) -> int | None:
    """Where the heading that begins at ``start`` ends; None where an item of a list stands there."""
    colon = text.find(":", start, start + _LONGEST_RUN_IN)
    if start < colon < len(text) - 1 and standard_section(text[start:colon]) and not _STOPS.search(text, start, colon):
        return colon
    nothing = _NOTHING.search(text, max(start, len(text) - _LONGEST_NOTHING))
    if nothing is not None and nothing.start() > start and nothing.start() in gaps:
        return nothing.start()
    near = bisect_right(gaps, start)
    inner = next((gap for gap in gaps[near : near + 8] if _ORDINAL.match(text, gap)), None)
    if inner is not None and inner - start <= _LONGEST_RUN_IN and not _STOPS.search(text, start, inner):
        return inner
    if not whole:
        last = _LAST_WORD.match(text, start)
        behind = bisect_right(gaps, start + 3)
        gap = next((gap for gap in gaps[behind : behind + 1] if gap - start <= _LONGEST_RUN_IN), None)
        if last is not None and (gap is None or last.end() < gap):
            return last.end()
        if gap is not None and not _STOPS.search(text, start, gap):
            return gap
    stop = _STOPS.search(text, start, start + _LONGEST_RUN_IN + 1)
    if stop is not None:
        return stop.start() if stop[0] == "。" and stop.start() > start else None
    if len(text) - start <= _LONGEST_LINE:
        return len(text)
    behind = bisect_right(gaps, start + 1)
    if behind < len(gaps) and gaps[behind] - start <= _LONGEST_RUN_IN:
        return gaps[behind]
    colon = text.find(":", start, start + _LONGEST_RUN_IN)
    return colon if colon > start else None


class _Place(NamedTuple):
    """A heading in a line; offsets count in its folded text."""

    words: str
    ordinal: tuple[int, int] | None
    title: tuple[int, int]
    rank: int


def _at(text: str, start: int, gaps: Sequence[int], *, whole: bool) -> _Place | None:
    """The heading that begins at an offset of a line's folded text."""
    found = _ORDINAL.match(text, start)
    if found is None:
        return None
    end = _heading_end(text, found.end(), gaps, whole=whole)
    if end is None or end <= found.end():
        return None
    words = text[found.end() : end].strip()
    if not whole and not (standard_section(words) or text[end : end + 1] == "。" or end in gaps):
        return None
    return _Place(words.rstrip("。:,"), found.span(), (found.end(), end), _RANKS[found.lastgroup or "num"])


def _spaced_heading(text: str, gaps: Sequence[int]) -> _Place | None:
    """A heading whose ordinal only a blank parts from its words (``一 概述``), if they are a standard section's."""
    found = _SPACED.match(text)
    if found is None or found.end() not in gaps or len(text) > _LONGEST_RUN_IN:
        return None
    words = text[found.end() :]
    if words not in _plain() and not (_LAST_WORD_ALONE.fullmatch(words) and standard_section(words)):
        return None
    return _Place(words, found.span(), (found.end(), len(text)), _RANKS["cn" if found["cn"] else "num"])


def _plain_heading(text: str) -> _Place | None:
    text = text.rstrip("。:")
    misprinted = _MISPRINTED.match(text)
    start = misprinted.end() if misprinted else 0
    if len(text) > _LONGEST_LINE or text[start:] not in _plain():
        return None
    return _Place(text[start:], (0, start) if start else None, (start, len(text)), _RANKS["plain"])


def headings_in(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[Heading]:
    """The headings of the lines in their order, several on a line where they are run in."""
    pending: tuple[Span, int] | None = None
    for index, line in enumerate(lines):
        if index in furniture:
            continue
        text, folded = line.text, line.folded
        if pending is not None:
            (ordinal, rank), pending = pending, None
            end = _heading_end(text, 0, folded.gaps, whole=True)
            if end and _ORDINAL.match(text) is None:
                yield Heading(text[:end], ordinal, folded.span(0, end), rank, ordinal.start)
                continue
        alone = _ORDINAL.fullmatch(text) if len(text) <= _LONGEST_ORDINAL else None
        if alone is not None:
            pending = line.span, _RANKS[alone.lastgroup or "num"]
            continue
        read = _headings_of if len(text) <= _LONGEST_KNOWN else _headings_of.__wrapped__
        for words, place, title, rank in read(text, folded.gaps):
            span = folded.span(*title)
            ordinal_span = folded.span(*place) if place else None
            yield Heading(words, ordinal_span, span, rank, (ordinal_span or span).start)


_CONTENTS = re.compile(r"目\s*[录次]")
_LEADER = re.compile(r"[.·…\s]*[0-9]*$")


def without_contents(headings: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings without those of a table of contents: each of its entries is a heading again further down."""
    start = next((line.span.end for line in lines if _CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return list(headings)
    keys = [_LEADER.sub("", heading.text) for heading in headings]
    first = sum(heading.start < start for heading in headings)
    behind = first
    while behind < len(headings) and keys[behind] in keys[behind + 1 :]:
        behind += 1
    return [*headings[:first], *headings[behind:]]


def names_only(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """The headings that state nothing themselves."""
    return tuple(one for one in headings if not _STATES.search(one.text))


@lru_cache(maxsize=4096)
def _headings_of(text: str, gaps: tuple[int, ...]) -> tuple[_Place, ...]:
    """The headings of one line: reports have the same again and again."""
    if not _MARK.search(text):
        plain = _plain_heading(text) or _spaced_heading(text, gaps)
        return (plain,) if plain else ()
    first = _at(text, 0, gaps, whole=True) or _plain_heading(text)
    inside = _inside(text, gaps)
    if first is None:
        return tuple(inside)
    return (first, *(place for place in inside if place.ordinal and place.ordinal[0] > first.title[0]))


def _inside(text: str, gaps: Sequence[int]) -> Iterator[_Place]:
    """The headings that begin within a line: behind a sentence, behind a blank, behind another heading."""
    places = {found.end() for found in _INSIDE.finditer(text)}
    for found in _LOST.finditer(text):
        before = _LAST_ORDINAL.search(text, max(0, found.start() - 3), found.start())
        if before:
            places.add(before.start())
    places.update(gap for gap in gaps if _ORDINAL.match(text, gap))
    done = 0
    for place in sorted(places):
        at = place
        while 0 < at < len(text) and at >= done and (heading := _at(text, at, gaps, whole=False)) is not None:
            yield heading
            done = at = heading.title[1]


_LISTED = re.compile(r"\)(?<=[0-9].)|\.(?<=[0-9].)|、(?<=[0-9].)|第[0-9]{1,3}[部章条项款]")
"""What every list item or reference has; alternatives that begin with a letter each are found quickest."""
_BEGINS = re.compile(r"[。;!?:](?=[(0-9])")
_ITEM = re.compile(r"\(?(?P<within>[0-9]{1,2})\)|(?P<alone>[0-9]{1,2})[.、](?![0-9])")
_REFERENCE = re.compile("第([0-9]{1,3})(?=部分|章|条|项|款)")


def list_ordinals(body: Body) -> tuple[Span, ...]:
    """The digits of ordinals of headings, list items and references to articles."""
    places: dict[int, Span] = {}
    for index in dict.fromkeys(body.index(found.start()) for found in _LISTED.finditer(body.text)):
        folded = body.lines[index].folded
        text = folded.text
        digits = [found.span(1) for found in _REFERENCE.finditer(text)]
        for start in (0, *(found.end() for found in _BEGINS.finditer(text))):
            item = _ITEM.match(text, start)
            if item:
                digits.append(item.span(item.lastgroup or 0))
        for gap in folded.gaps:
            item = _ITEM.match(text, gap) if text[gap : gap + 1].isdigit() else None
            if item and item["alone"] and not text[gap - 1 : gap].isdigit():
                digits.append(item.span("alone"))
        for start, end in digits:
            span = folded.span(start, end)
            places[span.start] = span
    return tuple(places[start] for start in sorted(places))


def section_tree(headings: Sequence[Heading], text: str, end: int) -> tuple[Section, ...]:
    """The headings as a tree; a section ends where the next of its level or above begins.

    Args:
        headings: In their order.
        text: The document's text.
        end: Where the last section ends.
    """
    ordered = sorted(headings, key=lambda heading: heading.start)

    def build(first: int, last: int, level: int) -> tuple[Section, ...]:
        if first >= last:
            return ()
        sections: list[Section] = []
        index = first
        while index < last:
            heading = ordered[index]
            following = index + 1
            while following < last and ordered[following].rank > heading.rank:
                following += 1
            stop = ordered[following].start if following < len(ordered) else end
            sections.append(
                Section(
                    text[heading.title.start : heading.title.end].strip().rstrip("。．:："),
                    text[heading.ordinal.start : heading.ordinal.end].strip() if heading.ordinal else "",
                    level,
                    standard_section(heading.text),
                    Span(heading.start, max(stop, heading.title.end)),
                    build(index + 1, following, level + 1),
                )
            )
            index = following
        return tuple(sections)

    return build(0, len(ordered), 1)


class SectionFinder:
    """Finds the standard section at an offset."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Learn the places of the sections."""
        self._starts: list[int] = []
        self._kinds: list[str | None] = []

        def visit(section: Section, above: str | None) -> None:
            kind = section.kind or above
            self._starts.append(section.span.start)
            self._kinds.append(kind)
            for child in section.children:
                visit(child, kind)

        for section in sections:
            visit(section, None)

    def has(self, kinds: frozenset[str]) -> bool:
        """Whether any section is one of these."""
        return not kinds.isdisjoint(kind for kind in self._kinds if kind)

    def __call__(self, offset: int) -> str | None:
        """The standard section that the offset lies in, its own or that of a section above."""
        place = bisect_right(self._starts, offset) - 1
        return self._kinds[place] if place >= 0 else None
