"""A story as the trainer's page shows it while it is being made, and what contradicts it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from forbear.gateway.lesson_requests import steps_in
from forbear.lessons.folder import Folder
from forbear.lessons.stories import Step, Story, read_stories
from forbear.lessons.story_lines import as_yaml

HISTORY = 6
"""Steps before an action that two stories must share to contradict each other there."""
SHOWN = 10
Decision = tuple[int, str]
"""The place of an action in its story, and its name."""
_NUMBERED = re.compile(r"_\d+$")


def story_view(folder: Folder, body: Mapping[str, Any]) -> dict[str, Any]:
    steps, title = steps_in(body), str(body.get("title") or "")[:200]
    kind = "test" if body.get("story_kind") == "test" else "story"
    against = [] if kind == "test" else contradictions(folder, steps)
    return {"yaml": as_yaml(kind, title, steps), "contradictions": against[:SHOWN]}


def topic_of(file: str) -> str:
    """The topic of a file of stories: several files of one topic are numbered."""
    return _NUMBERED.sub("", PurePosixPath(file).stem)


def contradictions(folder: Folder, steps: Sequence[Step]) -> list[dict[str, Any]]:
    """The stories that do something else after the same beginning, step by step."""
    mine = _decisions(steps)
    found = []
    for story in read_stories(folder, ("story",)):
        for history, theirs in _decisions(story.steps).items():
            if history in mine and mine[history][1] != theirs[1]:
                found.append(_contradiction(story, mine[history], theirs))
    return found


def _contradiction(story: Story, mine: Decision, theirs: Decision) -> dict[str, Any]:
    return {
        "file": story.file,
        "line": story.line,
        "title": story.title,
        "step": mine[0],
        "mine": mine[1],
        "theirs": theirs[1],
    }


def _decisions(steps: Sequence[Step]) -> dict[str, Decision]:
    """What is done after which steps; a story begins where its file begins."""
    found: dict[str, Decision] = {}
    for number, step in enumerate(steps):
        if "action" in step:
            before = [dict(each) for each in steps[max(0, number - HISTORY) : number]]
            whole = number <= HISTORY
            history = json.dumps([whole, before], sort_keys=True, ensure_ascii=False)
            found.setdefault(history, (number, str(step["action"])))
    return found
