"""Rows of the forms that are not on the page, or whose figures are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.building.findings import CutOff, MissingCell, MissingRow
from govinfo_report.building.parsed import ParsedTable
from govinfo_report.building.paths import path_of
from govinfo_report.building.tables import TableReading, row_of_review, subjects_of
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.lexing.tokens import Unknown
from govinfo_report.models.paths import in_common
from govinfo_report.parsing.grammars import forms, row_path, table_forms
from govinfo_report.parsing.terminals import labels_item
from govinfo_report.parsing.titles import item_headings

__all__ = ["missing_rows"]


def missing_rows(readings: Sequence[TableReading]) -> Iterator[Diagnostic]:
    """What to say of the rows that the tables of a document lack."""
    for name in ("requests", "statistics_2014"):
        yield from _of_long_table(name, [reading for reading in readings if reading.table.form.name == name])
    yield from _of_review([reading for reading in readings if reading.table.form.name == "review"])
    yield from _renamed(readings)
    yield from _empty_again(readings)


def _of_long_table(name: str, parts: Sequence[TableReading]) -> Iterator[Diagnostic]:
    """The rows that a table lacks, where it has others and the text does not end inside it."""
    present = {row.rule for reading in parts for row in reading.table.rows}
    if not present or any(map(_is_cut, parts)):
        return
    absent = [form.own_rows for form in forms().values() if not present.intersection(form.own_rows)]
    optional = {"requests__outcomes__subtotal"}.union(*absent)
    form = table_forms()[name]
    missing = [rule for rule in form.rows if rule not in present | optional and labels_item(form.labels[rule])]
    if missing:
        yield _told(parts[0].table, missing, name if name == "requests" else None)


def _of_review(parts: Sequence[TableReading]) -> Iterator[Diagnostic]:
    """The one row of the table of reconsideration and litigation, where its header stands alone."""
    rowless = not any(row.cells for reading in parts for row in reading.table.rows)
    if parts and rowless and not _is_cut(parts[-1]):
        for subject in subjects_of(parts[0].table):
            yield MissingRow.at(parts[0].table.span, subject, count=1, labels=row_of_review())


def _renamed(readings: Sequence[TableReading]) -> Iterator[Diagnostic]:
    """The rows of an Article 20 item that are nowhere, where the office has a row of its own: it may be one of them."""
    present = {row.rule for reading in readings for row in reading.table.rows}
    optional = {row for form in forms().values() for row in form.added}
    headings = item_headings()
    for reading in readings:
        table = reading.table
        if _is_cut(reading) or not any(isinstance(row.label, Unknown) and row.cells for row in table.rows):
            continue
        own = {headings.get(row_path(row.rule), "") for row in table.rows} | {token.type for token in table.headers}
        asked = (rule for rule in table.form.labels if rule not in present | optional)
        missing = [rule for rule in asked if headings.get(row_path(rule)) in own]
        if missing:
            yield _told(table, missing, in_common(map(row_path, missing)))


def _told(table: ParsedTable, missing: Sequence[str], path: str | None) -> Diagnostic:
    """What to say of rows that a table lacks, given by their rules."""
    labels = "、".join(canonical_label(table.form.labels[rule]) for rule in missing)
    return MissingRow.at(table.span, path, count=len(missing), labels=labels)


def _is_cut(reading: TableReading) -> bool:
    """Whether the text ends inside a table."""
    return any(one.code == CutOff.code for one in reading.diagnostics)


def _empty_again(readings: Sequence[TableReading]) -> Iterator[Diagnostic]:
    """Rows that a table prints without a cell, while another printing of it has figures there."""
    rows = [(reading, row) for reading in readings for row in reading.table.rows if row.is_item]
    filled = {row.rule for _, row in rows if any(cell.is_number for cell in row.cells)}
    for reading, row in rows:
        if row.rule in filled and row.label and not row.cells and not row.label.atoms[0].ruled:
            shown = {"label": row.label.text, "found": 0, "expected": sum(not one.leads for one in reading.columns)}
            yield MissingCell.at(row.label.atoms[0].span, path_of(reading.table.form, row), **shown)
