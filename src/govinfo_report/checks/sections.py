"""Rules over the sections of a report: whether all are there, in order, and section six says what it must."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govinfo_report.checks.findings_of_structure import (
    InformationFeeUnit,
    InformationFeeUnsaid,
    MissingSection,
    SectionNumbering,
)
from govinfo_report.checks.registry import rule
from govinfo_report.checks.structure import missing_tables
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.models.report import ARTICLE20, Format, Report
from govinfo_report.narrative.stated import Section
from govinfo_report.parsing.titles import section_of, section_titles

__all__ = ["RULES", "information_fee_unit", "information_fee_unsaid", "missing_section", "section_numbering"]

_FEWEST_SECTIONS = 3
"""A page with fewer headings of the form has lost them, or is no whole report."""
_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_ORDINAL = re.compile("[一二三四五六七八九十]")
_YEARS_OF_THE_FEE = (2021, None)
"""The measures on the fee are in force since 1 January 2021."""
_FEE = re.compile("处理费|處理費")
_AROUND = 100
"""Characters of a sentence or two around the words."""
_FIGURE_OR_NO = re.compile("[0-9０-９零〇][^0-9０-９。]{0,4}[元件笔次]|未|没有|沒有|无|無|不收|不存在|免收|为零")


def flat(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections and their parts, in reading order."""
    for section in sections:
        yield section
        yield from flat(section.children)


@rule("missing-section", severity=Severity.INFO, forms=ARTICLE20, basis="国办公开办函〔2021〕30号：报告分六个部分")
def missing_section(report: Report) -> Iterator[Diagnostic]:
    """The report has the six sections of its form.

    Why: the form prescribes them; a heading that is missing may have taken its section along.

    Example: a report that goes from 四、 straight to 六、.

    Exceptions: not said where fewer than three of the headings are found at all, or the text ends inside a table; nor
    of a section that went with its table, which ``missing-table`` says.
    """
    if any(one.code == "cut-off" for one in report.diagnostics):
        return
    kinds = {section.kind for section in flat(report.sections)}
    kinds.update(map(section_of, missing_tables(report)))
    missing = [title for kind, title in section_titles().items() if kind not in kinds]
    if missing and len(section_titles()) - len(missing) >= _FEWEST_SECTIONS:
        yield MissingSection.at(None, None, sections="、".join(missing))


@rule("section-numbering", severity=Severity.INFO, forms=ARTICLE20, basis="国办公开办函〔2021〕30号：报告分六个部分")
def section_numbering(report: Report) -> Iterator[Diagnostic]:
    """The sections are numbered one after the other.

    Why: a number that is missing or used twice shows a section that was lost, inserted or copied.

    Example: 一、 二、 四、.

    Exceptions: not said where fewer than three sections carry a number, nor where each carries its own: then a section
    is missing, and ``missing-section`` says so.
    """
    official = {kind: number for number, kind in enumerate(section_titles(), 1)}
    found: list[tuple[str, int, Section]] = []
    for section in report.sections:
        if any(use.span.start <= section.span.start and section.span.end <= use.span.end for use in report.table_uses):
            continue
        numeral = _ORDINAL.search(section.ordinal)
        if section.kind in official and numeral and len(section.ordinal) <= 2:
            found.append((numeral[0], _NUMERALS[numeral[0]], section))
    if len(found) < _FEWEST_SECTIONS or all(number == official[section.kind or ""] for _, number, section in found):
        return
    for (_, number, _), (_, following, section) in pairwise(found):
        if following != number + 1:
            numbers = "、".join(numeral for numeral, _, _ in found)
            yield SectionNumbering.at(section.span, None, found=numbers)
            return


@rule(
    "information-fee-unsaid",
    severity=Severity.INFO,
    forms=(Format.ARTICLE20_2021,),
    years=_YEARS_OF_THE_FEE,
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
)
def information_fee_unsaid(report: Report) -> Iterator[Diagnostic]:
    """Section six says which fees for processing information (信息处理费) were charged.

    Why: the notices on the fee and on the form of the report ask for it. The figure is in 元 and is not the
    行政事业性收费 of Article 20(8): the two are never held against each other.

    Example: 六、其他需要报告的事项：无。 So does a sentence that names the fee and gives neither a figure nor a no.

    Exceptions: not said where the page has no section six, or where the text states the fee elsewhere: offices put it
    under section three too.
    """
    section = next((one for one in flat(report.sections) if one.kind == "other_matters"), None)
    if section is not None and not any(_says_fee(found) for found in _FEE.finditer(report.document.text)):
        yield InformationFeeUnsaid.at(section.span, None, heading=section.heading)


def _says_fee(found: re.Match[str]) -> bool:
    """Whether the words around a mention of the fee, on its line and below, give a figure or a no."""
    start, end = found.span()
    line = found.string.rfind("\n", 0, start) + 1
    return bool(_FIGURE_OR_NO.search(found.string, max(line, start - _AROUND), end + _AROUND))


@rule(
    "information-fee-unit",
    severity=Severity.INFO,
    forms=(Format.ARTICLE20_2021,),
    years=_YEARS_OF_THE_FEE,
    basis="国办函〔2020〕109号：信息处理费按件或按量计收，以元计",
)
def information_fee_unit(report: Report) -> Iterator[Diagnostic]:
    """The fee for processing information (信息处理费) is stated in 元.

    Why: it is charged by the piece, some ten 元 each. An amount in 万元 is most likely the 行政事业性收费 of Article
    20(8) in the wrong place.

    Example: 收取信息处理费12万元.

    Exceptions: a zero has no unit worth a question.
    """
    for fact in report.facts:
        if fact.metric == "信息处理费" and fact.value and fact.unit not in {None, "元"}:
            yield InformationFeeUnit.at(fact.figure or fact.span, None, value=fact.value, unit=fact.unit)


RULES = (missing_section, section_numbering, information_fee_unsaid, information_fee_unit)
