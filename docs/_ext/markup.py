"""Pieces of reStructuredText, the markup of the docstrings, for pages that are written from the code."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.ext.napoleon import Config, GoogleDocstring

import govinfo_report as gir

# Modules whose import does something or needs an extra; none of them declares a kind of diagnostic or a reader.
_NOT_IMPORTED = ("cli", "__main__")
MODULE = ".. py:currentmodule:: govinfo_report\n"


def import_everything() -> None:
    """Import all modules, for kinds of diagnostic and readers are known once their modules are."""
    for module in pkgutil.walk_packages(gir.__path__, "govinfo_report."):
        if not set(module.name.split(".")) & set(_NOT_IMPORTED):
            importlib.import_module(module.name)


@cache
def said_in(language: str) -> Mapping[str, Any]:
    """What pages say themselves in a language, ``en`` or ``zh``."""
    words = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return words[language]  # type: ignore[no-any-return]


def heading(text: str, line: str = "=") -> str:
    """A title; Chinese characters are two columns wide."""
    return f"{text}\n{line * max(4, 2 * len(text))}\n"


def escape(text: str) -> str:
    """A text that means itself: no markup of reStructuredText in it."""
    return "".join(f"\\{char}" if char in "\\*`|_<>" else char for char in text)


def literal(text: str) -> str:
    """A text as it is typed."""
    return f"``{text}``"


def grid(header: Iterable[str], rows: Iterable[Iterable[str]], name: str = "plain") -> str:
    """A table with a header; ``name`` is its class."""
    lines = [".. list-table::", "   :header-rows: 1", "   :widths: auto", f"   :class: {name}", ""]
    for row in (header, *rows):
        for number, cell in enumerate(row):
            lines.append(f"   {'* -' if number == 0 else '  -'} {cell}".rstrip())
    return "\n".join(lines) + "\n"


def docstring(text: str) -> str:
    """A docstring in the style of this project, as reStructuredText."""
    return str(GoogleDocstring(inspect.cleandoc(text), Config(napoleon_use_ivar=True)))


def literals(text: str) -> str:
    """A text in which backticks stand around what is typed or printed, as reStructuredText."""
    return "".join(
        f"\\ {literal(part)}\\ " if number % 2 else escape(part) for number, part in enumerate(text.split("`"))
    )
