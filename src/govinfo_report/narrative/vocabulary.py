"""The words of the prose, from ``grammars/facts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from govinfo_report.parsing.resources import grammar_text

__all__ = ["vocabulary"]


@cache
def vocabulary() -> Mapping[str, Any]:
    """The data file beside the grammar of facts, read once."""
    return tomllib.loads(grammar_text("facts.toml"))
