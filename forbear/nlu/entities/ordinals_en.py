"""English ordinals and month names: 28th, twenty-first, September, Sept."""

from __future__ import annotations

_WORDS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
_ORDINALS = {word: number for number, word in enumerate(_WORDS, start=1)} | {"thirtieth": 30}
for _number, _word in enumerate(_WORDS[:9], start=1):
    _ORDINALS[f"twenty-{_word}"] = 20 + _number
_ORDINALS["thirty-first"] = 31

_NAMES = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
]  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", "[ -]")
ORDINAL = rf"[0-3]?[0-9](?:st|nd|rd|th)|{ORDINAL_WORD}"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))


def read_ordinal(words: str) -> int:
    if words[0].isdigit():
        return int(words.rstrip("stndrh"))
    return _ORDINALS[words.replace(" ", "-")]
