"""A report as JSON and as rows of CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.models.dictionary import Field, fields_by_path
from govinfo_report.models.printed import Cell, Indicator, Number
from govinfo_report.models.report import Format, Report

__all__ = ["CSV_COLUMNS", "csv_lines", "csv_rows", "json_text", "record_of"]

CSV_COLUMNS = ("source", "agency", "year", "format", "path", "label", "value", "raw", "kind", "unit", "start", "end")
"""Header of the CSV; one row a value."""

# A spreadsheet takes a text that begins so for a formula; full-width forms too, in a Chinese locale.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+\-]?\d{1,40}(?:\.\d{1,40})?")


def record_of(report: Report, name: str) -> dict[str, Any]:
    """A report as plain data: every value with its evidence, rows without a path, facts, diagnostics, account."""
    source = report.source
    return {
        "source": {
            "name": name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "encoding": source.encoding,
        },
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "published": report.published,
        "format": report.format,
        "values": {path: _number(value) for path, value in report.values().items()},
        "cells": [_cell(cell, _field(report, cell.path)) for cell in report.cells.values()],
        "indicators": [_indicator(one) for one in report.indicators],
        "facts": [
            {
                "path": one.path,
                "metric": one.metric,
                "value": _number(one.value),
                "unit": one.unit,
                "qualifier": one.qualifier,
                "scope": one.scope,
                "quote": one.quote,
                "span": _span(one.span),
            }
            for one in report.facts
        ],
        "attachments": [{"name": one.name, "present": one.present} for one in report.attachments],
        "diagnostics": [_diagnostic(one) for one in report.diagnostics],
        "account": {"total": len(report.account), **{kind.value: n for kind, n in report.account.totals.items()}},
    }


def json_text(record: Mapping[str, Any]) -> str:
    """A record as JSON, two spaces a level, Chinese as it is."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def csv_rows(report: Report, name: str) -> Iterator[dict[str, Any]]:
    """One row a printed value, in the form's order; then the values of rows without a path."""
    common = {"source": name, "agency": report.agency, "year": report.year, "format": report.format}
    headers: dict[Span, set[str | None]] = {}
    for cell in report.cells.values():
        one = _field(report, cell.path)
        yield common | {
            "path": cell.path,
            "label": one.label if one else None,
            "value": cell.value,
            "raw": cell.raw,
            "kind": cell.kind,
            "unit": cell.unit or (one.unit if one else None),
            "start": cell.span.start,
            "end": cell.span.end,
        }
        headers.setdefault(cell.span, set()).add(cell.binding.column_header)
    for row in report.indicators:
        bound = {h for span, names in headers.items() if _within(span, row.span) for h in names}
        for header, value in row.values.items():
            if header not in bound:
                yield common | {
                    "path": None,
                    "label": f"{row.label} / {header}",
                    "value": value,
                    "raw": None,
                    "kind": None,
                    "unit": row.unit,
                    "start": row.span.start,
                    "end": row.span.end,
                }


def csv_lines(rows: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as lines of CSV without a header; no text in them can become a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # with a bare \n a carriage return would not be quoted
    for row in rows:
        writer.writerow(_guarded(row[column]) for column in CSV_COLUMNS)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _guarded(value: object) -> str:
    """A field of CSV; a text that a spreadsheet would run gets an apostrophe in front, a number stays a number."""
    text = "" if value is None else str(value)
    if len(text) > 1 and _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _field(report: Report, path: str) -> Field | None:
    order = sorted(Format, key=lambda form: form is not report.format)
    return next((by_path[path] for form in order if path in (by_path := _fields(form))), None)


def _fields(form: Format) -> Mapping[str, Field]:
    return {} if form is Format.INDICATORS_OTHER else fields_by_path(form)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _number(value: Number | None) -> int | float | str | None:
    """A JSON number that is exactly the printed one; digits that no float holds stay a text."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _cell(cell: Cell, one: Field | None) -> dict[str, Any]:
    place = cell.binding.place
    return {
        "path": cell.path,
        "label": one.label if one else None,
        "value": _number(cell.value),
        "raw": cell.raw,
        "kind": cell.kind,
        "unit": cell.unit or (one.unit if one else None),
        "note": cell.note,
        "span": _span(cell.span),
        "row_label": cell.binding.row_label,
        "row_match": cell.binding.row_match,
        "row_score": cell.binding.row_score,
        "column_header": cell.binding.column_header,
        "place": place
        and {"table": place.table, "row": place.row, "column": place.column, "page": place.page, "box": place.box},
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    values = {header: _number(value) for header, value in one.values.items()}
    return {"label": one.label, "unit": one.unit, "values": values, "path": one.path, "span": _span(one.span)}


def _diagnostic(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "path": one.path,
        "span": _span(one.span),
        "message": one.message,
        "help": one.help,
        "message_zh": one.message_in("zh"),
        "help_zh": one.help_in("zh"),
        "data": _plain(one.data),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return _span(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return _number(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
