"""Labels misspelt, shortened, explained, translated, broken."""

from __future__ import annotations

import re
from random import Random

from attrs import evolve

from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations.registry import is_label, malformation, retold

_LOOK_ALIKES = dict(zip("处政内要请未复申公未人", "外致内耍清末复由公末入", strict=True))


@malformation
def _misspell(grid: Grid, rng: Random) -> Grid:
    """A character of a label is lost, doubled, or mistaken for one that looks like it."""

    def tell(text: str) -> str:
        at = rng.randrange(len(text))
        return text[:at] + rng.choice(("", text[at] * 2, _LOOK_ALIKES.get(text[at], text[at]))) + text[at + 1 :]

    return retold(grid, rng, is_label, tell)


@malformation
def _abbreviate(grid: Grid, rng: Random) -> Grid:
    """A label is cut short: its parenthesis goes, or its end."""

    def tell(text: str) -> str:
        short = re.split("[（(]", text)[0].strip()
        return short if short and short != text else text[: max(2, len(text) * 2 // 3)]

    return retold(grid, rng, is_label, tell)


@malformation
def _explain(grid: Grid, rng: Random) -> Grid:
    """A label is explained in its own cell, with figures in the explanation."""
    words = rng.choice(("（指上年事项数）", "（截至2023年12月31日）", "（单位：件）", "(见附件1)"))
    return retold(grid, rng, is_label, lambda text: text + words)


_TRADITIONAL = str.maketrans(
    "项规数开购业关务织机构计处决许强费总复议诉讼纠维结转请论数见实单",
    "項規數開購業關務織機構計處決許強費總復議訴訟糾維結轉請論數見實單",
)


@malformation
def _translate(grid: Grid, rng: Random) -> Grid:
    """A label, or all of them, is in traditional characters."""
    if rng.random() < 0.5:
        return retold(grid, rng, is_label, lambda text: text.translate(_TRADITIONAL))
    return Grid(tuple(tuple(evolve(c, text=c.text.translate(_TRADITIONAL)) for c in row) for row in grid.rows))


@malformation
def _spell_downwards(grid: Grid, rng: Random) -> Grid:
    """A label stands one character a line, or breaks in its middle."""

    def tell(text: str) -> str:
        middle = len(text) // 2
        return "\n".join(text) if len(text) < 9 else f"{text[:middle]}\n{text[middle:]}"

    return retold(grid, rng, is_label, tell)
