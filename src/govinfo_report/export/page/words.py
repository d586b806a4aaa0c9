"""The page's own words in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

from govinfo_report.language import Language

__all__ = ["Words"]


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@frozen
class Words:
    """Phrases of ``words.toml`` in one language."""

    language: Language

    def __call__(self, key: str, **data: object) -> str:
        """A phrase; ``data`` fills the names in its braces.

        Raises:
            KeyError: there is no such phrase.
        """
        return _phrases()[key][self.language.value].format(**data)

    def of(self, pair: tuple[str, str]) -> str:
        """The one of an English and a Chinese word that is wanted."""
        return pair[self.language is Language.ZH]
