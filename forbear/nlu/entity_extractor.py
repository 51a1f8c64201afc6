"""Finds amounts, dates and the other entities, with values that a program can use."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.entities import extract

MAX_CHARACTERS = 2000


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PatternEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Adds entities; a relative date is resolved from `now` in the message's metadata."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint("forbear.nlu.entities")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PatternEntityExtractor:
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data  # nothing downstream learns from these entities

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = (message.get(TEXT) or "")[:MAX_CHARACTERS]
            found = extract(text, _anchor(message), message.get("language"))
            entities = [
                {
                    "entity": e.entity,
                    "value": e.value,
                    "text": e.text,
                    "start": e.start,
                    "end": e.end,
                    "extractor": type(self).__name__,
                    **e.extra,
                }
                for e in found
            ]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
        return messages


def _anchor(message: Message) -> datetime:
    """The customer's own time of writing where the channel gave it, else now in UTC."""
    stated = (message.get("metadata") or {}).get("now")
    return datetime.fromisoformat(stated) if stated else datetime.now(timezone.utc)
