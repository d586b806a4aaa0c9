"""Whose report it is: every place that names the office, and what each is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.dates import DATE
from govinfo_report.narrative.fold import Folded
from govinfo_report.narrative.lines import Line
from govinfo_report.narrative.names import is_office, is_whole, same_office
from govinfo_report.narrative.stated import Stated
from govinfo_report.narrative.titles import Title

__all__ = ["AgencyIncomplete", "find_agency"]

_NAME = r"(?P<name>[^0-9,。;:!?()《》“”<>|=、的我本由]{2,40}?)"
_LABELLED = re.compile(
    r"(?:发布机构|公开机构|公开主体|发文机关|发布机关|填报单位|单位名称|编制单位|报告单位)[:|]{0,2}"
    + _NAME
    + r"(?=$|[0-9,。;:()|<>【]|发布|公开|成文|生成|主题|名称|文号|索引|单位|填报|有效|来源|信息)"
)
_COMPILED = re.compile(r"(?:由|系)" + _NAME + r"(?:根据|按照|依据|负责|组织|编制|编写|发布)")
_OWN_RULES = re.compile(
    r"《(?P<name>[^0-9,。;:!?()《》“”、]{3,36}?(?:局|厅|委员会|街道办事处|镇人民政府|乡人民政府|中心))"
    r"(?:政府|政务)?信息公开[^《》]{0,24}》"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=[。;]))(?:(?:19|20)[0-9]{2}年度?,?)?"
    + _NAME
    + r"(?:(?:19|20)[0-9]{2}年度?)?(?:全年)?(?:共|累计|通过[^,。]{0,30}?)?"
    r"(?:主动公开(?:政府|政务)?信息|公开(?:政府|政务)?信息|政府信息公开工作。|收到政府信息公开申请)"
)
_SIGNATURE_DATE = re.compile(DATE)
_REPORT_OF = re.compile(
    r"(?:公布|编制|发布|公开|[《,。:])(?:(?:19|20)[0-9]{2}年度?)?"
    + _NAME
    + r"(?:(?:19|20)[0-9]{2}年度?)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告"
)
_COMPILES = re.compile(r"(?:^|[,。])" + _NAME + r"特?编制(?:19|20)[0-9]{2}年度?政府信息公开")
_ITS_OFFICE = re.compile(r"(?P<government>.{2,36}?(?P<unit>[省市县区旗镇乡])人民政府)(?:党政|综合)?办公[室厅]")
_ASKED = re.compile(
    r"(?:请与|请联系|请致电|可与|联系)"
    + _NAME
    + r"(?:政府信息公开|信息公开|政务公开|党政|综合|办公室|秘书)[^,。;:()]{0,30}联系"
)
_OFFICE_OF_OFFICE = re.compile(r"(?:办公室|办公厅|领导小组.*)$")
_AREAS = "省市县区州盟旗"
_Evidence = tuple[str, Span, str, float]
"""A folded name, where it stands, the kind of evidence, and what that is worth."""
_MOST_CHARACTERS = 60_000
_TAIL = 40
_HEAD = 12


class AgencyIncomplete(Kind):
    """The document names its office only in part, such as 县统计局: many places have one.

    The name is not taken for the agency. Add the place from what you know of the source, e.g. from its address.
    """

    code = "agency-incomplete"
    severity = Severity.INFO
    en = "The text names the office only as {name}, without its place."
    zh = "正文仅称“{name}”，未写明所属地区。"


def _labelled(lines: Sequence[Line], header: Folded) -> Iterator[_Evidence]:
    for folded in (header, *(line.folded for line in lines if len(line.text) < 200)):
        for found in _LABELLED.finditer(folded.text):
            if is_office(found["name"]):
                yield found["name"], folded.span(*found.span("name")), "label", 0.9


def _signatures(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[_Evidence]:
    """A line that is a name, with a date on the next line or behind it."""
    kept = [line for index, line in enumerate(lines) if index not in furniture]
    for index in range(max(0, len(kept) - _TAIL * 4), len(kept)):
        text, folded = kept[index].text, kept[index].folded
        dated = _SIGNATURE_DATE.search(text)
        if dated and dated.start() and dated.end() == len(text) and is_office(text[: dated.start()]):
            yield text[: dated.start()], folded.span(0, dated.start()), "signature", 0.8
        elif index + 1 < len(kept) and is_office(text) and _SIGNATURE_DATE.fullmatch(kept[index + 1].text):
            yield text, folded.span(0, len(text)), "signature", 0.8


def _first_line(lines: Sequence[Line], furniture: frozenset[int], first_heading: int) -> Iterator[_Evidence]:
    """A line before the first heading that is nothing but a name."""
    for index, line in enumerate(lines[:_HEAD]):
        if line.start >= first_heading:
            return
        if index not in furniture and is_office(line.text) and is_whole(line.text):
            yield line.text, line.span, "first line", 0.7


_SELVES = {
    **{word: word for word in ("局", "厅", "镇", "乡", "街道", "中心")},
    **{f"{word}人民政府": word for word in "镇乡县市区"},
    "街道办事处": "街道",
    "委员会": "委",
}
"""What an office's name ends in, and what it calls itself behind 我."""


