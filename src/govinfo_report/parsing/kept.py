"""Grammars as Lark compiles them, kept as plain data beside their text.

Lark takes a third of a second to read the grammars and to work out the tables of their parsers, more than all else that
is done before a first report. What it found is kept with a digest of the text; where the text is another, Lark is asked
again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from govinfo_report.parsing.resources import grammar_directory, grammar_text

__all__ = ["END", "keep", "kept", "to_keep"]

END = "$END"
"""The terminal behind the last one of a parse."""


def kept(name: str, text: str, compile_: Callable[[str], Mapping[str, Any]]) -> Mapping[str, Any]:
    """A compiled grammar: as kept under a name, or compiled anew where its text has changed since.

    Args:
        name: The file beside the grammars.
        text: The text of the grammar.
        compile_: Compiles a text.
    """
    try:
        found: Mapping[str, Any] = json.loads(grammar_text(name))
    except FileNotFoundError:
        found = {}
    return found if found.get("digest") == _digest(text) else compile_(text)


def to_keep(text: str, compile_: Callable[[str], Mapping[str, Any]]) -> str:
    """A compiled grammar as it is kept: JSON."""
    data = {"digest": _digest(text), **compile_(text)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("},{", "},\n{") + "\n"


def keep(name: str, text: str, compile_: Callable[[str], Mapping[str, Any]]) -> None:
    """Compile a grammar and keep the result in a file beside it."""
    Path(str(grammar_directory() / name)).write_text(to_keep(text, compile_), encoding="utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
