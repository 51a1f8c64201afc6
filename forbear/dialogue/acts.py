"""The acts that a reply may perform, and which of them the custom actions perform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ALL_ACTS = frozenset(
    [
        "acknowledge_emotion",
        "set_boundary",
        "warn",
        "end_chat",
        "escalate_supervisor",
        "escalate_security",
        "crisis_support",
        "handoff_human",
        "answer_bot_question",
        "verify_identity",
        "explain_amount",
        "explain_consequences",
        "ask_hardship",
        "ask_affordability",
        "offer_plan",
        "counter_offer",
        "read_back",
        "record_promise",
        "log_dispute",
        "log_complaint",
        "respect_stop_contact",
        "bereavement_care",
        "vulnerability_care",
        "refer_representative",
        "scam_reassurance",
        "close",
        # Beside the design's table: what strangers' talks need, and what no act of it says.
        "payment_info",
        "greet",
        "clarify",
    ]
)
ACTION_ACTS: Mapping[str, str] = {
    "action_propose_balance": "explain_amount",
    "action_propose_plans": "offer_plan",
    "action_propose_read_back": "read_back",
    "action_propose_acceptance": "record_promise",
    "action_propose_promise": "read_back",
    "action_propose_promise_record": "record_promise",
    "action_propose_counter_offer": "counter_offer",
    "action_propose_fee_waiver": "explain_amount",
    "action_propose_extension": "counter_offer",
    "action_propose_due_date": "counter_offer",
    "action_propose_plan_change": "escalate_supervisor",
    "action_propose_pause": "offer_plan",
    "action_propose_call_back": "handoff_human",
    "verification_form": "verify_identity",
    "affordability_form": "ask_affordability",
}


def acts_of(responses: Mapping[str, Any]) -> dict[str, str]:
    """The main act of each reply, from the metadata of its first wording.

    What a wording does besides stands under `also` there, and counts once it is drafted.
    """
    found = {}
    for name, variations in responses.items():
        act = (variations[0].get("metadata") or {}).get("act") if variations else None
        if act:
            found[name] = act
    return found
