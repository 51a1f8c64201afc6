"""What a story must be before it is taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from forbear.lessons.example_checks import LONGEST
from forbear.lessons.folder import Folder
from forbear.lessons.likeness import plain
from forbear.lessons.names import Names
from forbear.lessons.problems import Problem, Refused
from forbear.lessons.stories import Step, Story, read_stories
from forbear.safety.clean import clean_text, mask_secrets

LONGEST_TITLE, MOST_STEPS = 120, 200
FEWEST_WORDS = 4
"""Of a title: it is a sentence that tells the outcome."""
STEP_KEYS = {
    "intent", "user", "entities", "action", "slot_was_set", "active_loop", "or", "checkpoint",
}  # fmt: skip
_ANNOTATION = re.compile(r"\[[^\]]*\]\s*[({]")


def accepted_story(
    folder: Folder,
    kind: str,
    title: str,
    steps: Sequence[Step],
    condition: Sequence[Step] = (),
    instead_of: Story | None = None,
) -> None:
    """Raises `Refused` with everything that is wrong; a problem's line is the step, from 1."""
    names = Names.of(folder)
    found = [*_of_the_title(folder, kind, title, instead_of)]
    for number, step in enumerate(steps, start=1):
        found += [Problem(code, None, number, facts) for code, facts in step_problems(step, names)]
    for step in condition:
        if not set(step) <= {"slot_was_set", "active_loop"}:
            found.append(Problem("wrong_condition"))
        found += [Problem(code, facts=facts) for code, facts in step_problems(step, names)]
    found += _of_the_whole(kind, steps, condition)
    if found:
        raise Refused(*found)


def _of_the_title(
    folder: Folder, kind: str, title: str, instead_of: Story | None
) -> Iterator[Problem]:
    words = len(title.split())
    if title != clean_text(title, LONGEST_TITLE) or "\n" in title or not plain(title):
        yield Problem("wrong_title", facts={"most": LONGEST_TITLE})
    elif words < FEWEST_WORDS and title.isascii():
        yield Problem("short_title", facts={"fewest": FEWEST_WORDS})
    for other in read_stories(folder, [kind]):
        if other.title == title and other != instead_of:
            yield Problem("known_title", facts={"place": f"{other.file}:{other.line}"})


def _of_the_whole(kind: str, steps: Sequence[Step], condition: Sequence[Step]) -> Iterator[Problem]:
    heard = [n for n, step in enumerate(steps) if _is_heard(step)]
    done = [n for n, step in enumerate(steps) if "action" in step]
    if not steps or not done or (kind != "rule" and not heard):
        yield Problem("empty_story")
    elif heard and heard[-1] > done[-1]:
        yield Problem("story_without_end", line=heard[-1] + 1)
    if len(steps) > MOST_STEPS:
        yield Problem("long_story", facts={"most": MOST_STEPS})
    if kind == "rule" and len(heard) > 1:
        yield Problem("long_rule", line=heard[1] + 1)
    if condition and kind != "rule":
        yield Problem("condition_without_rule")
    if kind == "test":
        for number, step in enumerate(steps, start=1):
            if "intent" in step and "user" not in step:
                yield Problem("test_without_words", line=number)


def step_problems(step: Any, names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(step, dict) or not step or not set(step) <= STEP_KEYS:
        yield "unknown_step", {"step": str(step)}
        return
    if "intent" in step and step["intent"] not in names.intents:
        yield "unknown_intent", {"intent": str(step["intent"])}
    if "action" in step and step["action"] not in names.actions:
        yield "unknown_action", {"action": str(step["action"])}
    if step.get("active_loop") is not None and step["active_loop"] not in names.forms:
        yield "unknown_form", {"form": str(step["active_loop"])}
    for slot in _slots(step.get("slot_was_set")):
        if slot not in names.slots:
            yield "unknown_slot", {"slot": slot}
    for other in step.get("or") or ():
        yield from step_problems(other, names)
    if "user" in step:
        yield from _of_words(str(step["user"]).strip())


def _of_words(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if not plain(text):
        yield "empty_text", {}
    elif text != clean_text(text, LONGEST) or "\n" in text:
        yield "control_characters", {}
    elif _ANNOTATION.search(text):
        yield "annotation", {"text": text}
    elif mask_secrets(text)[0] != text:
        yield "secret", {}


def _slots(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value] if value else []
    return [str(k) for each in listed for k in (each if isinstance(each, dict) else [each])]


def _is_heard(step: Step) -> bool:
    return "intent" in step or "user" in step or bool(step.get("or"))
