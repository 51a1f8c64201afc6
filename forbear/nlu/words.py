"""Splits Chinese, English and mixed text into words, with spaCy over the jieba segmenter.

Without Rasa, which takes seconds to load: a training splits its lines in processes of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forbear.safety.normalise import simplify
from forbear.safety.pipeline import chinese_pipeline

SURROGATE = re.compile("[\ud800-\udfff]")
APOSTROPHES = frozenset("'’‘")
MAX_CHARACTERS = 4000
"""The segmenter takes quadratic time on one character repeated."""


def words_of(text: str) -> list[tuple[str, int]]:
    """Each word, in simplified characters, and where it begins; "can't" is one word."""
    return split(readable(text))


def readable(text: str) -> str:
    """The text as it is split: simplified, capped, and of the same length up to there."""
    kept = SURROGATE.sub("\ufffd", text)[:MAX_CHARACTERS]
    return kept if kept.isascii() else simplify(kept)


def split(text: str) -> list[tuple[str, int]]:
    """`words_of` a readable text."""
    found = [(t.text, t.idx) for t in chinese_pipeline().make_doc(text) if not t.is_space]
    parts = {at: len(word) for word, at in found}
    words: list[tuple[str, int]] = []
    for word, at in found:
        previous = words[-1][0] if words else ""
        adjoins = bool(words) and words[-1][1] + len(previous) == at
        inside = word in APOSTROPHES and _is_latin(text[at + 1 : at + 1 + parts.get(at + 1, 0)])
        after = previous[-1:] in APOSTROPHES and _is_latin(word)
        if adjoins and _is_latin(previous[:1]) and (inside or after):
            words[-1] = (previous + word, words[-1][1])
        else:
            words.append((word, at))
    return words


def places(texts: Sequence[str]) -> list[list[int]]:
    """Of each readable text, where each word begins and ends, one after the other."""
    return [[place for word, at in split(text) for place in (at, at + len(word))] for text in texts]


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
