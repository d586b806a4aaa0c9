"""Rules over the years of one office, and over copies among many reports. Most are questions: for information only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import fields

from govinfo_report.checks.findings import CarriedDiffers, CopiedTable, DocumentsDoNotFollow, ReceivedAndAnswered
from govinfo_report.checks.labels import label_of
from govinfo_report.checks.registry import rule, set_rule
from govinfo_report.checks.summaries import Summary
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.models.article20 import Applicants
from govinfo_report.models.printed import Number
from govinfo_report.models.report import ARTICLE20, Format, Report
from govinfo_report.parsing.titles import section_titles

__all__ = ["RULES", "carried_differs", "copied_table", "documents_do_not_follow", "received_and_answered"]

_COLUMNS = tuple(one.name for one in fields(Applicants) if one.name != "organizations_subtotal")
_TABLES = ("requests", "proactive_disclosure")
"""Sections whose tables are compared, which are called as the blocks of values in them."""
_FEWEST_FIGURES = 8
"""Figures above 1 that two reports must share before it is no coincidence; most reports are nearly empty."""
_FEWEST_DIFFERENT = 4
"""How many different figures there must be among them."""


@rule("received-and-answered", severity=Severity.INFO, forms=(Format.STATISTICS_2014,), basis="国办发〔2014〕32号附表")
def received_and_answered(report: Report) -> Iterator[Diagnostic]:
    """National table, a question: requests received, closed and answered agree.

    Why: a request received is closed and answered, most in the same year.

    Example: 收到申请数 10, 申请办结数 8, 申请答复数 10.

    Exceptions: the table has no field for requests carried over from year to year.
    """
    cells = [report.cells.get(f"requests.{block}.total") for block in ("received", "closed", "answered")]
    values = [None if cell is None else cell.value for cell in cells]
    known = [value for value in values if value is not None]
    if cells[0] is not None and len(known) == 3 and len(set(known)) > 1:
        received, closed, answered = known
        yield ReceivedAndAnswered.at(cells[0].span, "requests", received=received, closed=closed, answered=answered)


def _successive(reports: Sequence[Summary]) -> Iterator[tuple[Summary, Summary]]:
    """Reports of one office of successive years, each year reported once."""
    by_agency: dict[str, dict[int, list[Summary]]] = defaultdict(lambda: defaultdict(list))
    for one in reports:
        if one.agency is not None and one.year is not None:
            by_agency[one.agency][one.year].append(one)
    for years in by_agency.values():
        for year in sorted(years):
            if len(years[year]) == 1 and len(years.get(year - 1, ())) == 1:
                yield years[year - 1][0], years[year][0]


@set_rule("carried-differs", severity=Severity.INFO, forms=ARTICLE20, basis="上年结转应为上年度报告的结转下年度数")
def carried_differs(reports: Sequence[Summary]) -> Iterator[Diagnostic]:
    """A question: what a report carries over is what the report of the year before carried forward.

    Why: 上年结转 and 结转下年度继续办理 are the same requests.

    Example: 结转下年度 3 in 2022, 上年结转 5 in 2023.

    Exceptions: offices merged or divided, reports restated, own office in one year and whole area in the other. A year
    that an office reported twice is not compared.
    """
    for before, now in _successive(reports):
        for column in ("total", *_COLUMNS):
            over = now.values.get(f"requests.carried_over.{column}")
            forward = before.values.get(f"requests.carried_forward.{column}")
            if over is not None and forward is not None and over != forward:
                path = f"requests.carried_over.{column}"
                yield CarriedDiffers.at(
                    None,
                    path,
                    report=now.index,
                    other=before.index,
                    agency=now.agency,
                    year=now.year,
                    before_year=before.year,
                    now=over,
                    before=forward,
                    column=label_of(now.format, path).rpartition(" / ")[2],
                )
                break


@set_rule("documents-do-not-follow", severity=Severity.INFO, forms=(Format.ARTICLE20_2021,), basis="现行有效件数的定义")
def documents_do_not_follow(reports: Sequence[Summary]) -> Iterator[Diagnostic]:
    """A question: documents in force = those of the year before + issued − repealed.

    Why: a document in force stays so until it is repealed.

    Example: 现行有效 10 in 2022, then 制发 2, 废止 1, 现行有效 15 in 2023.

    Exceptions: documents lapse, revisions are counted as issued. The form of 2019 has other facts (对外公开总数量), so
    nothing is asked across 2020 and 2021.
    """
    for before, now in _successive(reports):
        for row in ("regulations", "normative_documents"):
            stem = f"proactive_disclosure.{row}"
            paths = (f"{stem}.issued", f"{stem}.repealed", f"{stem}.in_force")
            issued, repealed, in_force = (now.values.get(path) for path in paths)
            earlier = before.values.get(f"{stem}.in_force")
            if issued is None or repealed is None or in_force is None or earlier is None:
                continue
            if in_force != earlier + issued - repealed:
                yield DocumentsDoNotFollow.at(
                    None,
                    f"{stem}.in_force",
                    report=now.index,
                    other=before.index,
                    agency=now.agency,
                    year=now.year,
                    before_year=before.year,
                    before=earlier,
                    issued=issued,
                    repealed=repealed,
                    now=in_force,
                    label=label_of(now.format, stem),
                )


@set_rule("copied-table", severity=Severity.WARNING, basis="两份报告的表格不应逐格相同")
def copied_table(reports: Sequence[Summary]) -> Iterator[Diagnostic]:
    """No two reports have the same table, figure by figure.

    Why: an office that fills in last year's file, or another's, and forgets a table, publishes that one's figures.

    Example: the request matrix of 2023 equals that of 2022, with a dozen figures above 1.

    Exceptions: tables with fewer than eight figures above 1, or fewer than four different ones, are alike by chance.
    Two copies of one report (same office, same year, or same bytes) are no finding.
    """
    seen: dict[tuple[str, tuple[tuple[str, Number], ...]], Summary] = {}
    for one in reports:
        for table in _TABLES:
            figures = _figures(one.values, table)
            large = [value for _, value in figures if value > 1]
            if len(large) < _FEWEST_FIGURES or len(set(large)) < _FEWEST_DIFFERENT:
                continue
            other = seen.setdefault((table, figures), one)
            if other is one or other.sha256 == one.sha256 or (other.agency, other.year) == (one.agency, one.year):
                continue
            yield CopiedTable.at(
                None,
                table,
                report=one.index,
                other=other.index,
                table=section_titles()[table],
                count=len(large),
                agency=one.agency or one.name or "",
                year=one.year or "",
                other_agency=other.agency or other.name or "",
                other_year=other.year or "",
            )


def _figures(values: Mapping[str, Number | None], table: str) -> tuple[tuple[str, Number], ...]:
    """The figures of a table without zeros and blanks, which offices print at will."""
    return tuple((path, value) for path, value in values.items() if value and path.startswith(f"{table}."))


RULES = (received_and_answered, carried_differs, documents_do_not_follow, copied_table)
