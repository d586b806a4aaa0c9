"""The class of the tables of each form, loaded when a report of that form is first met.

Most folders hold reports of one form, and the classes of all forms take longer to make than a report to read.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from govinfo_report.models.report import Format

__all__ = ["FORMS_WITH_PATHS", "model_of"]

_HOMES: Mapping[Format, tuple[str, str]] = {
    Format.ARTICLE20_2019: ("article20", "Article20Tables"),
    Format.ARTICLE20_2021: ("article20", "Article20Tables"),
    Format.STATISTICS_2014: ("statistics", "StatisticsTable"),
    Format.INDICATORS_FUJIAN: ("indicators", "IndicatorTable"),
}
FORMS_WITH_PATHS = tuple(_HOMES)
"""The forms whose tables have a class; the rows of any other table are kept as printed."""


@cache
def model_of(format: Format) -> type[Any]:  # noqa: A002  the library's word for it
    """The class that holds the tables of a form.

    Raises:
        KeyError: the form has none (``indicators_other``).
    """
    module, name = _HOMES[format]
    model: type[Any] = getattr(importlib.import_module(f"govinfo_report.models.{module}"), name)
    return model
