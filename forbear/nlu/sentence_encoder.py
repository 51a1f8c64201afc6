"""The sentence encoder as a dense featurizer: one vector a message.

The encoder's 512 numbers are projected onto the directions in which the training lines differ most.
64 of them tell the intents apart as well as all (docs/understanding.md) and halve the training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.config_checks import require_whole
from forbear.nlu.embeddings import EmbeddingCache, embed, encoder_version
from forbear.nlu.kept_for import KeptFor
from forbear.nlu.projection import Projection
from forbear.nlu.row_features import RowFeatures

DIMENSIONS_KEY = "dimensions"
CACHE_FOLDER_KEY = "cache_folder"
PROJECTION_FILE = "projection.npz"

_encoded: KeptFor[np.ndarray] = KeptFor()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds the projected sentence vector to each message; an empty text gives zeros."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **DenseFeaturizer.get_default_config(),
            DIMENSIONS_KEY: 64,
            # Where vectors of training texts are kept between trainings; empty for nowhere.
            CACHE_FOLDER_KEY: ".rasa/cache/vectors",
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return encoder_version() + source_fingerprint(
            "forbear.nlu.config_checks",
            "forbear.nlu.embeddings",
            "forbear.nlu.folding",
            "forbear.nlu.kept_for",
            "forbear.nlu.many_lines",
            "forbear.safety.normalise",
            "forbear.nlu.projection",
            "forbear.nlu.row_features",
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        require_whole(cls.__name__, config, DIMENSIONS_KEY)
        if not isinstance(config.get(CACHE_FOLDER_KEY, ""), str):
            raise InvalidConfigException(f"SentenceEncoder: {CACHE_FOLDER_KEY} must be a path.")

    def __init__(
        self,
        config: dict[str, Any],
        name: str,
        model_storage: ModelStorage,
        resource: Resource,
        projection: Projection | None = None,
    ) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._cache_folder = config[CACHE_FOLDER_KEY]
        self._dimensions = config[DIMENSIONS_KEY]
        self._projection = projection

    def train(self, training_data: TrainingData) -> Resource:
        vectors = self._training_vectors(_with_text(training_data))
        _encoded.keep(training_data, vectors)
        self._projection = Projection.fit(vectors, self._dimensions)
        with self._model_storage.write_to(self._resource) as folder:
            self._projection.save(folder / PROJECTION_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceEncoder:
        with model_storage.read_from(resource) as folder:
            projection = Projection.load(folder / PROJECTION_FILE)
        return cls(config, execution_context.node_name, model_storage, resource, projection)

    def process(self, messages: list[Message]) -> list[Message]:
        assert self._projection is not None, "trained or loaded before it runs"
        for message in messages:
            self._add(message, self._projection(embed(message.get(TEXT) or "")))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = _with_text(training_data)
        assert self._projection is not None, "loaded before it runs"
        vectors = _encoded.take(training_data)
        if vectors is None:
            vectors = self._training_vectors(messages)
        rows = self._projection.of_all(vectors)
        for message, row in zip(messages, rows, strict=True):
            self._add(message, row)
        return training_data

    def _training_vectors(self, messages: list[Message]) -> np.ndarray:
        """Shape (messages, dimensions of the encoder)."""
        cache = EmbeddingCache(Path(self._cache_folder) if self._cache_folder else None)
        return np.stack(cache.embed_all([m.get(TEXT) for m in messages]))

    def _add(self, message: Message, row: np.ndarray) -> None:
        features = row[np.newaxis, :]
        message.add_features(RowFeatures(features, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


def _with_text(training_data: TrainingData) -> list[Message]:
    return [m for m in training_data.training_examples if m.get(TEXT)]
