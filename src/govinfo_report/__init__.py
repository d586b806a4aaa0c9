"""Typed, traceable reading of Chinese annual reports on open government information (政府信息公开工作年度报告).

>>> import govinfo_report as gir
>>> report = gir.parse("一个没有表格的页面")
>>> report.format is None and report.values() == {}
True
"""

import importlib
from typing import TYPE_CHECKING

from govinfo_report.api import ReportError, parse, parse_many, read
from govinfo_report.checks import check, check_set, verdicts
from govinfo_report.diagnostics import CATALOGUE, Diagnostic, Severity, Span
from govinfo_report.document import Document, Paragraph, Place, Source, Table, TextCell
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.models.article20 import Article20Tables
from govinfo_report.models.dictionary import Field, fields
from govinfo_report.models.indicators import IndicatorTable
from govinfo_report.models.printed import Account, Binding, Cell, Figure, FigureClass, Indicator, Placing
from govinfo_report.models.report import Format, Report, TableUse
from govinfo_report.models.statistics import StatisticsTable
from govinfo_report.narrative.stated import Attachment, Contact, Fact, Narrative, Section, Stated
from govinfo_report.readers.registry import MissingExtraError

if TYPE_CHECKING:
    from govinfo_report.export.page import to_html
    from govinfo_report.layers import Repairs, Resolution, proposals, resolve

__version__ = "0.1.0"

__all__ = [
    "CATALOGUE",
    "Account",
    "Article20Tables",
    "Attachment",
    "Binding",
    "Cell",
    "CellKind",
    "Contact",
    "Diagnostic",
    "Document",
    "Fact",
    "Field",
    "Figure",
    "FigureClass",
    "Format",
    "Indicator",
    "IndicatorTable",
    "LimitExceededError",
    "Limits",
    "MatchKind",
    "MissingExtraError",
    "Narrative",
    "Paragraph",
    "Place",
    "Placing",
    "Repairs",
    "Report",
    "ReportError",
    "Resolution",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Stated",
    "StatisticsTable",
    "Table",
    "TableUse",
    "TextCell",
    "check",
    "check_set",
    "fields",
    "parse",
    "parse_many",
    "proposals",
    "read",
    "resolve",
    "to_html",
    "verdicts",
]

# What reading a document does not need, by the module that is loaded when it is first asked for.
_LATER = {
    "to_html": "govinfo_report.export.page",
    **dict.fromkeys(("Repairs", "Resolution", "proposals", "resolve"), "govinfo_report.layers"),
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
