"""The facts of an account, as a conversation sees them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from forbear.rules.stages import Stage
from forbear.store.accounts import find_account_facts, list_account_facts
from forbear.store.tables import Balance, Payment

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
TODAY = date(2026, 11, 23)


@pytest.fixture
def customer(make_customer, make_account):
    customer = make_customer()
    make_account(customer)
    return customer


def test_the_facts_are_those_of_the_day(session, customer, make_conversation):
    conversation = make_conversation(customer=customer, verified_until=NOW + timedelta(minutes=1))

    facts = find_account_facts(session, conversation, NOW)

    assert (facts.dpd, facts.stage, facts.bucket) == (97, Stage.S4, "M4")
    assert (facts.balance, facts.principal, facts.interest, facts.fees) == (
        3_600_000,
        3_000_000,
        480_000,
        120_000,
    )
    assert facts.terms.total == 3_600_000
    assert [payment.paid_on for payment in facts.payments] == [date(2026, 7, 18)]


@pytest.mark.parametrize("until", [None, NOW, NOW - timedelta(seconds=1)])
def test_nothing_is_told_before_or_after_verification(session, customer, make_conversation, until):
    conversation = make_conversation(customer=customer, verified_until=until)

    assert find_account_facts(session, conversation, NOW) is None
    assert find_account_facts(session, conversation, NOW, verified_only=False) is not None


def test_nobody_bound_has_no_facts(session, make_conversation):
    conversation = make_conversation(verified_until=NOW + timedelta(minutes=1))

    assert find_account_facts(session, conversation, NOW) is None
    assert find_account_facts(session, "no such conversation", NOW) is None


def test_the_most_overdue_account_is_the_one_talked_about(
    session, customer, make_account, make_conversation
):
    make_account(customer, past_due_since=None, product="mortgage", balance=_balance())
    make_account(customer, past_due_since=date(2026, 1, 1), product="overdraft", balance=_balance())
    conversation = make_conversation(customer=customer, verified_until=NOW + timedelta(minutes=1))

    assert find_account_facts(session, conversation, NOW).product == "overdraft"


@pytest.mark.parametrize(
    ("zone", "dpd"), [("Asia/Shanghai", 98), ("Europe/London", 97), ("America/Los_Angeles", 97)]
)
def test_days_are_counted_where_the_customer_lives(session, make_customer, make_account, zone, dpd):
    customer = make_customer(timezone=zone)
    make_account(customer)

    late_evening = datetime(2026, 11, 23, 23, tzinfo=timezone.utc)
    (facts,) = list_account_facts(session, customer.id, late_evening)

    assert facts.dpd == dpd


def test_the_last_payments_come_newest_first(session, make_customer, make_account):
    customer = make_customer()
    days = [date(2025, 1, 1) + timedelta(days=20 * k) for k in range(20)]
    payments = [
        Payment(amount=k + 1, paid_on=day, channel="app", reference=str(k))
        for k, day in enumerate(days)
    ]
    make_account(customer, payments=payments)

    (facts,) = list_account_facts(session, customer.id, NOW)

    assert [payment.paid_on for payment in facts.payments] == days[:-13:-1]


def test_the_facts_are_json_with_exact_text(session, customer):
    (facts,) = list_account_facts(session, customer.id, NOW)

    told = json.loads(json.dumps(facts.as_json()))

    assert (told["balance"], told["apr"], told["dpd"]) == ("36000.00", "18.25", 97)
    assert told["payments"] == [{"amount": "1000.00", "paid_on": "2026-07-18", "channel": "app"}]


def _balance() -> Balance:
    return Balance(principal=1, interest=0, fees=0, as_of=TODAY)
