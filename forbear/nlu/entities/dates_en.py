"""English dates: the 28th, next Friday, Dec 3rd, end of the month, tomorrow."""

from __future__ import annotations

import re
from datetime import date, timedelta

from forbear.nlu.entities.days import (
    day_in_month,
    make_date,
    month_end,
    nearest_day,
    nearest_month_day,
    nearest_weekday,
    weekday_of_week,
)
from forbear.nlu.entities.ordinals_en import MONTH, MONTHS, ORDINAL, read_ordinal
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.tense import looks_back_en

_WEEKDAY = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|weds|wed|"
    "thurs|thur|thu|fri|sat|sun"
)
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = rf"(?:{ORDINAL}|[0-3]?[0-9])"
_MONTH_OF = r"(?:of )?(?P<rw>this|next|last|the|every|each) month"
_PATTERN = re.compile(
    rf"\b(?:the )?(?P<dmd>{_DAY})\s+(?:of )?(?P<dmm>{MONTH})\b\.?"
    r"(?:,?\s*(?P<dmy>(?:19|20)[0-9]{2}))?"
    rf"|\b(?P<mdm>{MONTH})\.?\s+(?:the )?(?P<mdd>{_DAY})\b(?![.,:/]?[0-9%]|\s?(?:am|pm))"
    r"(?:,?\s*(?P<mdy>(?:19|20)[0-9]{2}))?"
    rf"|\b(?:the )?(?:very )?(?:end of(?: the)?|last day of(?: the)?) "
    rf"(?P<em>this month|next month|month|this year|the year|year|{MONTH})\b"
    r"|\b(?P<eom>month[- ]?end|month'?s end|eom)\b"
    rf"|\b(?:the )?(?P<rd>{ORDINAL}) {_MONTH_OF}\b"
    r"|\b(?P<wa>(?:a )?week (?:on|from) )?"
    r"(?:(?P<ww>this coming|this|next|last|coming|past|every|each) )?"
    rf"(?P<wd>{_WEEKDAY})\b(?P<wn> next week| after next| week)?\b"
    r"|\b(?:a )?week (?:from )?(?P<weekon>today|tomorrow)\b"
    rf"|\b(?:the )?(?P<dd>{ORDINAL})\b"
    r"|\b(?:the )?(?P<word>day after tomorrow|day before yesterday|tomorrow|tomorow|tommorr?ow|"
    r"tmrw|tmr|tomoz|2moro|"
    r"this (?:morning|afternoon|evening)|later today|"
    r"yesterday|today|tonight|last night)\b"
    r"|\b(?:by|before|on|until|till|for) (?P<xmas>christmas eve|christmas(?: day)?"
    r"|xmas eve|xmas|boxing day|new year\'?s? eve|new year\'?s? day|new year\'?s?)\b",
    re.ASCII,
)
_WORDS = {
    "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1,
    "tmrw": 1, "tmr": 1, "tomoz": 1, "2moro": 1, "yesterday": -1, "today": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "later today": 0,
    "tonight": 0, "last night": -1, "day after tomorrow": 2, "day before yesterday": -2,
}  # fmt: skip
_RELATIVE = {"this": 0, "next": 1, "last": -1}
_DAY_LEAD = re.compile(
    r"(?:\b(?:on|by|before|until|till|til|from|since|after|around|about|to|due|paid"
    r"|between|and|or|the|it's|is|was)"
    r"|^|[,(])\s*$",
    re.ASCII,
)
_WEEKDAY_LEAD = re.compile(
    r"(?:\b(?:on|by|before|until|till|til|from|since|due|paid|after|for|and|or|pay"
    r"|quid|it|come|money)|^|[,(])\s*$",
    re.ASCII,
)
_WORD_AFTER_DAY = re.compile(
    r"^\s*(?:$|[^a-z0-9\s'-]|(?:and|or|to|but|is|was|when|if|so|i|i'm|i'll|it|that"
    r"|thats|that's|then|at|for|with|because|"
    r"as|please|via|by|in|instead|unless|would|will|should|can|do|does|works?|ok|okay"
    r"|not|you|my|me|maybe|"
    r"until|onwards?|latest|this|be|we|he|she|they|thanks?|mate|just|now|after|before"
    r"|cos|cuz|like|pls|plz)\b)",
    re.ASCII,
)
_SPANS = "(?:to|-|thru|through|till|until)"
_DAYS_SPAN = re.compile(
    rf"\b(?:{_WEEKDAY})\s*{_SPANS}\s*#|#\s*{_SPANS}\s*(?:{_WEEKDAY})\b", re.ASCII
)


