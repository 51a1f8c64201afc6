"""The last four digits of the card, as figures or spoken one by one in either language."""

from __future__ import annotations

import re

from forbear.nlu.entities.money_words import MONEY_BEFORE_EN, MONEY_BEFORE_ZH
from forbear.nlu.entities.numerals_en import SMALL
from forbear.nlu.entities.numerals_zh import DIGITS
from forbear.nlu.entities.scan import Scan

_HAN = "零〇一二三四五六七八九幺两"
_WORDS = "|".join(word for word, number in SMALL.items() if number < 10) + "|oh|o"
_FOUR = (
    rf"(?P<four>[0-9]{{4}}|[0-9](?:[ -][0-9]){{3}}|[{_HAN}]{{4}}"
    rf"|(?:{_WORDS})(?:[ ,-]+(?:{_WORDS})){{3}})"
    rf"(?![0-9]|[{_HAN}十百千万元块])"
)
_OTHER = "身份证|电话|手机|证件|id|phone|mobile|ssn|social(?: security)?"
_HAN_CUE = (
    "(?:尾号|后四位|后4位|末四位|最后四位|末尾|尾数|卡号后面)"
    r"(?:数|数字)?(?:就)?(?:是|为|:|：)?\s*"
)
_LATIN_CUE = (
    r"\b(?:last (?:four|4)(?: digits?| numbers?)?(?: (?:on|of) (?:the|my) card)?"
    r"(?: is| are| r|:|'s)?"
    r"|(?:ending|ends|ended|finishing|finishes)(?: in| with)?)[:\s]*"
)
_LAST4 = re.compile(
    rf"(?P<other>(?:{_OTHER})[号码的]*\s*)?(?:{_HAN_CUE}|{_LATIN_CUE}|[*x•·]{{2,}}[ -]?){_FOUR}"
)
# Most messages hold none; a cheap look first keeps them fast.
_CUE = re.compile(r"尾|位|末|last|end|finish|\*\*|xx|••|··")
_BARE = re.compile(r"(?<![0-9.,£$¥a-z#-])[0-9]{4}(?![0-9.,]?[0-9]|[a-z元块万年期月天])")
_FILLER = re.compile(
    r"[0-9]{4}|\b(?:it'?s|it is|and|yes|yeah|ok|sure|that's)\b|[\s,，、。.!/和是嗯好的对-]",
    re.ASCII,
)


def find_card_digits(scan: Scan) -> None:
    for match in list(scan.matches(_LAST4)) if _CUE.search(scan.text) else ():
        if match["other"]:
            scan.take(*match.span())  # the digits of an id or a telephone, not of the card
        else:
            scan.add("card_last4", _four_digits(match["four"]), *match.span("four"))


def find_bare_card_digits(scan: Scan) -> None:
    """Four figures alone, or beside a year of birth: "8821", "8821 1987"."""
    spans = [match.span() for match in scan.matches(_BARE)] if scan.has_figures else []
    alone = not _FILLER.sub("", scan.text)
    known = {e.entity for e in scan.found}
    if len(spans) != 1 or "card_last4" in known or not (alone or "birth_year" in known):
        return
    start, end = spans[0]
    paying = MONEY_BEFORE_EN.search(scan.before(start, 12)) or MONEY_BEFORE_ZH.search(
        scan.before(start, 6)
    )
    if int(scan.text[start:end]) % 50 and not paying:
        scan.add("card_last4", scan.text[start:end], start, end)


def _four_digits(words: str) -> str:
    digits = re.sub(r"[ ,-]", "", words)
    if digits.isdigit() and digits.isascii():
        return digits
    if all(c in DIGITS for c in digits):
        return "".join(str(DIGITS[c]) for c in digits)
    return "".join(str(SMALL.get(word, 0)) for word in re.findall("[a-z]+", words))
