"""Official labels for messages: of a value, a row, a block or a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.report import Format

__all__ = ["label_of"]

_BLOCKS = {"requests": "收到和处理政府信息公开申请情况", "requests.outcomes": "本年度办理结果"}


@cache
def _labels(form: Format) -> Mapping[str, str]:
    labels = dict(_BLOCKS)
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
