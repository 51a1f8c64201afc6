"""Weighted n-grams of a text, as scikit-learn's TfidfVectorizer weighs them.

Its transform is made for thousands of texts and spends a millisecond on one, and its fit takes
several times as long as counting does when the n-grams are listed already.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
    def learn(
        cls, texts: Sequence[Sequence[str]], least_documents: int
    ) -> tuple[NgramTable, csr_matrix]:
        """The table of some lists of n-grams, and what its `rows` gives of them.

        What stands in fewer than `least_documents` is left out.
        """
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__  # each new n-gram gets the next number
        found = _listed([numbers[gram] for gram in ngrams] for ngrams in texts)
        numbers.default_factory = None  # it held the table to itself
        counts = _counted(found, len(numbers))
        holders, terms = np.bincount(counts.indices, minlength=len(numbers)), list(numbers)
        order = sorted(np.flatnonzero(holders >= least_documents).tolist(), key=terms.__getitem__)
        # As if one text more held every term: none weighs nothing.
        idf = np.log((1 + len(texts)) / (1 + holders[order])) + 1
        table = cls([terms[number] for number in order], idf)
        return table, table._weighed(csr_matrix(counts[:, order]))

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

    def rows(self, texts: Sequence[Sequence[str]]) -> csr_matrix:
        """`row` of many texts at once, shape (texts, width)."""
        number = self._number
        found = _listed([number[gram] for gram in each if gram in number] for each in texts)
        return self._weighed(_counted(found, self.width))

    def _weighed(self, counts: csr_matrix) -> csr_matrix:
        """How often each text holds each term, made into rows of unit length."""
        counts.sort_indices()
        counts.data = (1 + np.log(counts.data)) * self._idf[counts.indices]
        lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)))[:, 0]
        counts.data /= np.repeat(lengths, np.diff(counts.indptr))
        return counts

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


def each_side_by_side(tables: Sequence[csr_matrix]) -> csr_matrix:
    """`side_by_side` of every text at once: what several tables' `rows` hold, as one table."""
    joined = csr_matrix(hstack(tables), dtype=np.float32)
    joined.sort_indices()
    return joined


def _listed(texts: Iterable[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all texts one after the other, and where each text begins and ends."""
    found, ends = array("i"), [0]
    for numbers in texts:
        found.extend(numbers)
        ends.append(len(found))
    return np.array(found, dtype=np.int32), np.array(ends)


def _counted(listed: tuple[np.ndarray, np.ndarray], width: int) -> csr_matrix:
    """How often each text holds each n-gram, shape (texts, width)."""
    columns, ends = listed
    counts = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, width))
    counts.sum_duplicates()
    return counts
