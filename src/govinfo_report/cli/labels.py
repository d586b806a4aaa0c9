"""Which form's fields describe the values of a report, also where its tables are of several forms."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report.models.dictionary import Field, fields_by_path
from govinfo_report.models.report import Format, Report

__all__ = ["forms_of", "labels_of", "tables_of"]


def forms_of(report: Report) -> tuple[Format, ...]:
    """The forms with paths that the report's tables are of, its own first."""
    found = dict.fromkeys((report.format, *(use.format for use in report.table_uses)))
    return tuple(form for form in found if form is not None and form is not Format.INDICATORS_OTHER)


def labels_of(report: Report) -> Mapping[str, Field]:
    """The field of every printed value that a form knows."""
    known: dict[str, Field] = {}
    for form in forms_of(report):
        for path, field in fields_by_path(form).items():
            if path in report.cells:
                known.setdefault(path, field)
    return known


def tables_of(report: Report) -> dict[str, list[Field]]:
    """The fields of every official table by its title; of several forms, those of which most values are printed."""
    best: dict[str, list[Field]] = {}
    for form in forms_of(report):
        tables: dict[str, list[Field]] = {}
        for field in fields_by_path(form).values():
            tables.setdefault(field.table, []).append(field)
        for title, found in tables.items():
            if title not in best or _printed(found, report) > _printed(best[title], report):
                best[title] = found
    return best


def _printed(found: list[Field], report: Report) -> int:
    return sum(field.path in report.cells for field in found)
