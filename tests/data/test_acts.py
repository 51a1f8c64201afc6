"""The table of acts: every row can be read in every state and never leads to a forbidden act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TABLE = yaml.safe_load((ROOT / "data" / "acts.yml").read_text("utf-8"))
RESPONSES = {
    name: texts
    for file in sorted((ROOT / "data" / "responses").glob("*.yml"))
    for name, texts in yaml.safe_load(file.read_text("utf-8"))["responses"].items()
}
ACTS = {name: texts[0]["metadata"]["act"] for name, texts in RESPONSES.items()} | {
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
    "utter_crisis_support": "crisis_support",
}
INTENTS = """
    greet goodbye thank affirm deny ask_if_bot request_human express_frustration abuse_agent
    threaten_violence threaten_complaint threaten_legal_action express_self_harm deny_identity
    identify_as_third_party refuse_verification provide_verification suspect_scam
    request_stop_contact request_contact_preference report_collector_misconduct
    report_representative mention_debt_agency ask_balance question_fees_interest dispute_amount
    deny_debt claim_already_paid claim_time_barred ask_credit_impact ask_legal_consequences
    state_hardship disclose_vulnerability report_bereavement report_insolvency_or_moratorium
    refuse_to_pay request_fee_waiver request_extension request_instalment_plan request_settlement
    provide_income_expense promise_to_pay reject_offer request_plan_change report_payment_problem
    out_of_scope
"""
VARIED: dict[str, list[Any]] = {
    "verified": [False, True],
    "hostility": [0, 3, 4],
    "speaker": ["customer", "third_party"],
    "stop": ["none", "breathing_space", "attorney", "signed_plan"],
    "dispute": [False, True],
    "affordability": [False, True],
    "offer": [False, True],
}
ACCOUNT_WORDS = re.compile(
    r"账户|账单|余额|金额|欠|逾期|债|还款|本金|利息|违约金|分期|贷款|催收"
    r"|\b(account|debt|overdue|arrears|balance|owe[sd]?|principal|interest|late fees?|loan"
    r"|collections?|repay\w*|instal\w*)\b"
)
ACCOUNT_SLOTS = re.compile(
    r"\{(balance|principal|interest|fees|as_of|instalment|n|last_instalment|first_due|apr"
    r"|total_interest|total_payable|promise_amount|promise_date|income|expense|affordable"
    r"|product_name)\}"
)
every_intent = pytest.mark.parametrize("intent", sorted(TABLE["intents"]))


def holds(condition: dict[str, Any], state: dict[str, Any]) -> bool:
    return all(
        state[fact] in wanted if isinstance(wanted, list) else state[fact] == wanted
        for fact, wanted in condition.items()
    )


def row(intent: str, state: dict[str, Any]) -> list[str]:
    entry = TABLE["intents"][intent]
    fitting = (
        variant["suggest"] for variant in entry.get("when", []) if holds(variant["if"], state)
    )
    return next(fitting, entry["suggest"])


def allowed(name: str, state: dict[str, Any]) -> bool:
    for rule in (rule for rule in TABLE["states"] if holds(rule["if"], state)):
        if ACTS[name] in rule.get("forbid", []) or ACTS[name] not in rule.get(
            "allow", [ACTS[name]]
        ):
            return False
    return True


def read(intent: str, state: dict[str, Any]) -> list[str]:
    """The table as its first five lines say it is read."""
    rules = [rule for rule in TABLE["states"] if holds(rule["if"], state)]
    first = [name for rule in rules for name in rule.get("first", [])]
    listed = dict.fromkeys(first + row(intent, state))
    left = [name for name in listed if allowed(name, state)]
    spare = dict.fromkeys(name for rule in rules for name in rule.get("then", []))
    left += [name for name in spare if name not in left and allowed(name, state)]
    return left[:3]


def states(intent: str) -> Iterator[dict[str, Any]]:
    for values in product(*VARIED.values()):
        varied = dict(zip(VARIED, values, strict=True))
        yield TABLE["facts"] | varied | TABLE["intents"][intent].get("assume", {})
    for hostility, verified in product([0, 3, 4], [False, True]):
        yield TABLE["facts"] | {"crisis": True, "hostility": hostility, "verified": verified}


def lists(intent: str) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Each list with the plainest state in which it is read: verified, calm, all else unknown."""
    entry = TABLE["intents"][intent]
    for variant in [*entry.get("when", []), {"if": {}, "suggest": entry["suggest"]}]:
        plain = {fact: v[0] if isinstance(v, list) else v for fact, v in variant["if"].items()}
        yield {"verified": True} | entry.get("assume", {}) | plain, variant["suggest"]


