"""Whether a page holds the reports of several offices or years, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.names import same_office
from govinfo_report.narrative.titles import Title

__all__ = ["SeveralReports", "several_reports"]


class SeveralReports(Kind):
    """Tables stand below the titles of two reports, of other offices or other years, and were read as one report.

    An area's summary with its own office's report below it, or last year's report kept on the page. Cut the document
    where the next report begins, and read each part by itself.
    """

    code = "several-reports"
    severity = Severity.ERROR
    en = "The document holds several reports, and their tables were read as one: “{first}”, “{second}”."
    zh = "文档含有多份报告，其表格被当作一份读取：“{first}”、“{second}”。"


def several_reports(titles: Sequence[Title], tables: Sequence[Span]) -> Iterator[Diagnostic]:
    """One error where a title between two tables is that of another report than the one above.

    Args:
        titles: The titles.
        tables: Where the tables stand.
    """
    known = sorted((title for title in titles if title.office), key=lambda title: title.span)
    for above, below in pairwise(known):
        between = any(above.span.start < table.start < below.span.start for table in tables)
        if between and any(table.start > below.span.start for table in tables) and _differ(above, below):
            yield SeveralReports.at(below.span, first=above.text, second=below.text)
            return


def _differ(one: Title, other: Title) -> bool:
    first, second = sorted((one.office or "", other.office or ""), key=len)
    years = {year for title in (one, other) for year, _ in title.years}
    return not same_office(first, second) or (bool(one.years and other.years) and len(years) > 1)
