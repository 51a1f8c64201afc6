"""Scenes: whole dialogues with what must be suggested first, what else, and what never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from forbear.evaluation.labelled import LabelledFileError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_scenes(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each scene with its name, from all files of a folder."""
    for file in sorted(folder.glob("*.yml")):
        loaded = yaml.load(file.read_text("utf-8"), Loader)
        if not isinstance(loaded, list):
            raise LabelledFileError(f"{file} needs a list of scenes.")
        for scene in loaded:
            yield f"{file.stem}: {scene['id']}", scene


def dialogue_of(scene: Mapping[str, Any]) -> dict[str, Any]:
    """What `forbear suggest` is asked for a scene."""
    told = [{"text": t["text"], "state": t.get("state", {})} for t in scene["turns"]]
    facts = {"jurisdiction": scene["jurisdiction"], "account": scene["account"]}
    return {"id": scene["id"], "turns": told, **facts}


def faults_of(scene: Mapping[str, Any], answered: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each turn that went another way, with why and with what was suggested."""
    sent: list[str] = []
    for asked, turn in zip(scene["turns"], answered["turns"], strict=True):
        found = [*_faults(scene, asked, turn)]
        if scene.get("fresh") and turn["sent"] in sent:
            found.append("says the same again")
        sent.append(turn["sent"])
        if found:
            yield {
                "text": asked["text"],
                "faults": found,
                "intent": turn["understanding"]["intent"]["name"],
                "said": [("+".join(s["acts"]), s["text"]) for s in turn["suggestions"]],
            }


def _faults(
    scene: Mapping[str, Any], asked: Mapping[str, Any], turn: Mapping[str, Any]
) -> Iterator[str]:
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
