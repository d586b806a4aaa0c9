"""Figures that sentences state."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.export.tables.common import HEAD, SPAN, VALUE, as_count, head_of
from govinfo_report.export.tables.declare import ColumnType, Row, column, export_table
from govinfo_report.models.report import Report

__all__ = ["facts"]

_TEXT, _ORDINAL = ColumnType.TEXT, ColumnType.ORDINAL

COLUMNS = (
    *HEAD,
    column("path", _TEXT, "字段", "path of the metric, where it surely is that metric of the reporting year"),
    column("metric", _TEXT, "内容", "official label of a known metric, else the sentence's own words"),
    *VALUE,
    column("unit", _TEXT, "单位", "unit as printed; null for a zero in words"),
    column("qualifier", _TEXT, "限定语", "what makes the figure inexact, as printed: 余, 近, 以上"),
    column("scope", _TEXT, "时间范围", "which time the figure speaks of: year, cumulative, previous-year, change …"),
    column("of_which", ColumnType.FLAG, "其中项", "whether it is given as a part of the figure before it"),
    column("readings", _TEXT, "可能字段", "paths that it may mean, parted by spaces, where the words do not decide"),
    column("quote", _TEXT, "原文", "the clause as printed"),
    *SPAN,
    column("figure_start", _ORDINAL, "数字起点", "offset of the figure itself; null for a zero in words"),
    column("figure_end", _ORDINAL, "数字终点", "offset behind it"),
)


@export_table("facts", "正文数字", COLUMNS)
def facts(report: Report) -> Iterator[Row]:
    """A row a figure that a sentence states, or a zero that it states in words. These are never values of a table."""
    head = head_of(report)
    for position, one in enumerate(report.facts):
        figure = (one.figure.start, one.figure.end) if one.figure else (None, None)
        yield (
            *head,
            position,
            one.path,
            one.metric,
            one.value,
            as_count(one.value),
            one.unit,
            one.qualifier,
            one.scope.value,
            one.of_which,
            " ".join(one.readings) or None,
            one.quote,
            one.span.start,
            one.span.end,
            *figure,
        )
