"""Dates and periods, whole and damaged."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.narrative.dates import iso_date, period_in

DAYS = st.dates(dt.date(2008, 1, 1), dt.date(2029, 12, 31))
FORMS = (
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0:%Y%m%d}",
)


@given(DAYS, st.sampled_from(FORMS))
def test_a_whole_date_is_read(day: dt.date, form: str) -> None:
    """Every way of printing a date gives the day."""
    assert iso_date(form.format(day)) == (day.isoformat(), False)


@given(DAYS)
def test_a_damaged_date_is_read_right_or_not_at_all(day: dt.date) -> None:
    """With 年, 月 and 日 lost, the day is either the one that was printed or none."""
    remnant = f"{day.year}{day.month}{day.day}"
    iso, _ = iso_date(remnant)
    if len(remnant) < len("20181231"):  # eight digits are a whole date in another form
        assert iso in {day.isoformat(), None}


@pytest.mark.parametrize(("text", "iso"), [("201819", "2018-01-09"), ("2018111", None), ("20231月1日", "2023-01-01")])
def test_damage_that_leaves_one_reading(text: str, iso: str | None) -> None:
    """A remnant is read only if one date alone can have left it."""
    assert iso_date(text) == (iso, True)


@pytest.mark.parametrize("text", ["2018年13月1日", "2018年2月30日", "2018-00-10"])
def test_no_such_day(text: str) -> None:
    """A day that does not exist is no date."""
    assert iso_date(text)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "自2017年1月1日起至2017年12月31日止",
        "从2017年1月1日到12月31日",
        "2017年1月1日--2017年12月31日",
        "自201711日起至20171231日止",
        "2017.1.1-2017.12.31",
    ],
)
def test_a_period_has_two_dates(text: str) -> None:
    """However it is printed, a year's period is its first and last day."""
    found = period_in(text)
    assert found is not None
    assert found[0] == ("2017-01-01", "2017-12-31")


def test_a_period_damaged_beyond_reading_is_found_without_dates() -> None:
    """The damaged text is kept rather than guessed."""
    found = period_in("自2017111日起至20171231日止")
    assert found is not None
    assert found[0] is None
