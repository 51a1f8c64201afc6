"""Amounts: what is taken in, what is refused, and how they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.money import (
    MoneyError,
    format_money,
    from_minor,
    minor_digits,
    nearest,
    round_half_up,
    to_minor,
)


@pytest.mark.parametrize(
    ("currency", "digits"),
    [("CNY", 2), ("USD", 2), ("GBP", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("KWD", 3)],
)
def test_each_currency_has_its_own_decimals(currency, digits):
    assert minor_digits(currency) == digits


@pytest.mark.parametrize(
    "amount",
    ["1.234", "NaN", "Infinity", "1e5", "1,000.00", "", " 1", "１２", "+1", ".5", "5.", "1" * 30],
)
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(MoneyError):
        to_minor(amount, "CNY")


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity"), Decimal("0.001"), 1.5])
def test_numbers_that_are_no_exact_amount_are_refused(amount):
    with pytest.raises(MoneyError):
        to_minor(amount, "CNY")


def test_yen_with_decimals_are_refused():
    with pytest.raises(MoneyError, match="JPY has 0"):
        to_minor("100.0", "JPY")


@pytest.mark.parametrize("currency", ["cny", "RMB1", "", "元元元", None])
def test_what_is_no_currency_is_refused(currency):
    with pytest.raises(MoneyError):
        minor_digits(currency)


@given(st.integers(-(10**15), 10**15), st.sampled_from(["CNY", "USD", "GBP", "JPY", "KWD"]))
def test_an_amount_survives_the_way_to_text_and_back(minor, currency):
    assert to_minor(str(from_minor(minor, currency)), currency) == minor


@pytest.mark.parametrize(
    ("minor", "currency", "lang", "text"),
    [
        (3_600_000, "CNY", "zh", "36,000.00元"),
        (123_450, "USD", "zh", "1,234.50美元"),
        (123_450, "GBP", "zh", "1,234.50英镑"),
        (3_600_000, "CNY", "en", "¥36,000.00"),
        (421_000, "USD", "en", "$4,210.00"),
        (6_300, "GBP", "en", "£63.00"),
        (-6_300, "GBP", "en", "-£63.00"),
        (5, "CNY", "zh", "0.05元"),
        (1_234, "JPY", "zh", "1,234日元"),
        (1_234, "CHF", "en", "CHF 12.34"),
    ],
)
def test_amounts_are_written_as_people_write_them(minor, currency, lang, text):
    assert format_money(minor, currency, lang) == text


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("0.5", 0, "1"), ("2.3449", 2, "2.34")],
)
def test_halves_are_rounded_up(value, digits, rounded):
    assert round_half_up(Decimal(value), digits) == Decimal(rounded)


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_the_nearest_whole_number_is_at_most_a_half_away(value):
    whole = nearest(value)

    assert abs(whole - value) <= Fraction(1, 2)
    if abs(whole - value) == Fraction(1, 2):
        assert abs(whole) > abs(value)
