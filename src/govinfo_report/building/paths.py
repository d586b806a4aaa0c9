"""Which paths the cells of a row have."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from govinfo_report.building.form import kept_by_row
from govinfo_report.building.parsed import ParsedRow
from govinfo_report.lexing.tokens import Label
from govinfo_report.models.by_form import model_of
from govinfo_report.models.report import Format
from govinfo_report.models.schema import types_of
from govinfo_report.parsing.grammars import TableForm, row_path, table_forms

__all__ = ["path_of", "paths_of_row"]


def path_of(form: TableForm, row: ParsedRow) -> str | None:
    """The path that the cells of a row have in common; None for a row that the form has not."""
    if form.name == "review" and row.rule not in form.labels:
        return ""
    return row_path(row.rule) if row.label is None or isinstance(row.label, Label) else None


@lru_cache(maxsize=1024)  # rows of all forms, and those of columns in another order
def paths_of_row(form: str, path: str | None, columns: tuple[str | None, ...]) -> tuple[tuple[str | None, bool], ...]:
    """The path of each column's value in a row, None where there is none; and whether it is an amount of money."""
    types = types_of(model_of(kept_by_row().get(form, Format.ARTICLE20_2021)))  # those of Article 20 have one model
    found = list[tuple[str | None, bool]]()
    for column in columns:
        full = None if path is None or column is None else f"{path}.{column}".lstrip(".")
        if table_forms()[form].is_list and column is not None:
            full = path
        found.append((full, types[full] is Decimal) if full is not None and full in types else (None, False))
    return tuple(found)
