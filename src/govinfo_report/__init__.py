"""Typed, traceable reading of Chinese annual reports on open government information (政府信息公开工作年度报告).

>>> import govinfo_report as gir
>>> report = gir.parse("一个没有表格的页面")
>>> report.format is None and report.values() == {}
True
"""

import importlib
from typing import TYPE_CHECKING

from govinfo_report.api import Readable, ReportError, parse, parse_many, read
from govinfo_report.checks import (
    RULES,
    Identity,
    Rule,
    Sum,
    Summary,
    Verdict,
    check,
    check_set,
    rule,
    set_rule,
    sums,
    verdicts,
)
from govinfo_report.diagnostics import CATALOGUE, Diagnostic, Kind, Severity, Span
from govinfo_report.document import Document, Origin, Paragraph, Place, Source, Table, TextCell
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.item import Item
from govinfo_report.language import Language
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.models.dictionary import Field, fields
from govinfo_report.models.printed import Account, Binding, Cell, Figure, FigureClass, Indicator, Placing
from govinfo_report.models.report import Format, Report, TableUse
from govinfo_report.narrative.stated import Attachment, Contact, Fact, FactScope, Narrative, Section, Stated
from govinfo_report.readers.registry import Given

if TYPE_CHECKING:
    from govinfo_report.cluster.on_ray import parse_ray
    from govinfo_report.cluster.on_spark import parse_spark
    from govinfo_report.export.files import write
    from govinfo_report.export.frames import arrow_schema, record_batches, to_arrow, to_pandas, to_polars
    from govinfo_report.export.json_schema import json_schema
    from govinfo_report.export.kernel import ArrowKernel
    from govinfo_report.export.page import to_html
    from govinfo_report.export.records import to_records
    from govinfo_report.export.status import CheckStatus
    from govinfo_report.export.whole import from_json, to_json
    from govinfo_report.intake.columns import Columns
    from govinfo_report.intake.finding import sources
    from govinfo_report.layers import (
        Change,
        Mechanism,
        Proposal,
        Reading,
        Reason,
        Repairs,
        Resolution,
        Suspects,
        proposals,
        resolve,
    )
    from govinfo_report.models.article20 import Article20Tables
    from govinfo_report.models.indicators import IndicatorTable
    from govinfo_report.models.statistics import StatisticsTable
    from govinfo_report.store.exporting import export_store
    from govinfo_report.store.faults import StoreError
    from govinfo_report.store.ingesting import ingest
    from govinfo_report.store.opening import opened_store
    from govinfo_report.store.progress import Progress

__version__ = "0.1.0"

__all__ = [
    "CATALOGUE",
    "RULES",
    "Account",
    "ArrowKernel",
    "Article20Tables",
    "Attachment",
    "Binding",
    "Cell",
    "CellKind",
    "Change",
    "CheckStatus",
    "Columns",
    "Contact",
    "Diagnostic",
    "Document",
    "Fact",
    "FactScope",
    "Field",
    "Figure",
    "FigureClass",
    "Format",
    "Given",
    "Identity",
    "Indicator",
    "IndicatorTable",
    "Item",
    "Kind",
    "Language",
    "LimitExceededError",
    "Limits",
    "MatchKind",
    "Mechanism",
    "MissingExtraError",
    "Narrative",
    "Origin",
    "Paragraph",
    "Place",
    "Placing",
    "Progress",
    "Proposal",
    "Readable",
    "Reading",
    "Reason",
    "Repairs",
    "Report",
    "ReportError",
    "Resolution",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Stated",
    "StatisticsTable",
    "StoreError",
    "Sum",
    "Summary",
    "Suspects",
    "Table",
    "TableUse",
    "TextCell",
    "Verdict",
    "arrow_schema",
    "check",
    "check_set",
    "export_store",
    "fields",
    "from_json",
    "ingest",
    "json_schema",
    "opened_store",
    "parse",
    "parse_many",
    "parse_ray",
    "parse_spark",
    "proposals",
    "read",
    "record_batches",
    "resolve",
    "rule",
    "set_rule",
    "sources",
    "sums",
    "to_arrow",
    "to_html",
    "to_json",
    "to_pandas",
    "to_polars",
    "to_records",
    "verdicts",
    "write",
]

# What reading a document does not need is loaded when it is first asked for.
_LATE = {
    "ArrowKernel": "export.kernel",
    "Article20Tables": "models.article20",
    "Change": "layers",
    "CheckStatus": "export.status",
    "Columns": "intake.columns",
    "IndicatorTable": "models.indicators",
    "Mechanism": "layers",
    "Progress": "store.progress",
    "Proposal": "layers",
    "Reading": "layers",
    "Reason": "layers",
    "Repairs": "layers",
    "Resolution": "layers",
    "StatisticsTable": "models.statistics",
    "StoreError": "store.faults",
    "Suspects": "layers",
    "arrow_schema": "export.frames",
    "export_store": "store.exporting",
    "from_json": "export.whole",
    "ingest": "store.ingesting",
    "json_schema": "export.json_schema",
    "opened_store": "store.opening",
    "parse_ray": "cluster.on_ray",
    "parse_spark": "cluster.on_spark",
    "proposals": "layers",
    "record_batches": "export.frames",
    "resolve": "layers",
    "sources": "intake.finding",
    "to_arrow": "export.frames",
    "to_html": "export.page",
    "to_json": "export.whole",
    "to_pandas": "export.frames",
    "to_polars": "export.frames",
    "to_records": "export.records",
    "write": "export.files",
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_LATE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
