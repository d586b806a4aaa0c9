"""Automatic numbers of Word paragraphs: they are not in the text, yet they are what distinguishes the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from govinfo_report.readers.office.xmltree import child

__all__ = ["Numbering", "counted"]

_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _chinese(number: int, digits: str, units: tuple[str, str, str]) -> str:
    """A number below 10,000 in words; with plain digits 10 is 十 and 12 十二."""
    if number == 0:
        return digits[0]
    text, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + unit
        gap = not digit
    short = digits[1] + units[0]
    return text[1:] if digits is _DIGITS and text.startswith(short) else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _words(number: int) -> str:
    return _chinese(number, _DIGITS, ("十", "百", "千"))


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL, ("拾", "佰", "仟"))


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _enclosed(first: str, most: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


_COUNTING = (
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"),
)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    **dict.fromkeys(_COUNTING, _words),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _spelled),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
}


def counted(number: int, form: str) -> str:
    """A number in one of Word's formats; unknown ones are read as decimal."""
    number = max(0, min(number, 9999))
    return _FORMATS.get(form, str)(number)


@frozen
class _Level:
    form: str
    text: str
    start: int
    suffix: str


@define
class Numbering:
    """Numbers the paragraphs of a document in the order they come."""

    abstract: dict[str, str]
    """Number definition to the abstract definition that it instantiates."""
    levels: dict[tuple[str, int], _Level]
    """By abstract definition and level."""
    own: dict[tuple[str, int], _Level]
    """By number definition and level, where it differs from the abstract one."""
    overrides: dict[tuple[str, int], int]
    """By number definition and level: where it starts anew."""
    styles: dict[str, tuple[str | None, int | None, str | None]]
    """Style: its number definition, its level, the style it is based on."""
    counters: dict[str, list[int | None]] = field(factory=dict)
    started: set[tuple[str, int]] = field(factory=set)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """From the parts of a package; either may be missing."""
        abstract, levels, own = dict[str, str](), dict[tuple[str, int], _Level](), dict[tuple[str, int], _Level]()
        overrides, linked, by_style = dict[tuple[str, int], int](), dict[str, str](), dict(_styles(styles))
        for definition in numbering.iter("w:abstractNum") if numbering is not None else ():
            name = definition.get("w:abstractNumId", "")
            linked[name] = _value(definition.find("w:numStyleLink")) or ""
            for level in definition.iter("w:lvl"):
                levels[name, _integer(level.get("w:ilvl"))] = _level(level)
        for number in numbering.iter("w:num") if numbering is not None else ():
            name = number.get("w:numId", "")
            abstract[name] = _value(number.find("w:abstractNumId")) or ""
            for override in number.iter("w:lvlOverride"):
                place = name, _integer(override.get("w:ilvl"))
                start, level_ = override.find("w:startOverride"), override.find("w:lvl")
                if start is not None:
                    overrides[place] = _integer(_value(start))
                if level_ is not None:
                    own[place] = _level(level_)
        for name, definition_name in abstract.items():  # a definition may only point to that of a style
            through = by_style.get(linked.get(definition_name, ""), (None, None, None))[0]
            abstract[name] = abstract.get(through or "", definition_name)
        return cls(abstract, levels, own, overrides, by_style)

    def of_paragraph(self, properties: Element | None) -> str:
        """The number of the next paragraph, and what parts it from the text; nothing where it has none."""
        number, level = self._definition(properties)
        definition = self.abstract.get(number or "")
        found = self._level(number, level)
        if number is None or definition is None or found is None:
            return ""
        counters = self.counters.setdefault(definition, [None] * _LEVELS)
        if (number, level) in self.overrides and (number, level) not in self.started:
            counters[level] = None
        before, start = counters[level], self.overrides.get((number, level), found.start)
        self.started.add((number, level))
        counters[level] = start if before is None else before + 1
        counters[level + 1 :] = [None] * (_LEVELS - level - 1)
        if found.form in {"bullet", "none"}:
            return ""
        text = _PLACEHOLDER.sub(lambda place: self._counter(number, int(place[1]) - 1), found.text)
        return text + ("" if not text or found.suffix == "nothing" or text[-1] in "、）" else " ")

    def _level(self, number: str | None, level: int) -> _Level | None:
        definition = self.abstract.get(number or "", "")
        return self.own.get((number or "", level)) or self.levels.get((definition, level))

    def _counter(self, number: str, level: int) -> str:
        found = self._level(number, level)
        if found is None:
            return ""
        value = self.counters[self.abstract[number]][level]
        return counted(found.start if value is None else value, found.form)

    def _definition(self, properties: Element | None) -> tuple[str | None, int]:
        """Number definition and level of a paragraph: its own, else that of its style."""
        if properties is None:
            return None, 0
        own = properties.find("w:numPr")
        number = _value(child(own, "w:numId"))
        level = _value(child(own, "w:ilvl"))
        style, steps = _value(properties.find("w:pStyle")), 0
        found = _integer(level) if level is not None else None
        while number is None and style in self.styles and steps < 20:  # styles may be based on one another in a ring
            number, of_style, style = self.styles[style]
            found, steps = of_style if found is None else found, steps + 1
        return (None if number == "0" else number), min(max(found or 0, 0), _LEVELS - 1)


def _styles(styles: Element | None) -> Iterator[tuple[str, tuple[str | None, int | None, str | None]]]:
    for style in styles.iter("w:style") if styles is not None else ():
        own = child(style, "w:pPr", "w:numPr")
        number = _value(child(own, "w:numId"))
        level = _value(child(own, "w:ilvl"))
        based = _value(style.find("w:basedOn"))
        yield style.get("w:styleId", ""), (number, None if level is None else _integer(level), based)


def _level(level: Element) -> _Level:
    return _Level(
        _value(level.find("w:numFmt")) or "decimal",
        _value(level.find("w:lvlText")) or "",
        _integer(_value(level.find("w:start"))),
        _value(level.find("w:suff")) or "tab",
    )


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get("w:val")


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 6 else 0
