"""Reads one field of a row; FieldError says what it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from forbear.rules.account_bounds import (
    FIRST_DAY,
    LAST_DAY,
    MOST_AMOUNT,
    BoundError,
    check_apr,
    check_day,
)
from forbear.rules.money import MoneyError, from_minor, to_minor

Read = Callable[[str], Any]
_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9._/-]*", re.ASCII)
_PERCENT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?", re.ASCII)
_SHOWN = 40


class FieldError(ValueError):
    """The text is not what the field holds; the message says what it must be."""


def reference(longest: int) -> Read:
    def read(text: str) -> str:
        value = text.upper()
        if not _REFERENCE.fullmatch(value) or len(value) > longest:
            raise FieldError(
                f"{_shown(text)} must be 1 to {longest} letters, digits, or . _ / - among them."
            )
        return value

    return read


def text(longest: int) -> Read:
    def read(value: str) -> str:
        if not 1 <= len(value) <= longest or not value.isprintable():
            raise FieldError(f"{_shown(value)} must be 1 to {longest} printable characters.")
        return value

    return read


def one_of(allowed: Sequence[str]) -> Read:
    def read(value: str) -> str:
        if value not in allowed:
            raise FieldError(f"{_shown(value)} must be one of {', '.join(allowed)}.")
        return value

    return read


def whole(least: int, most: int) -> Read:
    def read(value: str) -> int:
        if not (value.isascii() and value.isdecimal()) or not least <= int(value[:9]) <= most:
            raise FieldError(f"{_shown(value)} must be a whole number from {least} to {most}.")
        return int(value)

    return read


def day(last: date = LAST_DAY) -> Read:
    def read(value: str) -> date:
        try:
            found = date.fromisoformat(value)
        except ValueError:
            raise FieldError(
                f"{_shown(value)} is no day: it must be written 2026-11-23 and exist, from"
                f" {FIRST_DAY} to {last}."
            ) from None
        try:
            return check_day("it", found, last)
        except BoundError as error:
            raise FieldError(str(error)) from None

    return read


def percent(value: str) -> int:
    """In hundredths of a percent."""
    if not _PERCENT.fullmatch(value):
        raise FieldError(
            f"{_shown(value)} must be a percentage from 0 to 100 with up to 2 decimals: 18.25."
        )
    whole_part, _, decimals = value.partition(".")
    try:
        return check_apr(int(whole_part + decimals.ljust(2, "0")))
    except BoundError as error:
        raise FieldError(str(error)) from None


def amount(value: str, currency: str, *, signed: bool = False) -> int:
    """In minor units of the currency."""
    most = from_minor(MOST_AMOUNT, currency)
    try:
        minor = to_minor(value, currency)
    except MoneyError as error:
        raise FieldError(str(error)) from None
    if minor < 0 and not signed:
        raise FieldError(f"{_shown(value)} is negative: it must be 0 to {most}.")
    if abs(minor) > MOST_AMOUNT:
        raise FieldError(f"{_shown(value)} is too large: it must be at most {most}.")
    return minor


def zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ValueError, OSError, KeyError):
        raise FieldError(f"{_shown(value)} must be a zone such as Asia/Shanghai.") from None


def last4(value: str) -> str:
    if not re.fullmatch("[0-9]{4}", value, re.ASCII):
        raise FieldError(f"{_shown(value)} must be the last four digits.")
    return value


def yes_or_no(value: str) -> bool:
    if value not in ("yes", "no"):
        raise FieldError(f"{_shown(value)} must be yes or no.")
    return value == "yes"


def currency_code(value: str) -> str:
    try:
        from_minor(0, value)
    except MoneyError as error:
        raise FieldError(str(error)) from None
    return value


def mail(value: str) -> str:
    if not re.fullmatch(r"[^@\s]{1,100}@[^@\s]{1,98}", value):
        raise FieldError(f"{_shown(value)} must be a mail address.")
    return value


def _shown(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
