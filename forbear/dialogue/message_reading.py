"""Small readings of a tracker and of a message's parse data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from math import inf
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.rules.ladder import LadderTurn, Rung

NO_ACTION = frozenset({None, ACTION_LISTEN_NAME, "action_session_start"})
GUESSED_FROM, LOGGED_GUESS_FROM = 0.08, 0.2
RUNG_OF_ACT = {**{rung.value: rung for rung in Rung}, "acknowledge_emotion": Rung.ACKNOWLEDGE}
LOGGED = frozenset(
    {
        "dispute_amount", "deny_debt", "claim_already_paid", "claim_time_barred", "deny_identity",
        "threaten_complaint", "threaten_legal_action", "report_collector_misconduct",
        "report_payment_problem", "request_human", "suspect_scam", "report_bereavement",
    }
)  # fmt: skip
WEIGHING = frozenset({"ask_legal_consequences", "ask_credit_impact"})
"""What is said to them weighs on a customer who did not ask."""
SURELY_FROM = 0.3
CERTAIN, BESIDE_THE_CERTAIN = 0.99, 0.2
"""Beside an intent that is all but certain another must be likely to count."""
DISPUTES = frozenset({"dispute_amount", "deny_debt", "claim_already_paid", "claim_time_barred"})
DISPUTED_FROM = 0.5
"""A dispute closes the way to a plan: told beside something else, it must be as likely as not."""
DANGERS = frozenset({"express_self_harm", "threaten_violence"})
"""Whether there is one the screen decides, by every word; a likeness alone says nothing."""


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


def faint_guesses(parse: Mapping[str, Any]) -> frozenset[str]:
    """Grievances too unlikely to be offered to somebody who may have none."""
    ranking = parse.get("intent_ranking") or parse.get("intents") or []
    return frozenset(i["name"] for i in ranking if i["confidence"] < LOGGED_GUESS_FROM) & LOGGED


def named(message: UserUttered) -> Iterator[tuple[str, str]]:
    for entity in message.entities or []:
        yield entity["entity"], str(entity.get("value"))
        if entity["entity"] == "amount" and entity.get("per") == "month":
            yield "monthly", str(entity.get("value"))


def further(parse: Mapping[str, Any]) -> tuple[str, ...]:
    """What else was meant: a grievance is logged, and so must be surer than most questions."""
    intents = parse.get("intents") or []
    certain = bool(intents) and intents[0]["confidence"] >= CERTAIN
    least = BESIDE_THE_CERTAIN if certain else 0.0
    return tuple(
        i["name"] for i in intents[1:] if i["confidence"] >= max(least, _meant_from(i["name"]))
    )


def _meant_from(intent: str) -> float:
    if intent in DANGERS:
        return inf
    if intent in DISPUTES:
        return DISPUTED_FROM
    return SURELY_FROM if intent in LOGGED | WEIGHING else 0.0


def set_since(tracker: DialogueStateTracker, slot: str, value: Any) -> bool:
    """Whether the slot took this value with the customer's last message."""
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == slot:
            return bool(event.value == value)
        if isinstance(event, UserUttered):
            return False
    return False


def is_first(tracker: DialogueStateTracker) -> bool:
    """Whether the customer has written one message so far."""
    return sum(isinstance(event, UserUttered) for event in tracker.events) < 2


def repeated(turns: Sequence[Mapping[str, Any]]) -> int:
    last = turns[-1].get("intent")
    same = list(takewhile(lambda turn: turn.get("intent") == last, reversed(turns)))
    return len(same) - 1 if last else 0


def ladder_turns(turns: Sequence[Mapping[str, Any]]) -> tuple[LadderTurn, ...]:
    return tuple(
        LadderTurn(
            level=turn["level"],
            target=turn["target"],
            said=_highest_rung(tuple(turn["said"])),
        )
        for turn in turns
    )


@cache  # the acts that one line of ours can have are few, and all of a talk's are read each time
def _highest_rung(acts: tuple[str, ...]) -> Rung | None:
    """A boundary with a kind word after it is still a boundary."""
    rungs = [RUNG_OF_ACT[act] for act in acts if act in RUNG_OF_ACT]
    return max(rungs, key=list(Rung).index, default=None)
