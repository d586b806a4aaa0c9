"""A report as plain data that a person or a script can read: values with labels, messages in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from govinfo_report.diagnostics import Diagnostic
from govinfo_report.export.plain import plain, plain_number, plain_span
from govinfo_report.export.tables.common import field_of
from govinfo_report.models.dictionary import Field
from govinfo_report.models.printed import Cell, Indicator
from govinfo_report.models.report import Report

__all__ = ["json_text", "summary_record"]


def summary_record(report: Report) -> dict[str, Any]:
    """A report as plain data: every value with its evidence, rows without a path, facts, diagnostics, account."""
    source = report.source
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "encoding": source.encoding,
        },
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "published": report.published,
        "format": report.format,
        "values": {path: plain_number(value) for path, value in report.values().items()},
        "cells": [_cell(cell, field_of(report, cell.path)) for cell in report.cells.values()],
        "indicators": [_indicator(one) for one in report.indicators],
        "facts": [
            {
                "path": one.path,
                "metric": one.metric,
                "value": plain_number(one.value),
                "unit": one.unit,
                "qualifier": one.qualifier,
                "scope": one.scope,
                "quote": one.quote,
                "span": plain_span(one.span),
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


def _cell(cell: Cell, one: Field | None) -> dict[str, Any]:
    place = cell.binding.place
    return {
        "path": cell.path,
        "label": one.label if one else None,
        "value": plain_number(cell.value),
        "raw": cell.raw,
        "kind": cell.kind,
        "unit": cell.unit or (one.unit if one else None),
        "note": cell.note,
        "span": plain_span(cell.span),
        "row_label": cell.binding.row_label,
        "row_match": cell.binding.row_match,
        "row_score": cell.binding.row_score,
        "column_header": cell.binding.column_header,
        "place": place
        and {"table": place.table, "row": place.row, "column": place.column, "page": place.page, "box": place.box},
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    values = {header: plain_number(value) for header, value in one.values.items()}
    return {"label": one.label, "unit": one.unit, "values": values, "path": one.path, "span": plain_span(one.span)}


def _diagnostic(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "path": one.path,
        "span": plain_span(one.span),
        "message": one.message,
        "help": one.help,
        "message_zh": one.message_in("zh"),
        "help_zh": one.help_in("zh"),
        "data": plain(one.data),
    }
