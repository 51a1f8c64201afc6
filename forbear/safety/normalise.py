"""Rewrites a message for matching, and remembers where each character came from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from forbear.safety.evasions import EMOJI_WORDS, REWRITES, Rewrite


@dataclass(frozen=True)
class Normalised:
    """Text for matching; character i came from original[starts[i]:ends[i]]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the original."""
        if start >= end or start >= len(self.starts):
            return (0, 0)
        end = min(end, len(self.ends))
        return (min(self.starts[start:end]), max(self.ends[start:end]))


@lru_cache(maxsize=256)
def normalise(text: str) -> Normalised:
    """Fold width, case, script, hidden characters and the usual ways around a word filter."""
    chars: list[str] = []
    starts: list[int] = []
    for position, char in enumerate(text):
        for folded in _fold(char):
            chars.append(folded)
            starts.append(position)
    folded_text = simplify("".join(chars))
    spans = _Spans(starts, [start + 1 for start in starts])
    for rewrite in REWRITES:
        folded_text = spans.rewrite(folded_text, rewrite)
    return Normalised(folded_text, tuple(spans.starts), tuple(spans.ends))


class _Spans:
    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self.starts, self.ends = starts, ends

    def rewrite(self, text: str, rewrite: Rewrite) -> str:
        """Apply one rewrite; the new characters all stand for the whole of what they replace."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in rewrite.pattern.finditer(text):
            new = rewrite.replacement(match)
            if match.start() == match.end() or new == match.group():
                continue
            start, end = match.span()
            pieces += [text[done:start], new]
            starts += self.starts[done:start] + [self.starts[start]] * len(new)
            ends += self.ends[done:start] + [self.ends[end - 1]] * len(new)
            done = end
        if not done:
            return text
        self.starts = starts + self.starts[done:]
        self.ends = ends + self.ends[done:]
        return "".join([*pieces, text[done:]])


@lru_cache(maxsize=20_000)
def _fold(char: str) -> str:
    """One character, folded; empty when nobody can see it."""
    if char in EMOJI_WORDS:
        return f" {EMOJI_WORDS[char]} "
    category = unicodedata.category(char)
    if char in "\n\r\u2028\u2029\x85":
        return "\n"
    if category in ("Cf", "Cs", "Mn", "Me", "Cn", "Co") or (category == "Cc" and char != "\t"):
        return ""
    if category in ("Zs", "Cc"):
        return " "
    decomposed = unicodedata.normalize("NFKD", char.lower())
    bare = "".join(part for part in decomposed if unicodedata.category(part) != "Mn")
    # Accents go from Latin letters only: elsewhere they tell letters apart.
    folded = bare if bare.isascii() else unicodedata.normalize("NFKC", char.lower())
    return _LOOKALIKES.get(folded, folded)


_LOOKALIKES = {
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"',
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "к": "k",
    "—": "-", "–": "-", "‐": "-", "‑": "-",
}  # fmt: skip


def simplify(text: str) -> str:
    """Simplified characters, one for each."""
    converted = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    # A conversion that changes the length would break the map back.
    return "".join(_simplify_char(char) for char in text)


@lru_cache(maxsize=10_000)
def _simplify_char(char: str) -> str:
    converted = _converter().convert(char)
    return converted if len(converted) == 1 else char


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")
