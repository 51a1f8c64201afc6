"""Dates written in figures: 2025-03-05, 12/05, 5.12.2025; day or month first by place."""

from __future__ import annotations

import re
from datetime import date

from forbear.nlu.entities.days import make_date, nearest_month_day
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.tense import looks_back_en, looks_back_zh

_ISO = re.compile(r"(?<![0-9-])((?:19|20)[0-9]{2})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![0-9-])")
_SHORT = re.compile(
    r"(?<![0-9/.£$¥,-])([0-3]?[0-9])([/.-])([0-3]?[0-9])(?:\2((?:20)?[0-9]{2}))?(?![0-9/%]"
    r"|[.-][0-9])"
)
_LEAD = re.compile(
    r"(?:^|\b(?:on|by|before|until|till|til|from|since|after|around|due|dated|paid|for"
    r"|is|was|and|or|date)"
    r"|['(,，]|在|到|从|等|于|号)\s*$",
    re.ASCII,
)
_US = re.compile(r"\$|\b(?:usd|dollars?|bucks)\b", re.ASCII)
_GB = re.compile(r"£|\b(?:gbp|quid|pounds?)\b", re.ASCII)
_HAN = re.compile("[一-鿿]")


def find_slashed_dates(scan: Scan) -> None:
    for match in list(scan.matches(_ISO)):
        found = make_date(int(match[1]), int(match[3]), int(match[4]))
        if found:
            scan.add("date", found.isoformat(), *match.span())
    for match in list(scan.matches(_SHORT)):
        if _is_a_date(scan, match):
            _add(scan, match)


def _is_a_date(scan: Scan, match: re.Match[str]) -> bool:
    if match[4]:
        return len(match[4]) == 4 or match[2] == "/"
    return match[2] == "/" and bool(_LEAD.search(scan.before(match.start(), 12)))


def _add(scan: Scan, match: re.Match[str]) -> None:
    first, second = int(match[1]), int(match[3])
    readings = []
    if _month_may_lead(scan):
        readings.append(_date(scan, match, month=first, day=second))
    if _day_may_lead(scan):
        readings.append(_date(scan, match, month=second, day=first))
    days = sorted({d.isoformat() for d in readings if d})
    if len(days) == 1:
        scan.add("date", days[0], *match.span())
    elif days:
        # 12/05 is May in London and December in New York: ask rather than guess.
        scan.add("date", None, *match.span(), candidates=days)


def _date(scan: Scan, match: re.Match[str], month: int, day: int) -> date | None:
    if match[4]:
        return make_date(int(match[4]) % 2000 + 2000, month, day)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    past = looks_back_en(scan, match.start()) or looks_back_zh(scan, *match.span())
    return nearest_month_day(scan.today, month, day, past)


def _month_may_lead(scan: Scan) -> bool:
    if _HAN.search(scan.text):
        return True
    return scan.language != "en-GB" and (scan.language == "en-US" or not _GB.search(scan.text))


def _day_may_lead(scan: Scan) -> bool:
    if _HAN.search(scan.text):
        return False
    return scan.language != "en-US" and (scan.language == "en-GB" or not _US.search(scan.text))
