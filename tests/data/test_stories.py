"""The stories: every intent, honest titles, small files, nothing that the act table forbids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.data.test_acts import ACTS, INTENTS, TABLE, holds, read

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "data" / "stories").glob("*.yml"))
SPOKEN_BY_RULES = ("action_", "verification_form", "affordability_form")
SOFT = {"abuse_agent"}
"""Without a level of hostility, which stories do not tell, abuse is answered as anger."""


def stories() -> Iterator[dict[str, Any]]:
    for file in FILES:
        yield from yaml.safe_load(file.read_text("utf-8"))["stories"]


ALL = list(stories())


def test_there_are_stories_for_every_intent() -> None:
    told = {step["intent"] for story in ALL for step in story["steps"] if "intent" in step}

    assert len(ALL) >= 80
    assert told == set(INTENTS.split())


def test_each_story_has_a_title_of_its_own_that_tells_what_comes_of_it() -> None:
    titles = [story["story"] for story in ALL]

    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title.split()) < 4] == []


def test_story_files_stay_readable() -> None:
    assert [f.name for f in FILES if len(f.read_text("utf-8").splitlines()) > 120] == []


@pytest.mark.parametrize("story", ALL, ids=lambda story: story["story"])
def test_each_reply_of_a_story_is_permitted_where_it_stands(story: dict[str, Any]) -> None:
    facts = {**TABLE["facts"], "asked": []}
    intent, done = None, []
    for step in story["steps"]:
        for slot in step.get("slot_was_set", []):
            facts |= known(slot)
        if "intent" in step:
            intent, done = step["intent"], []
            facts["asked"] = facts.pop("said", [])
        if "action" in step:
            action = step["action"]
            if not done and not action.startswith(SPOKEN_BY_RULES):
                assert action in permitted(intent, facts), (intent, action)
            done.append(action)
            facts["said"] = done


def known(slot: dict[str, Any]) -> dict[str, Any]:
    """What a slot of a story means in the table's words."""
    facts: dict[str, Any] = {}
    if "verified" in slot:
        facts["verified"] = bool(slot["verified"])
    if "affordable" in slot:
        facts["affordability"] = True
    if "talk" in slot:
        talks = {"offered": "offer", "read_back": "read_back", "promise": "promise"}
        facts |= {fact: slot["talk"] == talk for talk, fact in talks.items()}
        facts["agreed"] = slot["talk"] == "agreed"
    return facts


def permitted(intent: str, facts: dict[str, Any]) -> set[str]:
    """What the table lets follow: the answer to a question of ours, or any action of the row."""
    facts = {**facts, **TABLE["intents"][intent].get("assume", {})}
    allowed = set(read(intent, facts)) | set(TABLE["intents"][intent]["suggest"])
    for variant in TABLE["intents"][intent].get("when", []):
        loose = {k: v for k, v in variant["if"].items() if k in facts and k != "repeated"}
        if holds(loose, facts):
            allowed |= set(variant["suggest"])
    for row in TABLE["answers"]:
        asked = set(row["after"]) & set(facts["asked"])
        if asked and intent in row["heard"] and holds(row.get("if", {}), facts):
            allowed |= set(row["say"])
    forbidden = {
        act for s in TABLE["states"] if holds(s["if"], facts) for act in s.get("forbid", [])
    }
    return {a for a in allowed if ACTS.get(a) not in forbidden or intent in SOFT}
