"""The year of birth: 1987, 八七年, 87年的, born in eighty-seven, the 1987 of "8821 1987"."""

from __future__ import annotations

import re

from forbear.nlu.entities.numerals_en import SMALL, TENS, read_value
from forbear.nlu.entities.numerals_zh import DIGITS
from forbear.nlu.entities.scan import Scan

_HAN = "零〇一二三四五六七八九"
_SMALL_WORDS, _TENS_WORDS = "|".join(SMALL), "|".join(TENS)
_WORDS = (
    r"(?:nineteen|twenty|two thousand(?: and)?)?[ -]?(?:oh[ -])?"
    rf"(?:(?:{_TENS_WORDS})(?:[ -](?:{_SMALL_WORDS}))?|{_SMALL_WORDS})"
)
_DAY_FIRST = r"[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?[ /.-](?:[0-9]{1,2}|[a-z]{3,9})[ /.,-]+"
_MONTH_FIRST = r"[a-z]{3,9} [0-9]{1,2}(?:st|nd|rd|th)?,? "
_ENGLISH = (
    r"\b(?:born(?: on| in| back in)?|dob|d\.o\.b\.?|date of birth|birth ?date|birthday"
    r"|year of birth|birth year)(?: is| was|'s|:)?\s+(?:in )?(?:the )?(?:year )?"
    rf"(?:{_DAY_FIRST}|{_MONTH_FIRST})?"
    rf"(?P<year>(?:19|20)[0-9]{{2}}|'?[0-9]{{2}}(?![0-9])|{_WORDS})(?![0-9])"
)
_FIGURES = rf"(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?=年)|[{_HAN}]{{4}}|[{_HAN}]{{2}}(?=年)"
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
_LABELLED = (
    rf"(?:出生(?:年份|日期|年月)?|生日|生于|出生于)(?:是|为|:|：|在)?\s*(?P<zh>{_FIGURES})"
    rf"(?:[年./-]{_NUMBER}[月./-]{_NUMBER}[日号]?)?"
)
_YEAR_FIRST = (
    rf"(?<![0-9{_HAN}])(?P<nian>{_FIGURES})年(?:{_NUMBER}月(?:{_NUMBER}[日号])?)?"
    r"(?:出?生(?:人|的)?(?![意活病产])|(?<=[年月])的(?=$|[，,。.!！、\s]|人|属|今年|行|可以|对)"
    r"|(?<=年)(?=$|[，,。、\s]))"
)
_BIRTH = re.compile(
    rf"{_ENGLISH}|{_LABELLED}|{_YEAR_FIRST}|\b(?P<baby>'?[0-9]{{2}}) baby\b", re.ASCII
)
_CUE = re.compile(r"年|生|born|birth|dob|d\.o\.b|baby")
_SAYS_BIRTH = re.compile("生|的")
_VERIFYING = re.compile(
    r"身份|姓名|我叫|核实|验证|尾号|后四位|生日|\b(?:name'?s?|i'm|dob|postcode|last four|last 4)\b",
    re.ASCII,
)
_BARE = re.compile(r"(?<![0-9.,£$¥a-z#-])(?:19|20)[0-9]{2}(?![0-9.,]?[0-9]|[a-z元块万年期月天])")
_OLDEST, _YOUNGEST = 100, 16


def find_birth_years(scan: Scan) -> None:
    for match in list(scan.matches(_BIRTH)) if _CUE.search(scan.text) else ():
        group = next(name for name in ("year", "zh", "nian", "baby") if match[name])
        year = _full_year(scan, match[group].strip("'"))
        if year is None or (group == "nian" and not _means_birth(scan, match, year)):
            continue
        scan.take(*match.span())
        scan.add("birth_year", year, *match.span(group))
    _find_bare(scan)


def _means_birth(scan: Scan, match: re.Match[str], year: int) -> bool:
    """八七年 alone is a birth year; 2019年 and 五年 are an event and a span of time."""
    if _SAYS_BIRTH.search(match[0]):
        return True
    known = any(e.entity == "card_last4" for e in scan.found) or _VERIFYING.search(scan.text)
    alone = match[0] == scan.text.strip(" 。.")
    return bool(known or alone) and year <= scan.today.year - 18


def _find_bare(scan: Scan) -> None:
    others = re.sub(r"[0-9]{4}|[\s,，、。./和是-]", "", scan.text)
    verifying = any(e.entity == "card_last4" for e in scan.found)
    matches = [m for m in scan.matches(_BARE) if _full_year(scan, m[0])]
    if len(matches) == 1 and (verifying or not others) and int(matches[0][0]) % 100:
        scan.add("birth_year", int(matches[0][0]), *matches[0].span())


def _full_year(scan: Scan, words: str) -> int | None:
    number = _number(words)
    if number is None:
        return None
    if number < 100:
        number += 2000 if number <= (scan.today.year - _YOUNGEST) % 100 else 1900
    latest = scan.today.year - _YOUNGEST
    return number if latest + _YOUNGEST - _OLDEST <= number <= latest else None


def _number(words: str) -> int | None:
    if all(c in DIGITS for c in words):
        return int("".join(str(DIGITS[c]) for c in words))
    if words.isdigit():
        return int(words)
    value = read_value(re.sub(r"\boh\b", "", words).strip())
    return int(value) if value is not None else None
