"""Official labels for messages: of a value, a row, a block or a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govinfo_report.lexing.labels import canonical_label
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.report import Format
from govinfo_report.parsing.titles import table_titles

__all__ = ["label_of"]


@cache
def _labels(form: Format) -> Mapping[str, str]:
    labels = {"requests": table_titles()["requests"], "requests.outcomes": canonical_label("G_OUTCOMES")}
    for path, one in fields_by_path(form).items():
        row = one.label if one.column is None else one.label.rpartition(" / ")[0]
        labels.setdefault(one.row_path, row)
        labels[path] = one.label
    return labels


def label_of(form: Format | None, path: str) -> str:
    """The label as the form prints it; the path itself where the form has no label for it."""
    if form is None or form is Format.INDICATORS_OTHER:
        return path
    return _labels(form).get(path, path)
