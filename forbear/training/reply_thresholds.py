"""From which score on a label counts, measured on lines that training did not see."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forbear.safety.conduct.labels import PLAIN

FALSE_ALARMS = 0.02
"""Share of good lines on which any label may be seen that no good reply holds."""
FALSE_ACTS = 0.02
"""Share of near misses on which an act may be seen that good replies hold too."""
_STEPS = np.geomspace(0.0005, 0.05, 60)


def thresholds(labels: Sequence[str], scores: np.ndarray, lacks: np.ndarray) -> np.ndarray:
    """(labels,): from the scores of pieces, and which of them surely lack which label: both are
    (pieces, labels)."""
    always = [place for place, label in enumerate(labels) if label not in PLAIN]
    good = lacks[:, always].all(axis=1)
    chosen = np.empty(len(labels))
    for place, label in enumerate(labels):
        if label in PLAIN:
            chosen[place] = np.quantile(scores[lacks[:, place], place], 1 - FALSE_ACTS)
    for rate in _STEPS:
        limits = np.array([np.quantile(scores[lacks[:, p], p], 1 - rate) for p in always])
        if (scores[np.ix_(good, always)] > limits).any(axis=1).mean() > FALSE_ALARMS:
            break
        chosen[always] = limits
    return chosen
