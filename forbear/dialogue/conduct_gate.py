"""Holds back a draft that breaks a rule of conduct, before anybody sees it."""

from __future__ import annotations

import logging
import re
from decimal import Decimal

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.draft import Draft
from forbear.dialogue.place import place_facts
from forbear.dialogue.situation import Situation, read_situation
from forbear.safety.conduct import Context, Reply, check_reply

logger = logging.getLogger(__name__)
BLOCK = "block"
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def may_be_shown(draft: Draft, tracker: DialogueStateTracker) -> bool:
    """Whether the reply passes; what only wants mending is shown."""
    situation = read_situation(tracker)
    reply = Reply(
        draft.text,
        situation.language,
        situation.jurisdiction,
        _context(draft, situation, tracker),
    )
    verdict = check_reply(reply)
    if verdict.severity != BLOCK:
        return True
    rules = sorted({finding.rule for finding in verdict.findings})
    logger.warning("A draft of %s was held back by %s", draft.action, ", ".join(rules))
    return False


def _context(draft: Draft, situation: Situation, tracker: DialogueStateTracker) -> Context:
    return Context(
        verified=situation.verified,
        speaker_role=situation.speaker,
        initiated_by="customer",
        hostility=situation.hostility,
        risk=_risk(situation),
        flags={name: Decimal(1) for name in _flags(situation, tracker)},
        stop_state=situation.stop_state,
        legal_referral=bool(tracker.get_slot("legal_referral")),
        allowed_values=_allowed(draft, situation),
        agent_role="agent",
        has_offer=bool(draft.card) or situation.talk in ("offered", "read_back", "agreed"),
    )


def _risk(situation: Situation) -> str:
    if "self_harm_red" in situation.risk:
        return "red"
    return "amber" if situation.crisis else "none"


def _flags(situation: Situation, tracker: DialogueStateTracker) -> set[str]:
    flags = set(situation.risk)
    if not situation.verified:
        flags.add("unverified")
    if not any(isinstance(event, BotUttered) for event in tracker.events):
        flags.add("first_turn")
    if situation.mode == "bot":
        flags.add("automated")
    if situation.intent == "ask_if_bot":
        flags.add("asked_if_bot")
    if "request_human" in situation.intents:
        flags.add("human_requested")
    if situation.dispute_open:
        flags.add("dispute")
    if situation.channel in ("sms", "email"):
        flags.add(f"channel_{situation.channel}")
    return flags


def _allowed(draft: Draft, situation: Situation) -> frozenset[Decimal]:
    """The figures of the actions that speak, and of the customer's place."""
    facts = place_facts(situation.jurisdiction, situation.language).values()
    stated = [number for fact in facts for number in NUMBER.findall(fact)]
    return frozenset(Decimal(value) for value in (*draft.allowed_values, *stated))
