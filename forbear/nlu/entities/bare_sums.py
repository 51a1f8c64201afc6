"""Sums that no word of money stands beside: "would 90 do", "not 130, I said 30", "two fifty".

In a talk about a debt a number that counts nothing, names nothing and is no age or time is a sum.
"""

from __future__ import annotations

import re

from forbear.nlu.entities.numeral import Numeral
from forbear.nlu.entities.scan import Scan

_SMALLEST, _LARGEST = 20, 1000
"""Four bare digits are more often the end of a card or a year."""
_LEADS = re.compile(
    r"(?:^|[,;:(\"])\s*$"
    r"|\b(?:(?:is|was|that's|it's|there's|of|by|to|from|with|than|or|and|not|would|say|like"
    r"|just|only|even|still|about|call it|make (?:it|that)|instead of|start(?:ing)? (?:at|with)"
    r"|another|the other|(?:have|got|get|find|send|pay|raise) the|same"
    r"|full|lousy|measly|spare|those|these) )$",
    re.ASCII,
)
_AN_AGE = re.compile(
    r"\b(?:mum|mom|mother|dad|father|nan|gran|grandma|husband|wife|son|daughter|he|she|who|baby|kid"
    r"|lad|partner|brother|sister|i|age|degrees|temperature|weight|size)(?:'s| is| was| of)*\s*$",
    re.ASCII,
)
_A_MEASURE = re.compile(
    r"\b(?:score|rating|hours|shifts|days|weeks|stone|kilos?|kg)\b[^.,;!?$£€]*"
    r"\b(?:from|to|of|at|is|was)(?: [0-9]+ to)?\s*$",
    re.ASCII,
)
_PLACE_OR_TIME = re.compile(
    r"\b(?:page|line|platform|gate|bus|train|channel|option|press|pressed|key|button|number|since|in"
    r"|until|till|before|after|past|half)\s*(?:[0-9]+,? (?:or|and|to) )*$",
    re.ASCII,
)
_NO_SUM_AFTER = re.compile(
    r"^(?:\.[0-9]|[-/:][0-9]|\s?(?:years?|yrs|yo\b|y/o|of (?:them|[0-9])|to [0-9]|already|testing"
    r"|for what))",
    re.ASCII,
)
_WORD = re.compile("[a-z]{2}")
_NOTES = re.compile(r"\b(?:tenner|fiver)s?$", re.ASCII)
_LEFT_UNSAID = re.compile(r"^[a-z]+(?:-[a-z]+)?[ -]+[a-z]+(?:-[a-z]+)?$", re.ASCII)
_CLOCK_MINUTES = (0, 5, 10, 15, 20, 30, 40, 45)
_SAID_AS_A_SUM = re.compile(
    r"\b(?:call it|make it|say|for|is|was|of|do|only|just|than|another|a|about|not|and|or)\s*$"
    r"|(?:^|[,;:])\s*$",
    re.ASCII,
)
_SHORT_OF = re.compile(r"^\s?(?:quid |pounds |bucks )?(?:short|down|behind)\b", re.ASCII)
_I_AM = re.compile(r"\bi'?(?:m| am)(?: only| just| about| now| still)?\s*$", re.ASCII)


def is_a_measure(left: str) -> bool:
    """My hours went from 37 to 22, my score dropped to 580."""
    return bool(_A_MEASURE.search(left))


def is_a_note(words: str) -> bool:
    return bool(_NOTES.search(words))


def is_short_of(numeral: Numeral, left: str, right: str) -> bool:
    """I'm 240 short; but not I'm 62, nor two behind."""
    return numeral.first >= _SMALLEST and bool(_I_AM.search(left) and _SHORT_OF.search(right))


def is_bare_sum(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number that counts no noun is a sum for its place in the sentence alone."""
    words = scan.text[numeral.start : numeral.end]
    left = scan.before(numeral.start, 32)
    if numeral.style == "en":
        return _is_left_unsaid(numeral, words, left)
    if numeral.style != "digits" or scan.has_han or not _SMALLEST <= numeral.first < _LARGEST:
        return False
    if _AN_AGE.search(left) or _PLACE_OR_TIME.search(left):
        return False
    if _NO_SUM_AFTER.search(scan.text[numeral.end : numeral.end + 10]):
        return False
    if not _WORD.search(scan.text) or numeral.literal[:1] == "0" or "." in numeral.literal:
        return False
    return bool(_LEADS.search(left))


def _is_left_unsaid(numeral: Numeral, words: str, left: str) -> bool:
    """Two fifty and twenty-two fifty are hundreds left unsaid; two thirty is more often a time."""
    first = int(numeral.first)
    if not 110 <= first < 10_000 or "hundred" in words or not _LEFT_UNSAID.match(words):
        return False
    if 1900 <= first < 2100 or (first < 1300 and first % 100 in _CLOCK_MINUTES):
        return False
    return bool(_SAID_AS_A_SUM.search(left))
