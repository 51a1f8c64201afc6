"""What the policies decide on: one conversation at one moment, read from its tracker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue import our_calls
from forbear.dialogue.account_state import account_state
from forbear.dialogue.danger_signs import DOUBT, FAINT_DOUBT, SELF_HARM, in_danger, threatens
from forbear.dialogue.message_reading import (
    actions_around,
    faint_guesses,
    further,
    guesses,
    is_first,
    ladder_turns,
    named,
    repeated,
    set_since,
)
from forbear.dialogue.question_words import DUE_DAY
from forbear.dialogue.remembered import records_missing
from forbear.dialogue.sure_signs import sure_of
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.rules.ladder import LadderTurn

EMOTION_INTENTS = frozenset({"express_frustration", "abuse_agent"})
CONTROL_INTENTS = frozenset({"greet", "goodbye", "thank", "affirm", "deny"})
OTHER_PEOPLE = frozenset({"identify_as_third_party", "deny_identity"})
ANOTHER_FROM = 0.75
UNSURE_BELOW = 0.2
SURE_FROM = 0.45
KEPT = "forbear_situation"
"""Attribute of a tracker: at how many events its situation was read, and the situation."""
QUESTION_SURE_FROM = 0.35
"""A question asks for an answer, where something else may be one."""
CONTROL_SURE_FROM = 0.55
OFF_TOPIC_FROM = 0.7


@dataclass(frozen=True)
class Situation:
    """The understanding of the last message, and what earlier turns left behind."""

    intent: str
    confidence: float
    further_intents: tuple[str, ...]
    guesses: tuple[str, ...]
    """What an unclear message may have meant, likeliest first."""
    faint_guesses: frozenset[str]
    """Of the grievances those that are too unlikely to be offered."""
    language: str
    hostility: int
    target: str
    risk: frozenset[str]
    sure_risk: frozenset[str]
    """The flags that rule; the others were only suspected."""
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
    records_away: bool
    """Whether the bank's records answered earlier messages and not this one."""
    mode: str
    figure: str
    """What they named and was not answered about: none, payment, lump_sum, months, years."""
    figure_again: bool
    """The payment that the waiting offer was made for was named once more."""
    hardship_reason: str | None
    speaks_of_calls: bool
    speaks_of_due_day: bool
    active_form: str | None
    asked: tuple[str, ...]
    """What we did last, before this message: what a short answer answers."""
    standing: Mapping[str, bool]
    """What was said earlier and still holds, each with whether the speaker was verified then."""
    repeated: int
    """How many messages before this one said the same, without another between."""
    channel: str
    legal_referral: bool
    open_promise: bool
    entities: frozenset[tuple[str, str]]
    """Kind and value of what the message names; an amount for each month is `monthly`."""
    taken_actions: tuple[tuple[str, str], ...]
    """(action, policy) executed since the customer's last message, listening left out."""
    text: str
    just_verified: bool
    """Whether they are verified since this message, by it or in another way."""
    just_answered: bool
    """Whether this message answered the identity questions."""
    wishes: tuple[str, ...]
    """What was asked for before the check and waits for it."""
    half: str
    """Which identity answer was given without the other: none, card, year."""
    tried: bool
    """Whether the last check failed."""
    settling: bool
    """Whether one sum to end it all was named and answered."""
    own_promise: Mapping[str, str]
    """The amount and the date that they said they would pay, as far as they did."""
    shown: tuple[str, ...]
    """The offers on the card, in their order."""
    picked: str | None
    """The offer that was read back."""

    @property
    def intents(self) -> tuple[str, ...]:
        return (self.intent, *self.further_intents)

    @property
    def holds_request(self) -> bool:
        """Whether the message asks for something besides letting off steam."""
        return self.intent not in EMOTION_INTENTS and self.intent != "out_of_scope"

    @property
    def sure(self) -> bool:
        if self.intent == "out_of_scope":
            return self.confidence >= OFF_TOPIC_FROM
        if self.intent in CONTROL_INTENTS:
            return self.confidence >= CONTROL_SURE_FROM
        asks = self.intent.startswith(("ask_", "question_"))
        return self.confidence >= (QUESTION_SURE_FROM if asks else SURE_FROM)

    @property
    def refused_check(self) -> bool:
        """Whether they would not say who they are, and have not since."""
        return not self.verified and self.stands("refused_check")

    @property
    def heard_faintly(self) -> bool:
        """Whether a sign of self-harm was only just heard in this message, and none before it."""
        return self.standing.get(FAINT_DOUBT) is True

    def stands(self, topic: str) -> bool:
        return topic in self.standing


