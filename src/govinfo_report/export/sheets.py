"""A report's tables as sheets of lines and cells, in the shape that a person expects, whatever shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from attrs import evolve, field, frozen

from govinfo_report.diagnostics import Severity, Span
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.article20 import Article20Tables
from govinfo_report.models.dictionary import Field, fields_by_path
from govinfo_report.models.printed import Cell, Indicator, Number
from govinfo_report.models.report import ARTICLE20, Format, Report
from govinfo_report.models.schema import paths_of
from govinfo_report.parsing.grammars import forms
from govinfo_report.parsing.titles import table_titles

__all__ = ["Box", "Sheet", "SheetLine", "folded", "sheets_of"]

_ADDED_COLUMN = "C_ORGANIZATIONS_SUBTOTAL"
# Columns of the request matrix that are no organisations.
_NO_ORGANIZATIONS = ("C_NATURAL_PERSON", "C_TOTAL")


@frozen
class Box:
    """What is shown of one value."""

    path: str | None
    """Path of the value; None: of a row that has no path."""
    kind: CellKind | None
    """What is printed; None: nothing, or something doubtful that was left out."""
    value: Number | None = None
    raw: str = ""
    unit: str | None = None
    """Unit printed in the cell, its row or its header, where it is not the form's."""
    note: str | None = None
    severity: Severity | None = None
    """The worst that is said about this value."""

    @property
    def state(self) -> str | None:
        """``zero``, ``blank`` or ``unread`` for a box that says nothing more; None for one that does."""
        if self.severity or self.note:
            return None
        if self.kind is CellKind.NUMBER and self.value == 0:
            return "zero"
        return {CellKind.BLANK: "blank", None: "unread"}.get(self.kind)


@frozen
class SheetLine:
    """A row."""

    label: str
    boxes: tuple[Box | None, ...] = ()
    """One a column, None where the row has no such value; none at all for a heading."""
    depth: int = 0
    unit: str = ""
    folded: tuple[int, str] | None = None
    """How many rows of what one state this line stands for."""
    span: Span | None = None
    """Where a row without a path is printed."""


@frozen
class Sheet:
    """A table."""

    title: str | None
    """None: rows of no official form."""
    columns: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    with_units: bool = field(default=False, kw_only=True)
    corner: str = field(default="", kw_only=True)
    """What the form prints above the labels."""
    spanners: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)
    """Rows of headings that the form prints above the columns, one text a column, empty where there is none."""
    side_by_side: bool = field(default=False, kw_only=True)
    """Whether the form prints the lines beside each other, each under columns of its own."""


def sheets_of(report: Report) -> Iterator[Sheet]:
    """The tables of a report in the form's order: those with a printed cell, or with something said about a cell."""
    severities = _severities(report)
    if report.format in ARTICLE20:
        for fields in _article20_tables(report):
            yield _grid(fields, report.cells, severities)
    elif report.format is Format.STATISTICS_2014:
        yield _list(report, severities)
    yield from _indicator_sheets(report, severities)


def folded(sheet: Sheet) -> Sheet:
    """The same, where a group of rows that all say one thing is one line: all zero, all blank, none of them read."""
    return evolve(sheet, lines=tuple(_fold(sheet.lines)))


def _severities(report: Report) -> Mapping[str, Severity]:
    worst: dict[str, Severity] = {}
    for one in report.diagnostics:
        if one.path and (one.path not in worst or one.severity.rank > worst[one.path].rank):
            worst[one.path] = one.severity
    return worst


def _box(one: Field | None, cells: Mapping[str, Cell], severities: Mapping[str, Severity]) -> Box | None:
    if one is None:
        return None
    cell = cells.get(one.path)
    severity = severities.get(one.path) or severities.get(one.row_path)
    severity = None if severity is Severity.INFO else severity
    if cell is None:
        return Box(one.path, None, severity=severity)
    unit = cell.unit if cell.unit != one.unit else None
    return Box(one.path, cell.kind, cell.value, cell.raw, unit, cell.note, severity)


def _article20_tables(report: Report) -> Iterator[list[Field]]:
    """What is shown of every table that the page holds: the form's fields, and others that are printed."""
    own, other = sorted(ARTICLE20, key=lambda form: form is not report.format)
    both = {**fields_by_path(other), **fields_by_path(own)}
    asked = {path for path, one in fields_by_path(own).items() if not one.only_when_printed}
    found = report.cells.keys() | {one.path for one in report.diagnostics}
    tables: dict[str, list[Field]] = {one.table: [] for one in fields_by_path(Format.ARTICLE20_2019).values()}
    for path, _ in paths_of(Article20Tables):
        one = both[path]
        heading = ".subtotal." in path and one.column != canonical_label(_ADDED_COLUMN)
        if path in asked or path in report.cells or heading:
            tables[one.table].append(one)
    for fields in tables.values():
        if any(one.path in found or one.row_path in found for one in fields):
            printed = {one.column for one in fields if one.path in report.cells}
            mixed = any(one.format is other and one.path in report.cells for one in fields)
            yield [one for one in fields if one.column in printed or not mixed]


