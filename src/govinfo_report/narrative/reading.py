"""Read the prose of a document: the steps in their order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.document import Document, Paragraph
from govinfo_report.narrative.agency import find_agency
from govinfo_report.narrative.attachments import find_attachments
from govinfo_report.narrative.facts import ReportContext, read_facts
from govinfo_report.narrative.fold import Folded, fold_simple, simplified, stopped, unmarked
from govinfo_report.narrative.furniture import furniture_of
from govinfo_report.narrative.lines import body_of, lines_of, passages_of
from govinfo_report.narrative.metadata import (
    find_contact,
    find_number,
    find_period,
    find_published,
    find_scope,
    find_signed,
)
from govinfo_report.narrative.names import canonical, own_names
from govinfo_report.narrative.sections import (
    NO_RESULTS,
    SectionFinder,
    headings_in,
    list_ordinals,
    names_only,
    section_tree,
    without_contents,
)
from govinfo_report.narrative.several import several_reports
from govinfo_report.narrative.stated import Narrative, Stated
from govinfo_report.narrative.titles import title_of_head, titles_in
from govinfo_report.narrative.years import find_year

__all__ = ["ProseCut", "read_narrative"]

MOST_CHARACTERS = 200_000
"""Prose that is read; the longest known report has some 60,000 characters."""
_HEAD = 2500
_FOOT = 1000
"""Characters in which a site prints its own words about the page."""
_SHORTEST_CELL = 9
"""Chinese characters; a shorter cell is a label or a value."""
_LONGEST_TITLE = 100
_HAN = re.compile("[\u4e00-\u9fff]")
_TITLED = re.compile("公[开開].*(?:[报報]告|年[报報]|[总總][结結])", re.DOTALL)
_STOPS = ("。\n", ";；", ",，、 ")
"""Where prose beyond the bound is cut: behind a sentence, else behind a part of one."""


class ProseCut(Kind):
    """The prose is longer than that of any report; what came first was read.

    Its figures are still in the account; sentences behind the cut give no facts.
    """

    code = "prose-cut"
    severity = Severity.WARNING
    en = "Only the first {read} characters of the prose were read for what they say."
    zh = "正文过长，仅读取了前 {read} 个字符。"


def _within_bounds(prose: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Diagnostic]]:
    """The prose up to the bound, cut behind a sentence so that no figure is cut in two."""
    if not prose or prose[-1].span.end - prose[0].span.start <= MOST_CHARACTERS:
        return list(prose), []
    left = MOST_CHARACTERS
    kept: list[Paragraph] = []
    for paragraph in prose:
        if len(paragraph.text) > left:
            end = next(
                (at + 1 for stops in _STOPS if (at := max(paragraph.text.rfind(stop, 0, left) for stop in stops)) >= 0),
                0,
            )
            start = paragraph.span.start
            if end:
                kept.append(
                    Paragraph(paragraph.text[:end], Span(start, start + end), paragraph.furniture, paragraph.page)
                )
            return kept, [ProseCut.at(Span(start + end, prose[-1].span.end), read=MOST_CHARACTERS - left + end)]
        left -= len(paragraph.text) + 1
        kept.append(paragraph)
    return kept, []


def _pages(simple: str) -> tuple[Folded, ...]:
    """The head and the foot of the page, tables included: there the site says when and where it published."""
    if len(simple) <= _HEAD + _FOOT:
        return (fold_simple(((simple, 0),)),)
    return fold_simple(((simple[:_HEAD], 0),)), fold_simple(((simple[-_FOOT:], len(simple) - _FOOT),))


def _with_cells(document: Document, prose: Sequence[Paragraph], tables: Sequence[Span]) -> Sequence[Paragraph]:
    """The prose, and what of the tables is some: cells outside those of figures, and titles that stand in them."""
    walls = sorted((span.start, span.end) for span in tables)

    def inside(offset: int) -> bool:
        at = bisect_right(walls, (offset, len(document.text))) - 1
        return at >= 0 and walls[at][1] > offset

    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if inside(block.span.start) and len(block.text) <= _LONGEST_TITLE and _TITLED.search(block.text):
                found.append(block)
            continue
        for cell in block.cells:
            if len(cell.text) < _SHORTEST_CELL or len(_HAN.findall(cell.text)) < _SHORTEST_CELL:
                continue
            if not inside(cell.span.start) or (cell.row == 0 and _TITLED.search(cell.text)):
                found.append(Paragraph(cell.text, cell.span, page=cell.page))
    return sorted((*prose, *found), key=lambda each: each.span.start) if found else prose


def read_narrative(document: Document, prose: Sequence[Paragraph], tables: Sequence[Span]) -> Narrative:
    """Read what the prose says. Content never raises.

    Args:
        document: The document; its text is what the spans point into.
        prose: The paragraphs that are not part of a table, in their order.
        tables: Where the tables are.
    """
    text = document.text
    prose, diagnostics = _within_bounds(_with_cells(document, prose, tables))
    simple = stopped(unmarked(simplified(text)))
    lines = lines_of(prose, simple)
    furniture = furniture_of(lines)
    kept = [line for index, line in enumerate(lines) if index not in furniture]
    whole = body_of(lines)
    body = body_of(kept) if furniture else whole
    pages = _pages(simple)

    headings = without_contents(list(headings_in(lines, furniture)), lines)
    sections = section_tree(headings, text, lines[-1].span.end if lines else len(text))
    passages = passages_of(kept, tables, frozenset(heading.start for heading in headings))

    titles = titles_in(lines, furniture)
    if head := title_of_head(lines, furniture, titles):
        titles = [*titles, head]
    first_heading = min((heading.start for heading in headings), default=len(text))
    agency, name, found = find_agency(
        whole, furniture, titles, body=body, header=pages[0], text=text, first_heading=first_heading
    )
    diagnostics += found

    published, signed = find_published(pages, text), find_signed(kept, pages, text)
    period = find_period(passages, text)
    dates = (period.value, period.span) if period and not isinstance(period.value, str) else None
    section = SectionFinder(sections)
    plans = section if section.has(NO_RESULTS) else None
    issued = published or signed
    year, found = find_year(titles, dates, body, text, issued.value if issued else None, plans)
    diagnostics += (*found, *several_reports(titles, tables))

    context = ReportContext(text, year.value if year else None, own_names(name), section, names_only(headings))
    facts, found_facts = read_facts(passages, context)
    diagnostics += found_facts

    title = next((each for each in titles if each.office or each.years), titles[0] if titles else None)
    return Narrative(
        agency=agency,
        agency_canonical=canonical(name) if agency and name else None,
        year=year,
        title=Stated(title.text, text[title.span.start : title.span.end], title.span, "title", 0.95) if title else None,
        period=period,
        published=published,
        signed=signed,
        index_number=find_number(pages, text, index=True),
        document_number=find_number(pages, text, index=False),
        contact=find_contact(passages, text),
        scope=find_scope(body, text),
        attachments=find_attachments(whole, furniture, tables, text),
        sections=sections,
        facts=facts,
        ordinals=list_ordinals(whole),
        furniture=tuple(lines[index].span for index in sorted(furniture)),
        diagnostics=tuple(diagnostics),
    )
