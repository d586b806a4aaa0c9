"""How the typed tables are declared: every field carries its Chinese label, unit and official source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

import attrs
from attrs import field, fields

_T = TypeVar("_T")

__all__ = ["amount", "count", "group", "paths_of", "structure", "types_of"]


def count(label: str, unit: str = "件") -> Any:
    """A field for a count; None: not printed, blank, a mark or a text."""
    return field(default=None, kw_only=True, metadata={"label": label, "unit": unit, "type": int})


def amount(label: str, unit: str = "万元") -> Any:
    """A field for an amount of money, as printed; None: not printed, blank, a mark or a text."""
    return field(default=None, kw_only=True, metadata={"label": label, "unit": unit, "type": Decimal})


def group(of: type[Any], label: str, source: str | None = None) -> Any:
    """A field for a block, a row or a table of its own class."""
    metadata = {"label": label, "group": of} | ({"source": source} if source else {})
    return field(factory=of, kw_only=True, metadata=metadata)


def paths_of(model: type[Any]) -> tuple[tuple[str, attrs.Attribute[Any]], ...]:
    """Every path of a model with the field at its end, in the order of declaration."""
    return _all_paths(model)  # type: ignore[arg-type]  # mypy denies that a class is hashable


def types_of(model: type[Any]) -> Mapping[str, type[int | Decimal]]:
    """The type of every path of a model, in the order of declaration."""
    return _all_types(model)  # type: ignore[arg-type]


@cache
def _all_paths(model: Hashable) -> tuple[tuple[str, attrs.Attribute[Any]], ...]:
    return tuple(_paths(model, ""))


@cache
def _all_types(model: Hashable) -> Mapping[str, type[int | Decimal]]:
    return {path: one.metadata["type"] for path, one in _all_paths(model)}


def _paths(model: Any, prefix: str) -> Iterator[tuple[str, attrs.Attribute[Any]]]:
    for one in fields(model):
        path = f"{prefix}{one.name}"
        if "group" in one.metadata:
            yield from _paths(one.metadata["group"], f"{path}.")
        else:
            yield path, one


def structure(model: type[_T], values: Mapping[str, Any]) -> _T:
    """Build a model from plain values by path; a path that is not there stays None."""
    built: _T = _built(_plan(model, ""), values)  # type: ignore[arg-type]
    return built


class _Plan(NamedTuple):
    """How to build a model: what is looked up for every report alike."""

    model: Any
    empty: Any
    """The model without a value. It cannot be changed, so all reports share it."""
    values: tuple[tuple[str, str], ...]
    """Name and path of each field that holds a value."""
    groups: tuple[tuple[str, _Plan], ...]
    """Name of each field that holds a model, and how to build that."""


@cache
def _plan(model: Hashable, prefix: str) -> _Plan:
    parts: Any = fields(model)  # type: ignore[arg-type]
    groups = [one for one in parts if "group" in one.metadata]
    return _Plan(
        model,
        model(),  # type: ignore[operator]
        tuple((one.name, f"{prefix}{one.name}") for one in parts if one not in groups),
        tuple((one.name, _plan(one.metadata["group"], f"{prefix}{one.name}.")) for one in groups),
    )


def _built(plan: _Plan, values: Mapping[str, Any]) -> Any:
    made = {name: value for name, path in plan.values if (value := values.get(path)) is not None}
    for name, group in plan.groups:
        part = _built(group, values)
        if part is not group.empty:
            made[name] = part
    return plan.model(**made) if made else plan.empty
