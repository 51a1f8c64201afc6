"""Sums of money: with a currency, a magnitude, a rate, or words about paying beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forbear.nlu.entities.bare_sums import is_a_measure, is_a_note, is_bare_sum, is_short_of
from forbear.nlu.entities.expenses import follows_an_outgoing, is_an_item
from forbear.nlu.entities.money_words import (
    APPROX_AFTER,
    APPROX_BEFORE,
    COUNTED_AFTER,
    HUNDREDTHS,
    IDENTIFIER_BEFORE,
    MONEY_AFTER_EN,
    MONEY_BEFORE_EN,
    MONEY_BEFORE_ZH,
    PER_AFTER,
    PER_BEFORE,
    PER_DAY,
    PREFIX,
    SUFFIX,
    TENTHS,
    WEAK_MONEY_BEFORE_EN,
    currency_of,
)
from forbear.nlu.entities.number_shapes import (
    counts_a_noun,
    has_pence,
    is_a_year,
    is_whole_or_large,
)
from forbear.nlu.entities.numeral import Numeral, plain
from forbear.nlu.entities.numerals import open_numerals
from forbear.nlu.entities.numerals_zh import read_value
from forbear.nlu.entities.purposes import purpose_of
from forbear.nlu.entities.ranges import ends_of_ranges
from forbear.nlu.entities.scan import Scan

_PRICED_AT = re.compile(
    r"\b(?:payments?|instal+ments?|goes|lots|of (?:the )?[a-z0-9-]+) at\s*$", re.ASCII
)
_SMALLEST_UNMARKED = 5
_SMALLEST_WEAKLY_MARKED = 20
_LARGE = 100
_STABBING = re.compile("[捅砍剁扎划刺挨]")


def find_amounts(scan: Scan) -> None:
    numerals = open_numerals(scan)
    money = [_is_money(scan, numeral) for numeral in numerals]
    for numeral, accepted, extra in ends_of_ranges(scan.text, numerals, money):
        if accepted and scan.is_free(numeral.start, numeral.end):
            _add(scan, numeral, extra)


def _is_money(scan: Scan, numeral: Numeral) -> bool:
    start, end = numeral.start, numeral.end
    left, right = scan.before(start, 24), scan.text[end : end + 24]
    unit = SUFFIX.search(right)
    if unit and unit["unit"] == "刀" and (numeral.first < _LARGE or _STABBING.search(left)):
        return False
    sign = PREFIX.search(scan.text[max(0, start - 4) : start])
    if sign and (numeral.style != "en" or not sign[1].isascii() or not sign[1].isalpha()):
        return True
    if unit and (numeral.first != 1 or unit["unit"] != "块" or "钱" in right[:3]):
        return unit["unit"] not in HUNDREDTHS or numeral.style == "digits"
    if numeral.style == "string" or unit:
        return False
    if any(p.search(right) for name, p in PER_AFTER if name in ("month", "week", "fortnight")):
        return numeral.first >= _SMALLEST_UNMARKED
    if is_short_of(numeral, left, right) or is_a_note(scan.text[start:end]):
        return True
    if numeral.first >= _SMALLEST_WEAKLY_MARKED and follows_an_outgoing(left, right):
        return True
    if numeral.first >= _SMALLEST_WEAKLY_MARKED and is_an_item(scan.text, left, right):
        return True
    if is_a_measure(left) or IDENTIFIER_BEFORE.search(left) and not _PRICED_AT.search(left):
        return False
    if (
        COUNTED_AFTER.search(right)
        or counts_a_noun(scan, numeral, right)
        or is_a_year(numeral, left)
    ):
        return False
    return (
        (numeral.scaled and is_whole_or_large(numeral))
        or has_pence(numeral, left, right)
        or _has_money_words(scan, numeral)
        or _is_day_pay(scan, numeral)
        or is_bare_sum(scan, numeral)
    )


def _has_money_words(scan: Scan, numeral: Numeral) -> bool:
    if numeral.first < _SMALLEST_UNMARKED:
        return False
    step = 50 if scan.has_han else 10  # 110 and 120 are telephone numbers in China
    if numeral.style == "digits" and numeral.first >= 100 and numeral.first % step == 0:
        return True
    if numeral.first >= 10 and MONEY_AFTER_EN.search(scan.text[numeral.end : numeral.end + 24]):
        return True
    if numeral.first >= _SMALLEST_WEAKLY_MARKED and _stands_beside_a_date(scan, numeral):
        return True
    left = scan.before(numeral.start, 14, commas=True)
    if MONEY_BEFORE_ZH.search(left):
        return True
    words = " ".join(scan.before(numeral.start, 40, commas=True).split()[-4:])
    weak = numeral.first >= _SMALLEST_WEAKLY_MARKED and WEAK_MONEY_BEFORE_EN.search(words)
    return bool(MONEY_BEFORE_EN.search(words) or weak)


def _is_day_pay(scan: Scan, numeral: Numeral) -> bool:
    """一天280, i get 90 a day: a rate of pay, where words of work stand beside it."""
    if numeral.first < _SMALLEST_WEAKLY_MARKED:
        return False
    return purpose_of(scan, numeral.start, numeral.end).get("purpose") == "income"


def _stands_beside_a_date(scan: Scan, numeral: Numeral) -> bool:
    """In "tomorrow, 75" the number stands alone; in "friday 60" the day stands right before it."""
    ends_here = not scan.after(numeral.end, 8, True).strip()
    if ends_here and any(0 < numeral.start - e.end <= 2 for e in scan.found if e.entity == "date"):
        return True
    if (
        scan.before(numeral.start, 8, commas=True).strip()
        or scan.after(numeral.end, 8, True).strip()
    ):
        return False
    return any(e.entity == "date" for e in scan.found)


def _add(scan: Scan, numeral: Numeral, extra: dict[str, Any]) -> None:
    start, end, text = numeral.start, numeral.end, scan.text
    values = [numeral.literal or plain(value) for value in numeral.values]
    prefix = PREFIX.search(text[max(0, start - 4) : start])
    suffix = SUFFIX.search(text[end : end + 16])
    if suffix:
        values = _with_small_change(values, suffix["unit"], text[end + suffix.start("unit") :][:5])
    extra = {**_qualities(scan, numeral, end + (suffix.end() if suffix else 0)), **extra}
    if prefix:
        span = (start - len(prefix[0]), start - len(prefix[0]) + len(prefix[1]))
        start = _currency(scan, prefix[1], *span, extra)[0]
    if suffix:
        at = end + suffix.start("unit")
        if not prefix:
            _currency(scan, suffix["unit"], at, end + suffix.end(), extra)
        tenths = TENTHS.search(text[at : at + 6])
        end = at + tenths.end() if tenths else end + suffix.end()
    purpose = purpose_of(scan, start, end)
    entity = "income" if purpose.get("purpose") == "income" else "amount"
    if entity == "amount":
        extra |= purpose
    for value, side in zip(values, ("low", "high") if len(values) > 1 else ("",), strict=True):
        scan.add(entity, value, start, end, **extra, **({"range": side} if side else {}))


def _currency(
    scan: Scan, unit: str, start: int, end: int, extra: dict[str, Any]
) -> tuple[int, int]:
    code = currency_of(unit)
    if code:
        extra["currency"] = code
        scan.add("currency", code, start, end)
    return start, end


def _with_small_change(values: list[str], unit: str, right: str) -> list[str]:
    """三块五 is 3.5; 50p is 0.50."""
    tenths = TENTHS.search(right)
    if tenths:
        tenth = read_value(tenths[1])
        return [plain(Decimal(value) + (tenth or Decimal(0)) / 10) for value in values]
    if unit in HUNDREDTHS:
        return [format(Decimal(value) / 100, ".2f") for value in values]
    return values


def _qualities(scan: Scan, numeral: Numeral, end: int) -> dict[str, Any]:
    left, right = scan.before(numeral.start, 24), scan.text[end : end + 20]
    extra: dict[str, Any] = {}
    after_number = scan.text[numeral.end : numeral.end + 12]
    if PER_DAY.search(left):
        extra["per"] = "day"
    if numeral.approx or APPROX_BEFORE.search(left) or APPROX_AFTER.search(after_number):
        extra["approx"] = True
    for table, side in ((PER_AFTER, right), (PER_BEFORE, left)):
        for period, pattern in table:
            if pattern.search(side):
                return {"per": period} | extra
    return extra
