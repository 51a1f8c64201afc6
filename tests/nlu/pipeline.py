"""The pipeline of config.yml, component by component, as Rasa itself makes, trains and loads it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import class_from_module_path

from tests.nlu.corpus import ROOT, Loader

Entry = tuple[type, dict[str, Any]]


@lru_cache(maxsize=1)
def _config() -> dict[str, Any]:
    return yaml.load((ROOT / "config.yml").read_text("utf-8"), Loader)


def components() -> list[tuple[str, Entry]]:
    """Each component of ours with its whole configuration, in the order of the pipeline."""
    return _ours("pipeline")


def policies() -> list[tuple[str, Entry]]:
    return _ours("policies")


def _ours(section: str) -> list[tuple[str, Entry]]:
    found = []
    for entry in _config()[section]:
        if entry["name"].startswith("forbear."):
            component = class_from_module_path(entry["name"])
            config = {
                **component.get_default_config(),
                **{k: v for k, v in entry.items() if k != "name"},
            }
            found.append((component.__name__, (component, config)))
    return found


def context(name: str) -> ExecutionContext:
    return ExecutionContext(GraphSchema({}), node_name=name)


def make(component: type, config: dict[str, Any], storage: LocalModelStorage) -> Any:
    name = component.__name__
    return component.create(config, storage, Resource(name), context(name))


def load(component: type, config: dict[str, Any], storage: LocalModelStorage) -> Any:
    name = component.__name__
    return component.load(config, storage, Resource(name), context(name))


class Pipeline:
    """All components over one storage."""

    def __init__(self, folder: Path) -> None:
        self.storage = LocalModelStorage.create(folder)
        self.parts: list[Any] = []

    def train(self, data: TrainingData, cache: Path) -> None:
        """In Rasa's order: what learns is trained, then each part adds to the examples."""
        for _, (component, config) in components():
            config = {
                **config,
                **({"cache_folder": str(cache)} if "cache_folder" in config else {}),
            }
            part = make(component, config, self.storage)
            if DefaultV1Recipe._from_registry(component.__name__).is_trainable:
                part.train(data)
            if hasattr(part, "process_training_data"):
                data = part.process_training_data(data)
            self.parts.append(part)

    def loaded(self) -> Pipeline:
        """The same parts as another process finds them."""
        other = Pipeline.__new__(Pipeline)
        other.storage = self.storage
        other.parts = [
            load(component, config, self.storage) for _, (component, config) in components()
        ]
        return other

    def process(self, texts: Sequence[str | None], **metadata: Any) -> list[Message]:
        messages = [Message({TEXT: text, "metadata": metadata}) for text in texts]
        for part in self.parts:
            messages = part.process(messages)
        return messages
