"""The training data: whole labels, enough of each, nothing twice, nothing that measures it."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
import yaml

from forbear.safety.risk import FLAGS
from tests.nlu.corpus import (
    ROOT,
    Line,
    Loader,
    development_lines,
    fresh_lines,
    held_out_lines,
    lines_of_several_intents,
    near_duplicates,
    plain,
    training_lines,
)

LEAST_PER_LANGUAGE = 25
TARGETS = {"none", "situation", "bank", "agent"}
SETS = {
    "data/nlu": training_lines,
    "the development set": development_lines,
    "the held-out set": held_out_lines,
    "the fresh set": fresh_lines,
    "the set of several intents": lines_of_several_intents,
}
both = pytest.mark.parametrize("lines", SETS.values(), ids=SETS.keys())


def intents() -> set[str]:
    return set(yaml.load((ROOT / "domain.yml").read_text("utf-8"), Loader)["intents"])


def wrong(lines, holds) -> list[str]:
    return [str(line) for line in lines if not holds(line)]


@both
def test_each_line_is_of_an_intent_of_the_domain_and_of_a_language(lines):
    known = intents()

    assert wrong(lines(), lambda line: line.intent in known) == []
    assert wrong(lines(), lambda line: line.language in ("zh", "en")) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_intent_has_enough_examples(language):
    counts = Counter(line.intent for line in training_lines() if line.language == language)

    assert {i: counts[i] for i in intents() if counts[i] < LEAST_PER_LANGUAGE} == {}


@both
def test_a_further_intent_is_another_one_of_the_domain(lines):
    known = intents()

    def holds(line: Line) -> bool:
        also = line.labels.get("also", [])
        return len({line.intent, *also}) == 1 + len(also) and set(also) <= known

    assert wrong(lines(), holds) == []


@both
def test_labels_hold_what_they_may_hold(lines):
    def holds(line: Line) -> bool:
        level = line.labels.get("hostility", 0)
        target = line.labels.get("target", "none")
        risk = line.labels.get("risk", [])
        return (
            set(line.labels) <= {"hostility", "target", "risk", "also"}
            and isinstance(level, int)
            and level in range(5)
            and target in TARGETS
            and isinstance(risk, list)
            and len(set(risk)) == len(risk)
            and set(risk) <= set(FLAGS)
        )

    assert wrong(lines(), holds) == []


@both
def test_heat_has_a_target_and_calm_has_none(lines):
    def holds(line: Line) -> bool:
        hot = line.labels.get("hostility", 0) > 0
        return hot == (line.labels.get("target", "none") != "none")

    assert wrong(lines(), holds) == []


@both
def test_abuse_is_aimed_at_somebody(lines):
    """Level 3 is abuse of a person; swearing at things is level 2."""

    def holds(line: Line) -> bool:
        return line.labels.get("hostility") != 3 or line.labels["target"] != "situation"

    assert wrong(lines(), holds) == []


@both
def test_a_threat_of_violence_is_flagged(lines):
    for line in lines():
        if line.intent == "threaten_violence":
            assert line.labels.get("hostility") == 4, line
            assert "violence" in line.labels.get("risk", []), line


@both
def test_talk_of_suicide_is_flagged(lines):
    flags = {"self_harm_amber", "self_harm_red"}
    assert (
        wrong(
            lines(),
            lambda line: (
                line.intent != "express_self_harm" or len(flags & set(line.labels["risk"])) == 1
            ),
        )
        == []
    )


@both
def test_a_line_says_something_that_can_be_read(lines):
    def holds(line: Line) -> bool:
        return (
            bool(line.text.strip())
            and len(line.text) <= 1000
            and "\0" not in line.text
            and not any("\ud800" <= c <= "\udfff" for c in line.text)
            and not line.text.startswith("/")
        )

    assert wrong(lines(), holds) == []


@both
def test_no_line_stands_twice(lines):
    places = defaultdict(list)
    for line in lines():
        places[plain(line.text) or line.text].append(str(line))

    assert [found for found in places.values() if len(found) > 1] == []


@pytest.mark.parametrize(
    "measured", [development_lines, held_out_lines, fresh_lines, lines_of_several_intents]
)
def test_what_measures_shares_no_line_with_the_training_data(measured):
    """What was trained on measures nothing."""
    found = near_duplicates(measured(), training_lines(), above=0.6)

    assert [f"{a} ~ {b} ({likeness:.2f})" for a, b, likeness in found] == []


def test_the_search_for_near_duplicates_finds_them():
    line = Line("我每个月只能还五百块钱", "promise_to_pay", "zh", {}, "a")
    like = Line("我每个月只能还五百块钱了！", "promise_to_pay", "zh", {}, "b")
    unlike = Line("你们客服电话是多少", "request_human", "zh", {}, "b")

    assert [(a, b) for a, b, _ in near_duplicates([line], [like, unlike], above=0.6)] == [
        (line, like)
    ]


@pytest.mark.parametrize("lines", [training_lines, development_lines, held_out_lines])
def test_every_flag_has_lines_to_learn_or_measure_it(lines):
    counts = Counter(flag for line in lines() for flag in line.labels.get("risk", []))

    assert {flag: counts[flag] for flag in FLAGS if counts[flag] < 5} == {}
