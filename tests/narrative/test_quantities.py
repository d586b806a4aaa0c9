"""Figures with units, in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.narrative.quantities import chinese_number, has_figure, read_quantity

DIGITS = "零一二三四五六七八九"


def _spoken(number: int) -> str:
    """A number below 10**8 in words, as it is read aloud."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        return _spoken(high) + "万" + (zero + _spoken(low) if low else "")
    words, pending = "", False
    for scale, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            words += ("零" if pending and words else "") + DIGITS[digit] + unit
        pending = not digit
    return words or "零"


@given(st.integers(0, 10**8 - 1))
def test_a_number_in_words_is_that_number(number: int) -> None:
    """Whatever number is spoken is read back."""
    assert chinese_number(_spoken(number)) == number


@given(st.integers(0, 10**12), st.sampled_from(["条", "件", "次", "万元", "人次", "%"]))
def test_digits_with_a_unit(number: int, unit: str) -> None:
    """A plain figure, with and without groups of three, keeps its value and its unit."""
    for printed in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        (quantity,) = read_quantity(printed + unit, 0)
        assert (quantity.value, quantity.unit, quantity.end) == (number, unit, len(printed + unit))


@pytest.mark.parametrize(
    ("printed", "value", "unit", "qualifier"),
    [
        ("3000余条", 3000, "条", "余"),
        ("近千件", 1000, "件", "近"),
        ("32.1万条", 321_000, "条", None),
        ("20.5万余条", 205_000, "条", "余"),
        ("0.15万人次以上", 1500, "人次", "以上"),
        ("12.5万元", Decimal("12.5"), "万元", None),
        ("3千万元", 3000, "万元", None),
        ("68949.08元", Decimal("68949.08"), "元", None),
        ("百分之九十五", 95, "%", None),
        ("98.50%", Decimal("98.50"), "%", None),
        ("十余次", 10, "次", "余"),
        ("两千多条", 2000, "条", "多"),
        ("5000+条", 5000, "条", "+"),
    ],
)
def test_scales_and_qualifiers(printed: str, value: int | Decimal, unit: str, qualifier: str | None) -> None:
    """万 is multiplied out of a count but stays in a unit of money; what makes a figure inexact is kept."""
    (quantity,) = read_quantity(printed, 0)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, unit, qualifier)


def test_a_range_is_two_bounds() -> None:
    """1至2名 is neither one nor two."""
    low, high = read_quantity("1至2名", 0)
    assert (low.value, low.bound, high.value, high.bound) == (1, "low", 2, "high")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("第3次", 1),  # an ordinal
        ("12 34条", 3),  # where the figure begins is uncertain
        ("12,5条", 3),
        ("3.2.1条", 0),
        ("3万5千条", 2),  # the rest of a larger number
        ("一百二条", 0),  # 102 to some, 120 to others
        ("1234567890123456条", 0),  # an identifier
        ("v3.0", 1),
        ("数百条", 1),
    ],
)
def test_what_is_no_certain_figure(text: str, at: int) -> None:
    """A figure whose bounds are uncertain would be a wrong number, so it is none."""
    assert read_quantity(text, at) == ()


@pytest.mark.parametrize("text", ["12人大代表", "3个月", "5条例", "2次日", "1部门"])
def test_a_unit_ends_where_a_word_goes_on(text: str) -> None:
    """人 of 人大 and 个 of 个月 are no units."""
    assert all(quantity.unit is None for quantity in read_quantity(text, 0))


@given(st.text("0123456789.,万千百十亿条件次余多近约至-%第一二三零〇两 元", max_size=24))
def test_the_quick_look_never_overlooks(text: str) -> None:
    """A text in which a quantity with a unit can be read is never passed over by the quick look."""
    found = any(quantity.unit for at in range(len(text)) for quantity in read_quantity(text, at))
    assert has_figure(text, 0, len(text)) or not found
