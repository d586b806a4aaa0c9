"""Sentences of the trap families from the templates in ``traps/``: each knows the figures that surely have a path.

A line is a sentence, ``|`` and what it states: ``R=A`` binds the figure of slot A to ``requests.received.total``;
``R?=A`` may be bound so or not at all. ``@new`` puts the sentence in a year of the forms since 2019.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

PATHS = {
    "T": "proactive_disclosure.total",
    "WEB": "proactive_disclosure.channels.website",
    "R": "requests.received.total",
    "PER": "requests.received.in_person",
    "ONL": "requests.received.online",
    "MAIL": "requests.received.mail",
    "CL": "requests.closed.total",
    "ONT": "requests.closed.on_time",
    "EXT": "requests.closed.extended",
    "AN": "requests.answered.total",
    "G": "requests.answered.granted",
    "PG": "requests.answered.partially_granted",
    "DN": "requests.answered.denied.total",
    "RV": "reconsideration.total",
    "LT": "litigation.total",
    "CP": "complaints.total",
    "FEE": "fees.amount",
    "FT": "capacity.staff.full_time",
    "PR": "responses.press_conferences.total",
    "MTG": "training.meetings",
    "CRS": "training.courses",
    "PART": "training.participants",
    "WB": "proactive_disclosure.channels.weibo",
    "WX": "proactive_disclosure.channels.wechat",
    "ND": "proactive_disclosure.normative_documents.disclosed",
    "RP": "capacity.reading_points",
    "FAX": "requests.received.fax",
    "AP": "requests.answered.already_public",
    "NH": "requests.answered.not_held",
    "NX": "requests.answered.nonexistent",
}
NEW_PATHS = {
    "T": "proactive_disclosure.total",
    "R": "requests.received.total",
    "CO": "requests.carried_over.total",
    "CF": "requests.carried_forward.total",
    "CL": "requests.outcomes.total.total",
    "AN": "requests.outcomes.total.total",
    "RV": "reconsideration.total",
    "DN": "requests.outcomes.denied.subtotal.total",
    "GN": "requests.outcomes.granted.total",
    "PGN": "requests.outcomes.partially_granted.total",
    "UN": "requests.outcomes.unavailable.subtotal.total",
    "NP": "requests.outcomes.not_processed.subtotal.total",
}
_OPENERS = (
    "{y}年，",
    "{y}年，{w}",
    "{y}年度，{w}",
    "全年",
    "本年度，{w}",
    "{w}全年",
    "一年来，{w}",
    "{y}年，{w}认真贯彻条例，",
    "",
)
_SELVES = ("我局", "本局", "我镇", "我县", "我委", "本机关", "我单位", "我街道")
_SENTENCES = 200
_DIGITS = "零一二三四五六七八九"


class _Figure(int):
    """A figure that is printed as its slot asks: ``{A:z}`` in Chinese numerals, ``{A:，}`` with full-width commas."""

    def __format__(self, how: str) -> str:
        if how == "z":
            return _numeral(self)
        return format(int(self), "," if how == "，" else how).replace(",", how or ",")


def _numeral(number: int) -> str:
    text = ""
    for scale, letter in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += (_numeral(digit) if digit > 9 else _DIGITS[digit]) + letter
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


@frozen
class Trap:
    """A sentence in a report of a year."""

    text: str
    year: int
    sure: frozenset[tuple[str, int]]
    """What it states."""
    possible: frozenset[tuple[str, int]]
    """What it may be read to state besides."""


def _figures(dice: random.Random) -> dict[str, int]:
    large = dice.choice((40, 400, 4000))
    first = dice.randrange(large, 9 * large)
    second = dice.randrange(first // 2, first)
    third = dice.randrange(first // 5, max(first // 5 + 1, first // 2))
    fourth = dice.randrange(3, max(4, first // 5))
    drawn = {"A": first, "B": second, "C": third, "D": fourth, "S": dice.randrange(2, 17)}
    return {name: _Figure(number) for name, number in drawn.items()}


def _made(template: str, dice: random.Random) -> Trap:
    late = template.startswith("@new ")
    sentence, _, gold = template.removeprefix("@new ").partition("|")
    year = dice.randrange(2019, 2025) if late else dice.randrange(2010, 2019)
    figures = _figures(dice)
    slots = {"y": year, "l": year - 1, "n": year + 1, "P": f"{dice.randrange(1, 99)}.{dice.randrange(1, 10)}"}
    opener = dice.choice(_OPENERS)
    text = sentence.strip().replace("{o}", opener)
    text = text.format(w=dice.choice(_SELVES), **slots, **figures)
    if dice.random() < 0.3:
        text = text.replace("，", ",").replace("；", ";").replace("（", "(").replace("）", ")")
    paths = NEW_PATHS if late else PATHS
    sure, possible = set(), set()
    for item in gold.split():
        name, value = item.split("=")
        fact = paths[name.rstrip("?")], int(figures.get(value, value))
        (possible if name.endswith("?") else sure).add(fact)
    return Trap(text, year, frozenset(sure), frozenset(possible))


ROUNDS = ("developed", "held_out", "fourth", "fifth", "sixth")
"""The files in ``traps/``: templates of development, then those of each round that was held out."""


def families(half: str) -> dict[str, list[str]]:
    """The templates of each family; ``half`` is the name of a file in ``traps/``."""
    text = (Path(__file__).parent / "traps" / f"{half}.txt").read_text(encoding="utf-8")
    return {name: body.strip().split("\n") for name, body in re.findall(r"\[(\w+)\]\n([^\[]+)", text)}


def traps(family: str, half: str) -> Iterator[Trap]:
    """Two hundred distinct sentences of half a family, the same on every machine."""
    dice = random.Random(f"{family} {half}")
    seen = set[str]()
    for template in itertools.cycle(families(half)[family]):
        made = _made(template, dice)
        if made.text not in seen:
            seen.add(made.text)
            yield made
        if len(seen) == _SENTENCES:
            return
