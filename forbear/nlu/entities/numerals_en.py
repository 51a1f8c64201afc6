"""Numbers in English words: two hundred and fifty, twelve hundred, a grand, 5 hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forbear.nlu.entities.numeral import Numeral
from forbear.nlu.entities.numerals_zh import ARABIC

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
SMALL = {word: number for number, word in enumerate(_SMALL)}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 10**6, "mil": 10**6}
SCALE = "hundred|thousand|grand|million|mil"
NOTES = {"tenner": 10, "fiver": 5}
_WORD = "|".join([*SMALL, *TENS, *NOTES][1:])
_LEAD = r"half an? |an? couple (?:of )?|couple (?:of )?|an? "
_RUN = re.compile(
    rf"\b(?:(?:{_LEAD})(?=(?:{SCALE})\b)|(?:(?:{_WORD}|{ARABIC})(?=\s?(?:{SCALE})\b))"
    rf"|(?:{_WORD})\b)"
    rf"(?:(?:\s?-\s?|\s*)(?:(?:(?<=hundred )|(?<=thousand )|(?<=grand ))and )?"
    rf"(?:and a half (?=(?:{SCALE})\b))?(?:{_WORD}|{SCALE})\b)*",
    re.ASCII,
)
WORD = _WORD
_TOKEN = re.compile(rf"and a half|half an?|couple|[a-z]+|{ARABIC}")
_LONGEST = 80


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every run of number words, and of digits followed by a magnitude word."""
    for match in _RUN.finditer(text):
        if match.end() - match.start() > _LONGEST:
            continue
        numeral = _read(match)
        if numeral:
            yield numeral


def _read(match: re.Match[str]) -> Numeral | None:
    tokens = _TOKEN.findall(match[0])
    start, end = match.span()
    if len(tokens) > 1 and all(t in SMALL and SMALL[t] < 10 for t in tokens):
        digits = "".join(str(SMALL[t]) for t in tokens)
        return Numeral(start, end, (Decimal(digits),), "string", literal=digits)
    value = _evaluate(tokens)
    if value is None:
        return None
    return Numeral(start, end, (value,), "en", any(t in SCALES for t in tokens), "couple" in tokens)


def read_value(words: str) -> Decimal | None:
    """The value of digits or of number words."""
    if re.fullmatch(ARABIC, words):
        return Decimal(words.replace(",", ""))
    return _evaluate(_TOKEN.findall(words))


def _evaluate(tokens: list[str]) -> Decimal | None:
    total, current = Decimal(0), Decimal(0)
    for token in tokens:
        if token in SCALES:
            scaled = (current or Decimal(1)) * SCALES[token]
            if SCALES[token] == 100:
                current = scaled
            else:
                total, current = total + scaled, Decimal(0)
        elif token in ("and", "a", "an", "of"):
            continue
        elif token == "couple":
            current = Decimal(2)
        elif token.startswith("half"):
            current = Decimal("0.5")
        elif token == "and a half":
            current += Decimal("0.5")
        else:
            current = _append(current, token)
            if current < 0:
                return None
    return total + current


def _append(current: Decimal, token: str) -> Decimal:
    """Joins the next number word; below zero where the two do not read as one number."""
    if token[0].isdigit():
        return Decimal(token.replace(",", "")) if not current else Decimal(-1)
    number = SMALL.get(token) or TENS.get(token) or NOTES.get(token, 0)
    if not current or current % 100 == 0:
        return current + number
    if number < 10 and current % 10 == 0 and current % 100 >= 20:
        return current + number
    # "one fifty", "nineteen eighty-seven": hundreds left unsaid.
    return current * 100 + number if current < 100 and number >= 10 else Decimal(-1)
