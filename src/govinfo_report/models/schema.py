"""How the typed tables are declared: every field carries its Chinese label, unit and official source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

import attrs
from attrs import field, fields

_T = TypeVar("_T")

__all__ = ["amount", "count", "group", "paths_of", "structure"]


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


@cache
def _all_paths(model: Hashable) -> tuple[tuple[str, attrs.Attribute[Any]], ...]:
    return tuple(_paths(model, ""))


def _paths(model: Any, prefix: str) -> Iterator[tuple[str, attrs.Attribute[Any]]]:
    for one in fields(model):
        path = f"{prefix}{one.name}"
        if "group" in one.metadata:
            yield from _paths(one.metadata["group"], f"{path}.")
        else:
            yield path, one


def structure(model: type[_T], values: Mapping[str, Any], prefix: str = "") -> _T:
    """Build a model from plain values by path; a path that is not there stays None."""
    made: dict[str, Any] = {}
    for one in fields(model):  # type: ignore[arg-type]
        path = f"{prefix}{one.name}"
        if "group" in one.metadata:
            made[one.name] = structure(one.metadata["group"], values, f"{path}.")
        elif path in values:
            made[one.name] = values[path]
    return model(**made)
