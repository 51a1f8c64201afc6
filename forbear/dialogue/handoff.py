"""When a person must take over from the bot, and why."""

from __future__ import annotations

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.danger_signs import SELF_HARM
from forbear.dialogue.priority import PERSON_FROM
from forbear.dialogue.situation import Situation

WISH = "request_human"
NEEDS_A_PERSON = frozenset(
    {
        "self_harm_amber", "self_harm_red", "violence", "third_party", "dispute", "representative",
        "moratorium", "insolvency", "bereavement", "vulnerability", "misconduct_alleged",
    }
)  # fmt: skip


def asks_for_a_person(situation: Situation) -> bool:
    first = situation.intent == WISH and situation.confidence >= PERSON_FROM
    return first or WISH in situation.further_intents


def handoff_reason(situation: Situation, tracker: DialogueStateTracker) -> dict[str, str] | None:
    """The most urgent reason, or nothing while the bot may go on alone."""
    chosen = tracker.get_slot("chosen_offer") or {}
    risk = situation.risk - SELF_HARM if situation.heard_faintly else situation.risk
    reasons = (
        ("risk", situation.crisis or bool(risk & NEEDS_A_PERSON)),
        ("hostility", situation.hostility >= 3),
        ("asked", asks_for_a_person(situation)),
        ("verification", tracker.get_slot("identity_outcome") == "locked"),
        ("approval", situation.talk == "agreed" and bool(chosen.get("needs_approval"))),
        ("not_understood", situation.not_understood >= 2),
    )
    return next(({"reason": name} for name, holds in reasons if holds), None)
