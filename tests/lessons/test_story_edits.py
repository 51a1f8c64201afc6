"""Stories, rules and test stories: written as the files are, and refused where they have no end."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from forbear.lessons.folder import Folder
from forbear.lessons.problems import Refused
from forbear.lessons.stories import read_stories
from forbear.lessons.story_edits import add_story, change_story, remove_story
from tests.lessons.test_example_edits import changed, codes

STEPS: list[dict[str, Any]] = [
    {"slot_was_set": [{"verified": True}, {"affordable": "630"}]},
    {"intent": "state_hardship"},
    {"action": "affordability_form"},
    {"active_loop": None},
    {"action": "action_propose_plans"},
]


def test_a_story_is_added_in_the_manner_of_its_file(folder: Folder) -> None:
    change = add_story(folder, "story", "a new hardship leads to plans", STEPS, "anger")

    assert changed(change) == [
        "+",
        "+  - story: a new hardship leads to plans",
        "+    steps:",
        "+      - slot_was_set:",
        "+          - verified: true",
        '+          - affordable: "630"',
        "+      - intent: state_hardship",
        "+      - action: affordability_form",
        "+      - active_loop: null",
        "+      - action: action_propose_plans",
    ]


def test_a_rule_keeps_its_slots_on_one_line(folder: Folder) -> None:
    steps = [{"intent": "mention_debt_agency"}, {"action": "utter_thanks"}]
    condition = [{"slot_was_set": [{"talk": "agreed"}]}]
    change = add_story(folder, "rule", "a debt agency is answered: with thanks", steps, "opening",
                       condition)  # fmt: skip

    assert changed(change) == [
        "+",
        '+  - rule: "a debt agency is answered: with thanks"',
        "+    condition:",
        "+      - slot_was_set: [{talk: agreed}]",
        "+    steps:",
        "+      - intent: mention_debt_agency",
        "+      - action: utter_thanks",
    ]


def test_a_full_file_and_a_new_topic_get_a_file_of_their_own(folder: Folder) -> None:
    full = add_story(folder, "story", "a new hardship leads to plans", STEPS * 5, "opening")
    new = add_story(folder, "story", "a new hardship leads to plans", STEPS, "debts_of_others")

    assert [each.file for each in full.files] == ["data/stories/opening_2.yml"]
    assert [each.file for each in new.files] == ["data/stories/debts_of_others.yml"]
    assert yaml.safe_load(new.files[0].after or "")["stories"][0]["steps"] == STEPS


def test_a_step_that_changes_touches_its_own_lines(folder: Folder) -> None:
    story = next(s for s in read_stories(folder, ["story"]) if len(s.steps) > 8)
    steps = [dict(each) for each in story.steps]
    place = next(n for n, each in enumerate(steps) if "intent" in each and n > 2)
    steps[place] = {"intent": "mention_debt_agency"}
    change = change_story(folder, story.file, story.line, steps=steps)
    gone, came = changed(change)

    assert gone.strip("- ") == f"intent: {story.steps[place]['intent']}"
    assert came == "+      - intent: mention_debt_agency"


def test_a_removed_story_takes_one_blank_line_with_it(folder: Folder) -> None:
    story = [s for s in read_stories(folder, ["story"]) if s.file.endswith("hardship.yml")][1]
    change = remove_story(folder, story.file, story.line)
    lines = changed(change)

    assert all(line.startswith("-") for line in lines)
    assert [line for line in lines if line == "-"] == ["-"]
    assert f"-  - story: {story.title}" in lines


def test_the_last_story_takes_its_file_with_it(folder: Folder) -> None:
    story = next(s for s in read_stories(folder, ["rule"]) if s.file.endswith("promises.yml"))
    change = remove_story(folder, story.file, story.line)

    assert change.files[0].after is None
    assert "+++ /dev/null" in change.diff


@pytest.mark.parametrize(
    ("kind", "title", "steps", "code"),
    [
        ("story", "it ends in the air somehow", [*STEPS, {"intent": "greet"}], "story_without_end"),
        ("story", "nothing happens here at all", [], "empty_story"),
        ("story", "an intent that is not there", [{"intent": "x"}, STEPS[4]], "unknown_intent"),
        ("story", "an action that is not there", [STEPS[1], {"action": "x"}], "unknown_action"),
        ("story", "a slot that is not there", [{"slot_was_set": [{"x": 1}]}], "unknown_slot"),
        ("story", "a step that is no step", [*STEPS, {"sing": "x"}], "unknown_step"),
        ("story", "short", STEPS, "short_title"),
        ("rule", "two messages in a rule", [*STEPS, *STEPS], "long_rule"),
        ("test", "a test without any words", STEPS, "test_without_words"),
    ],
)
def test_a_story_that_cannot_stand_is_refused_at_its_step(
    folder: Folder, kind: str, title: str, steps: list[dict[str, Any]], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_story(folder, kind, title, steps, "anger")

    assert code in codes(refused.value)


def test_a_title_is_used_once(folder: Folder) -> None:
    title = read_stories(folder, ["story"])[0].title
    with pytest.raises(Refused) as refused:
        add_story(folder, "story", title, STEPS, "anger")

    assert codes(refused.value) == ["known_title"]
