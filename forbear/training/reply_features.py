"""Counts the features of the lines that the wording classifier learns from, each line once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags

from forbear.safety.conduct.grams import grams

SEEN_IN = 2
"""Lines that must hold a feature before it counts."""


def features_of(texts: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray, csr_matrix]:
    """The features that count, how rare each is, and (texts, features) of unit length."""
    names, counts = _counted(texts)
    seen = np.bincount(counts.indices, minlength=len(names))
    kept = sorted(np.flatnonzero(seen >= SEEN_IN), key=names.__getitem__)
    rarity = (np.log((1 + len(texts)) / (1 + seen[kept])) + 1).astype(np.float32)
    features = csr_matrix(counts[:, kept])
    features.data = 1 + np.log(features.data)
    features = csr_matrix(features @ diags(rarity))
    lengths = np.sqrt(np.asarray(features.multiply(features).sum(axis=1)).ravel())
    features = csr_matrix(diags(1 / np.where(lengths, lengths, 1)) @ features)
    return tuple(names[place] for place in kept), rarity, features


def _counted(texts: Sequence[str]) -> tuple[list[str], csr_matrix]:
    """Every feature, and (texts, features): how often each occurs."""
    places: dict[str, int] = {}
    columns: list[int] = []
    often: list[int] = []
    ends = [0]
    for text in texts:
        for gram, count in Counter(grams(text)).items():
            columns.append(places.setdefault(gram, len(places)))
            often.append(count)
        ends.append(len(columns))
    shape = (len(texts), len(places))
    return list(places), csr_matrix((np.array(often, np.float32), columns, ends), shape=shape)
