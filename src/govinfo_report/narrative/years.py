"""The reporting year, against the year of publication and the years that a report compares itself with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.dates import CHINESE_YEAR, year_number
from govinfo_report.narrative.lines import Body
from govinfo_report.narrative.sections import NO_RESULTS
from govinfo_report.narrative.stated import Stated
from govinfo_report.narrative.titles import Title

__all__ = ["YearDisputed", "YearUnclear", "find_year"]

_WORTH = {"title": 4.0, "period": 3.5, "caption": 2.0, "prose": 2.0}
_MARGIN = 0.5
_YEARS = range(2004, 2100)
_MOST_CHARACTERS = 60_000
_SHARE = 2.0
"""How many times as often as any other a year must stand in the prose."""

_CAPTION = re.compile(
    r"(?:统计表|汇总表|情况表)\(?((?:19|20)[0-9]{2})年?度?\)?"
    rf"|^\(?((?:20)[0-9]{{2}}|{CHINESE_YEAR})年度?\)?$|^((?:20)[0-9]{{2}})年度?.{{0,30}}(?:统计表|汇总表)$"
)
_LONGEST_CAPTION = 60
_LONGEST_YEAR = 8
"""Characters of a line that is nothing but a year: (2017年度)."""
_QUOTED = re.compile(r"《[^《》\n]{0,80}》|〔[0-9]{4}〕|\[[0-9]{4}\]|\([^()\n]{0,20}号\)")
_SAYS = re.compile(r"((?:19|20)[0-9]{2})(年度|年|度)(?![0-9]{1,2}月)")
_OPENS = re.compile(r"(?:^|[\n。;!?:,(])在?(?:截至)?$")
_LATER = re.compile(r"[\n。;]|将|计划|重点做好|打算|工作思路|工作计划|继续")
_STOPS = "\n。;"
_NEAR = 24
"""Characters behind a year in which a word of intention makes it the next one."""


class YearUnclear(Kind):
    """The document's title, period and sentences do not agree on the reporting year.

    A period copied from last year's report is the usual reason. No year is given.
    """

    code = "year-unclear"
    severity = Severity.WARNING
    en = "The text gives several reporting years: {years}."
    zh = "文中的报告年度不一致：{years}。"


class YearDisputed(Kind):
    """The title or the period gives another year than the one that most of the document speaks of.

    A title with the year of publication, or a period copied from another year's report. The year with the most
    evidence is given; look before you use it.
    """

    code = "year-disputed"
    severity = Severity.WARNING
    en = "Most of the text speaks of {year}, but its title or period gives {years}."
    zh = "全文多指 {year} 年，但标题或统计期限为 {years}。"


def _prose_years(body: Body, section: Callable[[int], str | None] | None) -> dict[int, tuple[float, Span]]:
    """How much the sentences speak of each year, and where first."""
    weight: dict[int, float] = defaultdict(float)
    first: dict[int, Span] = {}
    text = _QUOTED.sub(lambda found: " " * len(found[0]), body.text[:_MOST_CHARACTERS])
    for found in _SAYS.finditer(text):
        start, end = found.span()
        year = int(found[1])
        if year not in _YEARS or text[start - 1 : start].isdigit():
            continue
        later = _LATER.search(text, end, end + _NEAR + 4)
        if later and later.start() <= end + _NEAR and later[0] not in _STOPS:
            continue
        if section is not None and section(body.span(start, end).start) in NO_RESULTS:
            continue
        weight[year] += 2.0 if found[2] == "年度" or _OPENS.search(text[max(0, start - 4) : start]) else 1.0
        if year not in first:
            first[year] = body.span(start, end)
    return {year: (each, first[year]) for year, each in weight.items()}


def find_year(
    titles: Sequence[Title],
    period: tuple[tuple[str, str], Span] | None,
    body: Body,
    text: str,
    published: str | None,
    section: Callable[[int], str | None] | None,
) -> tuple[Stated[int] | None, list[Diagnostic]]:
    """The reporting year and what stands against it.

    Each kind of evidence speaks for one year; the year with the most evidence is taken if the next one has clearly
    less.

    Args:
        titles: The titles.
        period: The two dates of the reporting period, and where they stand.
        body: Lines of prose without page chrome.
        text: The document's text.
        published: ISO date of publication, or else of the signature: a report is published after its year.
        section: The standard section at an offset of the text; None where no section is on plans.
    """
    evidence = [(year, "title", span) for title in titles for year, span in title.years if year in _YEARS]
    if any(len(title.years) > 1 for title in titles[:1]):  # a report on two years
        years = ", ".join(str(year) for year, _ in titles[0].years)
        return None, [YearUnclear.at(titles[0].span, years=years)]
    if period is not None and period[0][0][:4] == period[0][1][:4]:
        evidence.append((int(period[0][0][:4]), "period", period[1]))
    for line in body.lines:
        short = len(line.text) <= _LONGEST_YEAR or ("表" in line.text and len(line.text) < _LONGEST_CAPTION)
        caption = _CAPTION.search(line.text) if short else None
        if caption:
            group = next(number for number in (1, 2, 3) if caption[number])
            evidence.append((year_number(caption[group]), "caption", line.folded.span(*caption.span(group))))
    spoken = _prose_years(body, section)
    if spoken:
        ranked = sorted(spoken.items(), key=lambda item: -item[1][0])
        if len(ranked) == 1 or ranked[0][1][0] >= _SHARE * ranked[1][1][0]:
            evidence.append((ranked[0][0], "prose", ranked[0][1][1]))
    worth: dict[int, float] = defaultdict(float)
    best: dict[int, tuple[str, Span]] = {}
    for kind, kind_worth in _WORTH.items():
        of_kind = [each for each in evidence if each[1] == kind]
        for year in {each[0] for each in of_kind}:
            worth[year] += kind_worth / len({each[0] for each in of_kind})
            best.setdefault(year, next((each[1], each[2]) for each in of_kind if each[0] == year))
    if published:
        for year in list(worth):
            later = int(published[:4]) - year
            worth[year] += {1: 1.0, 0: -0.5}.get(later, -1.0 if later < 0 else 0.0)
    if not worth:
        return None, []
    ranking = sorted(worth.items(), key=lambda item: (-item[1], item[0]))
    year, score = ranking[0]
    if len(ranking) > 1 and score - ranking[1][1] < _MARGIN:
        years = ", ".join(str(each) for each in sorted(worth))
        return None, [YearUnclear.at(best[year][1], years=years)]
    how, span = best[year]
    against = sorted({each[0] for each in evidence if each[1] in {"title", "period"}} - {year})
    if against:
        years = ", ".join(map(str, against))
        disputed = [YearDisputed.at(best[against[0]][1], year=year, years=years)]
        return Stated(year, text[span.start : span.end], span, how, 0.5), disputed
    return Stated(year, text[span.start : span.end], span, how, min(0.99, 0.5 + score / 12)), []
