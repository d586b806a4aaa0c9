"""Columns that several tables share, and what they are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from govinfo_report.export.tables.declare import ColumnType, Row, column
from govinfo_report.models.dictionary import Field, fields_by_path
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Format, Report

__all__ = ["HEAD", "SPAN", "VALUE", "as_count", "field_of", "fields_before", "head_of"]

_TEXT, _ORDINAL = ColumnType.TEXT, ColumnType.ORDINAL

HEAD = (
    column("report", _TEXT, "报告编号", "SHA-256 of the document: the same bytes are the same report"),
    column("source", _TEXT, "来源", "name of the document: a file, a member of an archive, an address"),
    column("agency", _TEXT, "机关", "the reporting organ, as printed"),
    column("year", _ORDINAL, "年度", "the reporting year"),
    column("format", _TEXT, "格式", "official form of the report's tables"),
    column("position", _ORDINAL, "序号", "place of the row among those of its report, from 0"),
)
VALUE = (
    column("value", ColumnType.NUMBER, "数值", "the printed number, exactly; null for a blank, a mark or a text"),
    column("count", ColumnType.COUNT, "计数", "the same number where it is a count; null for an amount"),
)
SPAN = (
    column("span_start", _ORDINAL, "起点", "offset of its first character in the document's text"),
    column("span_end", _ORDINAL, "终点", "offset behind its last character"),
)
_LARGEST_COUNT = 2**63


def head_of(report: Report) -> Row:
    """The values of :data:`HEAD` but the last."""
    source = report.source
    return source.sha256, source.name, report.agency, report.year, report.format and report.format.value


def as_count(value: Number | None) -> int | None:
    """A number as a count: an amount is none, and neither is a number that no column of counts can hold."""
    return None if value is None or isinstance(value, Decimal) or abs(value) >= _LARGEST_COUNT else value


def field_of(report: Report, path: str) -> Field | None:
    """The entry of the data dictionary for a path, of the report's own form where that has it."""
    return fields_before(report.format).get(path)


@cache
def fields_before(first: Format | None) -> Mapping[str, Field]:
    """All paths of all forms, those of one form before those of the others."""
    found: dict[str, Field] = {}
    for form in sorted(Format, key=lambda form: form is not first):
        if form is not Format.INDICATORS_OTHER:
            found = {**fields_by_path(form), **found}
    return found