def find_dates_en(scan: Scan) -> None:
    if not scan.has_latin:
        return
    weekday_end = -1
    for match in list(scan.matches(_PATTERN)):
        found = _resolve(scan, match)
        if not found:
            continue
        start, end = match.span()
        gap = scan.text[weekday_end:start].strip(" ,") if 0 <= weekday_end <= start else None
        if gap in ("", "the") and not match["wd"]:
            # "Friday the 15th": of the two, the number says which Friday.
            start = scan.found.pop().start
        scan.add("date", found.isoformat(), start, end)
        weekday_end = end if match["wd"] else -1


def _resolve(scan: Scan, match: re.Match[str]) -> date | None:
    today = scan.today
    if match["dmm"]:
        return _month_day(scan, match, match["dmm"], match["dmd"], match["dmy"])
    if match["mdm"]:
        return _month_day(scan, match, match["mdm"], match["mdd"], match["mdy"])
    if match["em"] or match["eom"]:
        return _end(today, match["em"] or "month")
    if match["rd"]:
        return _day_of_month(scan, match)
    if match["wd"]:
        return _weekday(scan, match)
    if match["dd"]:
        return _bare_day(scan, match)
    if match["weekon"]:
        return today + timedelta(days=7 + _WORDS[match["weekon"]])
    if match["xmas"]:
        return nearest_month_day(today, *_holiday(match["xmas"]))
    return today + timedelta(days=_WORDS[match["word"]])


def _holiday(name: str) -> tuple[int, int]:
    if name.startswith("new"):
        return (12, 31) if name.endswith("eve") else (1, 1)
    return 12, {"eve": 24, "boxing day": 26}.get(name if name == "boxing day" else name[-3:], 25)


def _month_day(
    scan: Scan, match: re.Match[str], name: str, numeral: str, year: str | None
) -> date | None:
    month, day = MONTHS[name], read_ordinal(numeral)
    if name in ("may", "march", "mar") and numeral.isdigit() and not year:
        at = match.start("dmm") if match["dmm"] else match.start("mdm")
        if not scan.original[at].isupper() and not _DAY_LEAD.search(scan.before(match.start(), 12)):
            return None  # "I may 3 times"
    if year:
        return make_date(int(year), month, day)
    return nearest_month_day(scan.today, month, day, looks_back_en(scan, match.start()))


def _end(today: date, period: str) -> date:
    if period.endswith("year"):
        return date(today.year, 12, 31)
    if period.endswith("month"):
        return month_end(today, 1 if period.startswith("next") else 0)
    return month_end(today, (MONTHS[period] - today.month) % 12)


def _day_of_month(scan: Scan, match: re.Match[str]) -> date | None:
    day = read_ordinal(match["rd"])
    if match["rw"] in _RELATIVE:
        return day_in_month(scan.today, _RELATIVE[match["rw"]], day)
    return nearest_day(scan.today, day, looks_back_en(scan, match.start()))


def _weekday(scan: Scan, match: re.Match[str]) -> date | None:
    name, which, following = match["wd"], match["ww"], (match["wn"] or "").strip()
    start, end = match.span()
    around = scan.before(start, 20) + "#" + scan.after(end, 20)
    if which in ("every", "each") or _DAYS_SPAN.search(around):
        return None
    if name in ("sat", "sun", "wed") and not which:
        named = scan.original[match.start("wd")].isupper() or _WEEKDAY_LEAD.search(
            scan.before(start, 12)
        )
        if (
            not named
            or name in ("sat", "sun")
            and re.search(r"^\s*(?:in|on|here|there|down)", scan.after(end, 8))
        ):
            return None
    weekday = _WEEKDAYS[name[:3]]
    if following in ("next week",) or which == "next":
        return weekday_of_week(scan.today, 1, weekday) + timedelta(weeks=following == "after next")
    if which in ("last", "past"):
        return nearest_weekday(scan.today, weekday, past=True)
    past = which is None and looks_back_en(scan, start)
    found = nearest_weekday(scan.today, weekday, past)
    return found + timedelta(weeks=1) if following or match["wa"] else found


def _bare_day(scan: Scan, match: re.Match[str]) -> date | None:
    start, end = match.span("dd")
    if not _DAY_LEAD.search(scan.before(start, 14)) or not _WORD_AFTER_DAY.search(
        scan.after(end, 12)
    ):
        return None
    if not match["dd"][0].isdigit() and not match[0].startswith("the "):
        return None  # "first", "second" as adverbs
    return nearest_day(scan.today, read_ordinal(match["dd"]), looks_back_en(scan, start))
