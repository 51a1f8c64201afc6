"""Exact money: integer minor units and a currency, and how an amount is written for people."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# ISO 4217 minor units; every other currency has two.
_NO_DIGITS = re.compile(
    "BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF",
)
_THREE_DIGITS = re.compile("BHD|IQD|JOD|KWD|LYD|OMR|TND")
_PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)
_SIGNS = {"CNY": "¥", "USD": "$", "GBP": "£", "EUR": "€", "HKD": "HK$", "JPY": "JP¥"}
_ZH_NAMES = {
    "CNY": "元",
    "USD": "美元",
    "GBP": "英镑",
    "EUR": "欧元",
    "HKD": "港元",
    "JPY": "日元",
    "KRW": "韩元",
    "VND": "越南盾",
}


class MoneyError(ValueError):
    """The text or number is not an amount of that currency."""


def minor_digits(currency: str) -> int:
    """How many decimals the currency has."""
    if not (isinstance(currency, str) and re.fullmatch(r"[A-Z]{3}", currency, re.ASCII)):
        raise MoneyError(f"{currency!r} is not a currency code. Use three letters, such as CNY.")
    if _NO_DIGITS.fullmatch(currency):
        return 0
    return 3 if _THREE_DIGITS.fullmatch(currency) else 2


def to_minor(amount: Decimal | str, currency: str) -> int:
    """36000.00 CNY is 3600000; an amount finer than the currency is refused, never rounded."""
    digits = minor_digits(currency)
    text = format(amount, "f") if isinstance(amount, Decimal) else amount
    if not isinstance(text, str) or not _PLAIN_DECIMAL.fullmatch(text):
        shown = repr(amount)[:40]
        raise MoneyError(f"{shown} is not an amount. Write a plain decimal, such as 1234.50.")
    whole, _, decimals = text.partition(".")
    if len(decimals) > digits:
        raise MoneyError(f"{text} has {len(decimals)} decimals; {currency} has {digits}.")
    return int(whole + decimals.ljust(digits, "0"))


def from_minor(minor: int, currency: str) -> Decimal:
    """3600000 CNY is Decimal('36000.00'): the decimals of the currency are always there."""
    return Decimal(minor).scaleb(-minor_digits(currency))


def format_money(minor: int, currency: str, lang: str) -> str:
    amount = f"{abs(from_minor(minor, currency)):,f}"
    minus = "-" if minor < 0 else ""
    if lang == "zh":
        return f"{minus}{amount}{_ZH_NAMES.get(currency, currency)}"
    return f"{minus}{_SIGNS.get(currency, currency + ' ')}{amount}"


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Halves go away from zero."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def nearest(value: Fraction) -> int:
    """The nearest whole number of an exact fraction; halves go away from zero."""
    doubled = abs(value) * 2 + 1
    magnitude = doubled.numerator // (doubled.denominator * 2)
    return -magnitude if value < 0 else magnitude
