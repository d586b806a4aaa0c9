"""What stands in a cell: a number, nothing, a not-applicable mark, or text. The five things are never confused.

The grammar of a cell, after widths are unified::

    cell    : blank | mark | sign? number unit? sign? note? | text
    sign    : "+" | "-" | "↑" | "↓" | "增加" | "减少" | "增" | "减" | …; behind the number only an arrow or in brackets
    number  : digits, or groups of three parted by commas or by spaces, with a decimal part
    unit    : one of the units in labels.toml, perhaps in brackets
    note    : an explanation in brackets, or one that begins with 其中
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from attrs import evolve, frozen

from govinfo_report.lexing.normalize import is_gloss, simplify
from govinfo_report.parsing.resources import grammar_data

__all__ = [
    "CellKind",
    "CellReading",
    "figures",
    "has_sign",
    "is_placeholder",
    "is_sign",
    "is_unit",
    "money_unit",
    "read_cell",
    "unit_words",
]


class CellKind(enum.StrEnum):
    """What a cell holds."""

    NUMBER = "number"
    """A figure, zero included; a note or a unit may stand beside it."""
    BLANK = "blank"
    """Printed empty: neither zero nor absent."""
    MARK = "mark"
    """A not-applicable mark such as ``/``, ``-`` or ``无``."""
    TEXT = "text"
    """Anything else; it is kept and reported."""


MINUS = "\N{MINUS SIGN}"
"""A sign where a figure follows: neither a hyphen nor a dash, as marks for nothing are."""

# Names for what is asked of every cell: looking a member up in its enumeration takes ten times as long in Python 3.11.
NUMBER, BLANK, MARK, TEXT = CellKind.NUMBER, CellKind.BLANK, CellKind.MARK, CellKind.TEXT


@frozen
class CellReading:
    """A cell as read."""

    kind: CellKind
    value: int | Decimal | None = None
    unit: str | None = None
    """Unit printed in the cell, e.g. ``万元``."""
    note: str | None = None
    """Explanation printed in the cell, e.g. ``其中修订16件``."""


# A figure of more digits is an identifier; int() would refuse some thousand of them.
_MOST_DIGITS = 15

_BLANK = CellReading(CellKind.BLANK)
_MARK = CellReading(CellKind.MARK)
_TEXT = CellReading(CellKind.TEXT)
_ZERO = CellReading(CellKind.NUMBER, 0)
# What ends a sentence may end a cell; a comma or a point may be what is left of a longer figure.
_STOPS = "。;"

# What stands where a value is not given: a program's word, or where else it is to be found.
_PLACEHOLDERS = re.compile(
    r"#[A-Z/0]+[!?]?|#+|null|nan|none|undefined|详?见(?:附件|附表|说明)|待(?:核实|统计|定)|同上|[oO○◯]", re.IGNORECASE
)
# Signs that may stand behind the figure instead; words only in a bracket.
_ARROWS = "↑↓"
# Raised, circled and bracketed digits, and fractions: with widths unified, 35² would be 352 and 3½ 31⁄2.
_RAISED = r"\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u24ff\u2776-\u2793"
_FOOTNOTE = re.compile(rf"[{_RAISED}]+\s*\Z")
_NO_DIGIT = re.compile(rf"(?:(?!其中)[^(（])*?[{_RAISED}\u00bc-\u00be\u2080-\u2089\u2150-\u218b\u3250-\u33ff]")
_TWO_LINES = re.compile(r"[0-9０-９]\s*(?:[\r\n]|<br\s?/?>)\s*[0-9０-９]", re.IGNORECASE)
_MONEY = re.compile(r"[百千万亿]{0,2}元")
_FIGURE = re.compile(r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*")


@cache
def unit_words() -> frozenset[str]:
    """Words that are units, from ``labels.toml``."""
    return frozenset(grammar_data("labels.toml")["units"]["words"])


def _cell_words(kind: str) -> Sequence[str]:
    words: Sequence[str] = grammar_data("labels.toml")["cells"][kind]
    return words


@cache
def _signs() -> Mapping[str, int]:
    """What gives a figure its sign."""
    return dict.fromkeys((*"+↑", *_cell_words("more")), 1) | dict.fromkeys((*"-−–—↓", *_cell_words("fewer")), -1)


@cache
def _mark_pattern() -> re.Pattern[str]:
    return re.compile(rf"[-‐‑‒–—―─−_/\\*]+|{_one_of(_cell_words('marks'))}")


def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit."""
    return simplify(text).strip() in unit_words()


