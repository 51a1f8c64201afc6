"""Days and rates as people write them, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def format_day(day: date, lang: str) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_percent(bps: int) -> str:
    """Of basis points, without the sign and without zeros at its end."""
    return f"{Decimal(bps).scaleb(-2).normalize():f}"
