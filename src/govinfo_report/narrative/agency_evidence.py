"""Every place outside the title that names the office whose report it is, and what each is worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.dates import CHINESE_YEAR, DATE
from govinfo_report.narrative.fold import Folded
from govinfo_report.narrative.lines import Body, Line
from govinfo_report.narrative.names import is_office, is_whole
from govinfo_report.narrative.selves import Self

__all__ = ["Evidence", "in_crumbs", "in_labels", "in_prose", "in_signatures", "on_first_lines"]

_NAME = r"(?P<name>[^0-9,。;:!?()《》“”<>|=、的我本由]{2,40}?)"
_BEHIND = (
    r"(?=$|[0-9,。;:()|<>【]|发布|发文|体裁|标题|内容|关键|编号|生效|公开|成文|生成|主题|名称|文号|索引"
    r"|单位|填报|有效|来源|信息|负责|审核|联系)"
)
_SEAL = r"(?:\((?:盖章|公章|签章|章)\))?"
_LABELS = (
    r"(填报单位|填表单位|单位名称|编制单位|报告单位|落款|发布机构|公开机构|公开主体|发文机关|发布机关|发布单位)"
    + _SEAL
    + r"[:|]{0,2}"
)
_LABEL = re.compile(_LABELS)
_OF_THE_FORM = frozenset({"填报单位", "填表单位", "单位名称", "编制单位", "报告单位", "落款"})
"""Labels that a form or a report has; the others are the site's."""
_LABELLED = re.compile(_NAME + _BEHIND)
_TO_GAP = re.compile(r"(?P<name>[^0-9,。;:!?()《》“”<>|=、]{2,40})")
"""A name behind a label where nothing but a blank or a new cell ends it."""
_ITS_GROUP = r"(?:(?:政府|政务)?(?:信息|政务)公开(?:工作)?领导小组(?:办公室)?)?"
"""The group within an office that does its work on FOI."""
_COMPILED = re.compile(r"(?:由|系)" + _NAME + _ITS_GROUP + r"(?:根据|按照|依据|负责|组织|编制|编写|发布)")
_COMPILES = re.compile(
    r"(?:^|[,。])"
    + _NAME
    + r"(?:结合[^,。]{2,20},)?(?:认真|特)?编制了?"
    + r"(?:(?:19|20)[0-9]{2}年度?政府信息公开|本(?:年度)?(?:政府信息公开)?(?:工作)?(?:年度)?报告)"
)
_OWN_RULES = re.compile(
    r"《(?P<name>[^0-9,。;:!?()《》“”、]{3,36}?(?:局|厅|委员会|街道办事处|镇人民政府|乡人民政府|中心))"
    r"(?:政府|政务)?信息(?:主动|依申请)?公开[^《》]{0,24}》"
)
_DOES = (
    r"(?:主动公开(?:政府|政务)?信息|公开(?:政府|政务)?信息|政府信息公开工作。|收到(?:和处理)?(?:[0-9]+[件条起份])?政府信息公开申请)",
    r"(?:是主管|认真|严格|高度重视|坚持|按照|根据|积极|深入|切实|紧紧|始终|不断|扎实|全面|继续)",
)
_SUBJECT, _OPENING = (
    re.compile(
        r"(?:(?:19|20)[0-9]{2}年度?,?)?(?:在[^,。]{2,40}下,)?(?:在[^,。]{2,40}下,)?"
        + _NAME
        + r"(?:(?:19|20)[0-9]{2}年度?)?(?:全年)?(?:共|累计|通过[^,。]{0,30}?)?"
        + does
    )
    for does in _DOES
)
_WORK_OF = re.compile(
    r"(?:(?P<wants>为(?:进一步)?(?:认真|切实)?(?:做好|加强|推进))|承担)"
    + _NAME
    + r"(?:政府|政务)?信息公开工作(?(wants),[我本]|[,。;])"
)
_STATE_OF = re.compile(rf"结合{_NAME}(?:(?:19|20)[0-9]{{2}}年度?)?(?:政府|政务)?信息公开工作(?:的)?实际")
_SENTENCE = re.compile("[^。;]+")
_REPORT_OF = re.compile(
    r"(?:公布|编制(?!并)|发布|公开|现将|[《,。:](?:现将?|特此?)?(?:向社会(?:公众)?)?(?:公布|编制|发布|公开)?)(?:(?:19|20)[0-9]{2}年度?)?"
    + _NAME
    + r"(?:(?:19|20)[0-9]{2}年度?)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_WITHIN = r"(?:(?:政府信息公开|信息公开|政务公开|党政|综合|办公室|秘书)[^,。;:()]{0,30})?"
"""The part of an office that answers."""
_ASKED = (
    re.compile(rf"(?:请与|直接与|请联系:?|请致电|可与|联系){_NAME}{_WITHIN}联系"),
    re.compile(rf"(?:请联系:?|请咨询|[请可]致电|请与){_NAME}{_WITHIN}(?=[,:(])"),
)
_DATED = re.compile(DATE + f"(?:印发)?|{CHINESE_YEAR}年[一二三四五六七八九十]{{1,2}}月份?")
_ALONE = re.compile(r"-*\(?(?:(?:19|20)[0-9]{2}年度?)?(?P<name>[^0-9()]{2,40})(?:(?:19|20)[0-9]{2}年度?)?\)?")
"""A name in brackets or not, with the year or not."""
_SEALED = re.compile(_SEAL + "$")
_CRUMB = re.compile(r"(?<=[>:])-*(?P<name>[^>:]{4,40}?)(?=-*>)")
_MOST_CHARACTERS = 60_000
_LONGEST_LABELLED = 200
_LONGEST_SIGNATURE = 80
_DATE_ENDS = frozenset("0123456789日号月发")
_PARTY = re.compile("中共|党组")
"""The party's committee signs beside the office."""
_TAIL = 160
_HEAD = 12
_MOST_OPENINGS = 3
_FROM_PLACE = re.compile("^.{1,8}?(?=[省市县区旗][^省市县区旗]{2})")


@frozen
class Evidence:
    """One place that names an office."""

    name: str
    """Folded."""
    span: Span
    how: str
    worth: float


def in_labels(whole: Body, header: Folded) -> Iterator[Evidence]:
    """Names behind labels: who filled in the form, and who published the page, which may be another office.

    Args:
        whole: Lines of prose.
        header: The beginning of the page, tables included.
    """
    labelled = dict.fromkeys(whole.index(found.start()) for found in _LABEL.finditer(whole.text))
    lines = [whole.lines[index].folded for index in labelled]
    for folded in (header, *(line for line in lines if len(line.text) < _LONGEST_LABELLED)):
        text = folded.text
        for label in _LABEL.finditer(text):
            start, worth = label.end(), 0.9 if label[1] in _OF_THE_FORM else 0.65
            found = _LABELLED.match(text, start)
            if found and is_office(found["name"]):
                yield Evidence(found["name"], folded.span(*found.span("name")), "label", worth)
            found = _TO_GAP.match(text, start)
            near = bisect_right(folded.gaps, start + 1)
            gap = next((gap for gap in folded.gaps[near : near + 1] if found and gap < found.end()), None)
            if gap is not None and is_office(text[start:gap]):
                yield Evidence(text[start:gap], folded.span(start, gap), "label", worth)


def in_signatures(kept: Sequence[Line]) -> Iterator[Evidence]:
    """Lines that are a name with a date on the next line or behind it, or the last line behind a sentence or a date.

    Args:
        kept: Lines of prose without page chrome.
    """
    for index in range(max(0, len(kept) - _TAIL), len(kept)):
        line = kept[index]
        if len(line.text) > _LONGEST_SIGNATURE:
            continue
        dated = _DATED.search(line.text) if line.text[-1:] in _DATE_ENDS else None
        end = dated.start() if dated and dated.end() == len(line.text) else len(line.text)
        sealed = _SEALED.search(line.text, 0, end) if line.text[end - 1 : end] == ")" else None
        name = line.text[: sealed.start() if sealed else end]
        if not is_office(name):
            continue
        last = index + 1 == len(kept)
        signed = end < len(line.text) or (not last and _DATED.fullmatch(kept[index + 1].text))
        before = kept[index - 1].text if last and index else ""
        if signed or (before and is_whole(name) and (before[-1] in "。;" or _DATED.fullmatch(before))):
            yield Evidence(name, line.folded.span(0, len(name)), "signature", 0.85)
            above = kept[index - 1] if index else line
            if above.text != name and is_office(above.text) and is_whole(above.text) and not _PARTY.match(above.text):
                yield Evidence(above.text, above.folded.span(0, len(above.text)), "signature", 0.85)


def on_first_lines(lines: Sequence[Line], furniture: frozenset[int], first_heading: int) -> Iterator[Evidence]:
    """A line before the first heading that is nothing but a name."""
    for index, line in enumerate(lines[:_HEAD]):
        if line.start >= first_heading:
            return
        found = _ALONE.fullmatch(line.text)
        if index not in furniture and found and is_office(found["name"]) and is_whole(found["name"]):
            yield Evidence(found["name"], line.folded.span(*found.span("name")), "first line", 0.7)


def in_crumbs(lines: Sequence[Line], own: Self) -> Iterator[Evidence]:
    """An office on the way to the page, where the report speaks of itself as such an office.

    Args:
        lines: Lines of prose with page chrome.
        own: How the report speaks of its office.
    """
    for line in lines[:_HEAD]:
        for found in _CRUMB.finditer(line.text) if ">" in line.text else ():
            name = found["name"]
            if is_office(name) and is_whole(name) and own.confirms(name):
                yield Evidence(name, line.folded.span(*found.span("name")), "crumbs", 0.45)


def in_prose(kept: Sequence[Line], own: Self) -> Iterator[Evidence]:
    """Names in sentences that can only speak of the office itself.

    Args:
        kept: Lines of prose without page chrome.
        own: How the report speaks of its office.
    """
    left = _MOST_CHARACTERS
    openings = 0
    for line in kept:
        text = line.text
        left -= len(text)
        if left < 0:
            break
        for found in _REPORT_OF.finditer(text) if "信息公开" in text and "报" in text else ():
            yield from _office(line, found, "named report", 0.75)
        if "编" in text or "组织" in text or "发布" in text:
            yield from _named(line, _COMPILED, "compiled by", 0.75)
            yield from _named(line, _COMPILES, "compiled by", 0.75)
        if "联系" in text or "请" in text:
            yield from _asked(line, own)
        if "公开" in text and ("信息" in text or "申请" in text):
            yield from _begun(line, _SUBJECT)
        if "。" in text and openings < _MOST_OPENINGS:
            openings += 1
            yield from _begun(line, _OPENING)
        if "信息公开工作" in text:
            yield from _named(line, _WORK_OF, "own work", 0.5)
            yield from _named(line, _STATE_OF, "own work", 0.5)
        if "《" in text:
            rules = _named(line, _OWN_RULES, "own rules", 0.5)
            yield from (each for each in rules if own.confirms(each.name) or _is_short_here(each.name, kept, own))


def _is_short_here(name: str, kept: Sequence[Line], own: Self) -> bool:
    """Whether a report that does not say 我局 leaves the place out where it names the office: 市水务局."""
    short = _FROM_PLACE.sub("", name)
    return own.word is None and short != name and any(short in line.text.replace(name, "") for line in kept)


def _asked(line: Line, own: Self) -> Iterator[Evidence]:
    """Whom to ask: 市人民政府办公室 is asked about its government's report, and about its own where that says 我办."""
    for each in chain.from_iterable(_named(line, pattern, "contact", 0.6) for pattern in _ASKED):
        end = line.folded.offset(each.span.end - 1) + 1
        office = line.text[end : end + 3]
        if own.word == "办" and each.name.endswith("人民政府") and office in {"办公室", "办公厅"}:
            span = Span(each.span.start, line.folded.span(end, end + 3).end)
            yield Evidence(each.name + office, span, each.how, each.worth)
        else:
            yield each


def _begun(line: Line, pattern: re.Pattern[str]) -> Iterator[Evidence]:
    """Names that sentences begin with."""
    for sentence in _SENTENCE.finditer(line.text):
        found = pattern.match(line.text, sentence.start())
        if found and is_office(found["name"]):
            yield Evidence(found["name"], line.folded.span(*found.span("name")), "subject", 0.55)


def _named(line: Line, pattern: re.Pattern[str], how: str, worth: float) -> Iterator[Evidence]:
    for found in pattern.finditer(line.text):
        yield from _office(line, found, how, worth)


def _office(line: Line, found: re.Match[str], how: str, worth: float) -> Iterator[Evidence]:
    """The name that was found, if it is one; 县人民政府信息公开 shares its 政府 with the words behind it."""
    name = found["name"] + ("政府" if found["name"].endswith("人民") else "")
    if is_office(name):
        start = found.start("name")
        yield Evidence(name, line.folded.span(start, start + len(name)), how, worth)
