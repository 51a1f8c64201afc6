"""Joins the two ends of a range: 500到800, between 50 and 80, two to three hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from forbear.nlu.entities.numeral import Numeral

_JOINT = re.compile(
    r"^\s?(?:块钱?|元|k|quid|pounds?|dollars?)?\s?(?P<word>到|至|~|-|或者?|to|or|and|、)\s?[$£¥€]?$"
)
_BETWEEN = re.compile(r"\bbetween\s[$£¥€]?$", re.ASCII)
_LARGEST_SPAN = 20


def ends_of_ranges(
    text: str, numerals: list[Numeral], money: list[bool]
) -> Iterator[tuple[Numeral, bool, dict[str, Any]]]:
    """The numerals; one end of a range makes the other money and lends it its magnitude."""
    numerals, money = list(numerals), list(money)
    sides: list[dict[str, Any]] = [{} for _ in numerals]
    for i in range(len(numerals) - 1):
        low, high = numerals[i], numerals[i + 1]
        if not (money[i] or money[i + 1]) or not _are_joined(text, low, high):
            continue
        if not low.scaled and high.scaled and low.first < 100 <= high.first:
            low = numerals[i] = _lend_magnitude(low, high)
        if low.first < high.first <= low.first * _LARGEST_SPAN and not sides[i]:
            money[i] = money[i + 1] = True
            sides[i], sides[i + 1] = {"range": "low"}, {"range": "high"}
    yield from zip(numerals, money, sides, strict=True)


def _are_joined(text: str, low: Numeral, high: Numeral) -> bool:
    if len(low.values) > 1 or len(high.values) > 1 or "string" in (low.style, high.style):
        return False
    joint = _JOINT.search(text[low.end : high.start])
    if not joint or high.start - low.end > 14:
        return False
    return joint["word"] not in ("and", "、") or bool(_BETWEEN.search(text[: low.start][-12:]))


def _lend_magnitude(low: Numeral, high: Numeral) -> Numeral:
    """In 三到五千 the 三 means 3000 too."""
    magnitude = Decimal(10) ** (len(str(int(high.first))) - 1)
    while magnitude > 100 and low.first * magnitude > high.first:
        magnitude /= 10
    if low.first * magnitude >= high.first:
        return low
    return low._replace(values=(low.first * magnitude,), literal="", scaled=True)
