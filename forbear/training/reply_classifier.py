"""Trains the wording classifier of the conduct check from the lines of `data/conduct`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from forbear.at_once import at_once
from forbear.safety.conduct.classifier import Trained
from forbear.safety.conduct.labels import HARMFUL, LABELS, PLAIN, WORDING
from forbear.safety.conduct.places import sentences
from forbear.safety.normalise import normalise
from forbear.training.reply_corpus import NOTHING, Line
from forbear.training.reply_features import features_of
from forbear.training.reply_thresholds import thresholds

STRENGTH = 50.0
"""Inverse of the regularisation."""
TOLERANCE = 0.1
"""Of the solver: finer changes no verdict and takes three times as long."""
UNLIKE = 0.0
"""A score below which a line of another label is taken for one that does not do an act."""
FROM_OTHERS = 0.5
"""Weight of a line that was written for another label."""
OF_A_SENTENCE = 0.7
"""Weight of one sentence of a longer near miss."""
HARM_COUNTS = 3.0
"""How much the likelihood that anything at all is wrong adds to that of one wording."""
HARM = "harm"
KEPT_OUT = 4
"""One line in so many sets the thresholds."""


@dataclass(frozen=True)
class Rows:
    """Pieces of lines with what is known of each."""

    texts: list[str]
    labels: np.ndarray
    holds: np.ndarray
    weights: np.ndarray
    numbers: np.ndarray
    """Of the line, so that its wordings and sentences stay together."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Rows:
        """Each line; of a near miss each sentence too, as none of them holds its label."""
        rows = []
        for line in lines:
            text = normalise(line.text).text
            rows.append((text, line, line.weight))
            places = sentences(text)
            if not line.holds and len(places) > 1:
                rows += [(text[p.start : p.end], line, OF_A_SENTENCE * line.weight) for p in places]
        return cls(
            [text for text, _, _ in rows],
            np.array([line.label for _, line, _ in rows]),
            np.array([line.holds for _, line, _ in rows]),
            np.array([weight for _, _, weight in rows]),
            np.array([line.number for _, line, _ in rows]),
        )

    def positive(self, label: str) -> np.ndarray:
        if label == HARM:
            return np.isin(self.labels, (*WORDING, *HARMFUL)) & self.holds
        return (self.labels == label) & self.holds

    def negative(self, label: str) -> np.ndarray:
        """Lines that surely do not hold it: one that breaks another rule is unknown."""
        own: np.ndarray = np.isin(self.labels, (label, NOTHING)) & ~self.holds
        if label in PLAIN:
            return own
        good = ~self.holds | np.isin(self.labels, PLAIN)
        return own | (good & ~self.positive(label))

    def weight(self, label: str) -> np.ndarray:
        if label == HARM:
            return self.weights
        return self.weights * np.where(self.labels == label, 1.0, FROM_OTHERS)


def train_classifier(lines: Sequence[Line], version: str) -> Trained:
    """Thresholds from a training that a part of the lines was kept out of; then one of all."""
    rows = Rows.of(lines)
    grams, rarity, features = features_of(rows.texts)
    kept_out = rows.numbers % KEPT_OUT == 0
    weights, offsets = _fit(rows, features, ~kept_out)
    scores = features[kept_out] @ weights + offsets
    lacks = np.stack([rows.negative(label)[kept_out] for label in LABELS], axis=1)
    counts_from = thresholds(LABELS, scores, lacks)
    weights, offsets = _fit(rows, features, np.ones(len(rows.texts), dtype=bool))
    return Trained(
        LABELS,
        grams,
        rarity,
        weights.astype(np.float32),
        (offsets - counts_from).astype(np.float32),
        version,
    )


def _fit(rows: Rows, features: csr_matrix, used: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(features, labels) and (labels,)."""
    jobs = [(_fit_one, features, *_known_of(label, rows, used)) for label in (HARM, *LABELS)]
    (harm, harm_offset), *fitted = at_once(jobs, len(rows.texts))
    weights = np.empty((features.shape[1], len(LABELS)))
    offsets = np.empty(len(LABELS))
    for place, (label, (own, offset)) in enumerate(zip(LABELS, fitted, strict=True)):
        share = 0.0 if label in PLAIN else HARM_COUNTS
        weights[:, place] = own + share * harm
        offsets[place] = offset + share * harm_offset
    return weights, offsets


def _known_of(
    label: str, rows: Rows, used: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Which rows hold the label, lack it and may do either; and what each weighs."""
    holds, lacks = rows.positive(label) & used, rows.negative(label) & used
    others = used & (rows.labels != label) & ~lacks & (label in PLAIN)
    return holds, lacks, others, rows.weight(label)


def _fit_one(
    features: csr_matrix,
    holds: np.ndarray,
    lacks: np.ndarray,
    others: np.ndarray,
    weights: np.ndarray,
) -> tuple[np.ndarray, float]:
    model = _separate(features, holds, lacks, weights)
    if others.any():
        # Other lines may do it too: those that look least like it stand for the ones that do not.
        unlike = model.decision_function(features) < UNLIKE
        model = _separate(features, holds, lacks | (others & unlike), weights)
    return model.coef_[0], float(model.intercept_[0])


def _separate(
    features: csr_matrix, holds: np.ndarray, lacks: np.ndarray, weights: np.ndarray
) -> LogisticRegression:
    chosen = np.flatnonzero(holds | lacks)
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", dual=True, tol=TOLERANCE, random_state=0
    )
    model.fit(features[chosen], holds[chosen], sample_weight=weights[chosen])
    return model
