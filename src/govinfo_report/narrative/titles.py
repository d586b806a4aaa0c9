"""The title of a report: the office, the year and the words that make it one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.dates import CHINESE_YEAR, year_number
from govinfo_report.narrative.fold import Folded, fold_simple
from govinfo_report.narrative.lines import Line
from govinfo_report.narrative.names import is_named, is_office, is_whole

__all__ = ["Title", "title_of_head", "titles_in"]

_NUMBER = rf"(?:(?:19|20)[0-9]{{2}}|2 0 [0-9] [0-9]|{CHINESE_YEAR})"
_YEAR = rf"(?P<year>(?<![〔\[]){_NUMBER})(?![0-9])(?:年度?|度)?"
"""Not that of a document's number, 海政办发〔2024〕3号."""
_WORDS = (
    r"(?:[【\[][^】\]]{1,12}[】\]])?[“《【\[]?(?:关于)?(?P<before>[^。;:!?>|]{0,60}?)[“《]?"
    r"(?P<subject>(?:政府信息公开|政务信息公开|信息公开|政务公开|政府信息)(?:工作)?(?:情况)?(?:的)?)"
    rf"(?P<middle>\(?(?:{_NUMBER}(?![0-9]))?年?度?(?:工作)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?\)?)"
    r"(?P<kind>(?:自查|自评|专题)?(?:年度报告|工作报告|报告|年报|工作总结|总结报告|总结|汇报|统计表|统计年表))"
)
_REPORT = re.compile(r"(?:^|(?<=[>|:]))" + _WORDS + r"(?:\((?P<behind>[^()0-9]{4,40})\)$|[^。,;:!?]{0,24}$)")
# A page without line breaks begins with its title and reads on.
_REPORT_WITHIN = re.compile(_WORDS + r"(?P<behind>(?!))?(?:\((?:19|20)[0-9]{2}年?度?\))?")
_YEARS = re.compile(_YEAR)
_SEVERAL_YEARS = re.compile(rf"{_NUMBER}年?度?(?:-{{1,2}}|~|至|到|、|和){_NUMBER}")
_SENDS_ON = re.compile(
    r".*关于(?:印发|公布|发布|报送|上报|呈报|转发|公开|做好)?|(?:印发|公布|发布|报送|上报|呈报|转发)"
)
"""Of 甲局关于印发甲局2018年…的通知 the name behind counts; of 甲局关于报送2018年…的报告 the one before."""
_GIVES_OUT = re.compile(r"(?P<who>.{2,40}?)(?<![务息])(?:发布|公布|印发|公开|公示)(?=(?:19|20)[0-9]{2}|$)")
"""Of 甲局发布2018年… the name is in front of the verb."""
_MOST_LINES = 400
_LONGEST_TITLE = 110
_LONGEST_PART = 40
_MOST_PARTS = 5
_HEAD = 400
"""Characters in which the title of a page without line breaks begins."""
_BESIDE = "(-·—:|_“《【[ "
_SIZES = re.compile(r"(?:字[体号](?:大小)?:?)?[\[【(]?大中小[\])】]?")
"""Letters to click for the size of the others."""
_READS_ON = frozenset("。,》的格如")
"""What stands behind the words where they are a sentence's."""
_SENTENCE = re.compile("现将|特将|^本(?:年度)?报告")
"""What a sentence begins with that speaks of the report."""
_TOLD = 5
"""What a title with a whole office and a year tells."""
_SHORT_YEAR = re.compile("[0-9]{2}年度?$")
_ASIDE = re.compile(r"\([^()]{2,20}\)$")
"""A second name behind the first: 水利局(水产局)."""
_LISTED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
"""What stands before a heading, and before no last line of a title."""
_KINDS = ("报告", "年报", "总结", "汇报", "统计")
_OF_TABLE = re.compile("统计表|统计年表")
_CRUMBS = re.compile(">|位置")


@frozen
class Title:
    """A title as printed."""

    text: str
    """Folded; of several lines where it is printed on several."""
    span: Span
    office: str | None
    """Folded name of the office, if it has one."""
    office_span: Span | None
    years: tuple[tuple[int, Span], ...]
    """The years that it names, with where they stand: one, two of a report on two years, or none."""
    line: int
    """Index of its last line."""


def _office_in(text: str) -> tuple[str, int, int] | None:
    """The office named before the subject of a title: what is left when the year is taken away."""
    start, end = text.rstrip("_|").rfind("_") + 1, len(text)  # 清河县信息公开_水务局_2017年: sections of the site
    if start and _YEARS.fullmatch(text, start):
        start, end = text.rfind("_", 0, start - 1) + 1, start - 1
    sent = _SENDS_ON.match(text)
    if sent is not None:
        behind = _stripped(text, sent.end(), end)
        if behind is not None:
            return behind
        end = max(sent[0].rfind("关于"), 0)
    elif given := _GIVES_OUT.match(text, start, end):
        end = given.end("who")
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """A name without the year before or behind it."""
    sizes = _SIZES.match(text, start, end)
    start = sizes.end() if sizes else start
    year = _YEARS.search(text, start, end)
    if year is not None:
        start, end = (year.end(), end) if year.start() <= start + 1 else (start, year.start())
    while start < end and text[start] in _BESIDE + ")":
        start += 1
    short = _SHORT_YEAR.search(text, start, end)
    end = short.start() if short else end
    aside = _ASIDE.search(text, start, end)
    end = aside.start() if aside else end
    while end > start and text[end - 1] in _BESIDE + ")的":
        end -= 1
    name = text[start:end]
    return (name, start, end) if is_office(name) or is_named(name) else None


