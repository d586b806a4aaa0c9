"""Find the grammars and the data files beside them, installed or in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["grammar_directory", "grammar_text"]


@cache
def grammar_directory() -> Traversable:
    """The directory of grammars: in the installed package, else at the top of the checkout that this file is in.

    Raises:
        FileNotFoundError: neither exists; the installation is damaged.
    """
    installed = files("govinfo_report").joinpath("grammars")
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "grammars").is_dir():
        return checkout / "grammars"
    raise FileNotFoundError(f"govinfo_report is installed without its grammars: no {installed}")


def grammar_text(name: str) -> str:
    """The text of a grammar or data file, e.g. ``article20.lark``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return grammar_directory().joinpath(name).read_text(encoding="utf-8")