def _grid(fields: Sequence[Field], cells: Mapping[str, Cell], severities: Mapping[str, Severity]) -> Sheet:
    """Rows by columns. The heading of a group is a line without boxes, unless figures are printed on it."""
    order = [one.column for one in fields_by_path(fields[0].format).values() if one.table == fields[0].table]
    present = {one.column for one in fields}
    columns = tuple(
        name for name in dict.fromkeys([*order, *(one.column for one in fields)]) if name and name in present
    )
    rows: dict[str, dict[str | None, Field]] = {}
    for one in fields:
        rows.setdefault(one.row_path, {})[one.column] = one
    lines = []
    for row in rows.values():
        first = next(iter(row.values()))
        is_heading = all(one.only_when_printed and one.path not in cells for one in row.values())
        boxes = () if is_heading else tuple(_box(row.get(name), cells, severities) for name in columns)
        lines.append(SheetLine(f"{first.ordinal}{first.row}", boxes, _depth(first)))
    units = {one.column: one.unit for one in fields if one.type is Decimal}
    headers = tuple(f"{name}({units[name]})" if name in units else name for name in columns)
    title = fields[0].table
    if fields[0].path.startswith("requests."):
        return Sheet(title, headers, tuple(lines), corner=canonical_label("H_NOTE"), spanners=tuple(_spanners(columns)))
    if title == table_titles()["review"]:
        return Sheet(title, headers, tuple(lines), side_by_side=True)
    return Sheet(title, headers, tuple(lines), corner=canonical_label("H_CONTENT"))


def _spanners(columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The two rows of headings above the columns of the request matrix."""
    yield (canonical_label("H_APPLICANTS"),) * len(columns)
    alone = set(map(canonical_label, _NO_ORGANIZATIONS))
    yield tuple("" if one in alone else canonical_label("H_ORGANIZATIONS") for one in columns)


def _depth(one: Field) -> int:
    if one.group:
        return 2
    return 1 if one.ordinal.startswith("(") else 0


def _fold(lines: Sequence[SheetLine]) -> Iterator[SheetLine]:
    index = 0
    while index < len(lines):
        heading, end = lines[index], index + 1
        while end < len(lines) and lines[end].depth > heading.depth > 0:
            end += 1
        group = lines[index + 1 : end]
        states = {box.state if box else None for line in group for box in line.boxes}
        state = next(iter(states)) if len(states) == 1 else None
        if len(group) > 1 and state and not heading.boxes:
            yield evolve(heading, boxes=group[0].boxes, folded=(len(group), state))
        else:
            yield from lines[index:end]
        index = end


def _list(report: Report, severities: Mapping[str, Severity]) -> Sheet:
    """The national table: sections of rows with one value each."""
    lines: list[SheetLine] = []
    for table, group in groupby(fields_by_path(Format.STATISTICS_2014).values(), key=lambda one: one.table):
        for number, one in enumerate(group):
            *above, last = one.path.split(".")
            depth = max(len(above) - (last == "total"), 1)
            box, label = _box(one, report.cells, severities), one.row
            if number == 0 and table.endswith(f"、{one.row}"):  # the section's name is its first row
                label, depth = table, 0
            elif number == 0:
                lines.append(SheetLine(table))
            lines.append(SheetLine(label, (box,), depth, one.unit))
    title = forms()[Format.STATISTICS_2014].title
    corner = canonical_label("H_STATISTIC")
    return Sheet(title, (canonical_label("C_VALUE"),), tuple(lines), with_units=True, corner=corner)


def _indicator_sheets(report: Report, severities: Mapping[str, Severity]) -> Iterator[Sheet]:
    """Rows as printed: all of an indicator table, of an official form those that it does not have."""
    own_form = report.format in {Format.INDICATORS_FUJIAN, Format.INDICATORS_OTHER}
    rows = [one for one in report.indicators if own_form or one.path is None]
    if not rows:
        return
    known = fields_by_path(Format.INDICATORS_FUJIAN) if report.format is Format.INDICATORS_FUJIAN else {}
    columns = tuple(dict.fromkeys(header for one in rows for header in one.values))
    lines = []
    for row in rows:
        bound = {
            cell.binding.column_header: known[path]
            for path, cell in report.cells.items()
            if path in known and known[path].row_path == row.path
        }
        boxes = tuple(
            _box(bound[name], report.cells, severities) if name in bound else _plain(row, name) for name in columns
        )
        lines.append(SheetLine(row.label, boxes, unit=row.unit or "", span=row.span))
    title = forms()[report.format].title if known and report.format else None
    yield Sheet(title, columns, tuple(lines), with_units=True, corner=canonical_label("H_INDICATOR"))


def _plain(row: Indicator, header: str) -> Box | None:
    if header not in row.values:
        return None
    value = row.values[header]
    return Box(None, CellKind.BLANK if value is None else CellKind.NUMBER, value)
