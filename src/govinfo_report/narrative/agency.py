"""Whose report it is: the title decides, else the evidence that outweighs all other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.agency_evidence import (
    Evidence,
    in_crumbs,
    in_labels,
    in_prose,
    in_signatures,
    on_first_lines,
)
from govinfo_report.narrative.fold import Folded
from govinfo_report.narrative.lines import Body, Line
from govinfo_report.narrative.names import canonical, is_whole, same_office
from govinfo_report.narrative.selves import Self, self_of
from govinfo_report.narrative.stated import Stated
from govinfo_report.narrative.titles import Title
from govinfo_report.parsing.pinyin import GLOSS

__all__ = ["AgencyIncomplete", "AgencyUnclear", "find_agency"]

_AREAS = tuple("省市县区州盟旗")
_FROM_TITLE = 0.95
_FOR_EACH_KIND = 0.05
_FOR_ITS_SELF = 0.1
_MARGIN = 0.05
_MOST = 60
"""Places of a kind that are weighed: a report names its office less often."""
_MOST_NAMED = 4


class AgencyIncomplete(Kind):
    """The document names its office only in part, such as 县统计局: many places have one.

    The name is not taken for the agency. Add the place from what you know of the source, e.g. from its address.
    """

    code = "agency-incomplete"
    severity = Severity.INFO
    en = "The text names the office only as {name}, without its place."
    zh = "正文仅称“{name}”，未写明所属地区。"


class AgencyUnclear(Kind):
    """Places that name the office of the report name different ones, such as a signature and the words before the date.

    No agency is given. The data has the names.
    """

    code = "agency-unclear"
    severity = Severity.INFO
    en = "The text names several offices that the report may be of: {names}."
    zh = "正文所称的报告机关不一致：{names}。"


def find_agency(
    whole: Body,
    furniture: frozenset[int],
    titles: Sequence[Title],
    *,
    body: Body,
    header: Folded,
    text: str,
    first_heading: int,
) -> tuple[Stated[str] | None, str | None, list[Diagnostic]]:
    """The agency as printed, its folded name, and what stands against it.

    The title decides; where another place prints the same office's longer name, that one is taken. Without a title
    the places that name an office are weighed, those left out that name an office which cannot speak of itself as
    the report does.

    Args:
        whole: Lines of prose.
        furniture: Indices of those of page chrome.
        titles: The titles.
        body: The other lines.
        header: The beginning of the page, tables included.
        text: The document's text.
        first_heading: Offset of the first heading.
    """
    kept = body.lines
    own = self_of(body)
    named = _from_titles(titles, kept, first_heading, own, text)
    others = [
        *islice(in_labels(whole, header), _MOST),
        *in_signatures(kept),
        *on_first_lines(whole.lines, furniture, first_heading),
    ]
    best = _titled([each for each in named if is_whole(each.name)], others)
    if best is None:
        others += [*in_crumbs(whole.lines, own), *islice(in_prose(kept, own), _MOST)]
        others = [evolve(each, name=own.body(each.name)) for each in others]
        part = named[0].name if named else ""
        fitting = [
            each for each in others if is_whole(each.name) and own.fits(each.name) and _completes(part, each.name)
        ]
        groups = _grouped(fitting, own)
        if len(groups) > 1 and groups[0][0] - groups[1][0] < _MARGIN:
            names = "、".join(each.name for _, each in groups[:_MOST_NAMED])
            return None, None, [AgencyUnclear.at(groups[0][1].span, names=names)]
        best = groups[0][1] if groups else None
    if best is not None:
        return _stated(text, best), best.name, []
    partial = next((each for each in (*named, *others) if not is_whole(each.name)), None)
    if partial is None:
        return None, None, []
    return None, partial.name, [AgencyIncomplete.at(partial.span, name=_stated(text, partial).value)]


def _from_titles(
    titles: Sequence[Title], kept: Sequence[Line], first_heading: int, own: Self, text: str
) -> list[Evidence]:
    """The offices of the titles, first that of the last title above the body: lists of other reports stand above it.

    A name on a line above the title may be the site's: it counts where the report speaks of itself as such an office.
    """
    body = min([first_heading, *(line.start for line in kept if "。" in line.text)])
    above, below = list[Evidence](), list[Evidence]()
    for title in titles:
        if title.office is None or title.office_span is None:
            continue
        if "\n" in text[title.span.start : title.span.end] and not own.fits(title.office):
            continue
        name = own.body(title.office) if "关于" in title.text else title.office
        (above if title.span.start < body else below).append(Evidence(name, title.office_span, "title", _FROM_TITLE))
    return [*reversed(above), *below]


def _titled(named: Sequence[Evidence], others: Sequence[Evidence]) -> Evidence | None:
    """The office of the title, under the longest name that the page has for it."""
    if not named:
        return None
    best = max(named, key=lambda each: len(each.name) if same_office(named[0].name, each.name) else 0)
    if best.name.endswith(_AREAS):
        return best
    longer = [each for each in others if same_office(best.name, each.name) and len(each.name) > len(best.name)]
    return evolve(max(longer, key=lambda each: len(each.name)), how="title", worth=_FROM_TITLE) if longer else best


def _completes(part: str, name: str) -> bool:
    return name.endswith(part) or canonical(name).endswith(canonical(part))


def _grouped(evidence: Iterable[Evidence], own: Self) -> list[tuple[float, Evidence]]:
    """Each office with its weight and its longest name, the weightiest first."""
    groups: list[list[Evidence]] = []
    for each in evidence:
        group = next((g for g in groups if same_office(*sorted((g[0].name, each.name), key=len))), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    weighed = []
    for group in groups:
        heaviest = max(group, key=lambda each: each.worth)
        kinds = len({each.how for each in group})
        weight = heaviest.worth + _FOR_EACH_KIND * (kinds - 1) + _FOR_ITS_SELF * own.confirms(heaviest.name)
        longest = max(group, key=lambda each: len(each.name))
        weighed.append((weight, evolve(longest, how=heaviest.how, worth=heaviest.worth)))
    return sorted(weighed, key=lambda each: -each[0])


_DROPPED = re.compile(rf"\s+|{GLOSS}")


def _stated(text: str, evidence: Evidence) -> Stated[str]:
    """The name as printed, without blanks and pinyin."""
    end = evidence.span.end
    while len(printed := _DROPPED.sub("", text[evidence.span.start : end])) > len(evidence.name):
        end -= 1  # of 石桥镇人民政府党政办公室 the body alone
    span = Span(evidence.span.start, end)
    return Stated(printed, text[span.start : end], span, evidence.how, evidence.worth)
