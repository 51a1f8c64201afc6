"""Which training examples are nearest to a message, by the pieces of its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import Any

from forbear.lessons.examples import Example, read_examples
from forbear.lessons.folder import Folder
from forbear.lessons.likeness import pieces

SHOWN = 8
NEAR = 0.08
"""Less than this in common is chance."""
VOTERS = 5
CONVINCED = 0.2
"""What the nearest examples of one intent must have in common with a message, taken together."""
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


# One edit changes one line of thousands: the others are not taken apart again.
@lru_cache(maxsize=50_000)
def _pieces(text: str) -> frozenset[str]:
    """Three letters each, and pairs of Chinese characters, of which most words are made."""
    return pieces(text) | frozenset(_HAN_PAIR.findall(text))


class NearBy:
    """All examples with their pieces; a piece that few have says more than one that many have."""

    def __init__(self, examples: tuple[Example, ...]) -> None:
        self._examples = examples
        self._pieces = [_pieces(each.text) for each in examples]
        seen = Counter(piece for each in self._pieces for piece in each)
        self._weights = {p: math.log(1 + len(examples) / n) for p, n in seen.items()}
        self._sizes = [self._size(each) for each in self._pieces]

    def near(self, text: str) -> list[tuple[float, Example]]:
        own = _pieces(text)
        size = self._size(own)
        found = []
        for example, other, other_size in zip(
            self._examples, self._pieces, self._sizes, strict=True
        ):
            shared = self._size(own & other)
            if shared and (share := shared / (size + other_size - shared)) >= NEAR:
                found.append((share, example))
        return sorted(found, key=lambda each: -each[0])[:SHOWN]

    def _size(self, some: frozenset[str]) -> float:
        return sum(self._weights.get(piece, 1.0) for piece in some)


def similar(folder: Folder, text: str, intent: str | None) -> dict[str, Any]:
    """The nearest examples, and the intent that most of them have where that is another one."""
    found = _near_by(tuple(read_examples(folder))).near(text)
    votes = Counter[str]()
    for share, example in found[:VOTERS]:
        votes[example.intent] += share  # type: ignore[assignment]
    # One line that is a little like it is no reason to doubt the trainer.
    likely = [name for name, weight in votes.most_common(1) if weight >= CONVINCED]
    winner = likely[0] if likely else None
    return {
        "similar": [{**each.as_json(), "share": round(share, 2)} for share, each in found],
        "nearer": winner if winner and intent and winner != intent else None,
    }


@lru_cache(maxsize=1)
def _near_by(examples: tuple[Example, ...]) -> NearBy:
    return NearBy(examples)
