"""The title of a report: the office, the year and the words that make it one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.fold import fold
from govinfo_report.narrative.lines import Line
from govinfo_report.narrative.names import is_office

__all__ = ["Title", "titles_in", "year_number"]

_YEAR = r"(?P<year{0}>(?:19|20)[0-9]{{2}}|[二][0〇○零O][0-9一二三四五六七八九〇○零]{{2}})(?:年度?|度)?"
_REPORT = re.compile(
    r"^(?:关于)?(?P<before>[^。;:!?]{0,60}?)"
    r"(?P<subject>(?:政府信息公开|政务信息公开|信息公开|政务公开|政府信息)(?:工作)?(?:情况)?(?:的)?)"
    r"(?P<middle>\(?(?:(?:19|20)[0-9]{2})?年?度?(?:工作)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?\)?)"
    r"(?P<kind>年度报告|工作报告|报告|年报|工作总结|总结)(?P<after>[^。;:!?]{0,24})$"
)
_LONGEST_TITLE = 110
# A page without line breaks begins with its title and reads on.
_REPORT_AT_START = re.compile(_REPORT.pattern.rpartition("(?P<after>")[0] + r"(?P<after>\((?:19|20)[0-9]{2}年?度?\))?")
_YEARS = re.compile(_YEAR.format(""))
_DIGITS = dict(zip("〇○零O一二三四五六七八九", "0000123456789", strict=True))
_MOST_LINES = 400
_LONGEST_OFFICE_LINE = 40


@frozen
class Title:
    """A title as printed."""

    text: str
    """Folded; of two lines where it is printed on two."""
    span: Span
    office: str | None
    """Folded name of the office, if it has one."""
    office_span: Span | None
    year: int | None
    year_span: Span | None
    line: int
    """Index of its last line."""


def year_number(text: str) -> int:
    """The year of four digits or Chinese numerals: 二〇一七 is 2017."""
    return int("".join(_DIGITS.get(letter, letter) for letter in text))


def _office_in(text: str) -> tuple[str, int, int] | None:
    """The office named before the subject of a title: what is left when the year is taken away."""
    start, end = 0, len(text)
    year = _YEARS.search(text)
    if year is not None:
        if year.start() == 0:
            start = year.end()
        elif year.end() == end:
            end = year.start()
        else:
            end = year.start()
    while start < end and text[start] in "(-·":
        start += 1
    while end > start and text[end - 1] in "()-·的":
        end -= 1
    if text[start:end].endswith("关于"):
        end -= 2
    name = text[start:end]
    return (name, start, end) if is_office(name) else None


def _of_two_lines(above: Line, line: Line, index: int) -> Title | None:
    """A title that is cut within its year or its words: 宿州市人民政府2016年 / 政府信息公开工作年度报告."""
    joined = fold(((above.raw, above.start), (line.raw, line.start)))
    found = _REPORT.match(joined.text)
    named = _office_in(found["before"]) if found else None
    if found is None or named is None or "。" in joined.text:
        return None
    year = _YEARS.search(joined.text)
    offset = found.start("before")
    return Title(
        joined.text,
        joined.span(0, len(joined.text)),
        named[0],
        joined.span(offset + named[1], offset + named[2]),
        year_number(year["year"]) if year else None,
        joined.span(*year.span()) if year else None,
        index,
    )


def titles_in(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[Title]:
    """Lines that are titles of such a report, in their order."""
    for index, line in enumerate(lines[:_MOST_LINES]):
        text = line.text
        if index in furniture:
            continue
        found = _REPORT.match(text) if len(text) <= _LONGEST_TITLE else _REPORT_AT_START.match(text)
        if found is None or text[found.end() : found.end() + 1] in {"。", ",", "》"}:
            continue
        above = next((i for i in range(index - 1, max(-1, index - 4), -1) if i not in furniture), None)
        if above is not None and not found["before"] and len(lines[above].text) <= _LONGEST_OFFICE_LINE:
            both = _of_two_lines(lines[above], line, index)
            if both is not None:
                yield both
                continue
        before_end = found.end("before")
        before = found["before"]
        # 汉阴县人民政府信息公开: the two words share 政府.
        if before.endswith("人民") and found["subject"].startswith("政府"):
            before_end += 2
            before = text[:before_end]
        offset = found.start("before")
        before = text[offset:before_end]
        named = _office_in(before)
        office = named[0] if named else None
        office_span = line.folded.span(offset + named[1], offset + named[2]) if named else None
        span, whole = line.span, text
        untitled = office is None and above is not None and not before.strip("()0123456789年度")
        if untitled and above is not None and is_office(lines[above].text):
            office, office_span = lines[above].text, lines[above].span
            span, whole = Span(lines[above].span.start, line.span.end), lines[above].text + text
        if found.end() < len(text):
            whole, span = found[0], line.folded.span(0, found.end())
        year = _YEARS.search(text, 0, found.end())
        yield Title(
            whole,
            span,
            office,
            office_span,
            year_number(year["year"]) if year else None,
            line.folded.span(*year.span()) if year else None,
            index,
        )
