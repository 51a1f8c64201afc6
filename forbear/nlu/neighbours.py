"""How like a message is to the training lines of each intent, line by line.

A linear head draws one border around an intent; a few lines said in an odd way are a place of
their own that only their neighbours show. Added to the head's margins it is worth a point of
macro-F1 on lines of other authors (docs/understanding.md).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.preprocessing import normalize

from forbear.nlu.linear_heads import as_stored
from forbear.nlu.packed_arrays import save_arrays

NEAREST = 5
"""So many lines of an intent speak for it."""
COMMON = 2000
"""An n-gram in more lines tells them apart no better, and costs most of the work."""


class Neighbours:
    """The training rows, sorted by class, ready to be compared with one row."""

    def __init__(self, dense: np.ndarray, ngrams: csr_matrix, starts: np.ndarray) -> None:
        """`dense` has a row a line, `ngrams` a column; a class begins at each of `starts`."""
        self._dense = dense
        self._ngrams = ngrams
        self._starts = starts
        ends = np.append(starts[1:], len(dense))
        self._bounds = list(zip(starts.tolist(), ends.tolist(), strict=True))
        # Where the nearest lines of each class stand once they were sorted to its end.
        self._nearest = np.maximum(ends[:, None] - 1 - np.arange(NEAREST), 0)
        self._counts = ends[:, None] - 1 - np.arange(NEAREST) >= starts[:, None]

    @classmethod
    def fit(cls, rows: csr_matrix, classes: np.ndarray, dense_width: int) -> Neighbours:
        """`classes` holds the number of each row's class; every number up to the largest occurs."""
        order = np.argsort(classes, kind="stable")
        unit = normalize(rows)[order]
        return cls(
            as_stored(unit[:, :dense_width].toarray()),
            _telling(unit[:, dense_width:].T.tocsr()),
            np.searchsorted(classes[order], np.arange(classes.max() + 1)),
        )

    def likeness(self, row: csr_matrix) -> np.ndarray:
        """Mean cosine to the nearest lines of each class, shape (classes,)."""
        width = self._dense.shape[1]
        values = (row.data / (np.sqrt(row.data @ row.data) or 1.0)).astype(np.float32)
        is_dense = row.indices < width
        vector = np.zeros(width, dtype=np.float32)
        vector[row.indices[is_dense]] = values[is_dense]
        cosines = self._dense @ vector
        cosines += self._shared(row.indices[~is_dense] - width, values[~is_dense])
        for a, b in self._bounds:
            if b - a > NEAREST:
                cosines[a:b].partition(b - a - NEAREST)
        nearest = cosines[self._nearest]
        nearest[~self._counts] = 0.0
        means: np.ndarray = nearest.sum(axis=1) / self._counts.sum(axis=1)
        return means

    def _shared(self, ngrams: np.ndarray, values: np.ndarray) -> np.ndarray:
        """What the n-grams that a message shares with each line add to its cosine.

        scipy's product of two sparse matrices spends most of its time on checking them.
        """
        starts, ends = self._ngrams.indptr[ngrams], self._ngrams.indptr[ngrams + 1]
        places = [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        if not places:
            return np.zeros(len(self._dense), dtype=np.float32)
        lines = np.concatenate([self._ngrams.indices[place] for place in places])
        weights = np.concatenate([self._ngrams.data[place] for place in places])
        weights *= np.repeat(values, ends - starts)
        added = np.bincount(lines, weights=weights, minlength=len(self._dense))
        return added.astype(np.float32)

    def save(self, path: Path) -> None:
        """In half precision: three digits of a cosine are enough, and the model packs faster."""
        save_arrays(
            path,
            dense=self._dense.astype(np.float16),
            starts=self._starts,
            data=self._ngrams.data.astype(np.float16),
            indices=self._ngrams.indices.astype(np.min_scalar_type(len(self._dense))),
            indptr=self._ngrams.indptr,
        )

    @classmethod
    def load(cls, path: Path) -> Neighbours:
        stored = np.load(path, allow_pickle=False)
        dense = stored["dense"].astype(np.float32)
        ngrams = csr_matrix(
            (
                stored["data"].astype(np.float32),
                stored["indices"].astype(np.int32),
                stored["indptr"],
            ),
            shape=(len(stored["indptr"]) - 1, len(dense)),
        )
        return cls(dense, ngrams, stored["starts"])


def _telling(ngrams: csr_matrix) -> csr_matrix:
    """Without the common n-grams, whose rows stay but are empty."""
    telling = csr_matrix(diags((np.diff(ngrams.indptr) <= COMMON).astype(np.float32)) @ ngrams)
    telling.eliminate_zeros()
    telling.data = as_stored(telling.data)
    return telling
