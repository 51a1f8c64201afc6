"""Reads a message in its conversation: what is unclear alone is heard as an answer, or as likely.

The understanding of the message alone is kept beside it, and is what other programs get.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.bare_numbers import number_heard
from forbear.dialogue.message_reading import actions_around
from forbear.dialogue.plain_answers import plainly_said
from forbear.dialogue.plain_words import (
    ABOUT_AN_OFFER,
    PLAIN,
    REJECTS,
    SUSPECTS,
    SUSPICION,
    believes_us,
    plainly_meant,
    tells_of_no_payment,
)
from forbear.dialogue.short_words import short_words
from forbear.dialogue.sure_signs import sure_risk
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.rules.anothers_details import gives_anothers_details
from forbear.safety.risk import FLAG_OF_INTENT

ALONE = "alone"
"""Key of the intent as it was understood without the conversation."""
HEAT_ALONE = "hostility_alone"
UNCLEAR_BELOW = 0.6
FIGURES_BELOW = 0.75
"""A figure where figures were asked for is one, however much it sounds like something else."""
UNCLEAR = "out_of_scope"
SURE_OF_WORDS = 0.85
WAITING = ("offered", "read_back", "promise")
ASKS_SUM = "utter_settlement_apply"
LEAST = 0.08
RULED_OUT = 0.2
"""At or below this weight not even a confident reading of the words alone is believed."""
NOTHING_OFFERED = 0.4
"""Where nothing was offered, a no is seldom one to an offer, nor a change one of a plan."""
CHANGES = "request_plan_change"
ASKS_DAY = frozenset({"action_propose_due_date", "utter_ask_due_day"})
ANOTHER = frozenset({"identify_as_third_party", "deny_identity"})
SELF_HARM = frozenset({"self_harm_amber", "self_harm_red"})
DANGERS = {"express_self_harm": SELF_HARM, "threaten_violence": frozenset({"violence"})}
ASKS_DETAILS = frozenset({"utter_representative", "utter_moratorium", "utter_log_not_mine"})
ASKS_MEANS = frozenset(
    {
        "affordability_form", "utter_ask_affordability", "utter_ask_income", "utter_apply_plan",
        "utter_ask_essentials", "utter_ask_more_essentials", "utter_why_budget",
    }
)  # fmt: skip
ASKS_WHO = frozenset({"verification_form", "utter_ask_verification", "utter_greet"})
INSOLVENT, DEATH = "report_insolvency_or_moratorium", "report_bereavement"
INSOLVENCY = frozenset({"moratorium", "insolvency"})
LOGS_DISPUTE = frozenset(
    {"utter_log_dispute", "utter_log_not_mine", "utter_also_dispute", "utter_note_dispute"}
)
ASKS_GRIEVANCE = frozenset({"utter_log_complaint", "utter_misconduct", "utter_also_complaint"})
"""They ask who did it and when: a day or a telephone there is no payment."""
WHO = frozenset(
    {
        "deny_identity", "identify_as_third_party", "provide_verification", "refuse_verification",
        "suspect_scam",
    }
)  # fmt: skip
MEANS = frozenset({"provide_income_expense", "state_hardship"})
OFFERED = frozenset({"affirm", "deny", "reject_offer", "promise_to_pay", "request_instalment_plan"})
LEAVES, LEAVES_UNSURELY = "goodbye", 0.6
"""Nobody is sent off on a guess."""
THREAT = "threaten_violence"
FAINT_THREAT = 2
DETAILS = "provide_verification"
SETTLES = "request_settlement"
ENDS_IT = re.compile(
    r"结清|了结|清(?:账|掉|了)|一次|两清|打.?折|[减免]|平(?:账|掉)|算完|全部|尾款|销(?:账|户)"
    r"|\b(?:settl\w+|clear\w*|lump|one[- ]off|wip\w+|write|written|off|full|final|end|done|quits|"
    r"square|close|forget|finish\w*)\b",
    re.IGNORECASE,
)
"""Without a word of ending it all, a sum that is named beside an offer is what they can pay."""
GRAVE = frozenset(FLAG_OF_INTENT) | {"report_insolvency_or_moratorium", "threaten_legal_action"}
"""What stops or derails a talk: with no flag beside it a guess is the less likely one."""


def in_context(tracker: DialogueStateTracker, parse: dict[str, Any]) -> dict[str, Any]:
    """The parse data as the conversation makes them; call it before the message is noted."""
    heard = {**parse, ALONE: dict(parse["intent"]), "sure_risk": sure_risk(parse)}
    asked = frozenset(name for name, _ in actions_around(tracker)[1])
    heard |= {"hostility": _without_faint_threat(heard), HEAT_ALONE: parse["hostility"]}
    if tracker.get_slot("verified") is not True and gives_anothers_details(parse["text"]):
        first = {"name": "identify_as_third_party", "confidence": SURE_OF_WORDS}
        return {**heard, "intent": first, "intents": [first]}
    number = number_heard(tracker, asked, parse)
    if number is not None:
        intent, entity = number
        first = {"name": intent, "confidence": 0.9}
        return {
            **heard, "intent": first, "intents": [first], "entities": [*parse["entities"], entity]
        }  # fmt: skip
    if SUSPICION in heard["sure_risk"] and believes_us(parse["text"]):
        heard["sure_risk"] = [flag for flag in heard["sure_risk"] if flag != SUSPICION]
    plain = plainly_meant(tracker, parse)
    first = (
        ({"name": plain, "confidence": PLAIN} if plain else None)
        or _in_short(tracker, parse)
        or plainly_said(asked, parse)
        or _likeliest(tracker, asked, heard)
    )
    if first["name"] != parse["intent"]["name"] == INSOLVENT:
        # What rested on this reading alone rests on nothing now.
        weighed = sure_risk({**parse, "intent": first})
        heard["sure_risk"] = [f for f in heard["sure_risk"] if f not in INSOLVENCY or f in weighed]
    if plain or first["name"] != parse["intent"]["name"]:
        others = parse.get("intents") or []
        if plain:  # what the classifier heard first is no second wish, nor is another kind of plan
            others = [] if plain in ABOUT_AN_OFFER else others[1:]
        rest = [i for i in others if i["name"] != first["name"]]
        heard |= {"intent": first, "intents": [first, *rest]}
    return heard


def _without_faint_threat(parse: Mapping[str, Any]) -> dict[str, Any]:
    """The hostility, where a threat that only the classifier suspects is no more than anger.

    A threat ends the talk and calls security: words or the intent have to bear it out.
    """
    found = dict(parse["hostility"])
    if "violence" in parse["risk"] and "violence" not in parse["sure_risk"]:
        found["level"] = min(found["level"], FAINT_THREAT)
    return found


def _in_short(tracker: DialogueStateTracker, parse: Mapping[str, Any]) -> dict[str, Any] | None:
    waits = tracker.get_slot("talk") in WAITING
    words = short_words(parse["text"], waits)
    if words is None or parse["risk"] or parse["intent"]["confidence"] >= SURE_OF_WORDS:
        return None
    return {"name": words, "confidence": RULED_OUT if words == UNCLEAR else SURE_OF_WORDS}


def _likeliest(
    tracker: DialogueStateTracker, asked: frozenset[str], parse: Mapping[str, Any]
) -> dict[str, Any]:
    first = parse["intent"]
    ranking = parse.get("intent_ranking") or ()
    ruled_out = _weight(first["name"], tracker, asked, parse) <= RULED_OUT
    sums = any(e["entity"] in ("amount", "income") for e in parse["entities"])
    if sums and ASKS_SUM in asked and first["confidence"] < FIGURES_BELOW:
        return {"name": "request_settlement", "confidence": UNCLEAR_BELOW}
    unclear = FIGURES_BELOW if sums and asked & ASKS_MEANS else UNCLEAR_BELOW
    if len(ranking) < 2 or (first["confidence"] >= unclear and not ruled_out):
        return dict(first)
    weighed = [
        (i["confidence"] * _weight(i["name"], tracker, asked, parse), i)
        for i in ranking
        if i["confidence"] >= LEAST
    ]
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, first))[1]
    if _weight(best["name"], tracker, asked, parse) <= RULED_OUT:
        return {"name": UNCLEAR, "confidence": RULED_OUT}  # and nothing likelier is left
    return {"name": best["name"], "confidence": best["confidence"]}


def _signs(intent: str, parse: Mapping[str, Any]) -> set[str]:
    """The flags that bear a danger out: a threat must be certain, a wish to die only suspected."""
    if intent != THREAT and "faint" in parse:
        return set()  # only just heard: the words are read as what else they may mean
    return set(parse["sure_risk"] if intent == THREAT else parse["risk"])


def _details_wanted(tracker: DialogueStateTracker) -> bool:
    """Whether a name and a number may be somebody's who acts for them."""
    return bool({"representative", "moratorium"} & set(tracker.get_slot("standing") or ()))


