"""Entities count when kind and value are right, each as often as it stands in the line."""

from __future__ import annotations

import pytest

from forbear.evaluation.entities import entity_report, measure_entities, read_entities
from forbear.evaluation.labelled import LabelledFileError

LINES = """
now: "2026-11-23T10:00:00"
examples:
  - {lang: en, text: one, entities: [{entity: amount, value: "50"}, {entity: amount, value: "50"}]}
  - {lang: en, text: two, entities: [{entity: date, value: null}]}
"""
ANSWERS = {
    "one": [("amount", "50"), ("amount", "60"), ("relationship", "wife")],
    "two": [("date", None), ("amount", "5")],
}


def understand(asked):
    assert asked["now"] == "2026-11-23T10:00:00"
    return {"entities": [{"entity": e, "value": v} for e, v in ANSWERS[asked["text"]]]}


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "entities.yml"
    path.write_text(LINES)
    return read_entities(path)


def test_a_value_is_right_or_it_is_missed(lines):
    found = measure_entities(lines, understand)["en"]

    assert (found["amount"].hits, found["amount"].misses, found["amount"].false_alarms) == (1, 1, 2)
    assert found["amount"].f1 == pytest.approx(0.4)
    assert found["date"].f1 == 1.0
    assert set(found) == {"amount", "date"}  # what nobody labelled is not judged


def test_the_report_names_each_kind(lines):
    text = "\n".join(entity_report(measure_entities(lines, understand)))

    assert "amount         F1 0.400   1 missed, 2 too many" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("examples: []", "`now`"),
        ("now: today\nexamples: 5", "`examples`"),
        ("now: today\nexamples: [{lang: en}]", "line 1"),
        ("now: today\nexamples: [{lang: fr, text: oui, entities: []}]", "`lang`"),
        ("now: today\nexamples: [{lang: en, text: x, entities: [{entity: a}]}]", "`value`"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, content, said):
    path = tmp_path / "entities.yml"
    path.write_text(content)

    with pytest.raises(LabelledFileError, match=said):
        read_entities(path)
