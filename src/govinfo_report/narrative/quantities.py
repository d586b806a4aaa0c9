"""Figures with units as prose prints them: ``3000余条``, ``32.1万``, ``近千件``, ``1至2名``, ``百分之九十五``.

The grammar of a quantity, in folded text::

    quantity : before? number ((“-”|“~”|至|到) number)? unit after? | 百分之 number
    number   : (digits | Chinese numerals) more? scale? more?
    before   : 近 | 约 | 超过 | …        more : 余 | 多 | +        after : 以上 | 左右 | …
    scale    : 十 | 百 | 千 | 万 | 亿, except where it is part of a unit of money (万元)

A number whose end is uncertain (``12 34条``, ``3.2.1条``, ``第3次``) is none.
"""

from __future__ import annotations

import re
import string
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from govinfo_report.parsing.resources import grammar_data

__all__ = ["STARTS", "Quantity", "chinese_number", "figures_near", "has_figure", "read_quantity", "unit_class"]

_DIGITS = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "○": 0}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_ONE = "[一二三四五六七八九两]"
_SECTION = rf"(?:{_ONE}?千)?零?(?:{_ONE}?百)?零?(?:{_ONE}?十)?零?{_ONE}?"
_NUMERALS = re.compile(rf"(?:(?P<yi>{_SECTION})亿)?(?:(?P<wan>{_SECTION})万)?(?P<rest>{_SECTION})|[零〇]")
# 一百二 is 120 to some and 102 to others; 万 alone, or a 零 that leads to nothing, is no number.
_NO_NUMERAL = re.compile(rf"[百千]{_ONE}(?:$|[万亿])|^[万亿]|.零$|亿万|零[百千万亿]")
_LONGEST = 15
"""Digits; a longer number is an identifier."""

_BEFORE = (
    "近",
    "约",
    "大约",
    "大概",
    "将近",
    "接近",
    "超过",
    "超",
    "逾",
    "突破",
    "不少于",
    "不低于",
    "不足",
    "不超过",
    "至少",
    "最多",
    "多达",
)
_NUMBER = frozenset("0123456789" + _NUMERAL)
STARTS = _NUMBER | frozenset(word[0] for word in _BEFORE)
"""Characters that a quantity can begin with."""


class Quantity(NamedTuple):
    """A figure with its unit."""

    value: int | Decimal
    unit: str | None
    qualifier: str | None
    start: int
    """Offset of the number itself, behind words such as 近."""
    end: int
    worded: bool
    """Whether it is written in Chinese numerals."""
    bound: str | None = None
    """Of a range: ``low`` or ``high``."""


@cache
def _units() -> tuple[dict[str, str], str]:
    """The class of every unit, and a pattern for units."""
    units = grammar_data("facts.toml")["units"]
    classes = {word: kind for kind, words in units.items() if isinstance(words, list) for word in words}
    before = units["not_before"]
    words = sorted(classes, key=len, reverse=True)
    return classes, "|".join(
        re.escape(word) + (f"(?![{before[word]}])" if word in before and len(word) == 1 else "") for word in words
    )


def unit_class(unit: str | None) -> str | None:
    """``count``, ``money``, ``people``, ``things`` or ``percent``."""
    if unit is None:
        return None
    return _units()[0].get(unit) or ("money" if unit.endswith("元") else None)


@cache
def _pattern() -> re.Pattern[str]:
    number = (
        r"(?P<{0}digits>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
        r"|[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?![0-9])"
        r"|[0-9]+(?:\.[0-9]+)?)(?![0-9])(?P<{0}more>[余多])?(?P<{0}scale>[十百千万亿]{{0,3}})"
    )
    return re.compile(
        rf"(?P<before>{'|'.join(_BEFORE)})?"
        r"(?P<percent>百分之)?(?:" + number.format("a") + rf"|(?P<words>[{_NUMERAL}]{{1,12}}))"
        rf"(?:(?:-{{1,2}}|~|至|到)(?:" + number.format("b") + rf"|(?P<bwords>[{_NUMERAL}]{{1,12}})))?"
        r"(?P<more>[余多]|\+)?(?P<scale>[万亿]{0,2})(?P<more2>[余多])?"
        rf"(?P<unit>{_units()[1]})?(?P<after>以上|以下|左右|上下|之多)?"
    )


