"""How a person types: tidy, without points, with dots, in a hurry, in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

ENDS = "。！？!?….~～"
LOUD_FROM = 2
SHORTHAND = (
    (r"\byou\b", "u"), (r"\bare\b", "r"), (r"\bplease\b", "pls"), (r"\bbecause\b", "cos"),
    (r"\bpeople\b", "ppl"), (r"\bI'm\b", "im"), (r"\bdon't\b", "dont"), (r"\bcan't\b", "cant"),
)  # fmt: skip


def joined(parts: Sequence[str], language: str) -> str:
    """Sentences in one message."""
    space, stop = ("", "，") if language == "zh" else (" ", ". ")
    text = ""
    for part in parts:
        if text:
            text += space if text[-1] in ENDS else stop
        text += part
    return text


def typed(text: str, manner: str, level: int, language: str, rng: Random) -> str:
    """The message as this person would send it; figures stay as they are."""
    if language == "zh":
        return _chinese(text, manner, level, rng)
    return _english(text, manner, level)


def _chinese(text: str, manner: str, level: int, rng: Random) -> str:
    if manner == "loose":
        return re.sub(r"[，。！]", " ", text).strip()
    if manner == "dots":
        return re.sub(r"[，。]", "。。", text)
    if manner == "hasty":
        return re.sub(r"[。！？]$", "", text)
    if manner == "loud" and level >= LOUD_FROM:
        return re.sub(r"[。！]?$", "！" * rng.randint(2, 4), text)
    return text


def _english(text: str, manner: str, level: int) -> str:
    if manner == "loose":
        return re.sub(r"[.,!](?=\s|$)", "", text).lower()
    if manner == "dots":
        return re.sub(r"\.(?=\s|$)", "...", text)
    if manner == "hasty":
        for pattern, short in SHORTHAND:
            text = re.sub(pattern, short, text)
        return text[0].lower() + text[1:]
    if manner == "loud" and level >= LOUD_FROM:
        return text.upper()
    return text
