"""Names the intent of a message, and the further intents that the same message may hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.config_checks import require_number, require_share, require_whole
from forbear.nlu.intent_head import IntentHead
from forbear.nlu.vectors import message_row, message_rows, vector_width

STRENGTH_KEY = "C"
FURTHER_KEY = "further_intents_from"
RANKING_KEY = "ranking_length"
EMPTY_INTENT = {"name": "out_of_scope", "confidence": 1.0}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceIntentClassifier(IntentClassifier, GraphComponent):
    """Support vector machines and nearest lines over sentence vector and n-grams."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            # Larger follows the training examples more closely.
            STRENGTH_KEY: 0.6,
            # A further intent is named from this confidence on.
            FURTHER_KEY: 0.25,
            RANKING_KEY: 5,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint(
            "forbear.nlu.config_checks",
            "forbear.nlu.intent_head",
            "forbear.nlu.linear_heads",
            "forbear.nlu.neighbours",
            "forbear.nlu.vectors",
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceIntentClassifier:
        require_number(cls.__name__, config, STRENGTH_KEY)
        require_share(cls.__name__, config, FURTHER_KEY)
        require_whole(cls.__name__, config, RANKING_KEY)
        return cls(config, model_storage, resource)

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        head: IntentHead | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._head = head

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        if len({m.get(INTENT) for m in examples}) < 2:
            raise InvalidConfigException(
                "SentenceIntentClassifier: the training data holds fewer than two intents."
            )
        self._head = IntentHead.fit(
            message_rows(examples),
            [m.get(INTENT) for m in examples],
            self._config[STRENGTH_KEY],
            vector_width(examples[0]),
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._head.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceIntentClassifier:
        with model_storage.read_from(resource) as folder:
            head = IntentHead.load(folder)
        return cls(config, model_storage, resource, head)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking[: self._config[RANKING_KEY]], add_to_output=True)
            message.set("intents", self._named(ranking), add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        row = message_row(message)
        if self._head is None or row.nnz == 0:
            return [EMPTY_INTENT]
        chances = self._head.chances(row)
        return [
            {"name": self._head.classes[i], "confidence": round(float(chances[i]), 4)}
            for i in np.argsort(-chances)
        ]

    def _named(self, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
        first, *others = ranking
        return [first, *(i for i in others if i["confidence"] >= self._config[FURTHER_KEY])]
