"""Reads back what the featurizers left on a message, as one row for the heads."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from forbear.nlu.kept_for import KeptFor
from forbear.nlu.ngrams import side_by_side
from forbear.nlu.row_features import TableRow

DENSE_WEIGHT = 0.9
"""Of the sentence vector beside the n-grams, both being of unit length; .7 to 1.1 score alike."""
KEPT_ROW = "forbear_row"

_read: KeptFor[tuple[int, csr_matrix]] = KeptFor()
"""How many features the lines had, and their rows."""


class NoSentenceVectorError(ValueError):
    """A head ran before any featurizer that gives a sentence vector."""


def message_row(message: Message) -> csr_matrix:
    """Sentence vector and n-grams of one message, shape (1, features); empty text gives zeros."""
    features, row = message.get(KEPT_ROW) or (0, None)
    if row is None or features != len(message.features):
        ngrams = [found.features for found in _sentence_features(message, sparse=True)]
        row = _one_row(_sentence_vector(message) * DENSE_WEIGHT, ngrams)
        message.set(KEPT_ROW, (len(message.features), row))  # for the heads that come after
    return row


def _one_row(vector: np.ndarray, ngrams: list[csr_matrix]) -> csr_matrix:
    """The same as `message_rows`; scipy's joining spends a tenth of a short message on checks."""
    kept = np.flatnonzero(vector)
    parts = [(kept, vector[kept]), *((found.indices, found.data) for found in ngrams)]
    return side_by_side(parts, [len(vector), *(found.shape[1] for found in ngrams)])


def message_rows(messages: list[Message]) -> csr_matrix:
    """Shape (messages, features)."""
    vectors = csr_matrix(np.vstack([_sentence_vector(m) for m in messages]) * DENSE_WEIGHT)
    ngrams = _ngram_rows([_sentence_features(m, sparse=True) for m in messages])
    return vectors if ngrams is None else csr_matrix(hstack([vectors, ngrams]))


def training_rows(data: TrainingData) -> csr_matrix:
    """The rows of the training lines that hold text: the same for each head that asks."""
    examples = [m for m in data.training_examples if m.get(TEXT)]
    features = sum(len(m.features) for m in examples)
    kept = _read.of(data)
    if kept is None or kept[0] != features:  # a featurizer came between
        kept = features, message_rows(examples)
        _read.keep(data, kept)
    return kept[1]


def vector_width(message: Message) -> int:
    """How many columns of a row are the sentence vector; the n-grams follow."""
    return len(_sentence_vector(message))


def example_label(message: Message, key: str, default: Any) -> Any:
    """What the metadata of a training example say under this key."""
    metadata = (message.get("metadata") or {}).get("example") or {}
    return metadata.get(key, default) if isinstance(metadata, dict) else default


def _sentence_vector(message: Message) -> np.ndarray:
    dense = _sentence_features(message, sparse=False)
    if not dense:
        raise NoSentenceVectorError(
            "The message has no sentence vector: put SentenceEncoder before this component in"
            " config.yml."
        )
    return np.concatenate([found.features[0] for found in dense], dtype=np.float32)


def _ngram_rows(found: list[list[Features]]) -> csr_matrix | None:
    """`found` holds what each message has; messages without n-grams give none."""
    if all(len(each) == 1 and isinstance(each[0], TableRow) for each in found):
        rows = [each[0] for each in found]
        if len({id(row.table) for row in rows}) == 1:
            return rows[0].table[[row.number for row in rows]]
    rows = [csr_matrix(hstack([f.features for f in each])) for each in found if each]
    return csr_matrix(vstack(rows)) if rows else None


def _sentence_features(message: Message, *, sparse: bool) -> list[Features]:
    """As the featurizers left them; Rasa's own reading copies each row, four times a message."""
    return [
        found
        for found in message.features
        if found.type == FEATURE_TYPE_SENTENCE
        and found.attribute == TEXT
        and found.is_sparse() == sparse
    ]
