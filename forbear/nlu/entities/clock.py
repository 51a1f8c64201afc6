"""Clock times as people say them: 晚上七点半, 19:30, half past six, after six."""

from __future__ import annotations

import re

from forbear.nlu.entities.numerals_en import SMALL
from forbear.nlu.entities.numerals_zh import read_value

_HAN_HOUR = "(?:二?十[一二三四]?|[一二两三四五六七八九]|[0-2]?[0-9])"
_HOURS = "|".join(word for word, number in SMALL.items() if 1 <= number <= 12)
_PART_OF_DAY = "早上|上午|早|中午|下午|晚上|晚|夜里|夜晚|凌晨|傍晚|朝早"
_MINUTES_HAN = "钟|半|一刻|三刻|[0-5]?[0-9]分?|[零一二三四五]?十?[一二三四五六七八九]?分"
_BARE = rf"(?:{_HOURS}|1?[0-9])"
_NOT_HOURS = (
    "(?! ?(?:%|k\\b|least|the|[a-z]*(?:day|week|month|year|hour|call|quid|pound|dollar|payment"
    "|percent)))"
)
CLOCK = (
    rf"(?:{_PART_OF_DAY})?(?<![0-9第百千]){_HAN_HOUR}\s?[点時时](?!利|儿?钱|数|名|评|头)"
    rf"(?:{_MINUTES_HAN})?"
    r"|(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?:\s?[ap]\.?m\b\.?)?(?![0-9:])"
    r"|(?<![0-9.:£$¥,])[01]?[0-9](?:[.:][0-5][0-9])?\s?[ap]\.?m\b\.?"
    rf"|\b(?:half|quarter) (?:past|to) (?:{_HOURS}|[0-9]{{1,2}})\b"
    rf"|\b{_BARE} ?o'?clock\b"
    # A bare hour only where the word before it says that it is one.
    rf"|(?:(?<=after )|(?<=before )|(?<=\bat )){_BARE}\b{_NOT_HOURS}"
    rf"|(?<=between ){_BARE}(?= (?:and|to) {_BARE}\b(?!%|0))"
    rf"|(?<=\band ){_BARE}\b(?! ?(?:[a-z]|%))"
)
_TIME = re.compile(r"([0-2]?[0-9])(?:[:.]([0-5][0-9]))?")
_HALF_PAST = re.compile(r"(half|quarter) (past|to) (\w+)")


def read_clock(words: str, after: str | None = None) -> str | None:
    """HH:MM; a bare hour from one to seven is in the afternoon, as callers mean it."""
    minutes = _minutes(words.strip())
    if minutes is None:
        return None
    if after and minutes <= int(after[:2]) * 60 + int(after[3:]) and minutes < 12 * 60:
        minutes += 12 * 60
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _minutes(words: str) -> int | None:
    if re.search("[点时]", words):
        return _chinese(words)
    spoken = _HALF_PAST.search(words)
    if spoken:
        hour = _hour(spoken[3])
        shift = {"half": 30, "quarter": 15}[spoken[1]]
        return _daytime(hour, words) + (shift if spoken[2] == "past" else -shift) if hour else None
    figures = _TIME.search(words)
    hour = int(figures[1]) if figures else _hour(words.split()[0].removesuffix("o'clock"))
    if hour is None or hour > 24:
        return None
    return _daytime(hour, words) + int((figures and figures[2]) or 0)


def _hour(word: str) -> int | None:
    return int(word) if word.isdigit() else SMALL.get(word)


def _daytime(hour: int, words: str) -> int:
    if re.search(r"p\.?m", words):
        return (hour % 12 + 12) * 60
    if re.search(r"a\.?m", words):
        return hour % 12 * 60
    return (hour + 12 if 1 <= hour <= 7 and ":" not in words else hour) * 60


def _chinese(words: str) -> int | None:
    part, rest = re.match(
        r"(早上|上午|早|中午|下午|晚上|晚|夜里|夜晚|凌晨|傍晚|朝早)?(.*)", words, re.S
    ).groups()  # type: ignore[union-attr]
    hour_words, _, tail = re.split(r"([点时])", rest, maxsplit=1)
    value = read_value(hour_words.strip())
    if value is None or value > 24:
        return None
    hour = int(value)
    if (
        (
            part in ("下午", "晚上", "晚", "傍晚", "夜里", "夜晚")
            and hour < 12
            or (part == "中午" and hour < 4)
        )
        or part is None
        and 1 <= hour <= 6
    ):
        hour += 12
    minutes = {"半": 30, "一刻": 15, "三刻": 45, "钟": 0, "": 0}.get(tail)
    if minutes is None:
        said = read_value(tail.rstrip("分"))
        minutes = int(said) if said is not None else 0
    return hour * 60 + minutes