def test_each_intent_has_a_row() -> None:
    assert set(TABLE["intents"]) == set(INTENTS.split())


def test_the_table_names_only_replies_and_actions_that_exist() -> None:
    named = {name for intent in INTENTS.split() for _, names in lists(intent) for name in names}
    named |= {n for rule in TABLE["states"] for n in rule.get("first", []) + rule.get("then", [])}

    assert named <= set(ACTS)


def test_no_reply_of_the_table_needs_a_fact_that_only_an_action_knows() -> None:
    named = {name for intent in INTENTS.split() for _, names in lists(intent) for name in names}

    for name in named & set(RESPONSES):
        assert any(not ACCOUNT_SLOTS.search(v["text"]) for v in RESPONSES[name]), name


def test_the_table_names_only_known_facts_and_acts() -> None:
    conditions = [rule["if"] for rule in TABLE["states"]]
    conditions += [state for intent in INTENTS.split() for state, _ in lists(intent)]
    acts = {a for rule in TABLE["states"] for a in rule.get("forbid", []) + rule.get("allow", [])}

    assert {fact for condition in conditions for fact in condition} <= set(TABLE["facts"])
    assert acts <= set(ACTS.values())


@every_intent
def test_no_list_names_an_act_that_its_own_state_forbids(intent: str) -> None:
    for state, names in lists(intent):
        full = TABLE["facts"] | state
        if names != row(intent, full):
            continue
        struck = [name for name in names if not allowed(name, full)]

        assert struck == [], f"{intent} in {state}"


@every_intent
def test_each_list_offers_three_that_differ(intent: str) -> None:
    for state, names in lists(intent):
        least = 1 if state.get("crisis") else 3
        strategies = {v["metadata"]["strategy"] for n in names for v in RESPONSES.get(n, [])}

        assert len(names) == len(set(names)) >= least
        if least > 1:
            assert len({ACTS[name] for name in names}) + len(strategies) > least


@every_intent
def test_every_state_leaves_three_suggestions_and_a_crisis_one(intent: str) -> None:
    for state in states(intent):
        names = read(intent, state)

        assert len(names) >= (1 if state["crisis"] else 3), state
        assert all(allowed(name, state) for name in names)
        assert names[0] == "utter_crisis_support" or not state["crisis"]


@every_intent
def test_nothing_said_before_verification_tells_about_an_account(intent: str) -> None:
    said = {
        name
        for state in states(intent)
        if not state["verified"] or state["speaker"] == "third_party"
        for name in read(intent, state)
    }

    for text in (v["text"] for name in said for v in RESPONSES.get(name, [])):
        assert not ACCOUNT_WORDS.search(text)
        assert not ACCOUNT_SLOTS.search(text)


@pytest.mark.parametrize("intent", ["ask_balance", "request_instalment_plan", "request_fee_waiver"])
def test_questions_about_the_account_begin_with_verification(intent: str) -> None:
    assert read(intent, TABLE["facts"] | {"verified": False})[0] == "utter_ask_verification"


def test_the_ladder_climbs_one_rung_for_each_abuse() -> None:
    rungs = [
        read("abuse_agent", TABLE["facts"] | {"verified": True, "hostility": 3, "ladder": spoken})[
            0
        ]
        for spoken in ("none", "boundary", "warned")
    ]

    assert rungs == ["utter_set_boundary", "utter_warn", "utter_end_chat"]
