"""What the wording classifier sees in a reply, and how its word and the patterns' go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from forbear.safety.conduct.classifier import current_classifier
from forbear.safety.conduct.labels import PLAIN, WORDING, act_of
from forbear.safety.conduct.places import pieces
from forbear.safety.conduct.spans import Span

KEPT_TEXTS = 2048
BELIEVED_FROM, PLAIN_BELIEVED_FROM = -6.0, -1.0
"""The score from which a pattern is believed; an act of good replies needs more."""
NAMED = 3
"""Rules of wording that one sentence is said to break."""
EXCEPTED = 3.0
"""The score that a sentence needs which holds an exception of the label's patterns."""
_PLAIN = frozenset(map(act_of, PLAIN))


@dataclass(frozen=True)
class Judged:
    """A reply's pieces with their scores; no columns where no classifier is trained."""

    pieces: Sequence[Span]
    scores: np.ndarray
    """(pieces, labels): above zero a label counts."""
    columns: Mapping[str, int]
    """Of each label that was learned, by the name that the rules know."""

    def weigh(self, label: str, by_patterns: list[Span], excepted: list[Span]) -> list[Span]:
        """Where a label stands: what the patterns found and the classifier does not doubt,
        and the sentences that it recognises by itself."""
        column = self.columns.get(label)
        if column is None:
            return by_patterns
        scores = self.scores[:, column]
        if not by_patterns and not (scores > 0).any():
            return []
        believed = PLAIN_BELIEVED_FROM if label in _PLAIN else BELIEVED_FROM
        kept = [span for span in by_patterns if self._best(span, scores) >= believed]
        learned = [
            piece
            for piece, score in zip(self.pieces, scores, strict=True)
            if score > (EXCEPTED if _touches(piece, excepted) else 0) and not _touches(piece, kept)
        ]
        return sorted([*kept, *_narrowest(learned)])

    def _best(self, span: Span, scores: np.ndarray) -> float:
        pairs = zip(self.pieces, scores, strict=True)
        return max((score for piece, score in pairs if _touches(piece, [span])), default=0.0)


def _touches(place: Span, others: Iterable[Span]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def _narrowest(found: list[Span]) -> list[Span]:
    """Without the whole where one of its sentences was found."""
    return [
        span
        for span in found
        if not any(o != span and span.start <= o.start and o.end <= span.end for o in found)
    ]


@lru_cache(maxsize=KEPT_TEXTS)
def judge(text: str) -> Judged:
    """What was learned of the pieces of normalised text."""
    classifier = current_classifier()
    found = pieces(text)
    if classifier is None or not found:
        return Judged((), np.empty((0, 0)), {})
    columns = {act_of(label): place for place, label in enumerate(classifier.labels)}
    scores = np.stack([classifier.scores(text[piece.start : piece.end]) for piece in found])
    return Judged(found, _likeliest(scores, classifier.labels), columns)


def _likeliest(scores: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """The same, where of the wordings that are always wrong only the likeliest of a piece count:
    they share much of what they are recognised by."""
    always = [place for place, label in enumerate(labels) if label in WORDING]
    least = np.sort(scores[:, always], axis=1)[:, -NAMED, None]
    kept = scores.copy()
    kept[:, always] = np.where(
        scores[:, always] >= least, scores[:, always], np.minimum(scores[:, always], 0)
    )
    if (kept[:-1, always] > 0).any():  # the whole sounds wrong of what its sentence is
        kept[-1, always] = np.minimum(kept[-1, always], 0)
    return kept
