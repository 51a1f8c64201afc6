"""Small readings of a tracker and of a message's parse data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

NO_ACTION = frozenset({None, ACTION_LISTEN_NAME, "action_session_start"})
GUESSED_FROM = 0.08


def actions_around(
    tracker: DialogueStateTracker,
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What was done before the last message, back to the one before it; and what since, by whom."""
    turns: list[list[tuple[str, str]]] = [[]]
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            if len(turns) == 2:
                break
            turns.append([])
        elif isinstance(event, ActionExecuted) and event.action_name not in NO_ACTION:
            turns[-1].append((event.action_name, event.policy or ""))
    since, before = [*turns, []][:2]
    return tuple(name for name, _ in reversed(before)), tuple(reversed(since))


def guesses(parse: Mapping[str, Any]) -> tuple[str, ...]:
    ranking = parse.get("intent_ranking") or parse.get("intents") or []
    return tuple(i["name"] for i in ranking if i["confidence"] >= GUESSED_FROM)


def named(message: UserUttered) -> Iterator[tuple[str, str]]:
    for entity in message.entities or []:
        yield entity["entity"], str(entity.get("value"))
        if entity["entity"] == "amount" and entity.get("per") == "month":
            yield "monthly", str(entity.get("value"))


def repeated(turns: Sequence[Mapping[str, Any]]) -> int:
    last = turns[-1].get("intent")
    same = list(takewhile(lambda turn: turn.get("intent") == last, reversed(turns)))
    return len(same) - 1 if last else 0
