"""The reporting year, against the year of publication and the years that a report compares itself with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

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
    if titles and len(titles[0].years) > 1:  # a report on two years
        return None, [YearUnclear.at(titles[0].span, years=_listed(year for year, _ in titles[0].years))]
    evidence = [
        *(_Evidence(year, "title", span) for title in titles for year, span in title.years if year in _YEARS),
        *_of_period(period),
        *_of_captions(body),
        *_of_prose(_prose_years(body, section)),
    ]
    worth = _worth(evidence, published)
    if not worth:
        return None, []
    (year, score), *others = sorted(worth.items(), key=lambda item: (-item[1], item[0]))
    best = _best(evidence, year)
    if others and score - others[0][1] < _MARGIN:
        return None, [YearUnclear.at(best.span, years=_listed(sorted(worth)))]
    printed = text[best.span.start : best.span.end]
    against = sorted({one.year for one in evidence if one.kind in {"title", "period"}} - {year})
    if against:
        disputed = YearDisputed.at(_best(evidence, against[0]).span, year=year, years=_listed(against))
        return Stated(year, printed, best.span, best.kind, 0.5), [disputed]
    return Stated(year, printed, best.span, best.kind, min(0.99, 0.5 + score / 12)), []


class _Evidence(NamedTuple):
    """What speaks for a year."""

    year: int
    kind: str
    """A key of :data:`_WORTH`."""
    span: Span


def _of_period(period: tuple[tuple[str, str], Span] | None) -> Iterator[_Evidence]:
    """A period within one year."""
    if period is not None:
        (first, last), span = period
        if first[:4] == last[:4]:
            yield _Evidence(int(first[:4]), "period", span)


def _of_captions(body: Body) -> Iterator[_Evidence]:
    """Captions of tables with a year, and lines that are nothing but one."""
    for line in body.lines:
        short = len(line.text) <= _LONGEST_YEAR or ("表" in line.text and len(line.text) < _LONGEST_CAPTION)
        caption = _CAPTION.search(line.text) if short else None
        if caption:
            group = next(number for number in (1, 2, 3) if caption[number])
            yield _Evidence(year_number(caption[group]), "caption", line.folded.span(*caption.span(group)))


def _of_prose(spoken: Mapping[int, tuple[float, Span]]) -> Iterator[_Evidence]:
    """The year that the sentences speak of far more than of any other."""
    ranked = sorted(spoken.items(), key=lambda item: -item[1][0])
    if ranked and (len(ranked) == 1 or ranked[0][1][0] >= _SHARE * ranked[1][1][0]):
        year, (_, span) = ranked[0]
        yield _Evidence(year, "prose", span)


def _worth(evidence: Sequence[_Evidence], published: str | None) -> dict[int, float]:
    """What speaks for each year, taken together: years of one kind of evidence share what the kind is worth."""
    worth: dict[int, float] = defaultdict(float)
    for kind, kind_worth in _WORTH.items():
        years = {one.year for one in evidence if one.kind == kind}
        for year in years:
            worth[year] += kind_worth / len(years)
    if published:
        for year in worth:
            later = int(published[:4]) - year
            worth[year] += {1: 1.0, 0: -0.5}.get(later, -1.0 if later < 0 else 0.0)
    return worth


def _best(evidence: Sequence[_Evidence], year: int) -> _Evidence:
    """The first evidence for a year of the kind that is worth most."""
    return min((one for one in evidence if one.year == year), key=lambda one: list(_WORTH).index(one.kind))


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
