"""Our own approved replies and crisis templates pass the check that we hold others to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from forbear.safety.conduct import Reply, check_reply
from forbear.safety.crisis import STEPS, crisis_replies

RESPONSES = sorted((Path(__file__).parents[3] / "data" / "responses").glob("*.yml"))
SLOT = re.compile(r"\{([^{}]*)\}")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
FILLED = {
    "bank_name": {"zh": "远山银行", "en": "Far Hills Bank"},
    "agent_name": {"zh": "小林", "en": "Sam"},
    "product_name": {"zh": "信用卡", "en": "credit card"},
    "balance": {"zh": "36,000.00元", "en": "$4,210.00"},
    "principal": {"zh": "30,000.00元", "en": "$3,900.00"},
    "interest": {"zh": "4,800.00元", "en": "$250.00"},
    "fees": {"zh": "1,200.00元", "en": "$60.00"},
    "as_of": {"zh": "2026年11月23日", "en": "23 November 2026"},
    "instalment": {"zh": "600.00元", "en": "$120.10"},
    "last_instalment": {"zh": "599.80元", "en": "$119.96"},
    "first_due": {"zh": "2026年12月15日", "en": "15 December 2026"},
    "wanted": {"zh": "400.00元", "en": "$75.00"},
    "n": {"zh": "60", "en": "36"},
    "apr": {"zh": "0", "en": "9.9"},
    "total_interest": {"zh": "0.00元", "en": "$113.46"},
    "total_payable": {"zh": "36,000.00元", "en": "$4,323.46"},
    "promise_amount": {"zh": "2,000.00元", "en": "$200.00"},
    "promise_date": {"zh": "12月15日", "en": "15 December"},
    "income": {"zh": "4,500.00元", "en": "$1,900.00"},
    "expense": {"zh": "3,800.00元", "en": "$1,830.00"},
    "affordable": {"zh": "630.00元", "en": "$63.00"},
    "ticket": {"zh": "D-1042", "en": "D-1042"},
    "wait_minutes": {"zh": "2", "en": "2"},
    "callback_hours": {"zh": "24", "en": "24"},
    "complaint_days": {"zh": "15", "en": "15"},
    "credit_years": {"zh": "5", "en": "7"},
    "crisis_line": {"zh": "12356", "en": "988"},
    "emergency_line": {"zh": "110", "en": "911"},
    "complaint_route": {"zh": "12378", "en": "consumerfinance.gov/complaint"},
}
ANY_AMOUNT = {"zh": "88.00元", "en": "$88.00"}
KNOWN = [
    figure.replace(",", "")
    for texts in (*FILLED.values(), ANY_AMOUNT)
    for text in texts.values()
    for figure in FIGURE.findall(text)
]
FLAGS = {
    "utter_greet": ["automated", "first_turn"],
    "utter_introduce": ["automated", "first_turn"],
    "utter_greet_agent": ["first_turn"],
    "utter_introduce_agent": ["first_turn"],
    "utter_answer_bot_question": ["automated", "asked_if_bot"],
    "utter_answer_person": ["asked_if_bot"],
    "utter_handoff": ["automated", "human_requested"],
    "utter_handoff_waiting": ["automated", "human_requested"],
    "utter_handoff_off_hours": ["automated", "human_requested"],
    "utter_log_dispute": ["dispute"],
    "utter_dispute_status": ["dispute"],
    "utter_log_not_mine": ["dispute"],
    "utter_time_barred": ["dispute"],
    "utter_log_payment_claim": ["already_paid"],
    "utter_bereavement": ["bereavement"],
    "utter_vulnerability": ["vulnerability"],
    "utter_representative": ["representative"],
    "utter_respect_stop": ["cease"],
    "utter_moratorium": ["moratorium"],
    "utter_respect_opt_out": ["opt_out", "channel_sms"],
}
OTHERS = ("utter_third_party", "utter_third_party_remove", "utter_wrong_person")
PLANS = ("offer_plan", "counter_offer", "read_back", "record_promise")
FIGURES_OR_PRODUCT = re.compile(
    r"\{(?:balance|principal|interest|fees|instalment|total_payable|promise_amount|income|expense|"
    r"affordable|product_name)\}"
)


def filled(text: str, lang: str) -> str:
    return SLOT.sub(lambda slot: FILLED.get(slot[1], ANY_AMOUNT)[lang], text)


def approved() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in RESPONSES:
        for name, texts in yaml.safe_load(file.read_text("utf-8"))["responses"].items():
            for variation in texts:
                yield name, variation["text"], variation["metadata"]


def context_of(name: str, act: str) -> dict[str, Any]:
    other = name in OTHERS
    return {
        "verified": not other,
        "speaker_role": "third_party" if other else "customer",
        "initiated_by": "customer",
        "local_time": "10:30",
        "allowed_values": KNOWN,
        "flags": FLAGS.get(name, []),
        "stop_state": "signed_plan" if name == "utter_signed_plan" else "none",
        "has_offer": act in PLANS,
    }


@pytest.mark.parametrize("name", sorted({name for name, _, _ in approved()}))
def test_every_wording_of_an_approved_reply_passes(name: str) -> None:
    stopped = []
    for wording, meta in [(text, meta) for each, text, meta in approved() if each == name]:
        lang = meta["lang"]
        said = filled(wording, lang)
        for place in meta.get("jurisdiction", ["CN", "US", "UK"]):
            line = {"text": said, "lang": lang, "jurisdiction": place}
            verdict = check_reply(
                Reply.from_json(line | {"context": context_of(name, meta["act"])})
            )
            if verdict.severity == "block":
                stopped.append((said, verdict.rules))

    assert stopped == []


def test_replies_for_customers_who_are_not_verified_say_nothing_of_an_account() -> None:
    acts = {"verify_identity", "scam_reassurance", "acknowledge_emotion", "log_complaint"}
    for name, text, meta in approved():
        if meta["act"] in acts and not FIGURES_OR_PRODUCT.search(text):
            lang = meta["lang"]
            said = filled(text, lang)
            context = context_of(name, meta["act"]) | {"verified": False}
            line = {"text": said, "lang": lang, "jurisdiction": "UK", "context": context}

            assert "CR-11" not in check_reply(Reply.from_json(line)).rules, said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", ["CN", "US", "UK", None])
@pytest.mark.parametrize("risk", ["amber", "red"])
def test_crisis_templates_pass_in_a_crisis(lang: str, place: str | None, risk: str) -> None:
    for step in range(len(STEPS)):
        for text in crisis_replies(lang, place, step):
            context = {"risk": risk, "local_time": "23:30", "initiated_by": "customer"}
            line = {"text": text, "lang": lang, "jurisdiction": place, "context": context}

            assert check_reply(Reply.from_json(line)).findings == (), text
