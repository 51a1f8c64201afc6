"""Reads back what the featurizers left on a message, as one row for the heads."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack

DENSE_WEIGHT = 0.9
"""Of the sentence vector beside the n-grams, both being of unit length; .7 to 1.1 score alike."""


KEPT_ROW = "forbear_row"


class NoSentenceVectorError(ValueError):
    """A head ran before any featurizer that gives a sentence vector."""


def message_row(message: Message) -> csr_matrix:
    """Sentence vector and n-grams of one message, shape (1, features); empty text gives zeros."""
    features, row = message.get(KEPT_ROW) or (0, None)
    if row is None or features != len(message.features):
        row = message_rows([message])
        message.set(KEPT_ROW, (len(message.features), row))  # for the heads that come after
    return row


def message_rows(messages: list[Message]) -> csr_matrix:
    """Shape (messages, features)."""
    vectors = csr_matrix(np.vstack([_sentence_vector(m) for m in messages]) * DENSE_WEIGHT)
    ngrams = [row for m in messages if (row := _ngrams(m)) is not None]
    return csr_matrix(hstack([vectors, vstack(ngrams)])) if ngrams else vectors


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
    return np.concatenate([features[0] for features in dense], dtype=np.float32)


def _ngrams(message: Message) -> csr_matrix | None:
    sparse = _sentence_features(message, sparse=True)
    return csr_matrix(hstack(sparse)) if len(sparse) > 1 else next(iter(sparse), None)


def _sentence_features(message: Message, *, sparse: bool) -> list[Any]:
    """As the featurizers left them; Rasa's own reading copies each row, four times a message."""
    return [
        found.features
        for found in message.features
        if found.type == FEATURE_TYPE_SENTENCE
        and found.attribute == TEXT
        and found.is_sparse() == sparse
    ]