def _weight(
    intent: str, tracker: DialogueStateTracker, asked: frozenset[str], parse: Mapping[str, Any]
) -> float:
    """How much likelier the conversation makes an intent; 1 where it says nothing of it."""
    sums = any(e["entity"] in ("amount", "income") for e in parse["entities"])
    weight = RULED_OUT if intent == "claim_already_paid" and tells_of_no_payment(parse) else 1.0
    if intent == SUSPECTS and believes_us(parse["text"]):
        weight *= RULED_OUT
    if intent in GRAVE and FLAG_OF_INTENT.get(intent, "") not in parse["risk"]:
        weight *= 0.6
    if intent == REJECTS and not tracker.get_slot("talk"):
        weight *= NOTHING_OFFERED
    if intent == CHANGES and not _holds_to_something(tracker, asked):
        weight *= NOTHING_OFFERED
    verified = tracker.get_slot("verified") is True
    if intent in DANGERS and not DANGERS[intent] & _signs(intent, parse):
        weight *= RULED_OUT
    if intent in WHO and not (intent == DETAILS and _details_wanted(tracker)):
        weight *= 0.4 if verified else 1.5 if asked & ASKS_WHO else 1.0
    if verified and intent in ANOTHER and not speaks_for_another(parse["text"]):
        weight *= 0.4
    details = asked & ASKS_DETAILS or _details_wanted(tracker)
    if verified and intent == DETAILS and not details:
        weight *= 0.4
    faint = parse["intent"]["confidence"] < FIGURES_BELOW and not sums
    if intent == "claim_already_paid" and asked & ASKS_GRIEVANCE and faint:
        weight *= RULED_OUT
    if intent == DEATH and "bereavement" not in parse["sure_risk"]:
        weight *= 0.35  # a guess hurts whoever lost nobody
    if intent == INSOLVENT and asked & LOGS_DISPUTE and not sums:
        weight *= 0.4  # a number and a day are of the dispute that was just logged
    if intent == SETTLES and sums and _offered(tracker) and not ENDS_IT.search(parse["text"]):
        weight *= RULED_OUT
    if intent == LEAVES:
        weight *= LEAVES_UNSURELY
    if intent in MEANS and asked & ASKS_MEANS:
        weight *= 2.5 if sums else 1.6
    if intent in OFFERED and _offered(tracker):
        weight *= 1.3
    return weight


def _holds_to_something(tracker: DialogueStateTracker, asked: frozenset[str]) -> bool:
    """Whether there is a plan, a promise or a day that could be changed."""
    made = tracker.get_slot("talk") or tracker.get_slot("open_promise")
    return bool(made or asked & ASKS_DAY or tracker.get_slot("stop_state") == "signed_plan")


def _offered(tracker: DialogueStateTracker) -> bool:
    return tracker.get_slot("talk") in WAITING
