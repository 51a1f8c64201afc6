"""The sentence encoder as a dense featurizer: one vector a message, one a token sequence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.embeddings import EmbeddingCache, embed, encoder_version

CACHE_FOLDER_KEY = "cache_folder"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds a unit vector of 512 dimensions to each message."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **DenseFeaturizer.get_default_config(),
            # Where vectors of training texts are kept between trainings; empty for nowhere.
            CACHE_FOLDER_KEY: ".rasa/cache/vectors",
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return encoder_version() + source_fingerprint("forbear.nlu.embeddings")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        if not isinstance(config.get(CACHE_FOLDER_KEY, ""), str):
            raise InvalidConfigException(f"SentenceEncoder: {CACHE_FOLDER_KEY} must be a path.")

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._cache_folder = config[CACHE_FOLDER_KEY]

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._add(message, embed(message.get(TEXT) or ""))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        if self._cache_folder:
            vectors = EmbeddingCache(Path(self._cache_folder)).embed_all(
                [m.get(TEXT) for m in messages]
            )
        else:
            vectors = [embed(m.get(TEXT)) for m in messages]
        for message, vector in zip(messages, vectors, strict=True):
            self._add(message, vector)
        return training_data

    def _add(self, message: Message, vector: np.ndarray) -> None:
        tokens = message.get(TOKENS_NAMES[TEXT]) or []
        # Consumers such as DIET want a row for each token too: the sentence's vector stands in.
        sequence = np.repeat(vector[np.newaxis, :], max(len(tokens), 1), axis=0)
        for kind, rows in (
            (FEATURE_TYPE_SEQUENCE, sequence),
            (FEATURE_TYPE_SENTENCE, vector[np.newaxis, :]),
        ):
            message.add_features(Features(rows, kind, TEXT, self._identifier))
