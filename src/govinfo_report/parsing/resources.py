"""Find the grammars and the data files beside them, installed or in a checkout."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["grammar_data", "grammar_directory", "grammar_text"]


@cache
def grammar_directory() -> Traversable:
    """The directory of grammars: in the installed package, else at the top of the checkout that this file is in.

    Raises:
        FileNotFoundError: neither exists; the installation is damaged.
    """
    package = Path(__file__).parents[1]
    installed = package / "grammars"
    if installed.is_dir():
        return installed
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "grammars").is_dir():
        return checkout / "grammars"
    from importlib.resources import files  # noqa: PLC0415  slow to load, and needed for a zipped package only

    zipped = files("govinfo_report") / "grammars"
    if zipped.is_dir():
        return zipped
    raise FileNotFoundError(f"govinfo_report is installed without its grammars: no {installed}")


def grammar_text(name: str) -> str:
    """The text of a grammar or data file, e.g. ``article20.lark``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return grammar_directory().joinpath(name).read_text(encoding="utf-8")


@cache
def grammar_data(name: str) -> Mapping[str, Any]:
    """What a data file beside the grammars says, e.g. ``labels.toml``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return tomllib.loads(grammar_text(name))
