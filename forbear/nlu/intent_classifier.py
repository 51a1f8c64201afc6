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
from scipy.sparse import csr_matrix

from forbear.fingerprint import source_fingerprint
from forbear.nlu.config_checks import require_number, require_share, require_whole
from forbear.nlu.further_intents import FurtherIntents
from forbear.nlu.intent_head import IntentHead
from forbear.nlu.vectors import example_label, message_row, training_rows, vector_width

STRENGTH_KEY = "C"
FURTHER_KEY = "further_intents_from"
RANKING_KEY = "ranking_length"
ALSO_KEY = "also"
"""The key of the further intents in an example's metadata in data/nlu."""
RIVAL_FROM = 0.25
"""An intent that is so nearly the first one is named too."""
FURTHER_FILE = "further.npz"
OUT_OF_SCOPE = "out_of_scope"
EMPTY_INTENT = {"name": OUT_OF_SCOPE, "confidence": 1.0}


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
            # A further intent is named from this chance on: half of them, four of five rightly.
            FURTHER_KEY: 0.1,
            RANKING_KEY: 5,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint(
            "forbear.at_once",
            "forbear.nlu.composed_lines",
            "forbear.nlu.config_checks",
            "forbear.nlu.further_intents",
            "forbear.nlu.class_borders",
            "forbear.nlu.intent_head",
            "forbear.nlu.kept_for",
            "forbear.nlu.linear_heads",
            "forbear.nlu.neighbours",
            "forbear.nlu.ngrams",
            "forbear.nlu.packed_arrays",
            "forbear.nlu.row_features",
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
        further: FurtherIntents | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._head = head
        self._further = further

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.training_examples if m.get(TEXT)]
        kept = [number for number, m in enumerate(examples) if m.get(INTENT)]
        if len({examples[number].get(INTENT) for number in kept}) < 2:
            raise InvalidConfigException(
                "SentenceIntentClassifier: the training data holds fewer than two intents."
            )
        self._learn([examples[number] for number in kept], training_rows(training_data)[kept])
        return self._resource

    def _learn(self, examples: list[Message], rows: csr_matrix) -> None:
        intents = [m.get(INTENT) for m in examples]
        strength, width = self._config[STRENGTH_KEY], vector_width(examples[0])
        self._head = IntentHead.fit(rows, intents, strength, width)
        wanted = [
            [first, *example_label(m, ALSO_KEY, ())]
            for first, m in zip(intents, examples, strict=True)
        ]
        self._further = FurtherIntents.fit(
            rows,
            [m.get(TEXT) for m in examples],
            wanted,
            self._head.classes,
            self._head.margins,
            strength,
            width,
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._head.save(folder)
            self._further.save(folder / FURTHER_FILE)

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
            further = FurtherIntents.load(folder / FURTHER_FILE)
        return cls(config, model_storage, resource, head, further)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking[: self._config[RANKING_KEY]], add_to_output=True)
            message.set("intents", self._named(message, ranking), add_to_output=True)
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

    def _named(self, message: Message, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The first intent, and those that the message wants too, the likeliest first."""
        first, *others = ranking
        wordless = not any(c.isalpha() for c in message.get(TEXT) or "")
        if self._head is None or self._further is None or not others or wordless:
            return [first]  # figures alone ask for nothing besides
        chances = self._further.chances(message_row(message))
        too = dict(zip(self._head.classes, chances.tolist(), strict=True))
        named = [
            {"name": each["name"], "confidence": round(max(each["confidence"], chance), 4)}
            for each in others
            if each["name"] != OUT_OF_SCOPE
            and (
                (chance := too[each["name"]]) >= self._config[FURTHER_KEY]
                or each["confidence"] >= RIVAL_FROM
            )
        ]
        return [first, *sorted(named, key=lambda each: -each["confidence"])]