def read_situation(tracker: DialogueStateTracker) -> Situation:
    """Read the slots that the channel sets; without the channel, the message's own parse data.

    Each policy asks at each step: what was read is kept until the tracker has another event.
    """
    events, kept = getattr(tracker, KEPT, (-1, None))
    if events != len(tracker.events) or kept is None:
        kept = _read(tracker)
        setattr(tracker, KEPT, (len(tracker.events), kept))
    return kept


def _read(tracker: DialogueStateTracker) -> Situation:
    message = tracker.latest_message or UserUttered.empty()
    parse = message.parse_data or {}
    slots = {name: slot.value for name, slot in tracker.slots.items()}
    hostility = parse.get("hostility") or {}
    level = int(hostility.get("level", slots.get("hostility") or 0))
    risk = frozenset(parse.get("risk", slots.get("risk") or []))
    target = hostility.get("target", slots.get("target") or "none")
    turns = slots.get("ladder") or [{"level": level, "target": target, "said": []}]
    asked, taken_actions = actions_around(tracker)
    return Situation(
        intent=_intent(message, slots.get("verified") is True),
        confidence=float(message.intent.get("confidence") or 0.0),
        further_intents=further(parse),
        guesses=guesses(parse),
        faint_guesses=faint_guesses(parse),
        language=slots.get("language") or parse.get("language") or "zh",
        hostility=level,
        target=target,
        risk=risk,
        sure_risk=sure_of({"risk": risk, **parse}),
        ladder=ladder_turns(turns),
        said_acts=tuple(act for turn in turns for act in turn["said"]),
        crisis=_in_crisis(slots, parse, risk),
        active_form=tracker.active_loop_name,
        hardship_reason=slots.get("reason")
        or next(tracker.get_latest_entity_values("hardship_reason"), None),
        speaks_of_calls=our_calls.spoken_of(message.text or ""),
        repeated=repeated(turns),
        entities=frozenset(named(message)),
        # On another day nobody answers what was asked the day before.
        asked=asked if len(turns) > 1 else (),
        speaks_of_due_day=bool(DUE_DAY.search(message.text or "")),
        taken_actions=taken_actions,
        records_away=bool(slots.get("facts_of")) and bool(records_missing(tracker)),
        text=message.text or "",
        just_verified=set_since(tracker, "verified", True) and not is_first(tracker),
        just_answered=set_since(tracker, "identity_outcome", "passed"),
        **account_state(slots),
    )


def _in_crisis(slots: Mapping[str, Any], parse: Mapping[str, Any], risk: frozenset[str]) -> bool:
    """A crisis that a person must clear, a doubt that stands, or more than a faint sign now."""
    standing = slots.get("standing") or {}
    if standing.get(FAINT_DOUBT) is True:
        return bool(slots.get("crisis"))
    doubt = standing.get(DOUBT) is True
    stands = doubt and not ("text" in parse and threatens(parse))
    said = bool(risk & SELF_HARM) and ("text" not in parse or in_danger(parse))
    return bool(slots.get("crisis")) or stands or said


def _intent(message: UserUttered, verified: bool) -> str:
    """The intent, or `out_of_scope` where the classifier is too unsure to be believed.

    A reason or an income that stands in the message says more than an unsure classifier.
    """
    name, confidence = message.intent.get("name"), message.intent.get("confidence", 1.0)
    if verified and confidence < ANOTHER_FROM and _is_no_other(name, message.text or ""):
        # The check is known only after the message was read in its conversation.
        name = next((i for i in guesses(message.parse_data or {}) if i not in OTHER_PEOPLE), None)
    named = {e["entity"] for e in message.entities or []}
    if confidence < QUESTION_SURE_FROM and "hardship_reason" in named:
        return "state_hardship"
    if confidence < QUESTION_SURE_FROM and "income" in named:
        return "provide_income_expense"
    return name if name and confidence >= UNSURE_BELOW else "out_of_scope"


def _is_no_other(name: str | None, text: str) -> bool:
    """Whether somebody else is heard in words that do not say so."""
    return name in OTHER_PEOPLE and not speaks_for_another(text)
