"""What mirrors rewrite: traditional characters and Taiwan wording, from ``grammars/variants.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govinfo_report.parsing.resources import grammar_data

__all__ = ["simplified_characters", "simplified_words"]


@cache
def simplified_characters() -> Mapping[str, str]:
    """Each traditional form with its simplified character."""
    return {form: simple for simple, forms in grammar_data("variants.toml")["characters"].items() for form in forms}


def simplified_words() -> Mapping[str, str]:
    """Each rewritten word with the official one, in the order in which they apply."""
    words: Mapping[str, str] = grammar_data("variants.toml")["words"]
    return words
