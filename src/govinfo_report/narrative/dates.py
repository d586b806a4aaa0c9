"""Dates as printed, whole or damaged.

Cleaners that drop one-letter runs leave ``201819`` of 2018年1月9日 and ``201711日`` of 2017年1月1日. Such a remnant is
read where only one date can have left it; ``2018111`` may be of January or of November, and stays unread.
"""

from __future__ import annotations

import datetime as dt
import re

from govinfo_report.narrative.quantities import chinese_number

__all__ = ["CHINESE_YEAR", "DATE", "iso_date", "period_in", "year_number"]

CHINESE_YEAR = "二[0〇○零Oo][0-9〇○零Oo一二三四五六七八九]{2}"
"""Pattern of a year in Chinese numerals, whatever was typed for the zero."""
DATE = (
    r"(?:(?:(?:19|20)\d\d|" + CHINESE_YEAR + r")年?"
    r"(?:[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号]?|(?<=年)[0-9]{1,2}月|[-/.][0-9]{1,2}[-/.][0-9]{1,2}日?"
    r"|[0-9]{2,4}日?))(?![0-9])"
)
"""Pattern of a date in folded text; whether it surely is one, :func:`iso_date` says."""

_PARTS = re.compile(
    r"(?P<year>(?:19|20)\d\d|" + CHINESE_YEAR + r")年?(?:(?P<month>[0-9一二三四五六七八九十]{1,3})月"
    r"(?P<day>[0-9一二三四五六七八九十]{1,3})[日号]?|[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})日?|(?P<run>[0-9]{2,4})日?)"
)
_SHORT = r"[0-9]{1,2}月[0-9]{1,2}日"
_PERIOD = re.compile(rf"(?P<first>{DATE})(?:起?,?(?:-{{1,2}}|~|至|到)|起)(?P<last>{DATE}|{_SHORT})止?")
_DIGITS = dict(zip("〇○零Oo一二三四五六七八九", "00000123456789", strict=True))


def year_number(text: str) -> int:
    """The year of four digits or Chinese numerals: 二〇一七 is 2017."""
    return int("".join(_DIGITS.get(letter, letter) for letter in text if letter != " "))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_date(text: str) -> tuple[str | None, bool]:
    """The date that a text is, and whether characters of it are lost.

    >>> iso_date("2019-02-11"), iso_date("201819"), iso_date("2018111")
    (('2019-02-11', False), ('2018-01-09', True), (None, True))
    """
    found = _PARTS.fullmatch(text)
    if found is None:
        return None, False
    year = int("".join(_DIGITS.get(letter, letter) for letter in found["year"]))
    if found["month"]:
        damaged = "年" not in text and "月" in text
        return _valid(year, _number(found["month"]), _number(found["day"])), damaged
    if found["m"]:
        return _valid(year, int(found["m"]), int(found["d"])), False
    run = found["run"]
    if len(run) == 4 and "年" not in text and not text.endswith("日"):
        return _valid(year, int(run[:2]), int(run[2:])), False  # 20190120 is whole
    readings = {
        iso
        for cut in range(1, len(run))
        if run[cut] != "0" and run[0] != "0" and (iso := _valid(year, int(run[:cut]), int(run[cut:])))
    }
    return (readings.pop() if len(readings) == 1 else None), True


def period_in(text: str) -> tuple[tuple[str, str] | None, int, int] | None:
    """The first period in a folded text: its two dates (None if they are damaged beyond reading), start and end."""
    for found in _PERIOD.finditer(text):
        if text[found.start() - 1 : found.start()].isdigit():
            continue
        first, first_damaged = iso_date(found["first"])
        last_text = found["last"]
        if re.fullmatch(_SHORT, last_text):
            last_text = f"{found['first'][:4]}年{last_text}"
        last, last_damaged = iso_date(last_text)
        if first and last and first <= last:
            return (first, last), found.start(), found.end()
        if first_damaged or last_damaged:
            return None, found.start(), found.end()
    return None
