"""What is doubtful about reports."""

from __future__ import annotations

import json
from collections.abc import Iterator

from govinfo_report.export.plain import plain
from govinfo_report.export.tables.common import HEAD, SPAN, head_of
from govinfo_report.export.tables.declare import ColumnType, Row, column, export_table
from govinfo_report.models.report import Report

__all__ = ["diagnostics"]

_TEXT = ColumnType.TEXT

COLUMNS = (
    *HEAD,
    column("code", _TEXT, "代码", "permanent name of the kind of finding"),
    column("severity", _TEXT, "级别", "info, warning or error"),
    column("path", _TEXT, "字段", "the value, row, block or table that it concerns; null: the document"),
    *SPAN,
    column("message", _TEXT, "英文说明", "the finding in one English sentence"),
    column("message_zh", _TEXT, "说明", "the finding in one Chinese sentence"),
    column("data", _TEXT, "数据", "what the message is made of, as JSON"),
)


@export_table("diagnostics", "诊断", COLUMNS)
def diagnostics(report: Report) -> Iterator[Row]:
    """A row a finding about a report."""
    head = head_of(report)
    for position, one in enumerate(report.diagnostics):
        span = (one.span.start, one.span.end) if one.span else (None, None)
        data = json.dumps(plain(one.data), ensure_ascii=False)
        messages = (one.message, one.message_in("zh"))
        yield *head, position, one.code, one.severity.value, one.path, *span, *messages, data
