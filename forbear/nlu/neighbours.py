"""How like a message is to the training lines of each intent, line by line.

A linear head draws one border around an intent; a few lines said in an odd way are a place of
their own that only their neighbours show. Added to the head's margins it is worth a point of
macro-F1 on lines of other authors (docs/understanding.md).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from forbear.nlu.linear_heads import as_stored

NEAREST = 5
"""So many lines of an intent speak for it."""


class Neighbours:
    """The training rows, sorted by class, ready to be compared with one row."""

    def __init__(self, dense: np.ndarray, ngrams: csr_matrix, starts: np.ndarray) -> None:
        """`dense` has a row a line, `ngrams` a column; a class begins at each of `starts`."""
        self._dense = dense
        self._ngrams = ngrams
        self._starts = starts

    @classmethod
    def fit(cls, rows: csr_matrix, classes: np.ndarray, dense_width: int) -> Neighbours:
        """`classes` holds the number of each row's class; every number up to the largest occurs."""
        order = np.argsort(classes, kind="stable")
        unit = normalize(rows)[order]
        return cls(
            as_stored(unit[:, :dense_width].toarray()),
            _with_stored_data(unit[:, dense_width:].T.tocsr()),
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
        ngrams = row.indices[~is_dense] - width
        known = csr_matrix(
            (values[~is_dense], ngrams, np.array([0, len(ngrams)])),
            shape=(1, self._ngrams.shape[0]),
        )
        shared = known @ self._ngrams
        cosines[shared.indices] += shared.data
        ends = np.append(self._starts[1:], len(cosines))
        return np.array(
            [_mean_of_highest(cosines[a:b]) for a, b in zip(self._starts, ends, strict=True)]
        )

    def save(self, path: Path) -> None:
        """In half precision: three digits of a cosine are enough, and the model packs faster."""
        np.savez(
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


def _with_stored_data(ngrams: csr_matrix) -> csr_matrix:
    ngrams.data = as_stored(ngrams.data)
    return ngrams


def _mean_of_highest(cosines: np.ndarray) -> float:
    if len(cosines) > NEAREST:
        cosines = np.partition(cosines, -NEAREST)[-NEAREST:]
    return float(cosines.mean())
