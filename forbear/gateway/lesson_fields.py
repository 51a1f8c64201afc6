"""The parts of what a trainer's page asks for; what is wrong with one is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import take_string
from forbear.lessons.example_edits import NewExample
from forbear.lessons.examples import Labels, Mark
from forbear.lessons.replies import Tags
from forbear.lessons.stories import Step
from forbear.safety.personal_data import mask_personal

FILE_CAP = 200
LINE_CAP = 1_000_000
WORDING_CAP = 2000
MOST_STEPS = 200
Body = Mapping[str, Any]


def wording_in(given: Any) -> tuple[str, Tags]:
    """A wording of a reply, with what it is made for."""
    if not isinstance(given, dict):
        raise BadInputError("bad_wordings", "Each wording must have a `text` and its tags.")
    return take_string(given, "text", WORDING_CAP), tags_in(given)


def number_in(body: Body, name: str) -> int | None:
    """A place in a list, from 0; none given means the end."""
    value = body.get(name)
    if value is None:
        return None
    if type(value) is not int or not 0 <= value < LINE_CAP:
        raise BadInputError(f"bad_{name}", f"`{name}` must be a whole number from 0.")
    return value


def steps_in(body: Body) -> list[Step]:
    """The steps of a story as the files write them, without anybody's words as they were."""
    steps = body.get("steps")
    if not isinstance(steps, list) or not all(isinstance(each, dict) for each in steps):
        raise BadInputError("bad_steps", "`steps` must be a list of steps.")
    if not 0 < len(steps) <= MOST_STEPS:
        raise BadInputError("bad_steps", f"A story has 1 to {MOST_STEPS} steps.")
    for step in steps:
        if isinstance(step.get("user"), str):
            without_people(step["user"])
    return steps


def tags_in(given: Body) -> Tags:
    levels = given.get("hostility")
    if not isinstance(levels, list) or [type(each) for each in levels] != [int, int]:
        raise BadInputError("bad_hostility", "`hostility` must be the lowest and highest level.")
    places = names_in(given, "jurisdiction")
    act, strategy = take_string(given, "act", 40), take_string(given, "strategy", 40)
    return Tags(act, strategy, take_string(given, "language", 2), (levels[0], levels[1]), places)


def example_in(given: Any) -> NewExample:
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str):
        raise BadInputError("bad_examples", "Each example must have a `text`.")
    return NewExample(without_people(text), _labels(given))


def without_people(text: str) -> str:
    """The text, unless it says who somebody is: that never goes into a file."""
    if mask_personal(text) != text or any(mask in text for mask in _MASKS):
        raise BadInputError(
            "personal_data", "Put it into other words, without anybody's name or number."
        )
    return text


_MASKS = ("[name]", "[phone]", "[e-mail]", "[reference]", "[number]", "[ID]", "[code]", "****")


def _labels(given: Body) -> Labels:
    level = given.get("hostility", 0)
    if not isinstance(level, int) or isinstance(level, bool):
        raise BadInputError("bad_hostility", "`hostility` must be a whole number.")
    target = given.get("target") or "none"
    marks = given.get("entities") or []
    if not isinstance(marks, list) or not all(isinstance(each, dict) for each in marks):
        raise BadInputError("bad_entities", "`entities` must be a list of marks.")
    return Labels(
        level,
        str(target),
        names_in(given, "risk"),
        names_in(given, "also"),
        tuple(map(Mark.of, marks)),
    )


def names_in(given: Body, name: str) -> tuple[str, ...]:
    value = given.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadInputError(f"bad_{name}", f"`{name}` must be a list of names.")
    return tuple(value)


def place_in(body: Body) -> tuple[str, int]:
    line = body.get("line")
    if not isinstance(line, int) or not 0 < line < LINE_CAP:
        raise BadInputError("bad_line", "`line` must be a whole number from 1.")
    return take_string(body, "file", FILE_CAP), line
