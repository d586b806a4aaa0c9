"""The language of the reader, and the words that every view shares."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from govinfo_report.diagnostics import Severity
from govinfo_report.language import Language
from govinfo_report.models.printed import FigureClass

__all__ = ["FIGURES", "SEVERITIES", "language_of_locale"]


def language_of_locale() -> Language:
    """Chinese where the environment is Chinese, else English."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return Language.ZH if name.lower().startswith(("zh", "chinese")) else Language.EN


SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.INFO: ("info", "提示"),
    Severity.WARNING: ("warning", "警告"),
    Severity.ERROR: ("error", "错误"),
}

FIGURES: Mapping[FigureClass, tuple[str, str]] = {
    FigureClass.BOUND: ("values", "个数值"),
    FigureClass.INDICATOR: ("in rows without a path", "个无字段的指标值"),
    FigureClass.NOTE: ("in notes", "个在附注中"),
    FigureClass.LABEL: ("in labels", "个在标签中"),
    FigureClass.CLAIM: ("in prose", "个在正文中"),
    FigureClass.FURNITURE: ("of the page", "个属于页面"),
    FigureClass.UNPARSED: ("not understood", "个未能识别"),
}
