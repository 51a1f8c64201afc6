"""The figures of a reply that must be true: money, rates, days, spans of time and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forbear.safety.conduct.naming import MONTHS, named_places
from forbear.safety.conduct.numerals import Numeral, find_numerals

MONEY, PERCENT, DAY, SPAN, COUNT, BARE = "money", "percent", "day", "span", "count", "bare"


@dataclass(frozen=True)
class Figure:
    """A figure, and the values any of which makes it true; none when it names no certain value."""

    kind: str
    values: tuple[Decimal, ...]
    start: int
    end: int
    unit: str = ""


_BEFORE = {
    MONEY: re.compile(r"(?:[¥$£€]|\b(?:rmb|usd|gbp|cny)|人民币)\s*-?$"),
    PERCENT: re.compile(r"(?:百|千|万)分之\s*$"),
    DAY: re.compile(rf"{MONTHS}\.?\s*(?:the )?$"),
}
_AFTER = {
    MONEY: re.compile(
        r"\s*[多来余]?\s?(?:元|块(?!儿)|圆|人民币|刀(?!片)|美元|美金|英镑|镑|"
        r"(?:dollars?|bucks?|usd|pounds?|quid|gbp|yuan|rmb|cny|pence|cents?)\b)"
    ),
    PERCENT: re.compile(
        r"\s*(?:%|个百分点|个点(?!心)|折(?!腾|磨|合)|利[率息]|"
        r"(?:percent|per cent|pct|interest|apr)\b)"
    ),
    SPAN: re.compile(
        r"\s*-?\s*[多来几]?(?P<unit>个?(?:工作日|营业日|自然日)|天|日(?=内|之内|以内|后|之后)|个?星期|个?礼拜"
        r"|周(?![一二三四五六日末])|个月|年(?!化|利率|\d)"
        r"|(?:(?:business|working|calendar|full|whole|more|further|consecutive) )?"
        r"(?:days?|weeks?|months?|years?)\b)"
    ),
    COUNT: re.compile(
        r"\s*-?\s*(?P<unit>期|笔|(?:(?:equal|monthly|level|more|further|small|weekly) )*"
        r"(?:instal+ments?|payments?)\b)"
    ),
    DAY: re.compile(
        rf"\s?(?:日|号(?!码|线|楼|院))|(?:st|nd|rd|th)\b|(?:st|nd|rd|th)?\s+(?:of )?{MONTHS}"
    ),
}
_PAID = re.compile(
    r"(?:[还付交欠存凑给转缴]|每[月期周]|\b(?:pay|pays|paying|paid|owe|owes|owing|owed|afford|manage|find|send|balance|payment|"
    r"instal+ment|amount|total)s?\b)"
    r"(?:您|你|我们|上|够|出|清|了|个|到|就|至少|最少|大概|大约|差不多|的|是|为|只要|仅|"
    r"\s?(?:is|are|us|me|down|in|at|the|a|of|about|around|roughly|least|another|only|just|nearly|almost|over|back|you|still))*\s*$"
)
_PERIOD = re.compile(r"\s*(?:(?:a|per|each|every|/) ?(?:month|week)|/月|一个月|每月)")
_DATES = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/\d{2,4})?)(?![\d/])"
)
_NO_ORDINAL = re.compile(
    r"(?:st|nd|rd|th) (?:time|payment|instal+ment|option|step|choice|line|party)"
)
SMALL = 12
"""Up to here a number without any unit counts steps, options or letters, not money."""


KEPT_TEXTS = 512
"""A draft is looked at again with each message while it stands."""


@lru_cache(maxsize=KEPT_TEXTS)
def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of normalised text, in order."""
    figures = list(_dates(text))
    taken = [*named_places(text), *((figure.start, figure.end) for figure in figures)]
    for numeral in find_numerals(text):
        if not any(start < numeral.end and numeral.start < end for start, end in taken):
            figures.extend(_figure(text, numeral))
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _dates(text: str) -> Iterator[Figure]:
    for match in _DATES.finditer(text):
        written = (match["d"],) if match["d"] else (match["a"], match["b"])
        if all(0 < int(each) <= 31 for each in written) and match.group() != "24/7":
            yield Figure(DAY, tuple(Decimal(each) for each in written), *match.span())


def _figure(text: str, numeral: Numeral) -> Iterator[Figure]:
    before, after = (
        text[max(0, numeral.start - 40) : numeral.start],
        text[numeral.end : numeral.end + 40],
    )
    kind, unit = _kind(before, after)
    if kind == BARE:
        kind = _kind_of_bare(numeral, before, after)
    if not kind or (numeral.value is None and kind != MONEY):
        return
    if numeral.written != "digits" and numeral.value == 1:
        return
    values: tuple[Decimal, ...] = () if numeral.value is None else (numeral.value,)
    if kind == PERCENT and "折" in after[:2] and numeral.value is not None:
        # 七折 is 70 %, and 30 % off.
        values = (numeral.value, numeral.value * 10, 100 - numeral.value * 10)
    yield Figure(kind, values, numeral.start, numeral.end, unit)


def _kind(before: str, after: str) -> tuple[str, str]:
    for kind, pattern in _BEFORE.items():
        if pattern.search(before):
            return kind, ""
    if _NO_ORDINAL.match(after):
        return "", ""
    for kind, pattern in _AFTER.items():
        match = pattern.match(after)
        if match:
            return kind, match.groupdict().get("unit") or ""
    return BARE, ""


def _kind_of_bare(numeral: Numeral, before: str, after: str) -> str:
    """Money, when the words around say so; nothing, when a number without a unit only counts."""
    if numeral.large:
        return MONEY
    if numeral.written != "digits" or numeral.value is None:
        return ""
    if _PERIOD.match(after) or _PAID.search(before):
        return MONEY
    return BARE if numeral.value > SMALL else ""
