"""What a page shows of a report, and the name by which each thing goes there.

A figure is ``c1``, ``c2``…, a row without a path ``r1``, a finding ``d1``, a statement ``f1``. Whatever belongs to one
of them bears its name, in the tables, in the list of findings and in the source: that is how they find each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.export.page.bounds import MOST_FACTS, MOST_FINDINGS, MOST_ROWS
from govinfo_report.export.page.states import BoxState, states_of
from govinfo_report.export.sheets import Box, Sheet, SheetLine, sheets_of
from govinfo_report.export.tables.common import fields_before
from govinfo_report.models.dictionary import Field
from govinfo_report.models.report import Report
from govinfo_report.narrative.stated import Fact

__all__ = ["Index", "ShownFinding", "ShownSheet", "index_of"]

_CONFLICT = "conflicting-values"


@frozen
class ShownFinding:
    """A diagnostic on the page."""

    name: str
    diagnostic: Diagnostic
    concerns: tuple[str, ...]
    """Paths of boxes in the tables: the terms of a failing sum, the value or the row that it is about."""

    @property
    def places(self) -> tuple[Span, ...]:
        """Where in the source: its own place, and others that it speaks of, as of a value printed twice."""
        said = self.diagnostic
        others = (one for one in said.data.values() if isinstance(one, Span))
        return tuple(dict.fromkeys((*((said.span,) if said.span else ()), *others)))


@frozen
class ShownSheet:
    """A table, as much of it as is shown."""

    sheet: Sheet
    left_out: int
    """Rows that are not shown."""


@frozen
class Index:
    """What is shown, by name."""

    report: Report
    sheets: tuple[ShownSheet, ...]
    fields: Mapping[str, Field] = field(repr=False)
    """The data dictionary; of a path that several forms have, the entry of the report's own."""
    figures: Mapping[str, str]
    """Name of every box that has a path."""
    rows: Mapping[Span, str]
    """Name of every row that has no path."""
    findings: tuple[ShownFinding, ...]
    facts: tuple[tuple[str, Fact], ...]
    by_path: Mapping[str, tuple[ShownFinding, ...]]
    """The findings that concern a box."""

    def states(self, box: Box) -> tuple[BoxState, ...]:
        """Where a box stands."""
        path = box.path or ""
        conflicting = any(one.diagnostic.code == _CONFLICT for one in self.by_path.get(path, ()))
        return states_of(box, self.report.cells.get(path), self.fields.get(path), conflicting=conflicting)

    def name(self, box: Box, line: SheetLine) -> str | None:
        """The name of a box: its own, else that of its row."""
        if box.path is not None:
            return self.figures[box.path]
        return self.rows.get(line.span) if line.span else None


def index_of(report: Report) -> Index:
    """Number everything that a page shows of a report."""
    sheets = tuple(_shown(sheet) for sheet in sheets_of(report))
    lines = [line for one in sheets for line in one.sheet.lines]
    paths = [box.path for line in lines for box in line.boxes if box and box.path]
    spans = [line.span for line in lines if line.span and any(box and box.path is None for box in line.boxes)]
    fields = fields_before(report.format)
    findings = tuple(_findings(report, paths, fields))
    by_path: dict[str, tuple[ShownFinding, ...]] = {}
    for one in findings:
        for path in one.concerns:
            by_path[path] = (*by_path.get(path, ()), one)
    return Index(
        report,
        sheets,
        fields,
        {path: f"c{number}" for number, path in enumerate(dict.fromkeys(paths), 1)},
        {span: f"r{number}" for number, span in enumerate(dict.fromkeys(spans), 1)},
        findings,
        tuple((f"f{number}", fact) for number, fact in enumerate(report.facts[:MOST_FACTS], 1)),
        by_path,
    )


def _shown(sheet: Sheet) -> ShownSheet:
    return ShownSheet(evolve(sheet, lines=sheet.lines[:MOST_ROWS]), max(len(sheet.lines) - MOST_ROWS, 0))


def _findings(report: Report, paths: Sequence[str], fields: Mapping[str, Field]) -> Iterator[ShownFinding]:
    """The diagnostics that are shown, the worst first."""
    rows: dict[str, list[str]] = {}
    for path in paths:
        rows.setdefault(fields[path].row_path, []).append(path)
    worst_first = sorted(report.diagnostics, key=lambda one: -one.severity.rank)
    known = set(paths)
    for number, one in enumerate(worst_first[:MOST_FINDINGS], 1):
        terms = [term for term, _ in one.data.get("terms", ())]
        concerned = terms or ([one.path] if one.path in known else rows.get(one.path or "", []))
        yield ShownFinding(f"d{number}", one, tuple(path for path in concerned if path in known))
