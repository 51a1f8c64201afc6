"""What the shape of a number and the words after it say: a price, a year, a count of things."""

from __future__ import annotations

import re

from forbear.nlu.entities.money_words import COUNT_NOUNS, FREE_AFTER_EN, MONEY_BEFORE_EN
from forbear.nlu.entities.numeral import Numeral
from forbear.nlu.entities.scan import Scan

_YEAR_BEFORE = re.compile(r"\b(?:in|since|back in|year|during|circa)\s*$", re.ASCII)
_PAYING = re.compile(
    r"[还付转欠交扣借收]了?(?:我|你们?)?$|\b(?:pay|paid|owe[ds]?|sent|send|borrowed|took)\s*$",
    re.ASCII,
)
_NEXT_WORDS = re.compile(
    r"(?<=^[ -])[a-z][a-z'*-]*(?: [a-z][a-z'*-]*)?|^[a-z][a-z'*-]*(?: [a-z][a-z'*-]*)?"
)
_IS_A_VERB = re.compile(r"[a-z]{3}(?:ed|ing)$", re.ASCII)
_AT_A_TIME = re.compile(r"\b(?:at|by|before|after|till?|until|from|around|about|since|to)\s*$")
_IS_A_TIME = re.compile(r"^\s?(?:[ap]\.?m\b|o'?clock|-|to\b|%)")
_LARGE = 100


def has_pence(numeral: Numeral, left: str, right: str) -> bool:
    """19.99 is written as prices are; 10.30 after "at" or before "am" is a time."""
    if numeral.style != "digits" or "." not in numeral.literal[-3:-2]:
        return False
    hour, minutes = numeral.literal.rsplit(".", 1)
    clock = len(hour) <= 2 and int(hour) < 24 and int(minutes) < 60
    return not (clock and (_AT_A_TIME.search(left) or _IS_A_TIME.search(right)))


def counts_a_noun(scan: Scan, numeral: Numeral, right: str) -> bool:
    """14 calls and a million times are counts; 3k full and final and 200 bloody quid are not."""
    words = _NEXT_WORDS.search(right)
    if not words or words[0].split()[0] in FREE_AFTER_EN:
        return False
    following = words[0].split()[:2]
    if any(w in COUNT_NOUNS or (w.endswith("s") and not w.endswith("ss")) for w in following):
        return True
    if _IS_A_VERB.search(following[0]):
        return False
    paid = MONEY_BEFORE_EN.search(" ".join(scan.before(numeral.start, 24).split()[-3:]))
    return not (numeral.scaled or (paid and numeral.first >= _LARGE))


def is_a_year(numeral: Numeral, left: str) -> bool:
    if numeral.scaled or len(numeral.literal) != 4 or not 1900 <= numeral.first < 2100:
        return False
    return bool(_YEAR_BEFORE.search(left)) or (
        numeral.first % 100 != 0 and not _PAYING.search(left)
    )


def is_whole_or_large(numeral: Numeral) -> bool:
    """2.5 alone may be anything; 1,250 and 12.50 are written as money is."""
    return numeral.style != "digits" or numeral.first >= 1000 or "." in numeral.literal[-3:-2]
