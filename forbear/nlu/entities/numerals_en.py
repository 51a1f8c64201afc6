"""Numbers in English words: two hundred and fifty, twelve hundred, a grand and a half, 5 hundred.

As they are typed by thumb and put down by speech recognition: fourty, hunnid, two point five k.
"""

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
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
MISSPELT = {
    "fourty": "forty", "fivety": "fifty", "fifity": "fifty", "fitty": "fifty", "fifthy": "fifty",
    "thrity": "thirty", "thirthy": "thirty", "twenny": "twenty", "tweny": "twenty",
    "sixy": "sixty", "seventie": "seventy", "eigthy": "eighty", "eightey": "eighty",
    "ninty": "ninety", "nintey": "ninety", "fife": "five", "fourteeen": "fourteen",
    "fiveteen": "fifteen", "fiftheen": "fifteen", "ninteen": "nineteen", "twelf": "twelve",
    "hunnid": "hundred", "hunned": "hundred", "hunnit": "hundred", "hundo": "hundred",
    "hunderd": "hundred", "hundrid": "hundred", "hundrd": "hundred",
    "thousend": "thousand", "thousnd": "thousand", "thou": "thousand",
}  # fmt: skip
HEARD_AS = {"too": "two", "tow": "two", "ate": "eight", "fore": "four"}
"""What speech recognition writes for a number; believed before a hundred or a thousand only."""
SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000}
SCALES |= {"million": 10**6, "mil": 10**6}
_ODD = {
    scale: "|".join(w for w, m in MISSPELT.items() if (m in SCALES) == scale)
    for scale in (True, False)
}
SCALE = f"hundred|thousand|grand|million|mil|{_ODD[True]}"
NOTES = {"tenners": 10, "tenner": 10, "fivers": 5, "fiver": 5}
_WORD = "|".join([*SMALL, *TENS, *NOTES, _ODD[False]][1:])
_LEAD = r"half an? |an? couple (?:of )?|couple (?:of )?|an? |another "
_HEARD = "|".join(HEARD_AS)
_START = (
    rf"(?:{_LEAD}|(?:{_HEARD}) )(?=(?:{SCALE})\b)|(?:{_WORD}|{ARABIC})(?=\s?(?:{SCALE})\b)"
    rf"|(?:hundred|thousand)(?= and (?:{_WORD})\b)|[0-9]+(?= point [a-z0-9])|(?:{_WORD})\b"
)
# Behind a hundred or a thousand, however it is spelt: lookbehinds are of one width each.
_AFTER_SCALE = "|".join(
    f"(?<={end} )" for end in ("dred", "sand", "rand", "nnid", "nned", "derd", "drid")
)
_RUN = re.compile(
    rf"\b(?:{_START})"
    rf"(?:(?:\s?-\s?|\s*)(?:(?:{_AFTER_SCALE})(?:and|n) )?(?:and a half (?=(?:{SCALE}|k)\b))?"
    rf"(?:point (?=[a-z0-9]))?(?:{_WORD}|{SCALE}|k|(?<=point )[0-9]+)\b)*"
    r"(?:(?:(?<=sand)|(?<=rand)|(?<=llion)|(?<= k)) and a half\b)?",
    re.ASCII,
)
WORD = _WORD
_TOKEN = re.compile(rf"and a half|half an?|couple|[a-z]+|{ARABIC}")
_FILLERS = frozenset({"and", "n", "a", "an", "of", "another"})
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
    tokens = _tokens(match[0])
    start, end = match.span()
    if len(tokens) > 1 and all(t in SMALL and SMALL[t] < 10 for t in tokens):
        digits = "".join(str(SMALL[t]) for t in tokens)
        return Numeral(start, end, (Decimal(digits),), "string", literal=digits)
    value = read_value(match[0])
    if value is None or ("point" in tokens and not SCALES.keys() & set(tokens)):
        return None  # two point five by itself is a rate or a version
    return Numeral(start, end, (value,), "en", any(t in SCALES for t in tokens), "couple" in tokens)


def read_value(words: str) -> Decimal | None:
    """The value of digits or of number words."""
    if re.fullmatch(ARABIC, words):
        return Decimal(words.replace(",", ""))
    tokens = _tokens(words)
    return _with_fraction(tokens) if "point" in tokens else _evaluate(tokens)


def _tokens(words: str) -> list[str]:
    """The words of a number, as they should be spelt."""
    tokens = [MISSPELT.get(token, token) for token in _TOKEN.findall(words)]
    return [HEARD_AS.get(tokens[0], tokens[0]), *tokens[1:]] if tokens else []


def _evaluate(tokens: list[str]) -> Decimal | None:
    total, current, scale = Decimal(0), Decimal(0), Decimal(1)
    for token in tokens:
        if token in SCALES:
            scale = Decimal(SCALES[token])
            scaled = (current or Decimal(1)) * scale
            if scale == 100:
                current = scaled
            else:
                total, current = total + scaled, Decimal(0)
        elif token in _FILLERS:
            continue
        elif token == "couple":
            current = Decimal(2)
        elif token.startswith("half"):
            current = Decimal("0.5")
        elif token == "and a half":  # two and a half grand; a grand and a half
            current += Decimal("0.5") * (1 if current else scale)
        else:
            current = _append(current, token)
            if current < 0:
                return None
    return total + current


def _with_fraction(tokens: list[str]) -> Decimal | None:
    """Two point five k, 1 point two thousand."""
    at = tokens.index("point")
    scales = [token for token in tokens if token in SCALES]
    digits = [str(SMALL.get(t, t)) for t in tokens[at + 1 :] if t not in SCALES]
    whole = _evaluate(tokens[:at])
    if whole is None or not all(d.isdecimal() and len(d) == 1 for d in digits):
        return None
    value = Decimal(f"{whole}.{''.join(digits) or 0}")
    for scale in scales:
        value *= SCALES[scale]
    return value.normalize() if value != value.to_integral() else value.to_integral()


def _append(current: Decimal, token: str) -> Decimal:
    """Joins the next number word; below zero where the two do not read as one number."""
    if token[0].isdigit():
        return Decimal(token.replace(",", "")) if not current else Decimal(-1)
    if token in NOTES and current in range(1, 10):  # two tenners
        return current * NOTES[token]
    number = SMALL.get(token) or TENS.get(token) or NOTES.get(token, 0)
    if not current or current % 100 == 0:
        return current + number
    if number < 10 and current % 10 == 0 and current % 100 >= 20:
        return current + number
    # "one fifty", "nineteen eighty-seven": hundreds left unsaid.
    return current * 100 + number if current < 100 and number >= 10 else Decimal(-1)
