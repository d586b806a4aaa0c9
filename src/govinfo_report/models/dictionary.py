"""The data dictionary: every path of every form, its official label and unit. Derived from the grammars and the models.

>>> from govinfo_report import fields
>>> field = next(one for one in fields("article20_2021") if one.path == "requests.received.total")
>>> field.label, field.unit
('一、本年新收政府信息公开申请数量 / 总计', '件')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import attrs
from attrs import frozen

from govinfo_report.lexing.labels import canonical_label
from govinfo_report.models.by_form import FORMS_WITH_PATHS, model_of
from govinfo_report.models.report import Format
from govinfo_report.models.schema import paths_of
from govinfo_report.parsing.grammars import Form, TableForm, column_name, forms, review_blocks, row_path, table_forms
from govinfo_report.parsing.terminals import labels_item
from govinfo_report.parsing.titles import item_headings, table_titles

__all__ = ["Field", "fields", "fields_by_path"]

_ORDINALS = "一二三四五六七八九"


@frozen
class Field:
    """One value of a form.

    Attributes:
        format: The form.
        path: Public name of the value, a key of :meth:`Report.values`.
        table: Title of the table, or of the section of the national table.
        group: Heading of the group that the row stands in, with its ordinal; None: none is needed to tell rows apart.
        ordinal: Ordinal in front of the row's label in the request matrix; empty in other tables.
        row: The row's label as the form prints it, without its ordinal.
        column: The column's header; None where the table has one column of values.
        unit: Unit of the form: ``件``, ``条``, ``万元`` …; what a cell prints beats it.
        type: ``int`` for counts, ``Decimal`` for amounts.
        source: The official notice that issued the form.
        only_when_printed: True for values that the form does not ask for and offices add: figures on the heading of
            a group, a subtotal of organisations.
    """

    format: Format
    path: str
    table: str
    group: str | None
    ordinal: str
    row: str
    column: str | None
    unit: str
    type: type[int | Decimal]
    source: str
    only_when_printed: bool

    @property
    def label(self) -> str:
        """Row and column as printed: ``(三)不予公开 1.属于国家秘密 / 自然人``."""
        row = f"{self.group} {self.ordinal}{self.row}" if self.group else f"{self.ordinal}{self.row}"
        return row if self.column is None else f"{row} / {self.column}"

    @property
    def row_path(self) -> str:
        """The path of the row: all of it where the table has one column of values."""
        return self.path if self.column is None else self.path.rpartition(".")[0]


def fields(format: Format | str | None = None) -> tuple[Field, ...]:  # noqa: A002  the library's word for it
    """The data dictionary: every value of a form, or of all forms, in the form's order.

    Args:
        format: The form; None: all forms. A path may occur in several forms.

    Raises:
        ValueError: there is no form of that name, or it has no paths (``indicators_other``).
    """
    if format is None:
        return tuple(field for name in FORMS_WITH_PATHS for field in fields_by_path(name).values())
    return tuple(fields_by_path(Format(format)).values())


@cache
def fields_by_path(format: Format) -> Mapping[str, Field]:  # noqa: A002  the library's word for it
    """The values of a form by path, in the form's order.

    Raises:
        ValueError: the form has no paths (``indicators_other``).
    """
    if format not in FORMS_WITH_PATHS:
        raise ValueError(f"{format} has no paths; its rows are in Report.indicators")
    form = forms()[format]
    known = dict(paths_of(model_of(format)))
    found: dict[str, Field] = {}
    for table in (table_forms()[name] for name in (*form.tables, *form.shared)):
        for row, cells in _rows(form, table):
            for path, column in cells:
                if path in known:
                    found[path] = Field(
                        format,
                        path,
                        _table_title(format, table, path),
                        row.group,
                        row.ordinal,
                        row.label,
                        canonical_label(column) if column else None,
                        known[path].metadata["unit"],
                        known[path].metadata["type"],
                        form.source,
                        _only_when_printed(form, path, column),
                    )
    return MappingProxyType({path: found[path] for path in known if path in found})


@frozen
class _Row:
    label: str
    ordinal: str = ""
    group: str | None = None


def _rows(form: Form, table: TableForm) -> Iterator[tuple[_Row, list[tuple[str, str | None]]]]:
    """Every row of a table with the path and the column's terminal of each of its cells."""
    if table.name == "review":
        for block, heads in review_blocks().items():
            row = _Row(" / ".join(map(canonical_label, heads)))
            yield row, [(f"{block}.{column_name(column)}", column) for column in table.columns]
        return
    items = {rule for one in forms().values() for rule in one.own_rows if labels_item(table.labels.get(rule, ""))}
    rules = [rule for rule in table.labels if rule not in items or rule in form.own_rows]
    rows = _request_rows(table, rules) if table.name == "requests" else {}
    for rule in rules:
        terminal, path = table.labels[rule], row_path(rule)
        row = rows.get(rule) or _Row(form.labels.get(terminal) or canonical_label(terminal))
        if table.is_list:
            yield row, [(path, None)]
        else:
            yield row, [(f"{path}.{column_name(column)}", column) for column in table.columns]


def _request_rows(table: TableForm, rules: list[str]) -> dict[str, _Row]:
    """The rows of the request matrix with the ordinals that follow from their places: 一、 then (一) then 1."""
    seen: dict[tuple[str, ...], dict[str, None]] = {}
    rows: dict[str, _Row] = {}
    headings: dict[tuple[str, ...], str] = {}
    for rule in rules:
        place = tuple(row_path(rule).removesuffix(".subtotal").split(".")[1:])
        for depth, name in enumerate(place):
            seen.setdefault(place[:depth], {})[name] = None
        number = list(seen[place[:-1]]).index(place[-1]) + 1
        ordinal = (f"{_ORDINALS[number - 1]}、", f"({_ORDINALS[number - 1]})", f"{number}.")[len(place) - 1]
        label = canonical_label(table.labels[rule])
        headings[place] = f"{ordinal}{label}"
        rows[rule] = _Row(label, ordinal, headings.get(place[:-1]) if len(place) > 2 else None)
    return rows


def _only_when_printed(form: Form, path: str, column: str | None) -> bool:
    row = path.rpartition(".")[0]
    if column in form.added or row in map(row_path, form.added):
        return True
    return row.endswith(".subtotal") and row not in map(row_path, form.own_rows)


def _table_title(format_: Format, table: TableForm, path: str) -> str:
    if not table.is_list:
        item = item_headings().get(path.rpartition(".")[0])
        return canonical_label(item) if item else table_titles()[table.name]
    sections = attrs.fields(model_of(format_))
    number = [one.name for one in sections].index(path.partition(".")[0])
    return f"{_ORDINALS[number]}、{sections[number].metadata['label']}"
