"""Numbers as replies write them: digits, Chinese numerals, English number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    """A number and where it stands; no value where the words name none (几千, a few hundred)."""

    start: int
    end: int
    value: Decimal | None
    written: str
    """digits, zh or en."""
    large: bool
    """Whether its words speak of hundreds or more."""


DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ZH_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
_ZH = r"[零〇一二两三四五六七八九十百千万亿]"
_VAGUE_ZH = "几数好多来余"
_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_VALUES = {word: value for value, word in enumerate(_EN_UNITS)} | {
    word: 20 + 10 * place for place, word in enumerate(_EN_TENS)
}
_EN_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 10**6}
_EN_WORD = "|".join(sorted(_EN_VALUES, key=len, reverse=True))
_SCALE = "hundreds?|thousands?|grand|million"
_LARGE = rf"[百千万亿]|{_SCALE}|\dk$"
_VAGUE_EN = r"(?:a )?(?:few|couple(?: of)?|several|some)|many|hundreds of|thousands of"

_FIND = re.compile(
    rf"(?P<digits>(?<![a-z0-9.])(?:{DIGITS})(?:\s?(?P<zhscale>[万千百亿])(?P<zhtail>\d|{_ZH}(?![零〇]))?"
    rf"(?P<more>[多来余几])?|(?P<enscale>k(?![a-z])|\s(?:{_SCALE})\b))?)"
    rf"|(?P<zh>(?:[几数好](?=[十百千万])|{_ZH})(?:{_ZH}|[多来余几](?=[十百千万]))*[多来余几]?)"
    rf"|(?P<vague>\b(?:{_VAGUE_EN}) (?:{_SCALE})\b)"
    rf"|(?P<en>\b(?:half an? |an? (?={_SCALE}))?(?:(?:{_EN_WORD}|{_SCALE})"
    rf"(?:[ -](?:and )?(?={_EN_WORD}|{_SCALE}))?)+\b)"
)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every number in normalised text, in order."""
    for match in _FIND.finditer(text):
        value, written = _read(match)
        scaled = bool(re.search(_LARGE, match.group()))
        large = scaled if value is None or match["digits"] else value >= 100
        yield Numeral(match.start(), match.end(), value, written, large)


def _read(match: re.Match[str]) -> tuple[Decimal | None, str]:
    if match["digits"]:
        return _digits(match), "digits"
    if match["zh"]:
        return read_zh(match["zh"]), "zh"
    return (None if match["vague"] else _read_en(match["en"])), "en"


def _digits(match: re.Match[str]) -> Decimal | None:
    if match["more"]:
        return None
    typed = re.match(DIGITS, match["digits"])
    value = Decimal(typed.group().replace(",", "")) if typed else Decimal(0)
    if match["zhscale"]:
        scale = _ZH_SCALES[match["zhscale"]]
        tail = match["zhtail"]
        # 3万6 is 36,000: a lone last digit counts in the next lower magnitude.
        lower = Decimal(_ZH_DIGITS.get(tail, tail)) * scale / 10 if tail else Decimal(0)
        return value * scale + lower
    scaled = (match["enscale"] or "").strip().rstrip("s")
    return value * _EN_SCALES.get(scaled, 1)


def read_zh(run: str) -> Decimal | None:
    """The value of a Chinese numeral; None for a vague one (几千, 四万多, 两三千)."""
    if any(char in _VAGUE_ZH for char in run):
        return None
    if not any(char in _ZH_SCALES for char in run):
        digits = "".join(str(_ZH_DIGITS[char]) for char in run)
        return Decimal(digits) if len(digits) == 1 or len(digits) >= 4 else None
    total = section = Decimal(0)
    current: Decimal | None = None
    scale_before, tail_scale = 1, 1
    for char in run:
        if char in "零〇":
            tail_scale = 1
        elif char in _ZH_DIGITS:
            if current is not None:
                return None
            current = Decimal(_ZH_DIGITS[char])
        else:
            scale = _ZH_SCALES[char]
            if scale >= 10_000:
                section = (section + (current or 0)) or Decimal(1)
                total, section = (total + section) * scale, Decimal(0)
            else:
                section += (Decimal(1) if current is None else current) * scale
            current, scale_before = None, scale
            tail_scale = scale_before // 10 if scale_before >= 100 else 1
    return total + section + (current or 0) * tail_scale


def _read_en(run: str) -> Decimal | None:
    words = re.findall("[a-z]+", run)
    if words[:2] in (["half", "a"], ["half", "an"]):
        half = _read_en(" ".join(words[2:]))
        return None if half is None else half / 2
    total = current = Decimal(0)
    for word in words:
        word = word if word in _EN_SCALES else word.rstrip("s") if word.endswith("ds") else word
        if word in _EN_VALUES:
            current += _EN_VALUES[word]
        elif word in _EN_SCALES:
            scale = _EN_SCALES[word]
            current = (current or Decimal(1)) * scale
            if scale > 100:
                total, current = total + current, Decimal(0)
    return total + current
