"""A small pipeline, trained for real on a part of the data."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.nlu.corpus import training_lines

if TYPE_CHECKING:
    from tests.nlu.pipeline import Pipeline

INTENTS = ("greet", "ask_balance", "abuse_agent", "express_self_harm", "out_of_scope")
PER_LANGUAGE = 14


@pytest.fixture(scope="session")
def make_data():
    """A part of the training data; fresh each time, as components add to what they are given."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    lines = defaultdict(list)
    for line in training_lines():
        lines[line.intent, line.language].append(line)

    def make() -> TrainingData:
        return TrainingData(
            [
                Message.build(line.text, line.intent, example_metadata=line.labels)
                for (intent, _), found in lines.items()
                if intent in INTENTS
                for line in found[:PER_LANGUAGE]
            ]
        )

    return make


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, make_data) -> Pipeline:
    from tests.nlu.pipeline import Pipeline

    pipeline = Pipeline(tmp_path_factory.mktemp("storage"))
    pipeline.train(make_data(), Path(tmp_path_factory.mktemp("vectors")))
    return pipeline


@pytest.fixture(scope="session")
def pipeline(trained: Pipeline) -> Pipeline:
    """As a server loads it."""
    return trained.loaded()
