"""Where a story wants another action than a rule or another story in the same moment.

Rules are compared as Rasa's rule policy matches them: their conditions and their own steps are the
last that happened. Stories are compared by what the story policy sees: the message, the one before,
what was done before, the form, and the slots that steer. Rasa's own check runs at training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forbear.lessons.folder import Folder
from forbear.lessons.problems import Problem
from forbear.lessons.steering import Steering
from forbear.lessons.stories import Step, Story, read_stories

NOT_SAID = ("action_commit", "action_session", "action_listen")


@dataclass(frozen=True)
class Conflict:
    """One place of a story against a rule or a story that is there."""

    kind: str
    """rule: training would stop. story: both are learned, and one of them loses."""
    file: str
    line: int
    title: str
    step: int
    """Of the story that is compared, from 1."""
    intent: str | None
    wanted: str
    """What the story does there."""
    instead: str
    """What the other one does."""

    def as_problem(self) -> Problem:
        facts = {"title": self.title, "step": self.step, "intent": self.intent}
        facts |= {"wanted": self.wanted, "instead": self.instead}
        code, milder = f"conflicts_with_{self.kind}", self.kind == "story"
        return Problem(code, self.file, self.line, facts, warning=milder)

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "problem": self.as_problem().as_json()}


@dataclass(frozen=True)
class Moment:
    """What is known when something is done."""

    step: int
    action: str
    events: tuple[tuple[str, str], ...]
    """Intents and actions so far."""
    slots: Mapping[str, Any] = field(hash=False)
    loop: str | None
    answered: bool
    """Whether something was done since the last message."""

    @property
    def intent(self) -> str | None:
        return next((name for kind, name in reversed(self.events) if kind == "intent"), None)

    @property
    def view(self) -> tuple[Any, ...]:
        """What the story policy learns from."""
        intents = [name for kind, name in self.events if kind == "intent"]
        actions = [name for kind, name in self.events if kind == "action"]
        slots = tuple(sorted((k, str(v)) for k, v in self.slots.items() if v is not None))
        return tuple(intents[-2:]), tuple(actions[-1:]), self.loop, slots


def conflicts_of(
    folder: Folder, steps: Sequence[Step], instead_of: Story | None = None
) -> list[Conflict]:
    """The rules and stories that want something else than these steps, rules first."""
    steering = Steering.of(folder)
    moments = list(moments_of(steps, steering))
    found: list[Conflict] = []
    for rule in read_stories(folder, ["rule"]):
        if rule != instead_of:
            found += _against_a_rule(moments, rule, steering)
    told = {m.view: m for m in moments if not m.answered and m.intent}
    for story in read_stories(folder, ["story"]):
        if story != instead_of:
            found += _against_a_story(told, story, steering)
    return found


def conflicts_of_rule(
    folder: Folder,
    steps: Sequence[Step],
    condition: Sequence[Step],
    instead_of: Story | None = None,
) -> list[Conflict]:
    """The stories and other rules that want something else where this rule would act."""
    steering = Steering.of(folder)
    found: list[Conflict] = []
    ruled = list(moments_of(steps, steering, condition))
    for other in read_stories(folder, ("rule", "story")):
        if other == instead_of:
            continue
        for moment in moments_of(other.steps, steering, other.condition):
            for own in ruled:
                if own.action != moment.action and _holds(own, moment, _names_a_loop(condition)):
                    place = (other.file, other.line, other.title)
                    found.append(
                        Conflict("rule", *place, own.step, own.intent, own.action, moment.action)
                    )
    return found


def moments_of(
    steps: Sequence[Step], steering: Steering, condition: Sequence[Step] = ()
) -> Iterator[Moment]:
    """Each action of some steps with what went before; of several messages the first is taken."""
    slots: dict[str, Any] = {}
    loop: Any = None
    events: list[tuple[str, str]] = []
    answered = True
    for number, step in enumerate((*condition, *steps), start=1 - len(condition)):
        slots |= steering.seen(step)
        step = step["or"][0] if step.get("or") else step
        if "intent" in step:
            events.append(("intent", str(step["intent"])))
            answered = False
        if "action" in step:
            action = str(step["action"])
            yield Moment(number, action, tuple(events), dict(slots), loop, answered)
            if not action.startswith(NOT_SAID):
                events.append(("action", action))
                answered = True
        if "active_loop" in step:
            loop = step["active_loop"]


def _against_a_rule(
    moments: Sequence[Moment], rule: Story, steering: Steering
) -> Iterator[Conflict]:
    looped = _names_a_loop(rule.condition)
    for ruled in moments_of(rule.steps, steering, rule.condition):
        for moment in moments:
            if moment.action != ruled.action and _holds(ruled, moment, looped):
                yield _conflict("rule", rule, moment, ruled.action)


def _holds(ruled: Moment, moment: Moment, names_a_loop: bool) -> bool:
    """Whether the rule would act here: its steps came last, its slots are so, its form is open."""
    count = len(ruled.events)
    if not count or moment.events[-count:] != ruled.events:
        return False
    if any(moment.slots.get(name) != value for name, value in ruled.slots.items()):
        return False
    return moment.loop == ruled.loop if names_a_loop or moment.loop else ruled.loop is None


def _names_a_loop(condition: Sequence[Step]) -> bool:
    return any("active_loop" in step for step in condition)


def _against_a_story(
    told: Mapping[tuple[Any, ...], Moment], story: Story, steering: Steering
) -> Iterator[Conflict]:
    for other in moments_of(story.steps, steering):
        moment = told.get(other.view) if not other.answered and other.intent else None
        if moment and moment.action != other.action:
            yield _conflict("story", story, moment, other.action)


def _conflict(kind: str, other: Story, moment: Moment, instead: str) -> Conflict:
    place = (other.file, other.line, other.title)
    return Conflict(kind, *place, moment.step, moment.intent, moment.action, instead)
