"""The words of the prose, from the data files beside the grammars."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from govinfo_report.parsing.resources import grammar_text

__all__ = ["vocabulary"]


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """A data file, read once: ``facts``, ``headings`` or ``offices``."""
    return tomllib.loads(grammar_text(f"{name}.toml"))
