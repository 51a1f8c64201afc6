"""What the policies decide on: one conversation at one moment, read from its tracker."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.rules.ladder import LadderTurn, Rung

RUNG_OF_ACT = {**{rung.value: rung for rung in Rung}, "acknowledge_emotion": Rung.ACKNOWLEDGE}
EMOTION_INTENTS = frozenset({"express_frustration", "abuse_agent"})
UNSURE_BELOW = 0.2
NOTHING_LEFT = "0"
"""The value of `affordable` when income and essentials are known and leave nothing."""
CALLS = re.compile(
    r"电话|来电|短信|催收|骚扰|\b(?:call|phone|text|ring)(?:s|ed|ing)?\b", re.IGNORECASE
)
DUE_DAY = re.compile(
    r"还款日|扣款日|账单日|\b(?:due|payment|billing) (?:date|day)\b", re.IGNORECASE
)
SELF_HARM = frozenset({"self_harm_amber", "self_harm_red"})


@dataclass(frozen=True)
class Situation:
    """The understanding of the last message, and what earlier turns left behind."""

    intent: str
    further_intents: tuple[str, ...]
    language: str
    hostility: int
    target: str
    risk: frozenset[str]
    ladder: tuple[LadderTurn, ...]
    """Each customer message so far, the last one included, and the rung of what was said to it."""
    said_acts: tuple[str, ...]
    """Every act of ours so far, in order."""
    crisis: bool
    verified: bool
    jurisdiction: str | None
    stop_state: str
    dispute_open: bool
    speaker: str
    talk: str | None
    """How far the talk about a plan has come: asked, offered, read_back, agreed, promise."""
    affordability_known: bool
    surplus: bool
    missing: str
    not_understood: int
    identity_locked: bool
    mode: str
    figure: str
    """What the customer named and was not answered about: none, payment, lump_sum, months."""
    hardship_reason: str | None
    speaks_of_calls: bool
    speaks_of_due_day: bool
    active_form: str | None
    taken_actions: tuple[tuple[str, str], ...]
    """(action, policy) executed since the customer's last message, forms and listening left out."""

    @property
    def intents(self) -> tuple[str, ...]:
        return (self.intent, *self.further_intents)

    @property
    def holds_request(self) -> bool:
        """Whether the message asks for something besides letting off steam."""
        return self.intent not in EMOTION_INTENTS and self.intent != "out_of_scope"


def read_situation(tracker: DialogueStateTracker) -> Situation:
    """Read the slots that the channel sets; without the channel, the message's own parse data."""
    message = tracker.latest_message or UserUttered.empty()
    parse = message.parse_data or {}
    slots = {name: slot.value for name, slot in tracker.slots.items()}
    hostility = parse.get("hostility") or {}
    level = int(hostility.get("level", slots.get("hostility") or 0))
    risk = frozenset(parse.get("risk", slots.get("risk") or []))
    target = hostility.get("target", slots.get("target") or "none")
    turns = slots.get("ladder") or [{"level": level, "target": target, "said": []}]
    return Situation(
        intent=_intent(message),
        further_intents=tuple(i["name"] for i in (parse.get("intents") or [])[1:]),
        language=slots.get("language") or parse.get("language") or "zh",
        hostility=level,
        target=target,
        risk=risk,
        ladder=_ladder(turns),
        said_acts=tuple(act for turn in turns for act in turn["said"]),
        crisis=bool(slots.get("crisis")) or bool(risk & SELF_HARM),
        active_form=tracker.active_loop_name,
        hardship_reason=next(tracker.get_latest_entity_values("hardship_reason"), None),
        speaks_of_calls=bool(CALLS.search(message.text or "")),
        speaks_of_due_day=bool(DUE_DAY.search(message.text or "")),
        taken_actions=_taken_actions(tracker),
        **_account_state(slots),
    )


def _intent(message: UserUttered) -> str:
    """The intent, or `out_of_scope` where the classifier is too unsure to be believed."""
    name, confidence = message.intent.get("name"), message.intent.get("confidence", 1.0)
    return name if name and confidence >= UNSURE_BELOW else "out_of_scope"


def _ladder(turns: Sequence[Mapping[str, Any]]) -> tuple[LadderTurn, ...]:
    return tuple(
        LadderTurn(
            level=turn["level"],
            target=turn["target"],
            said=_highest_rung(turn["said"]),
        )
        for turn in turns
    )


def _highest_rung(acts: Sequence[str]) -> Rung | None:
    """A boundary with a kind word after it is still a boundary."""
    rungs = [RUNG_OF_ACT[act] for act in acts if act in RUNG_OF_ACT]
    return max(rungs, key=list(Rung).index, default=None)


def _account_state(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "verified": slots.get("verified") is True,
        "jurisdiction": slots.get("jurisdiction"),
        "stop_state": slots.get("stop_state") or "none",
        "dispute_open": bool(slots.get("dispute_open")),
        "speaker": slots.get("speaker_role") or "customer",
        "talk": slots.get("talk"),
        "affordability_known": slots.get("affordable") is not None,
        "surplus": slots.get("affordable") != NOTHING_LEFT,
        "missing": _missing(slots),
        "figure": _figure(slots),
        "identity_locked": slots.get("identity_outcome") == "locked",
        "mode": slots.get("mode") or "bot",
        "not_understood": int(slots.get("not_understood") or 0),
    }


def _missing(slots: Mapping[str, Any]) -> str:
    if slots.get("monthly_income") is None:
        return "income" if slots.get("monthly_essentials") else "both"
    return "essentials"


def _figure(slots: Mapping[str, Any]) -> str:
    figure = slots.get("own_figure") or {}
    if not figure or figure.get("answered"):
        return "none"
    name = next(iter(figure))
    return "lump_sum" if name == "percent" else str(name)


def _taken_actions(tracker: DialogueStateTracker) -> tuple[tuple[str, str], ...]:
    taken: list[tuple[str, str]] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name not in (
            None,
            ACTION_LISTEN_NAME,
        ):
            taken.append((event.action_name, event.policy or ""))
    return tuple(reversed(taken))
