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
from forbear.dialogue.standing import BEREAVEMENT, CARRIED_ON
from forbear.safety.conduct import Context, Reply, check_reply
from forbear.safety.reply_facts import SELF_HARM, ReplyFacts

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
    said_before = any(isinstance(event, BotUttered) for event in tracker.events)
    facts = ReplyFacts(
        verified=situation.verified,
        speaker_role=situation.speaker,
        hostility=situation.hostility,
        risk=_risk(situation),
        crisis=situation.crisis,
        intents=frozenset(situation.intents),
        states=_states(situation),
        stop_state=situation.stop_state,
        legal_referral=bool(tracker.get_slot("legal_referral")),
        first_turn=not said_before,
        automated=situation.mode == "bot",
        has_offer=bool(draft.card) or situation.talk in ("offered", "read_back", "agreed"),
        figures=_allowed(draft, situation),
    )
    return facts.context()


def _risk(situation: Situation) -> frozenset[str]:
    """Who says that they are safe, or goes on after a death, is answered on what else they said."""
    passed = frozenset() if situation.crisis else SELF_HARM
    if situation.stands(CARRIED_ON) and not situation.stands(BEREAVEMENT):
        passed |= {BEREAVEMENT}
    return situation.risk - passed


def _states(situation: Situation) -> frozenset[str]:
    states = {"dispute"} if situation.dispute_open else set()
    if situation.channel in ("sms", "email"):
        states.add(f"channel_{situation.channel}")
    return frozenset(states)


def _allowed(draft: Draft, situation: Situation) -> frozenset[Decimal]:
    """The figures of the actions that speak, and of the customer's place."""
    facts = place_facts(situation.jurisdiction, situation.language).values()
    stated = [number for fact in facts for number in NUMBER.findall(fact)]
    return frozenset(Decimal(value) for value in (*draft.allowed_values, *stated))
