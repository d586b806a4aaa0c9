"""The report's tables as the official form prints them, every figure with its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from govinfo_report.diagnostics import Severity
from govinfo_report.export.page.bounds import MOST_WORDS
from govinfo_report.export.page.evidence import shown_number
from govinfo_report.export.page.findings import message_of
from govinfo_report.export.page.index import Index, ShownFinding, ShownSheet
from govinfo_report.export.page.markup import Element, cut, element
from govinfo_report.export.page.words import Words
from govinfo_report.export.sheets import Box, Sheet, SheetLine
from govinfo_report.lexing.numbers import CellKind

__all__ = ["section_of_sheet"]

BLANK = "·"
"""Shown for a blank cell."""
ABSENT = "?"
"""Shown where no value is given."""
_LONGEST_TEXT = 40
_FEW_LINES = 4
"""Tables of so many lines and few columns stand beside each other where there is room."""


def section_of_sheet(shown: ShownSheet, index: Index, words: Words) -> Element:
    """One table with its title and what is said against its figures."""
    sheet = shown.sheet
    title = words("added-rows") if sheet.title is None else sheet.title
    official = None if sheet.title is None else "zh-CN"
    parts = sheet.lines if sheet.side_by_side else (None,)
    tables = [_table(sheet, part, index, words) for part in parts]
    wide = " wide" if len(sheet.columns) > 3 and not sheet.side_by_side else ""
    is_large = sheet.side_by_side or wide or len(sheet.lines) > _FEW_LINES
    left_out = element("p", words("cut-rows", count=shown.left_out), class_="cut") if shown.left_out else None
    return element(
        "section",
        element("h3", title, lang=official),
        element("div", *tables, class_=f"tables{' side' if sheet.side_by_side else ''}{wide}"),
        left_out,
        *_notes(sheet, index, words),
        class_="sheet large" if is_large else "sheet",
    )


def _table(sheet: Sheet, part: SheetLine | None, index: Index, words: Words) -> Element:
    """A table; of lines that stand side by side, the table of one."""
    caption = element("caption", part.label, lang="zh-CN") if part else None
    lines = (part,) if part else sheet.lines
    return element(
        "table",
        caption,
        element("thead", *_head(sheet, words, labelled=part is None)),
        element("tbody", *(_row(line, sheet, index, labelled=part is None) for line in lines)),
    )


def _head(sheet: Sheet, words: Words, *, labelled: bool) -> Iterator[Element]:
    rows = [*sheet.spanners, sheet.columns]
    height = _span(len(rows))
    for number, headers in enumerate(_headers(rows)):
        cells: list[Element] = []
        if number == 0 and labelled:
            cells.append(element("th", sheet.corner, rowspan=height, scope="col", class_="corner", lang="zh-CN"))
        if number == 0 and sheet.with_units:
            cells.append(element("th", words("unit"), rowspan=height, scope="col", class_="unit"))
        for text, width, depth in headers:
            scope = "col" if width == 1 else "colgroup"
            said = cut(text, MOST_WORDS)
            cells.append(element("th", said, colspan=_span(width), rowspan=_span(depth), scope=scope, lang="zh-CN"))
        yield element("tr", *cells)


def _headers(rows: Sequence[Sequence[str]]) -> Iterator[list[tuple[str, int, int]]]:
    """The headers of each row with the columns and rows that they span.

    Equal headings beside each other are one; a column's own header reaches up to the lowest heading above it.
    """
    last = len(rows) - 1
    for number, row in enumerate(rows):
        found = []
        for at, text in enumerate(row):
            if number < last and text:
                if at == 0 or row[at - 1] != text:
                    found.append((text, len(list(takewhile(text.__eq__, row[at:]))), 1))
            elif number == 0 or rows[number - 1][at]:
                found.append((rows[last][at], 1, last - number + 1))
        yield found


def _span(count: int) -> str | None:
    return str(count) if count > 1 else None


def _row(line: SheetLine, sheet: Sheet, index: Index, *, labelled: bool) -> Element:
    name = index.rows.get(line.span) if line.span else None
    label: Element | str = cut(line.label, MOST_WORDS)
    if name:
        label = element("a", label, id=name, href=f"#t-{name}", data_pick=name, data_mark=name)
    cells: list[Element] = []
    if labelled:
        width = None if line.boxes else str(1 + sheet.with_units + len(sheet.columns))
        scope = "row" if line.boxes else "colgroup"
        cells.append(element("th", label, scope=scope, colspan=width, lang="zh-CN", class_=f"depth{line.depth}"))
    if sheet.with_units and line.boxes:
        cells.append(element("td", cut(line.unit, MOST_WORDS), class_="unit", lang="zh-CN"))
    cells.extend(element("td") if box is None else _cell(box, line, index) for box in line.boxes)
    return element("tr", *cells, class_=None if line.boxes else "heading")


def _cell(box: Box, line: SheetLine, index: Index) -> Element:
    """A figure that leads to its place in the source, with what is said about it."""
    name = index.name(box, line)
    findings = index.by_path.get(box.path or "", ())
    marks = [one for one in (name, *(finding.name for finding in findings)) if one]
    states = index.states(box)
    target = _target(box, name, findings, index)
    classes = ["figure", *(one.value for one in states), *_doubts(box, findings, index)]
    if box.kind is CellKind.NUMBER and box.value == 0:
        classes.append("zero")
    figure = element(
        "a",
        *_shown(box),
        id=box.path,
        href=f"#t-{target}" if target else None,
        tabindex=None if target else "0",
        class_=" ".join(classes),
        data_mark=" ".join(marks) or None,
        data_pick=target,
        data_note=_numbers(box, findings, index),
        aria_describedby=f"e-{name}" if name else None,
    )
    return element("td", figure)


def _target(box: Box, name: str | None, findings: Sequence[ShownFinding], index: Index) -> str | None:
    """What is picked with it: the figure itself, else the place that a finding says it was lost at."""
    if box.path is None or box.path in index.report.cells:
        return name
    return next((one.name for one in findings if one.diagnostic.span), None)


def _doubts(box: Box, findings: Sequence[ShownFinding], index: Index) -> Iterator[str]:
    """Classes for what is said against a figure; ``total``: that of a failing sum which a reader looks at first."""
    for one in findings:
        if one.diagnostic.severity is not Severity.INFO:
            yield one.diagnostic.severity.value
            if "terms" in one.diagnostic.data:
                yield "in-sum"
                if _points_at(one, box, index):
                    yield "total"


def _numbers(box: Box, findings: Sequence[ShownFinding], index: Index) -> str | None:
    """The numbers of the findings that point at a figure, shown beside it and never as part of it."""
    said = (one for one in findings if one.diagnostic.severity is not Severity.INFO)
    return ",".join(one.name[1:] for one in said if _points_at(one, box, index)) or None


def _points_at(one: ShownFinding, box: Box, index: Index) -> bool:
    cell = index.report.cells.get(box.path or "")
    return cell is None or cell.span == one.diagnostic.span


def _shown(box: Box) -> Iterator[Element | str]:
    if box.kind is None:
        yield ABSENT
    elif box.kind is CellKind.BLANK:
        yield BLANK
    elif box.kind is CellKind.NUMBER:
        yield shown_number(box.value)
        if box.unit:
            yield element("small", box.unit, class_="unit")
        if box.note:
            yield element("small", cut(box.note, _LONGEST_TEXT), class_="note")
    else:
        yield cut(box.raw.strip(), _LONGEST_TEXT)


def _notes(sheet: Sheet, index: Index, words: Words) -> Iterator[Element]:
    """What is said against the figures of a table, below it."""
    paths = {box.path for line in sheet.lines for box in line.boxes if box and box.path}
    for one in index.findings:
        if one.diagnostic.severity is not Severity.INFO and not paths.isdisjoint(one.concerns):
            link = element("a", one.name[1:], href=f"#{one.name}", data_pick=one.name, class_="number")
            yield element("p", link, " ", message_of(one, words), class_=f"note {one.diagnostic.severity.value}")
