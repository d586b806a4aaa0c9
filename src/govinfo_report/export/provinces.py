"""The province that an office's name begins with."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["province_of"]


@cache
def _beginnings() -> dict[str, str]:
    text = files(__package__).joinpath("provinces.toml").read_text(encoding="utf-8")
    return {name: province for province, names in tomllib.loads(text)["provinces"].items() for name in names}


def province_of(agency: str | None) -> str | None:
    """The short name of the province whose full name an agency's name begins with; None where it begins with none.

    >>> province_of("福建省气象局"), province_of("吉林市教育局"), province_of(None)
    ('福建', None, None)
    """
    if agency is None:
        return None
    return next((province for name, province in _beginnings().items() if agency.startswith(name)), None)
