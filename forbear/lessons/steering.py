"""The slots that steer rules and stories, and their values as those see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forbear.lessons.folder import DOMAIN, Folder
from forbear.lessons.stories import Step, read_stories

KNOWN = "known"
"""A text steers by being there, whatever it says."""


class Steering:
    """Reads slots of steps; slots that steer nothing are left out."""

    def __init__(self, kinds: Mapping[str, str], samples: Mapping[str, Any]) -> None:
        """`kinds`: the type of each steering slot; `samples`: a value that stories use for it."""
        self._kinds = dict(kinds)
        self._samples = dict(samples)

    @classmethod
    def of(cls, folder: Folder) -> Steering:
        slots = (folder.yaml(DOMAIN).data or {}).get("slots") or {}
        kinds = {
            str(name): str(slot.get("type"))
            for name, slot in slots.items()
            if isinstance(slot, dict) and slot.get("influence_conversation", True)
        }
        samples = {
            name: value
            for story in read_stories(folder, ("rule", "story"))
            for step in (*story.condition, *story.steps)
            for name, value in slots_of(step)
            if value is not None
        }
        return cls(kinds, samples)

    def seen(self, step: Step) -> dict[str, Any]:
        """The steering slots of a step, as a policy sees their values."""
        return {
            name: KNOWN if value is not None and self._kinds[name] == "text" else value
            for name, value in slots_of(step)
            if name in self._kinds
        }

    def told(self, slots: Mapping[str, Any]) -> dict[str, Any]:
        """Steering slots as a story tells them: no figure of a customer gets into the files."""
        return {
            name: self._samples.get(name, KNOWN)
            if value is not None and self._kinds[name] == "text"
            else value
            for name, value in slots.items()
            if name in self._kinds
        }


def slots_of(step: Step) -> Iterator[tuple[str, Any]]:
    """The slots that a step sets."""
    given = step.get("slot_was_set")
    for each in given if isinstance(given, list) else [given] if given else []:
        if isinstance(each, dict):
            yield from ((str(name), value) for name, value in each.items())
        else:
            yield str(each), True
