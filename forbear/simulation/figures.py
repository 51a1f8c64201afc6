"""Amounts and days as people type them: 三千二, 3k2, about 1,200."""

from __future__ import annotations

from datetime import date
from random import Random

DIGITS = "零一二三四五六七八九"
SIGNS = {"CNY": "¥", "USD": "$", "GBP": "£"}
NAMES_ZH = {"CNY": ("块", "元"), "USD": ("美元", "刀"), "GBP": ("镑", "英镑")}
NAMES_EN = {"CNY": ("yuan", "RMB"), "USD": ("dollars", "bucks"), "GBP": ("pounds", "quid")}
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
VAGUE_CHANCE = 0.3
SHORTEST_MONTH = 28
"""Up to here `the 5th` can only be one day."""


def spell_amount(amount: int, currency: str, language: str, rng: Random) -> str:
    """One of many ways to write a whole amount; each names exactly this value."""
    forms = _chinese(amount, currency) if language == "zh" else _english(amount, currency)
    said = rng.choice(forms)
    if rng.random() >= VAGUE_CHANCE:
        return said
    if language == "zh":
        return rng.choice((f"大概{said}", f"差不多{said}", f"{said}左右"))
    return rng.choice((f"about {said}", f"around {said}", f"roughly {said}"))


def spell_day(day: date, today: date, language: str, rng: Random) -> str:
    """A day ahead, so that only this day is meant."""
    next_month = (day.year, day.month) != (today.year, today.month)
    if language == "zh":
        short = f"{'下个月' if next_month else ''}{day.day}号"
        return rng.choice((short, f"{day.month}月{day.day}号", f"{day.month}月{day.day}日"))
    month = MONTHS[day.month - 1]
    forms = [f"the {_ordinal(day.day)} of {month}", f"{month} {day.day}"]
    if (day - today).days < SHORTEST_MONTH:
        forms.append(f"the {_ordinal(day.day)}")
    return rng.choice(forms)


def _chinese(amount: int, currency: str) -> list[str]:
    unit, formal = NAMES_ZH[currency]
    bare = currency == "CNY"
    forms = [f"{amount}{unit}", f"{amount}{formal}", *([str(amount)] * 2 if bare else [])]
    if amount % 100 == 0 and amount >= 1000:
        words = _hundreds(amount)
        forms += [words, words + unit] if bare else [words + unit]
        forms += _short(amount) if bare else [f"{amount / 1000:g}k{unit}"]
    return forms


def _hundreds(amount: int) -> str:
    """三千二, 一万二, 一万两千五: the last unit is left out as in speech."""
    wan, rest = divmod(amount, 10_000)
    thousand, hundred = divmod(rest // 100, 10)
    text = f"{_count(wan)}万" if wan else ""
    if wan and thousand and not hundred:
        return text + DIGITS[thousand]
    if thousand:
        text += f"{_count(thousand)}千"
    elif wan and hundred:
        text += "零"
    if hundred:
        text += DIGITS[hundred] if thousand else f"{DIGITS[hundred]}百"
    return text


def _count(number: int) -> str:
    if number >= 10:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
    return "两" if number == 2 else DIGITS[number]


def _short(amount: int) -> list[str]:
    forms = [f"{amount / 1000:g}k"]
    if amount >= 10_000 and amount % 1000 == 0:
        forms.append(f"{amount / 10_000:g}万")
    if amount < 10_000 and amount % 1000:
        forms.append(f"{amount // 1000}k{amount % 1000 // 100}")
        forms.append(f"{amount // 1000}千{amount % 1000 // 100}")
    return forms


def _english(amount: int, currency: str) -> list[str]:
    sign, names = SIGNS[currency], NAMES_EN[currency]
    forms = [f"{sign}{amount:,}", f"{sign}{amount}", f"{amount:,}", str(amount)]
    forms += [f"{amount:,} {name}" for name in names]
    if amount % 100 == 0 and amount >= 1000:
        forms += [f"{amount / 1000:g}k", f"{sign}{amount / 1000:g}k"]
        if 1100 <= amount <= 1900:
            teens = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            forms.append(f"{teens.split()[amount // 100 - 11]} hundred")
    if amount % 1000 == 0 and 2000 <= amount <= 9000:
        words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
        forms.append(f"{words[amount // 1000 - 2]} thousand")
    return forms


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }".replace(" ", "")
