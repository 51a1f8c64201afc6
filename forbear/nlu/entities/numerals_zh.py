"""Numbers with Chinese digits and magnitudes: 两千五, 3万2, 8百来块, 两三千, 5k."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from forbear.nlu.entities.numeral import Numeral

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "幺": 1, "两": 2}
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "k": 1000, "w": 10**4}
TENS = {"廿": 20, "卅": 30}
_LONGEST = 24

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\.[0-9]{1,2})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)"
_MAGNITUDE = r"[十百千万亿]|(?<=[0-9])[kw](?![a-z])"
_RUN = re.compile(
    rf"(?:(?:(?<![a-z0-9.])(?<![a-z]-)|(?<=rmb)|(?<=usd)|(?<=gbp)|(?<=pay)){ARABIC}"
    "|[零〇一二两三四五六七八九十百千万廿卅幺])"
    rf"(?:{ARABIC}|[零〇一二两三四五六七八九廿卅幺]|{_MAGNITUDE}"
    r"|(?<=[0-9])\ (?=[百千万])|[来多余几](?=[十百千万亿])|(?<=[百千万])儿(?=[八十]))*"
)
# 万 alone is a name or part of a word; 千把块 is about a thousand.
_NO_DIGIT = re.compile("[百千万亿]+")
_LOOSE = {"千八百": (800, 1000), "百八十": (80, 100), "万八千": (8000, 10000)}
_ABOUT = re.compile("[把来多][块元个]?|十[块来]")
_TOKEN = re.compile(rf"{ARABIC}|\S")


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every run of digits, Chinese or not, that reads as a number."""
    for match in _RUN.finditer(text):
        numeral = _read(match)
        if numeral:
            yield numeral


def _read(match: re.Match[str]) -> Numeral | None:
    run = match[0]
    start, end = match.span()
    if re.fullmatch(ARABIC, run):
        if len(run) > _LONGEST:
            return None
        typed = run.replace(",", "")
        return Numeral(start, end, (Decimal(typed),), "digits", typed != run, False, typed)
    values = read_values(run.replace("儿", ""))
    if not values or (_NO_DIGIT.fullmatch(run) and not _ABOUT.match(match.string, end)):
        return None
    if run.replace("儿", "") in _LOOSE:
        low, high = _LOOSE[run.replace("儿", "")]
        return Numeral(start, end, (Decimal(low), Decimal(high)), "zh", True, True)
    if len(run) > 1 and all(c in DIGITS for c in run):
        return Numeral(start, end, values, "string")
    scaled = any(MAGNITUDES.get(c, 0) >= 100 for c in run)
    approx = len(values) > 1 or any(c in "来多余几" for c in run)
    return Numeral(start, end, values, "zh", scaled, approx)


def read_values(run: str) -> tuple[Decimal, ...]:
    """The value of a numeral, both ends of one such as 两三千, or nothing."""
    if len(run) > _LONGEST:
        return ()
    tokens = [t for t in _TOKEN.findall(run.replace(",", "")) if t not in "来多余几"]
    if not any(t in MAGNITUDES or t in TENS for t in tokens):
        return _read_digit_by_digit(tokens)
    neighbours = [
        i for i, (a, b) in enumerate(pairwise(tokens)) if _is_step(a) and _is_step(b) and a != "零"
    ]
    if len(neighbours) > 1:
        return ()
    variants = [tokens]
    if neighbours:
        i = neighbours[0]
        variants = [tokens[: i + 1] + tokens[i + 2 :], tokens[:i] + tokens[i + 1 :]]
    values = [v for v in map(_evaluate, variants) if v is not None]
    return tuple(values) if values == sorted(values) else ()


def read_value(run: str) -> Decimal | None:
    """The value of a numeral that names exactly one."""
    values = read_values(run)
    return values[0] if len(values) == 1 else None


def _is_step(token: str) -> bool:
    return token in DIGITS and DIGITS[token] > 0


def _read_digit_by_digit(tokens: list[str]) -> tuple[Decimal, ...]:
    if not all(t in DIGITS or t[0] in "0123456789" for t in tokens):
        return ()
    if len(tokens) == 1:
        return (Decimal(DIGITS.get(tokens[0], tokens[0])),)
    if not all(t in DIGITS for t in tokens):
        return ()
    return (Decimal("".join(str(DIGITS[t]) for t in tokens)),)


def _evaluate(tokens: list[str]) -> Decimal | None:
    total, section, last_magnitude = Decimal(0), Decimal(0), 1
    current: Decimal | None = None
    tail_is_short = False
    for token in tokens:
        if token in MAGNITUDES:
            last_magnitude = MAGNITUDES[token]
            total, section = _raise(total, section, current, last_magnitude)
            current = None
        elif token in TENS:
            section, last_magnitude = section + TENS[token], 10
        elif token in "零〇":
            last_magnitude, tail_is_short = 1, False
        elif current is not None:
            return None
        else:
            current = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)
            tail_is_short = len(token) == 1
    if current is not None:
        # 两千五 is 2500: a lone last digit counts in the next lower magnitude.
        short = tail_is_short and last_magnitude >= 100
        section += current * last_magnitude / 10 if short else current
    return total + section


def _raise(
    total: Decimal, section: Decimal, current: Decimal | None, magnitude: int
) -> tuple[Decimal, Decimal]:
    if magnitude < 10**4:
        return total, section + (current if current is not None else 1) * magnitude
    section += current or 0
    if magnitude == 10**4:
        return total + (section or 1) * magnitude, Decimal(0)
    return (total + (section or 1)) * magnitude, Decimal(0)
