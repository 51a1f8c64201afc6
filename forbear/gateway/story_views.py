"""A story as the trainer's page shows it while it is being made, and what contradicts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from forbear.gateway.lesson_fields import steps_in
from forbear.lessons.conflicts import conflicts_of
from forbear.lessons.folder import Folder
from forbear.lessons.story_lines import as_yaml

SHOWN = 10
_NUMBERED = re.compile(r"_\d+$")


def story_view(folder: Folder, body: Mapping[str, Any]) -> dict[str, Any]:
    """Its YAML, and the rules and stories that want something else in the same moment."""
    steps, title = steps_in(body), str(body.get("title") or "")[:200]
    kind = "test" if body.get("story_kind") == "test" else "story"
    against = [] if kind == "test" else conflicts_of(folder, steps)
    return {
        "yaml": as_yaml(kind, title, steps),
        "conflicts": [each.as_json() for each in against[:SHOWN]],
    }


def topic_of(file: str) -> str:
    """The topic of a file of stories: several files of one topic are numbered."""
    return _NUMBERED.sub("", PurePosixPath(file).stem)
