"""Lines that say nearly the same: the share of three-letter pieces that they have in common."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

ALIKE_FROM = 0.7
"""Of all pieces of two lines, the share that both have."""
MOST_TOLD = 3


class Said(Protocol):
    """Anything with words of its own and a file where it stands."""

    @property
    def text(self) -> str: ...

    @property
    def file(self) -> str: ...


SaidT = TypeVar("SaidT", bound=Said)


def plain(text: str) -> str:
    """The text without what people vary for nothing: width, case, spaces and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def same_words(text: str) -> str:
    """What two lines that say the same have in common; a line of marks alone stands for itself."""
    return plain(text) or text.strip()


@lru_cache(maxsize=20_000)
def pieces(text: str) -> frozenset[str]:
    folded = f" {plain(text)} "
    return frozenset(folded[i : i + 3] for i in range(max(len(folded) - 2, 1)))


class Likeness:
    """Finds the lines that are nearly the same as another, among many."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        known = [pieces(text) for text in texts]
        self._common = Counter(piece for each in known for piece in each)
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(known):
            for piece in self._rarest(each):
                self._by_piece[piece].append(number)

    def near(self, text: str) -> list[tuple[int, float]]:
        """The numbers of the most similar lines with their likeness, most similar first."""
        own = pieces(text)
        likely = {n for piece in self._rarest(own) for n in self._by_piece.get(piece, ())}
        found = [(number, _share(own, pieces(self._texts[number]))) for number in likely]
        near = [(number, share) for number, share in found if share >= ALIKE_FROM]
        return sorted(near, key=lambda each: (-each[1], each[0]))[:MOST_TOLD]

    def _rarest(self, own: frozenset[str]) -> list[str]:
        """Two lines that are alike share at least one of these, whatever else they share."""
        enough = len(own) - math.ceil(ALIKE_FROM * len(own)) + 1
        return sorted(own, key=lambda piece: (self._common[piece], piece))[:enough]


class KnownLines(Generic[SaidT]):
    """Known lines to compare with, file by file, so that one changed file costs one index."""

    def __init__(self, known: Iterable[SaidT]) -> None:
        by_file: dict[str, list[SaidT]] = defaultdict(list)
        for each in known:
            by_file[each.file].append(each)
        self._files = [(lines, _index(tuple(e.text for e in lines))) for lines in by_file.values()]

    def alike(self, text: str) -> list[SaidT]:
        """The known lines that say nearly the same as the text, the most similar first."""
        near = [
            (share, lines[number])
            for lines, index in self._files
            for number, share in index.near(text)
        ]
        return [line for _, line in sorted(near, key=lambda each: -each[0])[:MOST_TOLD]]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


@lru_cache(maxsize=32)
def _index(texts: tuple[str, ...]) -> Likeness:
    return Likeness(texts)
