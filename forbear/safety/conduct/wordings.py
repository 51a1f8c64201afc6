"""What the wording classifier sees in a reply, and how its word and the patterns' go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from forbear.safety.conduct.classifier import best_scores, current_classifier
from forbear.safety.conduct.labels import act_of
from forbear.safety.conduct.places import pieces
from forbear.safety.conduct.spans import Span

KEPT_TEXTS = 2048
DOUBT = -1.5


@dataclass(frozen=True)
class Judged:
    """A reply's pieces with their scores; no pieces where no classifier is trained."""

    pieces: Sequence[Span]
    scores: np.ndarray
    """(pieces, labels): above zero a label counts."""
    columns: dict[str, int]
    """Of each label that was learned, by the name that the rules know."""
    doubts: np.ndarray

    def weigh(self, label: str, by_patterns: list[Span]) -> list[Span]:
        """Where a label stands: what the patterns found and the classifier does not doubt,
        and the sentences that it recognises by itself."""
        column = self.columns.get(label)
        if column is None:
            return by_patterns
        scores = self.scores[:, column]
        kept = [span for span in by_patterns if self._best(span, scores) >= DOUBT]
        learned = [
            piece
            for piece, score in zip(self.pieces, scores, strict=True)
            if score > 0 and not any(_touch(piece, span) for span in kept)
        ]
        return sorted([*kept, *_narrowest(learned)])

    def _best(self, span: Span, scores: np.ndarray) -> float:
        touching = [score for p, score in zip(self.pieces, scores, strict=True) if _touch(p, span)]
        return max(touching, default=0.0)


def _touch(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


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
        return Judged((), np.empty((0, 0)), {}, np.empty(0))
    columns = {act_of(label): place for place, label in enumerate(classifier.labels)}
    scores = best_scores(classifier, (text[piece.start : piece.end] for piece in found))
    return Judged(found, scores, columns, classifier.doubts)
