"""One row a report: where it came from, what it is, and how well it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govinfo_report.diagnostics import Severity
from govinfo_report.export.provinces import province_of
from govinfo_report.export.tables.common import HEAD, head_of
from govinfo_report.export.tables.declare import ColumnType, Row, column, export_table
from govinfo_report.models.printed import FigureClass
from govinfo_report.models.report import Report

__all__ = ["reports"]

_TEXT, _ORDINAL = ColumnType.TEXT, ColumnType.ORDINAL

COLUMNS = (
    *HEAD[:-1],
    column("province", _TEXT, "省份", "province that the agency's name begins with; null: it names none"),
    column("title", _TEXT, "标题", "title as printed"),
    column("period_start", _TEXT, "统计期起", "first day that the figures cover, ISO date"),
    column("period_end", _TEXT, "统计期止", "last day that the figures cover, ISO date"),
    column("published", _TEXT, "发布日期", "date of publication, ISO date"),
    column("media_type", _TEXT, "文件类型", "what the bytes turned out to be"),
    column("encoding", _TEXT, "编码", "encoding that decoded the bytes; null where the medium has none"),
    column("cells", _ORDINAL, "数值个数", "printed values with a path"),
    column("figures", _ORDINAL, "数字个数", "figures of the source, in tables and prose"),
    column("unparsed", _ORDINAL, "未识别数字", "figures in tables that were not understood"),
    column("errors", _ORDINAL, "错误", "diagnostics that are errors"),
    column("warnings", _ORDINAL, "警告", "diagnostics that are warnings"),
)


@export_table("reports", "报告", COLUMNS)
def reports(report: Report) -> Iterator[Row]:
    """A row a report: what it is, and how well it was read."""
    narrative, period = report.narrative, report.period
    start, end = period if isinstance(period, tuple) else (None, None)
    severities = Counter(one.severity for one in report.diagnostics)
    yield (
        *head_of(report),
        province_of(narrative.agency_canonical or report.agency),
        report.title,
        start,
        end,
        report.published,
        report.source.media_type,
        report.source.encoding,
        len(report.cells),
        len(report.account),
        report.account.totals[FigureClass.UNPARSED],
        severities[Severity.ERROR],
        severities[Severity.WARNING],
    )
