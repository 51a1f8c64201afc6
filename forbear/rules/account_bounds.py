"""What figures of an account can be at all; outside of it something went wrong on the way."""

from __future__ import annotations

from datetime import date

MOST_AMOUNT = 10**13
"""In minor units: no account of a person holds more."""
MOST_APR_BPS = 10_000
"""A hundred percent a year."""
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 12, 31)


class BoundError(ValueError):
    """A figure lies outside of what can be; the message names the bound."""


def check_amount(name: str, minor: int, *, least: int = 0) -> int:
    if not least <= minor <= MOST_AMOUNT:
        raise BoundError(f"{name} is {minor} minor units: it must be {least} to {MOST_AMOUNT}.")
    return minor


def check_apr(bps: int) -> int:
    if not 0 <= bps <= MOST_APR_BPS:
        raise BoundError(f"the annual rate is {bps / 100:g} %: it must be 0 to 100 %.")
    return bps


def check_day(name: str, day: date, last: date = LAST_DAY) -> date:
    if not FIRST_DAY <= day <= last:
        raise BoundError(f"{name} is {day}: it must be from {FIRST_DAY} to {last}.")
    return day
