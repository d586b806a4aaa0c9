"""Numbers of spreadsheet cells as their number format prints them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen

__all__ = ["BUILT_IN", "NumberFormat", "plain"]

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 20: "h:mm", 21: "h:mm:ss", 18: "h:mm",
    19: "h:mm:ss", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss",
    **dict.fromkeys((14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    55: "h:mm", 56: "h:mm:ss",
}  # fmt: skip
"""Formats that a file may name by number only; the dates are those of a Chinese Excel."""
_LITERAL = re.compile(r'"([^"]*)"?|\\(.)|!(.)|_.|\*.|\[[^\]]*\]?')
_NUMBER = re.compile(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<part>[0#?]*))?(?P<scale>,*)(?P<percent>%?)")
_DAYS = 2_958_466
"""Days after which Excel's calendar ends."""


def plain(value: float) -> str:
    """A number as Excel shows it without a format: 15 digits, no exponent, no ``.0``."""
    number = Decimal(format(value, ".15g"))
    return format(number.normalize(), "f") if number else "0"


@frozen
class NumberFormat:
    """What a format says of numbers: their decimals and separators, what stands around them, or that they are dates."""

    kind: str
    """``general``, ``number``, ``date``, ``time`` or ``moment``."""
    decimals: int = 0
    optional: int = 0
    """Of the decimals, those that are dropped where they are zero."""
    grouped: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, code: str) -> NumberFormat:
        """From a format code such as ``#,##0.00"万元"``; one that is not understood leaves the number as it is."""
        section = _first_section(code)
        elapsed = re.search(r"\[[hms]+\]", section, re.IGNORECASE)
        bare = _LITERAL.sub("", section).lower()
        bare = bare.replace("general", "").replace("am/pm", "").replace("上午/下午", "")
        if elapsed or re.search(r"[ymdhs]", bare):
            dated, timed = re.search(r"[yd]", bare), elapsed or re.search(r"[hs]", bare)
            kind = "moment" if dated and timed else "time" if timed else "date"
            return cls(kind)
        marked = _LITERAL.sub(lambda found: "\0" * len(found[0]), section)
        found = _NUMBER.search(marked)
        if not found or found["scale"] or re.search(r"[#0?@/Ee]", marked[: found.start()] + marked[found.end() :]):
            return cls("general")
        part = found["part"] or ""
        return cls(
            "number",
            len(part),
            len(part) - len(part.rstrip("#?")),
            "," in found["whole"],
            bool(found["percent"]),
            _literals(section[: found.start()]),
            _literals(section[found.end() :]),
        )

    def show(self, value: float, *, since_1904: bool = False) -> str:
        """The number as printed; dates and times in ISO form."""
        if self.kind == "general":
            return plain(value)
        if self.kind != "number":
            return self._moment(value, since_1904=since_1904)
        number = Decimal(format(value, ".15g")) * (100 if self.percent else 1)
        rounded = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP) if abs(number) < 10**15 else number
        text = format(rounded, ",f" if self.grouped else "f")
        if self.optional and "." in text:
            whole, _, part = text.partition(".")
            kept = self.decimals - self.optional
            part = part[:kept] + part[kept:].rstrip("0")
            text = f"{whole}.{part}" if part else whole
        if not rounded and text.startswith("-"):
            text = text[1:]
        return f"{self.before}{text}{'%' if self.percent else ''}{self.after}"

    def _moment(self, value: float, *, since_1904: bool) -> str:
        if not 0 <= value < _DAYS:
            return plain(value)
        # Excel counts a 29 February 1900 that never was.
        start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 + (value < 60))  # noqa: DTZ001 - no zone
        moment = start + timedelta(seconds=round(value * 86400))
        if self.kind == "time" and value < 1:
            return moment.time().isoformat()
        return moment.date().isoformat() if self.kind == "date" else moment.isoformat(" ")


def _first_section(code: str) -> str:
    quoted = False
    for place, character in enumerate(code):
        quoted ^= character == '"'
        if character == ";" and not quoted:
            return code[:place]
    return code


def _literals(text: str) -> str:
    """The text that a part of a format prints."""
    found = _LITERAL.sub(lambda one: "".join(part or "" for part in one.groups()), text)
    return re.sub(r"[#0?,.;@\s]", "", found) if text else ""
