"""The fast importer reads what Rasa's own reads, and names the place of what it cannot read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.importers.rasa import RasaFileImporter

from forbear.settings import ROOT
from forbear.training.importer import DataError, FastImporter

NLU = """version: "3.1"
nlu:
  - intent: greet
    metadata: {language: en}
    examples:
      - {text: "hello there", metadata: {hostility: 1, target: bank, risk: [cease]}}
      - text: "hi"
  - intent: ask_balance
    examples: |
      - how much do I owe
      - 我还欠多少
  - synonym: card
    examples: |
      - credit card
      - 信用卡
  - lookup: bank
    examples: |
      - 港湾银行
  - regex: digits
    examples: |
      - [0-9]{4}
"""
RESPONSES = """version: "3.1"
responses:
  utter_greet:
    - text: "Hello."
      metadata: {act: close, lang: en}
"""
STORIES = """version: "3.1"
stories:
  - story: a greeting
    steps:
      - intent: greet
      - action: utter_greet
"""
DOMAIN = """version: "3.1"
intents: [greet, ask_balance]
responses:
  utter_greet: [{text: "x"}]
"""


@pytest.fixture
def make_importer(tmp_path: Path):
    def make(kind, **texts: str):
        files = []
        for name, text in texts.items():
            file = tmp_path / f"{name}.yml"
            file.write_text(text, "utf-8")
            files.append(str(file))
        return kind(None, str(tmp_path / "domain.yml"), files)

    (tmp_path / "domain.yml").write_text(DOMAIN, "utf-8")
    return make


def content(importer) -> dict:
    data = importer.get_nlu_data()
    return {
        "examples": [example.data for example in data.training_examples],
        "synonyms": data.entity_synonyms,
        "lookups": data.lookup_tables,
        "regexes": data.regex_features,
        "responses": data.responses,
    }


def by_text(examples: list[dict]) -> list[dict]:
    return sorted(examples, key=lambda each: str(each))


def test_both_read_the_same(make_importer):
    fast = content(make_importer(FastImporter, a=NLU, b=RESPONSES))
    own = content(make_importer(RasaFileImporter, a=NLU, b=RESPONSES))

    assert len(own["examples"]) == 4
    assert by_text(fast.pop("examples")) == by_text(own.pop("examples"))
    assert fast == own


def test_both_read_the_same_from_a_file_of_the_project(tmp_path):
    file = tmp_path / "crisis.yml"
    shutil.copy(ROOT / "data" / "nlu" / "crisis.yml", file)
    shutil.copy(ROOT / "domain.yml", tmp_path / "domain.yml")
    readings = [
        content(kind(None, str(tmp_path / "domain.yml"), [str(file)]))["examples"]
        for kind in (FastImporter, RasaFileImporter)
    ]

    assert len(readings[0]) > 50
    assert by_text(readings[0]) == by_text(readings[1])


def test_the_same_example_in_two_files_is_one(make_importer):
    fast = make_importer(FastImporter, a=NLU, b=NLU).get_nlu_data()
    own = make_importer(RasaFileImporter, a=NLU, b=NLU).get_nlu_data()

    assert len(fast.training_examples) == len(own.training_examples)


def entry(example: str) -> str:
    return f'version: "3.1"\nnlu:\n  - intent: greet\n    examples:\n      - {example}\n'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (entry('{text: "unclosed}'), "line"),
        ("- a\n- b\n", "mapping with `version`"),
        ('version: "3.1"\nnlu: greet\n', "`nlu` must be a list"),
        ('version: "3.1"\nnlu: [greet]\n', "entry 1"),
        ('version: "3.1"\nnlu:\n  - intent: greet\n', "intent `greet` needs `examples`"),
        (entry("{text: 5}"), "intent `greet`: \"{'text': 5}\""),
        (entry('{text: "  "}'), "intent `greet`"),
        (entry("just words"), "intent `greet`: 'just words'"),
        (entry('{text: "hi", metdata: {hostility: 1}}'), "metdata"),
        (entry('{text: "hi", metadata: 5}'), "metadata"),
    ],
    ids=lambda value: value[-30:],
)
def test_what_cannot_be_read_is_named_with_file_and_place(tmp_path, text, place):
    file = tmp_path / "wrong.yml"
    file.write_text(text, "utf-8")
    (tmp_path / "domain.yml").write_text(DOMAIN, "utf-8")

    importer = FastImporter(None, str(tmp_path / "domain.yml"), [])
    importer._nlu_files = [str(file)]  # Rasa passes over files that it does not recognise

    with pytest.raises(DataError) as caught:
        importer.get_nlu_data()

    assert "wrong.yml" in str(caught.value)
    assert place in str(caught.value)


def story_names(importer) -> list[str]:
    return [step.block_name for step in importer.get_stories().story_steps]


def test_stories_that_were_read_are_read_again_when_the_file_changes(make_importer):
    assert story_names(make_importer(FastImporter, stories=STORIES)) == ["a greeting"]

    first, second = (
        make_importer(FastImporter, stories=STORIES),
        make_importer(FastImporter, stories=STORIES.replace("a greeting", "a welcome")),
    )

    assert story_names(first) == story_names(second) == ["a welcome"]


def test_who_changes_the_stories_changes_nobody_elses(make_importer):
    first = make_importer(FastImporter, stories=STORIES)
    first.get_stories().story_steps.clear()

    assert story_names(first) == ["a greeting"]
