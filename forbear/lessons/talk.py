"""A story, or a test story, from a conversation that was held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forbear.lessons.problems import Problem
from forbear.lessons.steering import Steering
from forbear.lessons.stories import Step
from forbear.safety.clean import clean_text, mask_secrets

UNTOLD = ("action_listen", "action_session_start", "action_update_facts")
"""What happens at every turn by itself."""
CUSTOMER = "customer"


@dataclass(frozen=True)
class Turn:
    """One line of a conversation, and what was done with it."""

    speaker: str
    """customer, bot or agent."""
    text: str = ""
    intent: str | None = None
    entities: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    actions: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Slots that were set at this turn, before what was done."""
    loop: str | None = None
    """The form that was open after this turn."""

    @classmethod
    def of(cls, turn: Mapping[str, Any]) -> Turn:
        """From JSON; `action` names one action, `actions` several."""
        single = [turn["action"]] if turn.get("action") else []
        return cls(
            speaker=str(turn.get("speaker", CUSTOMER)),
            text=str(turn.get("text") or ""),
            intent=turn.get("intent"),
            entities=tuple(turn.get("entities") or ()),
            actions=tuple(turn.get("actions") or single),
            slots=dict(turn.get("slots") or {}),
            loop=turn.get("active_loop"),
        )


@dataclass(frozen=True)
class Told:
    """The steps of a story, and what of the conversation could not be told."""

    steps: tuple[Step, ...]
    warnings: tuple[Problem, ...] = ()


def story_of(
    turns: Sequence[Turn], steering: Steering, first: int = 0, last: int | None = None,
    words: bool = False,
) -> Told:  # fmt: skip
    """The steps of the turns from `first` to `last`, both included and counted from 0.

    Only slots that steer are told; those set before `first` come first. With `words` each message
    keeps its words, as a test story needs them, without secrets.
    """
    until = len(turns) if last is None else last + 1
    steps: list[Step] = []
    warnings: list[Problem] = []
    before: dict[str, Any] = {}
    for turn in turns[:first]:
        before |= steering.told(turn.slots)
    steps += _slots({name: value for name, value in before.items() if value is not None})
    loop = turns[first - 1].loop if first else None
    if loop:
        steps.append({"active_loop": loop})
    for number, turn in enumerate(turns[first:until], start=first):
        new, untold = _steps_of(turn, loop, steering, words)
        steps += new
        warnings += [Problem(code, line=number + 1, warning=True) for code in untold]
        loop = turn.loop
    return Told(tuple(steps), tuple(warnings))


def forked(told: Told, step: int, instead: Sequence[Step]) -> Told:
    """The steps before a place, and other ones from there on."""
    return Told((*told.steps[:step], *instead), told.warnings)


def generalised(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Without words, entities, and slots that are set again to the same."""
    known: dict[str, Any] = {}
    kept: list[Step] = []
    for step in steps:
        step = {k: v for k, v in step.items() if k not in ("user", "entities")}
        if "slot_was_set" in step:
            new = [
                {name: value}
                for each in step["slot_was_set"]
                for name, value in each.items()
                if name not in known or known[name] != value
            ]
            known |= {name: value for each in new for name, value in each.items()}
            step = {"slot_was_set": new}
        if step and step != {"slot_was_set": []}:
            kept.append(step)
    return tuple(kept)


def _steps_of(
    turn: Turn, loop: str | None, steering: Steering, words: bool
) -> tuple[list[Step], list[str]]:
    steps: list[Step] = []
    untold = []
    if turn.speaker == CUSTOMER:
        heard: dict[str, Any] = {}
        if words:
            heard["user"] = mask_secrets(clean_text(turn.text).replace("\n", " "))[0]
        heard["intent"] = turn.intent or "out_of_scope"
        steps.append(heard)
        if not turn.intent:
            untold.append("turn_without_intent")
    steps += _slots(steering.told(turn.slots))
    done = [action for action in turn.actions if action not in UNTOLD]
    steps += [{"action": action} for action in done]
    if turn.speaker != CUSTOMER and not done:
        untold.append("turn_without_action")
    if turn.loop != loop:
        steps.append({"active_loop": turn.loop})
    return steps, untold


def _slots(slots: Mapping[str, Any]) -> list[Step]:
    return [{"slot_was_set": [{name: value} for name, value in slots.items()]}] if slots else []
