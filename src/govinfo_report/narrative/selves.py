"""How a report speaks of its own office: 我局 is no government's, 我镇 no bureau's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from govinfo_report.narrative.lines import Body
from govinfo_report.narrative.names import canonical
from govinfo_report.parsing.resources import grammar_data

__all__ = ["Self", "self_of"]

_MOST_CHARACTERS = 60_000
_GOVERNMENT = re.compile(r"(?P<government>.{2,36}?(?P<unit>[省市县区旗镇乡])人民政府)(?:党政|综合)?办公[室厅]$")
_TOWNS = frozenset("镇乡")
"""Areas whose government has no office that makes a report of its own."""
_INNER = re.compile(
    r"(?P<body>.{2,}?(?:局|厅|委员会|委|街道办事处|街道|镇|乡|中心|院|公司|人民政府))(?:党政|综合|信息公开|政务公开)?(?:办公室|办)$"
)


@frozen
class Self:
    """The words that a report has for its office."""

    word: str | None
    """What most often stands behind 我 and 本: 局, 镇 …; None where nothing does, or two do as often."""
    areas: frozenset[str]
    """The areas that it calls 我县, 全市 …, by their last letters."""

    def fits(self, name: str) -> bool:
        """Whether an office of that name may speak of itself so."""
        return self.word is None or canonical(name).endswith(_selves()[self.word])

    def confirms(self, name: str) -> bool:
        """Whether an office of that name does, and others do not."""
        return self.word is not None and self.fits(name)

    def body(self, name: str) -> str:
        """Whose report it is that an office within a body signs: 石桥镇人民政府党政办公室 signs that of the town."""
        government = _GOVERNMENT.fullmatch(name)
        if government:
            its_own = self.word is None and government["unit"] in self.areas
            town = self.word == government["unit"] or (self.word is None and government["unit"] in _TOWNS)
            return government["government"] if its_own or town else name
        inner = _INNER.fullmatch(name)
        return inner["body"] if inner and self.word != "办" else name


@cache
def _selves() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(endings) for word, endings in grammar_data("offices.toml")["selves"].items()}


@cache
def _spoken() -> re.Pattern[str]:
    words = sorted(_selves(), key=len, reverse=True)
    word, area = f"({'|'.join(words)})(?![法议托人])", "([省市县区旗镇乡])"
    return re.compile(f"我(?:{word}|{area})|本{word}|全{area}")


def self_of(body: Body) -> Self:
    """What the lines of a report call its office."""
    found = Counter(
        (own or this or "", area or whole or "")
        for own, area, this, whole in _spoken().findall(body.text, 0, _MOST_CHARACTERS)
    )
    ranked = sorted(((count, word) for (word, _), count in found.items() if word), reverse=True)
    tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
    areas = {area or word for word, area in found if area or word in {"镇", "乡"}}
    return Self(ranked[0][1] if ranked and not tied else None, frozenset(areas))
