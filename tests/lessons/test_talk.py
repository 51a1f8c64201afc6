"""A story from a conversation, and what it contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.lessons.conflicts import conflicts_of, conflicts_of_rule
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Refused
from forbear.lessons.steering import Steering
from forbear.lessons.stories import read_stories
from forbear.lessons.story_edits import add_story
from forbear.lessons.talk import Turn, forked, generalised, story_of

TALK: list[dict[str, Any]] = [
    {"speaker": "customer", "text": "hi", "intent": "greet"},
    {"speaker": "bot", "text": "Hello, this is …", "action": "utter_greet"},
    {"speaker": "customer", "text": "last four 8821, born 1987", "intent": "provide_verification",
     "slots": {"verified": True, "identity_answers": {"card": "8821"}}},
    {"speaker": "bot", "action": "action_propose_balance"},
    {"speaker": "customer", "text": "I take home 1,912.77\na month", "intent": "state_hardship",
     "slots": {"affordable": "412.09"}, "entities": [{"entity": "income", "value": "1912.77"}]},
    {"speaker": "agent", "text": "I am sorry to hear that."},
    {"speaker": "agent", "text": "Thank you", "actions": ["utter_acknowledge_hardship"]},
]  # fmt: skip
TURNS = [Turn.of(each) for each in TALK]


@pytest.fixture
def steering(folder: Folder) -> Steering:
    return Steering.of(folder)


def test_a_conversation_becomes_steps_without_figures_of_the_customer(steering: Steering) -> None:
    told = story_of(TURNS, steering)

    assert list(told.steps) == [
        {"intent": "greet"},
        {"action": "utter_greet"},
        {"intent": "provide_verification"},
        {"slot_was_set": [{"verified": True}]},
        {"action": "action_propose_balance"},
        {"intent": "state_hardship"},
        {"slot_was_set": [{"affordable": "630"}]},
        {"action": "utter_acknowledge_hardship"},
    ]
    assert [(each.code, each.line) for each in told.warnings] == [("turn_without_action", 6)]


def test_a_trimmed_story_begins_with_what_was_known(steering: Steering) -> None:
    told = story_of(TURNS, steering, first=4)

    assert list(told.steps) == [
        {"slot_was_set": [{"verified": True}]},
        {"intent": "state_hardship"},
        {"slot_was_set": [{"affordable": "630"}]},
        {"action": "utter_acknowledge_hardship"},
    ]


def test_a_form_that_was_open_is_told(steering: Steering) -> None:
    turns = [
        Turn("customer", "balance?", "ask_balance"),
        Turn("bot", actions=("verification_form",), loop="verification_form"),
        Turn("customer", "no", "refuse_verification", loop="verification_form"),
        Turn("bot", actions=("utter_refuse_verification_ok",)),
    ]

    assert {"active_loop": "verification_form"} in story_of(turns, steering).steps
    assert story_of(turns, steering, first=2).steps == (
        {"active_loop": "verification_form"},
        {"intent": "refuse_verification"},
        {"action": "utter_refuse_verification_ok"},
        {"active_loop": None},
    )


def test_a_test_story_keeps_the_words_on_one_line(folder: Folder, steering: Steering) -> None:
    steps = story_of(TURNS, steering, 4, words=True).steps

    assert steps[1] == {"user": "I take home 1,912.77 a month", "intent": "state_hardship"}
    change = add_story(folder, "test", "a hardship that is told is heard", steps, "hardship")
    assert change.files[0].file == "tests/stories/test_hardship.yml"


def test_a_fork_takes_another_way_from_a_step_on(steering: Steering) -> None:
    told = forked(story_of(TURNS, steering), 5, [{"intent": "thank"}, {"action": "utter_thanks"}])

    assert told.steps[4:] == (
        {"action": "action_propose_balance"},
        {"intent": "thank"},
        {"action": "utter_thanks"},
    )


def test_generalising_leaves_out_words_and_what_is_known(steering: Steering) -> None:
    steps = [*story_of(TURNS, steering, words=True).steps, {"slot_was_set": [{"verified": True}]}]
    plain = generalised(steps)

    assert not any("user" in step for step in plain)
    assert [s["slot_was_set"] for s in plain if "slot_was_set" in s] == [
        [{"verified": True}], [{"affordable": "630"}],
    ]  # fmt: skip


def test_the_stories_as_they_stand_contradict_nothing(folder: Folder) -> None:
    stories = read_stories(folder, ["story"])[::12]

    assert [conflicts_of(folder, each.steps, each) for each in stories] == [[]] * len(stories)


def test_a_story_against_a_rule_is_refused_with_both_ways(folder: Folder) -> None:
    steps = [{"intent": "ask_balance"}, {"action": "utter_explain_fees"}]
    with pytest.raises(Refused) as refused:
        add_story(folder, "story", "fees before the identity check", steps, "anger")
    (found,) = refused.value.problems

    assert found.code == "conflicts_with_rule"
    assert found.file == "data/rules/identity.yml"
    assert found.facts["wanted"] == "utter_explain_fees"
    assert found.facts["instead"] == "verification_form"


def test_a_rule_counts_only_where_its_condition_holds(folder: Folder) -> None:
    verified = {"slot_was_set": [{"verified": True}]}
    steps = [verified, {"intent": "ask_balance"}, {"action": "action_propose_balance"}]

    assert conflicts_of(folder, steps) == []
    assert conflicts_of(folder, steps[1:])[0].kind == "rule"


def test_another_story_in_the_same_moment_is_warned_of(folder: Folder) -> None:
    story = next(s for s in read_stories(folder, ["story"]) if s.file.endswith("refusal.yml"))
    place = next(n for n, step in enumerate(story.steps) if "action" in step)
    steps = [*story.steps[:place], {"action": "utter_still_listening"}]
    change = add_story(folder, "story", "another answer to the same refusal", steps, "refusal")
    found = {(each.file, each.line): each for each in change.warnings}

    assert {each.code for each in change.warnings} == {"conflicts_with_story"}
    assert found[story.file, story.line].facts["instead"] == story.steps[place]["action"]


def test_a_rule_against_stories_and_rules_is_found(folder: Folder) -> None:
    steps = [{"intent": "thank"}, {"action": "utter_still_listening"}]
    found = conflicts_of_rule(folder, steps, ())

    assert "data/rules/opening.yml" in {each.file for each in found}
    assert {each.instead for each in found} == {"utter_thanks"}