def _title(folded: Folded, found: re.Match[str], line: int) -> Title:
    """The title that a text is."""
    text = found.string
    before_end = found.end("before")
    # 汉阴县人民政府信息公开: the two words share 政府.
    if found["before"].endswith("人民") and found["subject"].startswith("政府"):
        before_end += 2
    offset = found.start("before")
    named = _office_in(text[offset:before_end])
    if named is None and found["behind"]:
        offset = found.start("behind")
        named = _office_in(found["behind"])
    several = _SEVERAL_YEARS.search(text, found.start(), found.end())
    of_title = _YEARS.finditer(text, *(several.span() if several else found.span()))
    years = [(year_number(year["year"]), folded.span(*year.span())) for year in of_title]
    return Title(
        text[found.start() : found.end()],
        folded.span(found.start(), found.end()),
        named[0] if named else None,
        folded.span(offset + named[1], offset + named[2]) if named else None,
        tuple(years[: 2 if several else 1]),
        line,
    )


def _of_one_line(line: Line, index: int) -> Title | None:
    text = line.text
    if _SENTENCE.search(text, 0, _LONGEST_TITLE):
        return None
    if len(text) <= _LONGEST_TITLE and (found := _REPORT.search(text)):
        return _title(line.folded, found, index)
    starts = (0, *line.folded.gaps) if len(text) > _LONGEST_TITLE else (0,)
    for start in starts:
        if start > _HEAD:
            break
        found = _REPORT_WITHIN.match(text, start)
        if found is not None and text[found.end() : found.end() + 1] not in _READS_ON:
            return _title(line.folded, found, index)
    return None


def _parts(lines: Sequence[Line], furniture: frozenset[int], index: int) -> Iterator[tuple[Line, ...]]:
    """The runs of short lines that end with one line, the shortest run first."""
    run: list[Line] = [lines[index]]
    for above in range(index - 1, max(-1, index - 2 * _MOST_PARTS), -1):
        line = lines[above]
        if above in furniture:
            if _CRUMBS.search(line.text):
                return  # what stands above them is the site's
            continue
        if len(line.text) > _LONGEST_PART or line.text[-1:] in "。;:!?" or len(run) == _MOST_PARTS:
            return
        run.insert(0, line)
        yield tuple(run)


def _of_several_lines(
    lines: Sequence[Line], furniture: frozenset[int], index: int, alone: Title | None
) -> Title | None:
    """A title that is cut between its office, its year and its words, or within one of them.

    Args:
        lines: Lines of prose.
        furniture: Indices of lines of page chrome.
        index: The last line of the title.
        alone: What that line is by itself, if it is a title.
    """
    best = alone
    for run in _parts(lines, furniture, index):
        joined = fold_simple(tuple((line.simple, line.start) for line in run))
        found = _REPORT.match(joined.text)
        if found is None or any(_REPORT.search(line.text) for line in run[:-1]):
            continue
        title = _title(joined, found, index)
        if _tells(title) > _tells(best) and (alone or title.years):
            best = title
        elif found["before"]:
            break
    return best


def _told_of(office: str | None) -> int:
    return 0 if office is None else 2 + is_whole(office)


def _tells(title: Title | None) -> int:
    return 0 if title is None else 1 + _told_of(title.office) + bool(title.years)


def titles_in(lines: Sequence[Line], furniture: frozenset[int]) -> list[Title]:
    """Lines that are titles of such a report, in their order; without one, those of its table of statistics."""
    titles = list(_titles_in(lines, furniture))
    return [title for title in titles if not _OF_TABLE.search(title.text)] or titles


def title_of_head(lines: Sequence[Line], furniture: frozenset[int], titles: Sequence[Title]) -> Title | None:
    """The title in the head of a page, where none that it shows names an office, or only the end of that one's name.

    What the page does not show before its first line, the title of the document, its properties and its menus, may
    hold titles of other reports; where they name several offices, none is taken.
    """
    shown = next((index for index in range(len(lines)) if index not in furniture), len(lines))
    head = [title for title in _titles_in(lines[:shown], frozenset()) if title.office]
    parts = [title.office for title in titles if title.office]
    if len({title.office for title in head}) != 1 or not all((head[0].office or "").endswith(part) for part in parts):
        return None
    return min(head, key=lambda title: len(title.text)) if head[0].office not in parts else None


def _titles_in(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[Title]:
    for index, line in enumerate(lines[:_MOST_LINES]):
        text = line.text
        if index in furniture or not (
            "报告" in text or "年报" in text or "总结" in text or "汇报" in text or "统计" in text
        ):
            continue
        title = _of_one_line(line, index) if "信息" in text or "公开" in text else None
        if len(text) <= _LONGEST_PART and _tells(title) < _TOLD and not _LISTED.match(text):
            title = _of_several_lines(lines, furniture, index, title)
        if title is not None:
            yield title
