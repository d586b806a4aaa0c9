"""A report as JSON from which the same report is read back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Any, cast

from attrs import resolve_types
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.strategies import configure_tagged_union

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.document import Block
from govinfo_report.models.article20 import Article20Tables
from govinfo_report.models.indicators import IndicatorTable
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Report
from govinfo_report.models.statistics import StatisticsTable
from govinfo_report.readers import load_readers

__all__ = ["JSON_VERSION", "TABLES", "from_json", "to_json"]

JSON_VERSION = 1
"""Version of the form that :func:`to_json` writes; every change of it raises it."""
Tables = Article20Tables | StatisticsTable | IndicatorTable
TABLES: Mapping[str, type[Any]] = {one.__name__: one for one in (Article20Tables, StatisticsTable, IndicatorTable)}
"""The classes of tables by name: the hints of a report name them, and its module does not load them."""
Period = tuple[str, str] | str
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(report: Report, *, indent: int | None = None) -> str:
    """A report as JSON, whole: ``from_json(to_json(report)) == report``.

    An ``int`` is a JSON number, a :class:`~decimal.Decimal` a string of its digits; a span is a pair of offsets; what
    is None or empty by default is left out. The form is that of ``docs/reference/report.schema.json``. Half of a
    surrogate pair, from a text that was never bytes, is escaped; both halves side by side are one character in JSON.

    Args:
        report: What was read.
        indent: Spaces a level; None: all on one line, as JSON Lines need it.

    It never raises.
    """
    data = {"version": JSON_VERSION, **_converter().unstructure(report)}
    separators = (",", ":") if indent is None else None
    made = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def from_json(text: str | bytes) -> Report:
    """The report that :func:`to_json` wrote.

    Args:
        text: What it wrote, as text or in UTF-8.

    Raises:
        ValueError: the text is no JSON, or of another version, or no report.
    """
    data = json.loads(text)
    found = data.pop("version", None) if isinstance(data, dict) else None
    if found != JSON_VERSION:
        raise ValueError(f"a report in JSON of version {JSON_VERSION} is needed, not of version {found}")
    load_readers()
    try:
        report: Report = _converter().structure(data, Report)
    except Exception as error:
        raise ValueError("the JSON is not that of a report") from error
    return report


@cache
def _converter() -> Converter:
    resolve_types(Report, localns=dict(TABLES))
    converter = Converter(omit_if_default=True, detailed_validation=False)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda pair, _: Span(*pair))
    for number in (Number, Number | None):
        converter.register_unstructure_hook(number, _number_out)
        converter.register_structure_hook(number, lambda value, _: _number_in(value))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda digits, _: Decimal(digits))
    converter.register_structure_hook(Period, lambda period, _: period if isinstance(period, str) else tuple(period))
    configure_tagged_union(Block, converter, tag_name="type")
    configure_tagged_union(Tables, converter, tag_name="type")
    structure = partial(converter.structure, cl=cast("Any", Tables))
    converter.register_unstructure_hook(Tables | None, lambda one: one and converter.unstructure(one, Tables))
    converter.register_structure_hook(Tables | None, lambda one, _: one and structure(one))
    # The data of a diagnostic may be anything, so each value says what it is.
    out = make_dict_unstructure_fn(Diagnostic, converter, data=override(unstruct_hook=_data_out))
    into = make_dict_structure_fn(Diagnostic, converter, data=override(struct_hook=lambda data, _: _data_in(data)))
    converter.register_unstructure_hook(Diagnostic, out)
    converter.register_structure_hook(Diagnostic, into)
    return converter


def _number_out(value: Number | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _number_in(value: int | str | None) -> Number | None:
    return Decimal(value) if isinstance(value, str) else value


def _data_out(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value_out(value) for name, value in data.items()}


def _data_in(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value_in(value) for name, value in data.items()}


def _value_out(value: Any) -> Any:
    """A value as JSON: arrays are tuples; what JSON has no word for is an object with one key that names it."""
    if isinstance(value, tuple):
        return [_value_out(one) for one in value]
    if isinstance(value, list):
        return {"list": [_value_out(one) for one in value]}
    if isinstance(value, set | frozenset):
        return {"set": sorted((_value_out(one) for one in value), key=repr)}
    if isinstance(value, Mapping):
        return {"mapping": {str(name): _value_out(one) for name, one in value.items()}}
    if isinstance(value, Span):
        return {"span": [value.start, value.end]}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return value


_SAID: Mapping[str, Callable[[Any], Any]] = {
    "list": lambda inside: [_value_in(one) for one in inside],
    "set": lambda inside: frozenset(_value_in(one) for one in inside),
    "mapping": lambda inside: {name: _value_in(one) for name, one in inside.items()},
    "span": lambda inside: Span(*inside),
    "decimal": Decimal,
}


def _value_in(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_value_in(one) for one in value)
    if isinstance(value, dict):
        ((name, inside),) = value.items()
        return _SAID[name](inside)
    return value
