"""The JSON Schema of a whole report, derived from the classes that are written."""

from __future__ import annotations

import enum
import inspect
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.document import Paragraph, Table
from govinfo_report.export.whole import JSON_VERSION, TABLES
from govinfo_report.models.report import Report

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TAGGED = frozenset({Paragraph, Table, *TABLES.values()})
"""Classes that stand in a union and say in ``type`` which of it they are."""
_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$", "description": "an exact number"},
    Span: {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": "integer"}],
        "minItems": 2,
        "maxItems": 2,
        "description": "offset of the first character in document.text, and offset behind the last",
    },
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :func:`to_json` writes; it never raises."""
    definitions: dict[str, Any] = {}
    _schema(Report, definitions)
    report = definitions.pop("Report")
    report["properties"] = {"version": {"const": JSON_VERSION}, **report["properties"]}
    report["required"] = ["version", *report["required"]]
    return {
        "$schema": _DIALECT,
        "title": "govinfo_report: a report",
        **report,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if hint is Any:
        return {}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return {"anyOf": [_schema(one, definitions) for one in arguments]}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is tuple:
        items = [_schema(one, definitions) for one in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [one.value for one in hint]}
    return _reference(origin or hint, arguments, definitions)


def _reference(class_: type[Any], arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """A class as a definition of its own; one with a type in brackets is one for each."""
    name = class_.__name__
    if arguments:
        words = typing.cast("str", getattr(arguments[0], "__name__", str(arguments[0])))
        name += "_" + "".join(char if char.isalnum() else "_" for char in words).strip("_")
    if name not in definitions:
        definitions[name] = {}  # sections hold sections
        definitions[name] = _object(
            class_, dict(zip(getattr(class_, "__parameters__", ()), arguments, strict=False)), definitions
        )
    return {"$ref": f"#/$defs/{name}"}


def _object(class_: type[Any], bound: Mapping[Any, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"type": {"const": class_.__name__}} if class_ in _TAGGED else {}
    required = list(properties)
    hints = typing.get_type_hints(class_, localns=dict(TABLES))
    for one in attrs.fields(class_):
        made = _schema(bound.get(hints[one.name], hints[one.name]), definitions)
        if "label" in one.metadata:
            made["title"] = one.metadata["label"]
        properties[one.name] = made
        if one.default is attrs.NOTHING:
            required.append(one.name)
    if class_ is Diagnostic:
        properties["data"] = {
            "type": "object",
            "description": "an array is a tuple; an object has one key that says what it is: list, set, mapping, span "
            "or decimal",
        }
    description = (inspect.getdoc(class_) or "").partition("\n")[0]
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
