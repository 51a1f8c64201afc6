"""Weighted n-grams of a text: a vocabulary fitted by scikit-learn, looked up without its overhead.

scikit-learn's own transform is made for thousands of texts at once and spends a millisecond on one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer


class NgramTable:
    """TF-IDF rows of unit length, with sublinear term frequency."""

    def __init__(self, terms: Sequence[str], idf: np.ndarray) -> None:
        """`idf` holds the weight of each term."""
        self._terms = list(terms)
        self._idf = idf
        self._number = {term: i for i, term in enumerate(self._terms)}

    @classmethod
    def fit(cls, texts: Iterable[Sequence[str]], least_documents: int) -> NgramTable:
        """`texts` are lists of n-grams; what stands in fewer than `least_documents` is left out."""
        vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=least_documents)
        vectorizer.fit(texts)
        return cls(vectorizer.get_feature_names_out().tolist(), vectorizer.idf_)

    @property
    def width(self) -> int:
        return len(self._terms)

    def row(self, ngrams: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of the known n-grams, ascending, and their weights."""
        number = self._number
        counts = Counter([number[gram] for gram in ngrams if gram in number])
        order = sorted(counts)
        found = np.array(order, dtype=np.int32)
        weights = (1 + np.log([counts[i] for i in order])) * self._idf[found]
        return found, weights / (np.sqrt(weights @ weights) or 1.0)

    def save(self, folder: Path, name: str) -> None:
        (folder / f"{name}.json").write_text(json.dumps(self._terms), encoding="utf-8")
        np.save(folder / f"{name}.npy", self._idf)

    @classmethod
    def load(cls, folder: Path, name: str) -> NgramTable:
        terms = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return cls(terms, np.load(folder / f"{name}.npy", allow_pickle=False))


def side_by_side(
    rows: Sequence[tuple[np.ndarray, np.ndarray]], widths: Sequence[int]
) -> csr_matrix:
    """The rows of one text from several tables as one, shape (1, sum of widths)."""
    starts = np.cumsum([0, *widths])
    columns = np.concatenate(
        [found + start for (found, _), start in zip(rows, starts, strict=False)]
    )
    values = np.concatenate([weights for _, weights in rows]).astype(np.float32)
    return csr_matrix((values, columns, np.array([0, len(columns)])), shape=(1, int(starts[-1])))
