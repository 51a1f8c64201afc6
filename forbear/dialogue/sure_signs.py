"""Which risk flags are certain enough to rule a reply, and which are only worth a thought.

The screen is tuned to miss nothing. What its patterns find, or the intent says too, rules; what the
classifier alone suspects stops nobody's talk for good, and comes among the three suggestions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from forbear.safety.risk import AMBIGUOUS, FLAG_OF_INTENT, screen

AMBER = "self_harm_amber"
SELF_HARM = frozenset({AMBER, "self_harm_red"})
INTENT_FROM = 0.5
FROM = {"bereavement": 0.7, "dispute": 0.6, AMBER: 0.85}
"""Below this a wish to die is a doubt: it gets the same words, and no person must clear it.
A death is told in plain words, or nearly always; a guess hurts whoever lost nobody.
A dispute closes the way to a plan."""
THREAT = "violence"
WAIT = re.compile(r"\W*(?:你|你们|您)?(?:给我)?(?:等着|走着)瞧?\W*")
HEATED = frozenset({"threaten_violence", "abuse_agent"})
HEATED_FROM = 0.3
ALWAYS = frozenset({"vulnerability", "misconduct_alleged", "scam_suspected"})
"""What takes nothing from the customer when it is wrong."""
STOPS_OF_INTENT = {"report_insolvency_or_moratorium": ("moratorium", "insolvency")}


def sure_risk(parse: Mapping[str, Any]) -> list[str]:
    raised = set(parse["risk"])
    if not raised - ALWAYS:
        return sorted(raised)
    told = _told_by_pattern(parse["text"]) | ALWAYS | _told_by_intent(parse["intent"])
    if _only_waits(parse):
        told.discard(THREAT)
    if SELF_HARM & told:
        told |= SELF_HARM  # which of the two it is, the screen has settled
    return sorted(raised & told)


def _only_waits(parse: Mapping[str, Any]) -> bool:
    """Whether the threat is a bare "just you wait" in a message that asks for something."""
    found = [e.text for e in screen(parse["text"]).evidence if e.flag == THREAT]
    named = [parse["intent"], *(parse.get("intents") or ())]
    angry = any(i["name"] in HEATED and i["confidence"] >= HEATED_FROM for i in named)
    return bool(found) and all(WAIT.fullmatch(text) for text in found) and not angry


def _told_by_pattern(text: str) -> set[str]:
    """Words of amber that mean something else as often are a suspicion, and the others are told."""
    found = screen(text)
    rules = {e.rule for e in found.evidence if e.flag == AMBER}
    doubtful = {AMBER} if rules and AMBIGUOUS.issuperset(rules) else set()
    return set(found.flags) - doubtful


def _told_by_intent(intent: Mapping[str, Any]) -> set[str]:
    name, confidence = intent["name"], intent["confidence"]
    flags = STOPS_OF_INTENT.get(name, (FLAG_OF_INTENT.get(name, ""),))
    return {f for f in flags if confidence >= FROM.get(f, INTENT_FROM)}


def sure_of(parse: Mapping[str, Any]) -> frozenset[str]:
    """The certain flags of parse data; all of them where nobody has weighed them."""
    known = parse.get("sure_risk")
    return frozenset(parse.get("risk") or () if known is None else known)
