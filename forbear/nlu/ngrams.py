"""Weighted n-grams of a text, as scikit-learn's TfidfVectorizer weighs them.

Its transform is made for thousands of texts and spends a millisecond on one, and its fit takes
several times as long as counting does when the n-grams are listed already.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack


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
        distinct = [set(ngrams) for ngrams in texts]
        holders = Counter(chain.from_iterable(distinct))
        terms = sorted(term for term, count in holders.items() if count >= least_documents)
        counts = np.array([holders[term] for term in terms], dtype=np.float64)
        # As if one text more held every term: none weighs nothing.
        return cls(terms, np.log((1 + len(distinct)) / (1 + counts)) + 1)

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

    def rows(self, texts: Iterable[Sequence[str]]) -> csr_matrix:
        """`row` of many texts at once, shape (texts, width)."""
        number = self._number
        found, ends = array("i"), [0]
        for ngrams in texts:
            found.extend([number[gram] for gram in ngrams if gram in number])
            ends.append(len(found))
        columns, ones = np.array(found, dtype=np.int32), np.ones(len(found))
        rows = csr_matrix((ones, columns, np.array(ends)), shape=(len(ends) - 1, self.width))
        rows.sum_duplicates()
        rows.data = (1 + np.log(rows.data)) * self._idf[rows.indices]
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)))[:, 0]
        rows.data /= np.repeat(lengths, np.diff(rows.indptr))
        return rows

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


def each_side_by_side(tables: Sequence[csr_matrix]) -> list[csr_matrix]:
    """`side_by_side` of every text at once: what several tables' `rows` hold, cut into rows."""
    joined = csr_matrix(hstack(tables), dtype=np.float32)
    joined.sort_indices()
    width, ends = joined.shape[1], joined.indptr.tolist()
    return [
        csr_matrix(
            (joined.data[start:end], joined.indices[start:end], np.array([0, end - start])),
            shape=(1, width),
        )
        for start, end in pairwise(ends)
    ]
