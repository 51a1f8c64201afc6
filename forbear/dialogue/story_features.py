"""What a story shows of a moment: the same features at training and in a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

STEERING_SLOTS = ("verified", "talk", "affordable")
"""The slots of domain.yml that influence the conversation."""
NOTHING = "nothing"

Features = tuple[str, ...]


@dataclass
class Moment:
    """A conversation as far as the stories see it."""

    intents: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    slots: dict[str, str] = field(default_factory=dict)
    form: str = NOTHING
    answered: bool = True

    def take(self, event: Event) -> None:
        if isinstance(event, UserUttered):
            self.intents.append(event.intent_name or NOTHING)
            self.answered = False
        elif isinstance(event, SlotSet) and event.key in STEERING_SLOTS:
            self.slots[event.key] = _steering(event)
        elif isinstance(event, ActiveLoop):
            self.form = event.name or NOTHING
        elif _says(event):
            self.actions.append(event.action_name)
            self.answered = True

    def features(self) -> Features:
        """Each by its name, and what belongs together as a pair."""
        intent, before = _last(self.intents), _last(self.actions)
        slots = [f"{name}={self.slots.get(name, NOTHING)}" for name in STEERING_SLOTS]
        single = [
            f"intent={intent}",
            f"after={before}",
            f"form={self.form}",
            f"earlier={_last(self.intents[:-1])}",
            *slots,
        ]
        pairs = [f"intent={intent}&after={before}", *(f"intent={intent}&{s}" for s in slots)]
        return (*single, *pairs, f"intent={intent}&form={self.form}")


def steps_of(tracker: DialogueStateTracker) -> Iterator[tuple[Features, str]]:
    """Each message of a story: what was there, and the first thing that was done."""
    moment = Moment()
    for event in tracker.events:
        if _says(event) and not moment.answered:
            yield moment.features(), str(event.action_name)
        moment.take(event)


def features_now(tracker: DialogueStateTracker) -> Features:
    """The features of a running conversation; old slots come from before the tracker's window."""
    moment = Moment(slots={s: _kept(tracker, s) for s in STEERING_SLOTS if tracker.get_slot(s)})
    for event in tracker.events:
        moment.take(event)
    moment.slots = {s: _kept(tracker, s) for s in STEERING_SLOTS if tracker.get_slot(s) is not None}
    return moment.features()


def _says(event: Event) -> bool:
    return (
        isinstance(event, ActionExecuted)
        and event.action_name not in (None, ACTION_LISTEN_NAME)
        and not str(event.action_name).startswith(("action_session", "action_commit"))
    )


def _steering(event: SlotSet) -> str:
    return _value(event.key, event.value)


def _kept(tracker: DialogueStateTracker, slot: str) -> str:
    return _value(slot, tracker.get_slot(slot))


def _value(slot: str, value: object) -> str:
    """A text steers by being there, a category by its name."""
    if value is None:
        return NOTHING
    return "known" if slot == "affordable" else str(value)


def _last(names: list[str]) -> str:
    return names[-1] if names else NOTHING
