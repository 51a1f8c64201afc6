"""English durations: two weeks, a fortnight, 3 months; "fifty a month" is a rate and none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forbear.nlu.entities.numerals_en import WORD, read_value
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.spans_of_time import day_after, iso_duration

_NUMBER = rf"[0-9]{{1,3}}(?:\.5)?|(?:{WORD})(?:[ -](?:{WORD}))?"
_FEW = r"(?:an?|another) couple(?: of)?|couple(?: of)?|(?:an?(?:other)? )?few|several"
_PATTERN = re.compile(
    rf"(?<![0-9.,£$¥a-z-])(?:(?P<lo>{_NUMBER})\s?(?:-|to|or)\s?)?"
    rf"(?P<n>half an?|{_FEW}|another|an?|{_NUMBER})(?:\s+(?:and a half))?"
    r"(?:\s+(?:more|extra|full|whole|working|business|calendar|bloody|or so))*[\s-]?"
    r"(?P<unit>days?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|hours?|hrs?)"
    r"(?P<half> and a half)?(?P<two> or two)?(?![a-z])"
)
_HALF = re.compile("and a half")
_REQUEST = re.compile(
    r"\b(?:give (?:me|us|it)|giv(?:e|ing)|gimme|another|for|in|within|wait|about|around|take[sn]?"
    r"|need|have|had|got|just|only|over|than|after|like|want|ask(?:ing)?(?: for)?|hold(?: off)?"
    r"|least|nearly|almost|delay(?: by| it)?|by|maybe|been|off|the next|up to|allow|grant|spare"
    r"|extend(?: it| by)*|push(?: it)?(?: back)?|last|past|with)(?: me| us| it| by)?\s*$",
    re.ASCII,
)
_RATE = re.compile(
    r"^\s?(?:a|per|each|every) (?:day|week|month)|^ of age|^[ -]olds?\b|^s? old\b", re.ASCII
)
_LOW_WANT = ("few", "several")


def find_durations_en(scan: Scan) -> None:
    if not scan.has_latin:
        return
    for match in list(scan.matches(_PATTERN)):
        left = scan.before(match.start(), 24)
        right = scan.text[match.end() : match.end() + 14]
        if not _is_none(match, left, right):
            _add(scan, match, left, right)


def _is_none(match: re.Match[str], left: str, right: str) -> bool:
    n, unit, requested = match["n"], match["unit"], bool(_REQUEST.search(left))
    if _RATE.search(right) or re.search(r"\b(?:once|twice|times?|per|each|every)\s*$", left):
        return True
    if unit[0] == "h":
        return not requested
    if n in ("a", "an", "one") and unit.startswith("day"):
        return not requested or (n == "one" and "just" not in left and "more" not in match[0])
    if n == "a" and unit == "fortnight":
        return bool(
            re.search(r"(?:[0-9]|quid|pounds|dollars|bucks|[a-z]ty|hundred|grand)\s*$", left)
        )
    if n in ("a", "an"):
        return not (requested or match["two"] or _HALF.search(match[0]))
    if n.endswith(_LOW_WANT):
        return not requested
    return False


def _add(scan: Scan, match: re.Match[str], left: str, right: str) -> None:
    n, unit = match["n"], match["unit"]
    if n.endswith(_LOW_WANT):
        scan.add("duration", None, *match.span())
        return
    extra: dict[str, Any] = {"approx": True} if "couple" in n else {}
    ago = bool(re.match(r"\s?ago\b", right))
    if ago:
        extra["ago"] = True
    words = [w for w in (match["lo"], n, match["two"] and "two") if w]
    for word in words:
        count = _count(word)
        if _HALF.search(match[0][len(n) :]) and count is not None:
            count += Decimal("0.5")
        value = iso_duration(count, unit) if count else None
        named = (
            ago
            or left.endswith("in ")
            or bool(re.match(r"\s?(?:from (?:now|today)|later)\b", right))
        )
        day = day_after(scan.today, value, ago) if value and named else None
        if day:
            scan.add("date", day, *match.span())
        elif value:
            scan.add("duration", value, *match.span(), **extra)


def _count(word: str) -> Decimal | None:
    if word in ("a", "an", "another"):
        return Decimal(1)
    if "couple" in word:
        return Decimal(2)
    if word.startswith("half"):
        return Decimal("0.5")
    return read_value(word)