@cache
def _glance() -> re.Pattern[str]:
    units = "".join(sorted({word[0] for word in _units()[0]}))
    return re.compile(
        rf"[0-9{_NUMERAL}](?:[\s余多+万亿]{{0,4}}[{re.escape(units)}]|分之|(?<=[数量为计到达有共是:率][0-9零]))"
    )


_UNSURE = frozenset([*string.ascii_letters, *string.digits, *"./-[*_ ,第〔×—至到~", *_NUMERAL])
"""What before a number may make it another one."""


def figures_near(text: str) -> list[int]:
    """Where quantities may stand; quick, and none is missing."""
    return [found.start() for found in _glance().finditer(text)]


def has_figure(text: str, start: int, end: int) -> bool:
    """Whether a quantity may stand in a range of the text; quick, and never wrongly false."""
    return _glance().search(text, start, end) is not None


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral; None for what is none, such as 二三 or 一百二.

    >>> chinese_number("三万零五十"), chinese_number("一百二"), chinese_number("两千")
    (30050, None, 2000)
    """
    found = _NUMERALS.fullmatch(text)
    if found is None or not text or _NO_NUMERAL.search(text):
        return None
    total = 0
    for part, scale in ((found["yi"], _SCALES["亿"]), (found["wan"], _SCALES["万"]), (found["rest"], 1)):
        section = digit = 0
        for letter in part or "":
            if letter in _DIGITS:
                digit = _DIGITS[letter]
            else:
                section, digit = section + (digit or 1) * _SCALES[letter], 0
        total += (section + digit) * scale
    return total


def _value(digits: str | None, words: str | None, scale: str) -> int | Decimal | None:
    if digits is not None:
        plain = digits.replace(",", "").replace(" ", "")
        if len(plain) > _LONGEST:
            return None
        number: int | Decimal = Decimal(plain) if "." in plain else int(plain)
    else:
        whole = chinese_number(words or "")
        if whole is None:
            return None
        number = whole
    for letter in scale:
        number *= _SCALES[letter]
    if isinstance(number, Decimal) and scale and number == number.to_integral_value():
        return int(number)
    return number


@cache
def _plain() -> re.Pattern[str]:
    """A number and its unit with nothing about it: most quantities are."""
    return re.compile(rf"([0-9]{{1,9}})(?![0-9., 余多+十百千万亿~至到-])({_units()[1]})(?![-~至到以左上之])")


def read_quantity(text: str, at: int) -> tuple[Quantity, ...]:
    """The quantity that begins at ``at``; two of a range; none where none surely begins there."""
    if text[at] not in _NUMBER and not text.startswith(_BEFORE, at):
        return ()
    plain = _plain().match(text, at)
    if plain is not None and text[at - 1 : at] not in _UNSURE:
        return (Quantity(int(plain[1]), plain[2], None, at, plain.end(), worded=False),)
    found = _pattern().match(text, at)
    if found is None:
        return ()
    start = next(found.start(name) for name in ("percent", "adigits", "words") if found[name] is not None)
    before = text[start - 1] if start else ""
    if before and ((before.isascii() and (before.isalnum() or before in "./-[*_")) or before in _NUMERAL + "第〔×—"):
        return ()
    if before in {"几", "数"} and found["words"]:
        return ()
    if before in {" ", ",", "至", "到", "~"} and text[start - 2 : start - 1].isdigit() and found["adigits"]:
        return ()
    end = found.end()
    if found["unit"] is None and text[end : end + 1] in {".", "/", "-", ":"}:
        return ()
    scale = (found["ascale"] or "") + found["scale"]
    unit = found["unit"]
    if found["percent"]:
        unit = unit or "%"
    if unit == "元" and scale and scale[-1] in "万亿":
        scale, unit = scale[:-1], scale[-1] + unit
    more = found["more"] or found["more2"] or found["amore"]
    qualifier = found["before"] or more or found["after"]
    worded = found["adigits"] is None
    first = _value(found["adigits"], found["words"], scale)
    if first is None:
        return ()
    if found["bdigits"] is None and found["bwords"] is None:
        if worded and unit is None and first:
            return ()
        return (Quantity(first, unit, qualifier, start, end, worded),)
    second = _value(found["bdigits"], found["bwords"], (found["bscale"] or "") + found["scale"])
    if second is None or unit is None or second < first:
        return ()
    return (
        Quantity(first, unit, qualifier, start, end, worded, "low"),
        Quantity(second, unit, qualifier, start, end, worded, "high"),
    )
