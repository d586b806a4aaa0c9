"""Of which official form tables are, and which rows of figures it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from govinfo_report.building.parsed import ParsedTable
from govinfo_report.models.report import Format
from govinfo_report.parsing.grammars import forms
from govinfo_report.parsing.terminals import heads_column, labels_item

__all__ = ["dominant_form", "items_of", "kept_by_row", "own_form", "printed_last", "printed_once"]


@cache
def kept_by_row() -> Mapping[str, Format]:
    """Tables that are the whole of a form, by name: their rows are kept as printed as well."""
    return {name: Format(form.name) for form in forms().values() if not form.shared for name in form.tables}


@cache
def printed_once() -> frozenset[str]:
    """Tables that a document prints once: all but those of the items of Article 20, which are several of a kind."""
    return frozenset(name for form in forms().values() for name in form.shared or form.tables)


@cache
def printed_last() -> frozenset[str]:
    """Tables that a form ends with."""
    return frozenset((*form.tables, *form.shared)[-1] for form in forms().values())


def own_form(table: ParsedTable) -> Format | None:
    """The form of a table by its own headers and rows; None for one that several forms share, or of loose words."""
    if table.is_empty and not any(heads_column(token.type) for token in table.headers):
        return None
    for name, form in forms().items():
        if table.form.name in form.tables:
            return Format(name)
    printed = (
        Format(name)
        for name, form in forms().items()
        if any(form.prints(row.rule, filled=bool(row.cells)) for row in table.rows)
    )
    return next(printed, None)


def dominant_form(found: Iterable[Format | None]) -> Format | None:
    """The form of most tables; of several, the newest."""
    counted = Counter(form for form in found if form is not None)
    if not counted:
        return None
    best = max(counted.values())
    return next(form for form in map(Format, forms()) if counted[form] == best)


def items_of(table: ParsedTable, format_: Format | None) -> list[str]:
    """Rules of the rows that hold figures in a form, in its order; where it is not known, in the newest."""
    form = forms().get(format_.value) if format_ else None
    own = (form or next(iter(forms().values()))).own_rows
    left_out = {rule for other in forms().values() for rule in other.own_rows if rule not in own}
    labels = table.form.labels
    return [rule for rule in labels if rule not in left_out and (labels_item(labels[rule]) or rule in own)]
