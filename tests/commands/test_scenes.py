"""Whole dialogues through `forbear suggest`: what is suggested first, what else, and what never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.model

SCENES = Path(__file__).parent / "scenes"


def scenes() -> Iterator[Any]:
    for file in sorted(SCENES.glob("*.yml")):
        for scene in yaml.safe_load(file.read_text("utf-8")):
            yield pytest.param(scene, id=f"{file.stem}: {scene['id']}")


@pytest.mark.parametrize("scene", scenes())
def test_the_scene_goes_as_it_should(suggest, scene):
    told = [{"text": t["text"], "state": t.get("state", {})} for t in scene["turns"]]
    answered = suggest(*told, jurisdiction=scene["jurisdiction"], account=scene["account"])
    sent: list[str] = []
    faults = []
    for asked, turn in zip(scene["turns"], answered["turns"], strict=True):
        found = [*faults_of(scene, asked, turn)]
        if scene.get("fresh") and turn["sent"] in sent:
            found.append("says the same again")
        sent.append(turn["sent"])
        if found:
            said = [("+".join(s["acts"]), s["text"]) for s in turn["suggestions"]]
            faults.append((asked["text"], found, turn["understanding"]["intent"], said))

    assert faults == []


def faults_of(scene: dict[str, Any], asked: dict[str, Any], turn: dict[str, Any]) -> Iterator[str]:
    suggestions = turn["suggestions"]
    acts = [set(each["acts"]) for each in suggestions]
    if not suggestions:
        yield "suggests nothing"
        return
    if "first" in asked and not acts[0] & set(asked["first"]):
        yield f"the first performs none of {asked['first']}"
    if "any" in asked and not set().union(*acts) & set(asked["any"]):
        yield f"none of the three performs any of {asked['any']}"
    for act in (*scene.get("never", []), *asked.get("never", [])):
        if any(act in each for each in acts):
            yield f"performs {act}"
    for word in (*scene.get("unsaid", []), *asked.get("unsaid", [])):
        if any(word in each["text"] for each in suggestions):
            yield f"says {word!r}"
    if len({each["text"] for each in suggestions}) != len(suggestions):
        yield "suggests the same words twice"