@lru_cache(maxsize=1024)
def money_unit(text: str) -> str | None:
    """The unit of money that a label or a header names; None where it names none, or several.

    >>> money_unit("采购总金额（萬元，保留四位小数）")
    '万元'
    """
    named = set(_MONEY.findall(simplify(text)))
    return named.pop() if len(named) == 1 else None


def is_placeholder(text: str) -> bool:
    """Whether a text stands for a value that is not given, and is no prose: ``#REF!``, ``null``, ``详见附件``."""
    return _PLACEHOLDERS.fullmatch(simplify(text).strip()) is not None


def is_sign(text: str) -> bool:
    """Whether a text is nothing but a word that gives a figure its sign: ``增加``, ``减``; a mark is none."""
    return len(text) <= 2 and text in _signs() and _mark_pattern().fullmatch(text) is None


def has_sign(text: str) -> bool:
    """Whether a figure is printed with a sign: ``+51``, ``增加3``, ``-2``."""
    return simplify(text).lstrip().startswith(tuple(_signs()))


@cache
def _cell_pattern() -> re.Pattern[str]:
    units, signs = _one_of(unit_words()), _one_of(_signs())
    return re.compile(
        rf"""(?:(?P<sign>{signs})(?::[ ]?|(?P<gap>[ ]))?|(?:人民币|共计?)?[ ]?(?P<yuan>[¥￥][ ]?)?)?
        (?P<number>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)
        [ ]?(?P<unit>{units}|\((?:{units})\))?整?
        [ ]?(?P<behind>[{_ARROWS}]|\((?:{signs})\))?
        [ ]?(?P<note>\([^()]*[^()0-9 +-][^()]*\)|其中.*)?""",
        re.VERBOSE,
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=8192)
def read_cell(text: str) -> CellReading:
    """Read one cell.

    >>> read_cell("1，234").value
    1234
    >>> read_cell("减少45").value
    -45
    >>> read_cell("零").value, read_cell("3。").value
    (0, 3)
    >>> read_cell("16（其中修订16件）").note
    '其中修订16件'
    >>> read_cell("　").kind, read_cell("——").kind, read_cell("--253").kind
    (<CellKind.BLANK: 'blank'>, <CellKind.MARK: 'mark'>, <CellKind.TEXT: 'text'>)
    """
    if len(text) > 200:
        return _TEXT if text.strip() else _BLANK
    if _TWO_LINES.search(text):
        return _TEXT  # figures below each other are two, not one in groups of three
    if _NO_DIGIT.match(text):
        return _with_footnote(text)
    plain = " ".join(simplify(text).split()).strip("\u200b\ufeff\u200c\u200d\xad")
    if not plain:
        return _TEXT if is_gloss(text.strip()) else _BLANK
    if plain in _cell_words("zeros"):
        return _ZERO
    found = _cell_pattern().fullmatch(plain.rstrip(_STOPS))
    if found is None:
        return _MARK if _mark_pattern().fullmatch(plain) else _TEXT
    digits = found["number"].replace(",", "").replace(" ", "")
    if len(digits) > _MOST_DIGITS:
        return _TEXT
    marked = found["sign"] and found["gap"] and _mark_pattern().fullmatch(found["sign"])
    if marked and MINUS not in text:
        return _TEXT  # a mark and a figure behind it are two things: no mark is the sign of the next cell
    directions = {_signs()[word.strip("()")] for word in (found["sign"], found["behind"]) if word}
    if len(directions) > 1:
        return _TEXT
    value: int | Decimal = Decimal(digits) if "." in digits else int(digits)
    if -1 in directions:
        value = -value
    unit, note = ((found[name] or "").strip("()") or None for name in ("unit", "note"))
    return CellReading(CellKind.NUMBER, value, unit, note)


def _with_footnote(text: str) -> CellReading:
    """A cell with raised or circled digits: behind a figure they point to a footnote, elsewhere they are text."""
    mark = _FOOTNOTE.search(text)
    reading = read_cell(text[: mark.start()]) if mark else _TEXT
    if mark is None or reading.kind is not CellKind.NUMBER or reading.note:
        return _TEXT
    return evolve(reading, note=mark[0].strip())


def figures(text: str) -> list[tuple[int, int]]:
    """Where the figures of a text stand: every run of digits with its separators, as pairs of offsets."""
    return [found.span() for found in _FIGURE.finditer(text)]
