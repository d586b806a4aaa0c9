"""Rules over the reporting year: that of the title against the form, the sentences and the date of publication."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.checks.findings_of_structure import (
    FormOfAnotherYear,
    HeaderOfAnotherYear,
    PublishedTooEarly,
    SentencesOfAnotherYear,
)
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.lexing.labels import reporting_year_of
from govinfo_report.models.report import Report
from govinfo_report.narrative.stated import FactScope
from govinfo_report.parsing.grammars import forms

__all__ = [
    "RULES",
    "form_of_another_year",
    "header_of_another_year",
    "published_too_early",
    "sentences_of_another_year",
]

_FIRST_MONTH_OF_REPORTS = 11
"""Offices that hurry publish in the last weeks of the year itself."""
_FEWEST_DATED = 3
"""Dated figures that a text must have before it can be said to speak of another year."""
_LONGEST_QUOTE = 80


@rule(
    "form-of-another-year",
    severity=Severity.INFO,
    basis="国办公开办函〔2019〕60号；国办公开办函〔2021〕30号；国办发〔2014〕32号",
)
def form_of_another_year(report: Report) -> Iterator[Diagnostic]:
    """The form of the tables is that of the reporting year.

    Why: the columns of different years are different facts; figures of an old form do not continue those of the new.

    Example: a report of 2021 with the columns 本年新制作数量 and 对外公开总数量 of the form of 2019.

    Exceptions: some offices used the old form one year longer; so this is for information.
    """
    if report.format is None or report.year is None or report.format.value not in forms():
        return
    form = forms()[report.format.value]
    if not form.covers(report.year):
        yield FormOfAnotherYear.at(
            report.table_uses[0].span if report.table_uses else None,
            None,
            year=report.year,
            years=f"{form.first_year}-{form.last_year or ''}",
            source=form.source,
        )


@rule("header-of-another-year", severity=Severity.WARNING, basis="年度报告应反映报告年度的情况")
def header_of_another_year(report: Report) -> Iterator[Diagnostic]:
    """The columns and rows of figures are those of the reporting year.

    Why: a table that is headed by another year is that year's, or the title has the wrong year; the figures are the
    report's in neither case for certain.

    Example: a report of 2016 whose table of statistics has the column 2015年度.

    Exceptions: headers and labels that name no year. Where they name the year before, as that of 上一年项目数量, they
    are the report's. Of columns of several years the last is the report's, and the others have
    no path.
    """
    if report.year is None:
        return
    named, fitting = dict[str, tuple[Span, str]](), {None, report.year}
    for path, cell in report.cells.items():
        for header in filter(None, (cell.binding.column_header, cell.binding.row_label)):
            if reporting_year_of(header) not in fitting:
                named.setdefault(path.partition(".")[0], (cell.span, header.strip()))
    for part, (span, header) in named.items():
        yield HeaderOfAnotherYear.at(span, part, year=report.year, header=header)


@rule(
    "published-too-early",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条：每年1月31日前公布上一年度报告",
)
def published_too_early(report: Report) -> Iterator[Diagnostic]:
    """A report is published after its year.

    Why: offices publish the figures of a year in the January behind it. A report of a year that was not over yet has
    the wrong year in its title: most often that of publication.

    Example: a report of 2023 that was published on 2023-01-18.

    Exceptions: November and December of the year itself, when some offices publish ahead of time.
    """
    published = report.narrative.published or report.narrative.signed
    if published is None or report.year is None:
        return
    year, month = int(published.value[:4]), int(published.value[5:7])
    if (year, month) < (report.year, _FIRST_MONTH_OF_REPORTS):
        yield PublishedTooEarly.at(published.span, None, year=report.year, published=published.value)


@rule("sentences-of-another-year", severity=Severity.WARNING, basis="年度报告应反映报告年度的情况")
def sentences_of_another_year(report: Report) -> Iterator[Diagnostic]:
    """The sentences state figures of the reporting year.

    Why: a text whose dated figures are all of an earlier year was left over from that year's report, or the title has
    the wrong year.

    Example: a report of 2023 that says 2022年收到申请12件, 2022年公开信息30条, 2022年培训2次 and nothing of 2023.

    Exceptions: texts with fewer than three such figures, and texts with one figure of the reporting year. Zeros in
    words are no figures: 本年度未收取… stands in every report.
    """
    figures = [fact for fact in report.facts if fact.figure is not None]
    if report.year is None or any(fact.scope is FactScope.YEAR for fact in figures):
        return
    earlier = [fact for fact in figures if fact.scope is FactScope.PREVIOUS]
    if len(earlier) >= _FEWEST_DATED:
        quote = " ".join(earlier[0].quote.split())[:_LONGEST_QUOTE]
        yield SentencesOfAnotherYear.at(earlier[0].span, None, year=report.year, count=len(earlier), quote=quote)


RULES = (form_of_another_year, header_of_another_year, published_too_early, sentences_of_another_year)