def _own_ending(name: str, everything: str) -> bool:
    """Whether the text speaks of itself as an office of that kind does."""
    return any(name.endswith(ending) and "我" + word in everything for ending, word in _SELVES.items())


def _in_prose(lines: Sequence[Line]) -> Iterator[_Evidence]:
    left = _MOST_CHARACTERS
    rules: list[tuple[str, Span]] = []
    everything = "".join(line.text for line in lines[:400])
    for line in lines:
        text, folded = line.text, line.folded
        left -= len(text)
        if left < 0:
            break
        for found in _REPORT_OF.finditer(text):
            name = found["name"] + ("政府" if found["name"].endswith("人民") else "")
            if is_office(name):
                yield name, folded.span(found.start("name"), found.start("name") + len(name)), "named report", 0.75
        for found in (*_COMPILED.finditer(text), *_COMPILES.finditer(text)):
            name, start = found["name"], found.start("name")
            office = _ITS_OFFICE.fullmatch(name)
            if office and ("我" + office["unit"]) in everything:
                name = office["government"]  # the office compiles the report of its government
            if is_office(name):
                yield name, folded.span(start, start + len(name)), "compiled by", 0.7
        for found in _ASKED.finditer(text):
            if _own_ending(found["name"], everything) and is_office(found["name"]):
                yield found["name"], folded.span(*found.span("name")), "contact", 0.6
        for found in _SUBJECT.finditer(text):
            if is_office(found["name"]):
                yield found["name"], folded.span(*found.span("name")), "subject", 0.5
        rules.extend((found["name"], folded.span(*found.span("name"))) for found in _OWN_RULES.finditer(text))
    for name, span in rules:
        if _own_ending(name, everything) and is_office(name):
            yield name, span, "own rules", 0.5


def _titled(named: Sequence[_Evidence], others: Sequence[_Evidence]) -> _Evidence | None:
    """The office of the first title, under the longest name that the page has for it."""
    if not named:
        return None
    best = max(named, key=lambda each: len(each[0]) if same_office(named[0][0], each[0]) else 0)
    if best[0].endswith(tuple(_AREAS)):
        return best
    longer = [each for each in others if same_office(best[0], each[0]) and len(each[0]) > len(best[0])]
    return (*max(longer, key=lambda each: len(each[0]))[:2], "title", 0.95) if longer else best


def _untitled(others: Sequence[_Evidence], part: str) -> _Evidence | None:
    """The office that the best kind of evidence names, if all of that kind name one.

    Args:
        others: Evidence outside titles, of whole names.
        part: A part of the name, if a title has one: only what completes it counts.
    """
    completing = [each for each in others if part and each[0].endswith(part)]
    sure = [each for each in completing or others if each[2] == "label" or not _OFFICE_OF_OFFICE.search(each[0])]
    best = [each for each in sure if each[3] == max(other[3] for other in sure)]
    if not best or not all(same_office(*sorted((best[0][0], each[0]), key=len)) for each in best):
        return None
    return max(best, key=lambda each: len(each[0]))


def find_agency(
    lines: Sequence[Line],
    furniture: frozenset[int],
    titles: Sequence[Title],
    *,
    header: Folded,
    text: str,
    first_heading: int,
) -> tuple[Stated[str] | None, str | None, list[Diagnostic]]:
    """The agency as printed, its folded name, and what stands against it.

    The title decides; where another place prints the same office's longer name, that one is taken. Without a title
    the best kind of evidence decides, if all of that kind name one office.

    Args:
        lines: Lines of prose.
        furniture: Indices of lines of page chrome.
        titles: The titles.
        header: The beginning of the page, tables included.
        text: The document's text.
        first_heading: Offset of the first heading.
    """
    named = [(title.office, title.office_span, "title", 0.95) for title in titles if title.office and title.office_span]
    others = [
        *_labelled(lines, header),
        *_signatures(lines, furniture),
        *_first_line(lines, furniture, first_heading),
    ]
    best = _titled([each for each in named if is_whole(each[0])], others)
    if best is None:
        others += _in_prose(lines)
        best = _untitled([each for each in others if is_whole(each[0])], named[0][0] if named else "")
    if best is None:
        partial = next((each for each in (*named, *others) if not is_whole(each[0])), None)
        found = [AgencyIncomplete.at(partial[1], name=text[partial[1].start : partial[1].end])] if partial else []
        return None, partial[0] if partial else None, found
    name, span, how, confidence = best
    return Stated(_printed(text, span), text[span.start : span.end], span, how, confidence), name, []


_GLOSS = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,8}[)）]|\s+")


def _printed(text: str, span: Span) -> str:
    """The name as printed, without blanks and pinyin."""
    return _GLOSS.sub("", text[span.start : span.end])
