"""ISO 8601 durations from a count and a unit; halves go down to the next unit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

_UNITS = {
    "天": "D", "日": "D", "day": "D",
    "周": "W", "礼拜": "W", "星期": "W", "week": "W", "wk": "W", "fortnight": "2W",
    "月": "M", "month": "M", "mth": "M", "季度": "3M",
    "年": "Y", "year": "Y", "yr": "Y",
    "小时": "H", "钟头": "H", "hour": "H", "hr": "H",
}  # fmt: skip
_EXACT = {"D": 1, "W": 7}
_HALVES = {"W": (7, "D"), "M": (30, "D"), "Y": (12, "M")}


def iso_duration(count: Decimal, unit: str) -> str | None:
    """Weeks stay weeks (P2W), half a month is 15 days, a year and a half P1Y6M."""
    letter = _UNITS[unit.rstrip("s") if unit.isascii() else unit]
    if len(letter) == 2:
        count, letter = count * int(letter[0]), letter[1]
    whole = int(count)
    rest = count - whole
    if not rest:
        if not whole:
            return None
        return f"PT{whole}H" if letter == "H" else f"P{whole}{letter}"
    if letter not in _HALVES:
        return None
    parts, smaller = _HALVES[letter]
    if letter == "Y":
        years = f"{whole}Y" if whole else ""
        return f"P{years}{int(rest * parts)}{smaller}"
    return f"P{int(count * parts)}{smaller}"


def day_after(today: date, duration: str, ago: bool = False) -> str | None:
    """The day that three weeks from now or two days ago names; months name none so exactly."""
    count, unit = duration[1:-1], duration[-1]
    if unit not in _EXACT or not count.isdigit() or len(count) > 4:
        return None
    days = timedelta(days=int(count) * _EXACT[unit])
    return (today - days if ago else today + days).isoformat()
