"""What every component of the pipeline must do: create, train, persist, load, and bear any text."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from tests.nlu.corpus import development_lines
from tests.nlu.pipeline import Pipeline, components, make

KEYS = {"language", "intent", "intents", "hostility", "risk", "entities"}
STRANGE = [
    "", " ", None, "😀🙏", "？？？！！！", "12345", "\0", "a\0b", "\ud800", "我\udfff的", "\ufeff",
    "<script>alert(1)</script>", "我" * 20_000, "pay " * 5_000, "9" * 20_000, "a" * 20_000,
    "哈" * 19_999 + "死", "\n\n\t", "{} %s {0}", "／affirm", "٣٤٥ अआ ไทย", "e\u0301" * 500,
]  # fmt: skip
every = pytest.mark.parametrize("name", [name for name, _ in components()])


def entry(name: str):
    return next(found for n, found in components() if n == name)


def answers(messages: list[Message]) -> list[dict]:
    return [{key: message.get(key) for key in sorted(KEYS)} for message in messages]


@every
def test_the_default_settings_make_a_component(name, tmp_path):
    component, _ = entry(name)

    assert make(component, component.get_default_config(), LocalModelStorage.create(tmp_path))


@every
def test_what_a_component_needs_stands_before_it(name):
    """Rasa checks this at training; a wrong order must not get that far."""
    position = [n for n, _ in components()].index(name)
    before = [component for _, (component, _) in components()[:position]]

    for needed in entry(name)[0].required_components():
        assert any(issubclass(component, needed) for component in before)


@every
def test_a_component_says_whether_it_learns(name):
    registered = DefaultV1Recipe._from_registry(name)

    assert registered.is_trainable == hasattr(registered.clazz, "train")


def test_a_loaded_pipeline_answers_as_the_trained_one(trained, pipeline):
    texts = [line.text for line in development_lines()[::25]]

    assert len(texts) > 30
    assert answers(pipeline.process(texts)) == answers(trained.process(texts))


def test_training_twice_learns_the_same(trained, make_data, tmp_path):
    again = Pipeline(tmp_path)
    again.train(make_data(), tmp_path / "vectors")
    texts = [line.text for line in development_lines()[::40]]

    assert answers(again.process(texts)) == answers(trained.process(texts))


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: repr(text)[:24])
def test_any_text_is_understood_somehow(pipeline, text):
    (message,) = pipeline.process([text])

    assert {key for key in KEYS if message.get(key) is not None} == KEYS
    assert message.get("language") in ("zh", "en")
    assert set(message.get("intent")) >= {"name", "confidence"}
    assert 0 <= message.get("intent")["confidence"] <= 1
    assert message.get("intents")[0] == message.get("intent")
    assert message.get("hostility")["level"] in range(5)
    assert 0 <= message.get("hostility")["score"] <= 1
    assert message.get("risk") == sorted(set(message.get("risk")))
    for found in message.get("entities"):
        assert text[found["start"] : found["end"]] == found["text"]
    # Everything goes out as JSON, which knows neither numpy nor NaN.
    assert json.dumps(answers([message]), allow_nan=False)


def test_nothing_to_read_is_calm_and_out_of_scope(pipeline):
    for message in pipeline.process(["", " \n", None]):
        assert message.get("intent")["name"] == "out_of_scope"
        assert message.get("hostility") == {"level": 0, "target": "none", "score": 0.0}
        assert (message.get("risk"), message.get("entities")) == ([], [])


def test_a_message_is_understood_alike_alone_and_among_others(pipeline):
    texts = ["我不想活了", "hello", "", "我每月能还500", "你个傻逼"]
    alone = [answers(pipeline.process([text]))[0] for text in texts]

    assert answers(pipeline.process(texts)) == alone


def test_a_long_rant_hides_no_danger_at_its_end(pipeline):
    rant = "你们天天打电话烦不烦，" * 80 + "我不想活了"
    (message,) = pipeline.process([rant])

    assert {"self_harm_amber", "self_harm_red"} & set(message.get("risk"))


def test_a_relative_date_is_resolved_from_the_customers_time(pipeline):
    now = datetime(2026, 11, 23, 10).astimezone().isoformat()
    (message,) = pipeline.process(["我明天还500元"], now=now)

    assert "2026-11-24" in [found["value"] for found in message.get("entities")]


def test_a_head_without_vectors_says_how_to_mend_it(tmp_path):
    from forbear.nlu.vectors import NoSentenceVectorError

    component, config = entry("SentenceIntentClassifier")
    head = make(component, config, LocalModelStorage.create(tmp_path))

    with pytest.raises(NoSentenceVectorError, match="SentenceEncoder"):
        head.process([Message({TEXT: "hello"})])


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("SentenceEncoder", "cache_folder", 5),
        ("LexicalFeaturizer", "longest_character_ngram", 0),
        ("LexicalFeaturizer", "longest_character_ngram", "long"),
        ("LexicalFeaturizer", "least_documents", -1),
        ("SentenceIntentClassifier", "C", 0),
        ("SentenceIntentClassifier", "C", "strong"),
        ("SentenceIntentClassifier", "further_intents_from", 2),
        ("SentenceIntentClassifier", "ranking_length", 0),
        ("RiskScreen", "C", 0),
        ("RiskScreen", "false_alarms", {"others": 0}),
        ("RiskScreen", "false_alarms", {"self_harm": 0.01}),
        ("RiskScreen", "false_alarms", {"others": 0.01, "boredom": 0.01}),
        ("HostilityScorer", "C", -1),
        ("HostilityScorer", "false_alarms", {"1": 0.1, "2": 0.1}),
        ("HostilityScorer", "false_alarms", {"1": 0.1, "2": 0.1, "3": 2}),
        ("HostilityScorer", "false_alarms", "few"),
    ],
)
def test_a_wrong_setting_is_named(name, key, value, tmp_path):
    component, config = entry(name)
    storage = LocalModelStorage.create(tmp_path)

    with pytest.raises(InvalidConfigException, match=key):
        make(component, {**config, key: value}, storage)


def test_the_vectors_of_a_training_are_kept_where_the_setting_says(make_data, tmp_path):
    component, config = entry("SentenceEncoder")
    folder = tmp_path / "vectors"
    (tmp_path / "s").mkdir()
    encoder = make(
        component, {**config, "cache_folder": str(folder)}, LocalModelStorage.create(tmp_path / "s")
    )
    encoder.train(make_data())

    assert len(list(Path(folder).glob("*.npz"))) == 1
