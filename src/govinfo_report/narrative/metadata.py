"""What the page says about the report: dates, numbers, whom to ask, whose figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govinfo_report.narrative.dates import DATE, iso_date, period_in
from govinfo_report.narrative.fold import Folded
from govinfo_report.narrative.lines import Body, Line, Passage
from govinfo_report.narrative.stated import Contact, Stated

__all__ = ["find_contact", "find_number", "find_period", "find_published", "find_scope", "find_signed"]

_PUBLISHED = (
    (re.compile(r"(?:发布|发表|公布)(?:(?:时间|日期)[:|]{0,2}|于:?)(?P<date>" + DATE + ")"), 0.95),
    (re.compile(r"(?:公开|上传|更新)(?:时间|日期)[:|]{0,2}(?P<date>" + DATE + ")"), 0.8),
    (re.compile(r"(?P<bare>)(?:时间|日期):(?P<date>" + DATE + ")(?![起至到~]|--)"), 0.7),
)
"""A bare label is one that begins a word: 打印日期 and 有效日期 are of other days."""
_STAMP = re.compile(r"(?<![0-9])(?P<date>" + DATE + r") ?[0-9]{1,2}:[0-9]{2}|\[ ?(?P<alone>" + DATE + r") ?\]")
"""A date with a time of day, or between brackets, as sites print one in the head of a page without a word."""
_HAN = re.compile("[\u4e00-\u9fff]")
_WRITTEN = re.compile(r"(?:成文|生成|发文)(?:时间|日期)[:|]{0,2}(?P<date>" + DATE + ")")
_DATE_LINE = re.compile(r"(?P<name>[^0-9,。;:!?]{0,40}?)(?P<date>" + DATE + r")")
_INDEX = re.compile(r"(?:索引号|索取号|信息索引)[:|]{0,2}(?P<value>[A-Za-z0-9][A-Za-z0-9/_.-]{3,60})")
_DOCUMENT = re.compile(
    r"(?:发文字号|发文文号|文号|文件编号|文号)[:|]{0,2}(?P<value>[^0-9,。;:!?()]{1,16}[〔\[(](?:19|20)[0-9]{2}[〕\])][0-9]{1,5}号)"
)
_DOCUMENT_AT_TOP = re.compile(r"(?P<value>[^0-9,。;:!?()]{1,12}[〔\[(](?:19|20)[0-9]{2}[〕\])][0-9]{1,5}号)")
_PERIOD_WORDS = re.compile("期限|时限|统计|数据|周期|起止")
_LONGEST_ALONE = 60
"""Characters of a line that is nothing but a period."""
_CONTACT = {
    "address": re.compile(
        r"地址(?::|(?=[^,。;:()]{2,50}(?:[0-9]号|[0-9]楼|室[,;])))"
        r"(?P<value>[^,。;:()]{4,60}?)(?=[,。;()]|邮编|邮政编码|电话|联系|传真|$)"
    ),
    "postcode": re.compile(r"(?:邮编|邮政编码)[:]?(?P<value>[0-9]{6})(?![0-9])"),
    "telephone": re.compile(
        r"(?:联系电话|电话|咨询电话)(?:号码)?(?:\(兼?传真\)|[/、及和]?兼?传真)?[:]?"
        r"(?P<value>(?:\([0-9]{3,4}\)|[0-9]{3,4}[- ])?[0-9]{7,8}(?:[-转][0-9]{1,5})?|0[0-9]{9,11}|1[0-9]{10})(?![0-9])"
    ),
    "fax": re.compile(r"传真(?:电话|号码)?\)?[:]?(?P<value>(?:\([0-9]{3,4}\)|[0-9]{3,4}[- ])?[0-9]{7,8})(?![0-9])"),
    "email": re.compile(r"(?P<value>[A-Za-z0-9][A-Za-z0-9._+-]{0,60}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4})"),
}
_OWN = re.compile("我局|本局|我厅|我委|我办|我中心|我处|我院|我队|局机关|我所")
_AREA = re.compile(
    "全[省市县区镇乡州旗盟](?:各级|各部门|各单位)?(?:行政机关|机关|政府系统)?(?:共|累计|新增|主动公开|收到|受理)|各级行政机关(?:共|累计)"
)
_MOST_CHARACTERS = 60_000


def _stated(value: str, place: tuple[Folded, int, int], text: str, how: str, confidence: float) -> Stated[str]:
    folded, start, end = place
    span = folded.span(start, end)
    return Stated(value, text[span.start : span.end], span, how, confidence)


def find_published(pages: Sequence[Folded], text: str) -> Stated[str] | None:
    """The date of publication, from its label in the head or the foot of the page."""
    dated = [folded for folded in pages if any(word in folded.text for word in ("时间", "日期", "布于", "表于"))]
    for pattern, confidence in _PUBLISHED:
        for folded in dated:
            for found in pattern.finditer(folded.text):
                at = found.start()
                if "bare" in pattern.groupindex and _HAN.match(folded.text[at - 1 : at]) and at not in folded.gaps:
                    continue
                iso, damaged = iso_date(found["date"])
                if iso:
                    return _stated(iso, (folded, *found.span("date")), text, "label", confidence - 0.2 * damaged)
    stamp = _STAMP.search(pages[0].text) if pages else None
    group = stamp and stamp.lastgroup
    iso, damaged = iso_date(stamp[group]) if stamp and group else (None, False)
    return _stated(iso, (pages[0], *stamp.span(group)), text, "stamp", 0.6) if stamp and group and iso else None


def find_signed(lines: Sequence[Line], pages: Sequence[Folded], text: str) -> Stated[str] | None:
    """The date below the report, or the one labelled 成文日期.

    Args:
        lines: Lines of prose without page chrome.
        pages: The head and the foot of the page.
        text: The document's text.
    """
    for line in reversed(lines[-160:]):
        found = _DATE_LINE.fullmatch(line.text) if len(line.text) < 60 else None
        if found:
            iso, damaged = iso_date(found["date"])
            if iso:
                return _stated(iso, (line.folded, *found.span("date")), text, "signature", 0.7 if damaged else 0.9)
    for folded in pages:
        labelled = _WRITTEN.search(folded.text)
        iso = iso_date(labelled["date"])[0] if labelled else None
        if labelled and iso:
            return _stated(iso, (folded, *labelled.span("date")), text, "label", 0.9)
    return None


def find_number(pages: Sequence[Folded], text: str, *, index: bool) -> Stated[str] | None:
    """The index number or the document number, from its label."""
    for folded in pages:
        if "号" not in folded.text and "索引" not in folded.text:
            continue
        found = (_INDEX if index else _DOCUMENT).search(folded.text)
        if found is None and not index:
            found = _DOCUMENT_AT_TOP.match(folded.text)
        if found:
            value = re.sub(r"(?<=[0-9])发布.*", "", found["value"])
            return _stated(value, (folded, *found.span("value")), text, "label", 0.9)
    return None


def find_period(passages: Sequence[Passage], text: str) -> Stated[tuple[str, str] | str] | None:
    """The reporting period: two dates, or the damaged text where they cannot be read."""
    left = _MOST_CHARACTERS
    for passage in passages:
        body = passage.folded.text
        left -= len(body)
        if left < 0:
            break
        found = period_in(body) if len(body) < _LONGEST_ALONE or _PERIOD_WORDS.search(body) else None
        if found is None:
            continue
        alone = not body[: found[1]].strip("(") and not body[found[2] :].strip(")")
        if not alone and not _PERIOD_WORDS.search(body[max(0, found[1] - 40) : found[1]]):
            continue
        dates, start, end = found
        span = passage.folded.span(start, end)
        raw = text[span.start : span.end]
        return Stated(dates or raw, raw, span, "period", 0.9 if dates else 0.3)
    return None


def find_contact(passages: Sequence[Passage], text: str) -> Contact:
    """Whom to ask, from the passage that says so."""
    left = _MOST_CHARACTERS
    asked: list[Passage] = []
    for passage in passages:
        left -= len(passage.folded.text)
        if left < 0:
            break
        text_of = passage.folded.text
        if "疑问" in text_of or "地址:" in text_of or "邮编" in text_of or "联系电话" in text_of:
            asked.append(passage)
    values: dict[str, Stated[str]] = {}
    for name, pattern in _CONTACT.items():
        for passage in sorted(asked, key=lambda each: "疑问" not in each.folded.text):
            found = pattern.search(passage.folded.text)
            if found:
                values[name] = _stated(found["value"], (passage.folded, *found.span("value")), text, "contact", 0.9)
                break
    return Contact(**values)


def find_scope(body: Body, text: str) -> Stated[str] | None:
    """Whose figures the report gives: where it speaks both ways, nothing is said."""
    own, area = _OWN.search(body.text, 0, _MOST_CHARACTERS), _AREA.search(body.text, 0, _MOST_CHARACTERS)
    found = own or area
    if found is None or (own and area):
        return None
    span = body.span(*found.span())
    return Stated("own office" if own else "area", text[span.start : span.end], span, "prose", 0.6)
