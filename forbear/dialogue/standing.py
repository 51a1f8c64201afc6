"""What a customer has told us that holds for the rest of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.danger_signs import DOUBT, FAINT_DOUBT
from forbear.dialogue.message_reading import DISPUTES
from forbear.dialogue.plain_words import accepts_the_rest
from forbear.dialogue.question_words import BY_MYSELF, carries_on
from forbear.dialogue.sure_signs import sure_of
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.rules.hostility_trend import THREATENING

SURE_FROM = 0.5
THREAT = "violence"
DISPUTE = "dispute"
REPRESENTATIVE, AGENCY = "representative", "agency"
DEATH = "report_bereavement"
BEREAVEMENT, CARRIED_ON = "bereavement", "carries_on"
"""A death was told; and whoever told it wants to go on with an account of their own."""
REST = "the_rest"
"""Of a dispute: what is not disputed is theirs, and they would pay it."""
OTHERS = frozenset({"third_party", "wrong_person"})


@dataclass(frozen=True)
class Topic:
    """What shows it: a flag of the risk screen, or the intent of the message."""

    name: str
    flags: frozenset[str]
    intent: str
    entity: str | None = None
    """What the message must name besides, where the flag alone is easily raised."""
    both_when_verified: bool = False
    """A verified customer who speaks of somebody is still the customer: one sign is not enough."""


TOPICS = (
    Topic("violence", frozenset({"violence"}), "threaten_violence"),
    Topic("wrong_person", frozenset({"wrong_person"}), "deny_identity", None, True),
    Topic("third_party", frozenset({"third_party"}), "identify_as_third_party", None, True),
    Topic(BEREAVEMENT, frozenset({"bereavement"}), DEATH, "deceased_party", True),
    Topic(REPRESENTATIVE, frozenset({"representative"}), "report_representative"),
    Topic(AGENCY, frozenset({"agency_suspected"}), "mention_debt_agency"),
    Topic("refused_check", frozenset(), "refuse_verification"),
    Topic("moratorium", frozenset({"moratorium", "insolvency"}), "report_insolvency_or_moratorium"),
)


def standing_topics(
    tracker: DialogueStateTracker,
    parse: Mapping[str, Any],
    doubt: bool = False,
    faint: bool = False,
) -> dict[str, bool]:
    """The topics so far and those of this message, each with whether the speaker was verified.

    `doubt`: the message raised a sign of danger that only the next one can make sure of, `faint`
    where it was only just heard.
    """
    verified = tracker.get_slot("verified") is True
    known = dict(tracker.get_slot("standing") or {})
    if not tracker.get_slot("ladder"):
        known.pop(THREAT, None)  # a threat holds for the session in which it was made
    if doubt or DOUBT in known:
        known[DOUBT] = doubt
        known[FAINT_DOUBT] = faint
    if verified and AGENCY in known and BY_MYSELF.search(parse["text"]):
        known.pop(REPRESENTATIVE, None)  # a paid helper acts only as long as the customer wants it
    goes_on = verified and BEREAVEMENT in known and not doubt and carries_on(parse["text"])
    if goes_on:
        del known[BEREAVEMENT]
        known[CARRIED_ON] = verified
    if DISPUTE in known and accepts_the_rest(parse["text"]):
        known[REST] = verified
    new = {t.name: verified for t in TOPICS if t.name not in known and _told(t, parse, verified)}
    if goes_on or (CARRIED_ON in known and parse["intent"]["name"] != DEATH):
        new.pop(BEREAVEMENT, None)  # the funeral among the costs is no other death
    if BEREAVEMENT in new:
        known.pop(CARRIED_ON, None)
    if parse["intent"]["name"] in DISPUTES or DISPUTE in sure_of(parse):
        new[DISPUTE] = verified
    return {**known, **new}


def _told(topic: Topic, parse: Mapping[str, Any], verified: bool) -> bool:
    first = parse["intent"]
    by_intent = first["name"] == topic.intent and first["confidence"] >= SURE_FROM
    by_flag = bool(topic.flags & sure_of(parse)) and _names(topic.entity, parse)
    if topic.name == "violence":
        by_flag = by_flag or parse["hostility"]["level"] >= THREATENING
        return by_flag or by_intent
    if not (topic.both_when_verified and verified):
        return by_intent or by_flag
    return by_intent and by_flag and (topic.name not in OTHERS or speaks_for_another(parse["text"]))


def _names(entity: str | None, parse: Mapping[str, Any]) -> bool:
    return entity is None or any(e["entity"] == entity for e in parse["entities"])
