"""Cuts a piece of a reply into what the classifier looks at: runs of words, parts of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,:]\d+)*%?|[^\s\w]|[^\sa-z\d]")
_LATIN = re.compile(r"[a-z]{4}")
_IGNORED = frozenset("\"'“”()（）[]【】《》<>*_~`-…")
LONGEST_RUN = 5
"""Tokens of a run: five Chinese characters hold most words and idioms."""
LONGEST_ENGLISH_RUN = 4
APART = 5
"""How far apart two tokens may stand that count as a pair."""


def tokens(text: str) -> list[str]:
    """English words, numbers (all alike), single Chinese characters and marks."""
    return [
        "0" if token[0].isdigit() else token
        for token in _TOKEN.findall(text)
        if token not in _IGNORED
    ]


def grams(text: str) -> Iterator[str]:
    """Each feature of normalised text, as often as it occurs."""
    cut = ["^", *tokens(text), "$"]
    latin = [len(token) > 1 and token.isascii() for token in cut]
    for start in range(len(cut)):
        longest = LONGEST_ENGLISH_RUN if latin[start] else LONGEST_RUN
        run = cut[start]
        yield run
        for end in range(start + 1, min(start + longest, len(cut))):
            run = f"{run} {cut[end]}"
            yield run
    yield from _pairs(cut, latin)
    for token in cut:
        if _LATIN.match(token):
            yield from _parts(token)


def _pairs(cut: list[str], latin: list[bool]) -> Iterator[str]:
    """Two English words with others between them, in their order."""
    for start, token in enumerate(cut):
        if latin[start]:
            for other in range(start + 2, min(start + APART, len(cut))):
                if latin[other]:
                    yield f"{token} _ {cut[other]}"


def _parts(word: str) -> Iterator[str]:
    """The beginnings and ends of a word, and four letters of its middle: forms of one word meet."""
    for length in (3, 4, 5):
        if length < len(word):
            yield f"{word[:length]}*"
            yield f"*{word[-length:]}"
