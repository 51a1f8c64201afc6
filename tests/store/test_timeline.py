"""What happened on an account: all of it, in one order, page by page, and nobody else's."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from forbear.rules.offers import OfferRequest, build_offers, card_of_plans
from forbear.store.accounts import list_account_facts
from forbear.store.cases import decide_dispute, open_complaint, open_dispute
from forbear.store.contacts import end_preference, log_contact, set_preference
from forbear.store.conversations import get_conversation
from forbear.store.ledger import post, post_payment
from forbear.store.means import decide_offer, record_offer
from forbear.store.messages import record_message
from forbear.store.plans import cancel_plan, decide_plan, record_plan
from forbear.store.promises import move_promise, record_promise
from forbear.store.stops import lift_stop, set_stop
from forbear.store.timeline.page import read_timeline
from tests.store.conftest import NOW, TODAY

ALL = 100


@pytest.fixture
def account(session, make_customer, make_account):
    return make_account(make_customer(), payments=[])


@pytest.fixture
def offer(session, account):
    (facts,) = list_account_facts(session, account.customer_id, NOW)
    return build_offers(OfferRequest(facts.terms, TODAY, role="bot", affordable=63_000)).offers[0]


def whole(session, account):
    return read_timeline(session, account, None, ALL).events


def kinds(session, account):
    return [event.kind for event in whole(session, account)]


def found(session, account, kind):
    return next(event for event in whole(session, account) if event.kind == kind)


def test_postings_are_told_in_amounts_that_people_read(session, account):
    post(session, account.id, "fee", date(2026, 11, 2), "F1", fees=3_000)
    post(session, account.id, "waiver", date(2026, 11, 3), "W1", fees=-3_000)
    post_payment(session, account.id, 500_000, date(2026, 11, 20), "app", "P1")
    session.commit()

    payment, waiver, fee = whole(session, account)[1:4]

    # The balance was stated on the day of the record, and that is the opening.
    assert kinds(session, account) == ["opening", "payment", "waiver", "fee"]
    assert (payment.on, payment.at) == (date(2026, 11, 20), None)
    assert payment.detail == {
        "amount": "5000.00",
        "channel": "app",
        "principal": "200.00",
        "interest": "4800.00",
        "fees": "0.00",
    }
    assert (waiver.detail["amount"], waiver.detail["channel"]) == ("30.00", None)
    assert fee.detail["amount"] == "30.00"


def test_a_plan_is_told_with_what_became_of_it(session, account, offer, make_conversation):
    conversation = get_conversation(session, make_conversation(customer=account.customer))
    card = card_of_plans([offer], "yes", "no")
    for seen in (card, {**card, "reading_back": True}, None, {"kind": "other"}):
        record_message(
            session, conversation, author="bot", client_id=str(id(seen)), text="x", card=seen
        )
    plan = record_plan(session, account.id, conversation.id, offer)
    session.commit()
    decide_plan(session, plan.id, True, "agent:1")
    session.commit()
    cancel_plan(session, plan)
    session.commit()

    events = [e for e in whole(session, account) if e.kind not in ("opening", "stopped")]

    told = [(event.kind, event.detail.get("status")) for event in events]
    assert told == [
        ("plan_decided", "cancelled"),
        ("stop_ended", None),
        ("plan_decided", "approved"),
        ("plan_agreed", "cancelled"),
        ("offered", None),
    ]
    [offered] = events[-1].detail["offers"]
    agreed = events[-2].detail
    assert {name: agreed[name] for name in offered} == offered
    assert agreed["first_due_on"] == offer.first_due_on.isoformat()


def test_an_offer_that_came_to_nothing_is_told(session, account, offer, make_conversation):
    decide_offer(session, record_offer(session, account.id, make_conversation(), offer), "declined")
    session.commit()

    declined = found(session, account, "offer_decided")
    assert (declined.detail["status"], declined.detail["n"]) == ("declined", offer.n)


def test_a_promise_is_told_with_what_became_of_it(session, account):
    promise = record_promise(session, account.id, None, 200_000, date(2026, 12, 1))
    session.commit()
    assert "promise_settled" not in kinds(session, account)

    promise.paid = 50_000
    move_promise(session, promise.id, "partial", now=NOW + timedelta(days=10))
    session.commit()

    assert found(session, account, "promised").detail["amount"] == "2000.00"
    settled = found(session, account, "promise_settled")
    assert (settled.on, settled.detail) == (
        date(2026, 12, 3),
        {"amount": "2000.00", "paid": "500.00", "due_on": "2026-12-01", "status": "partial"},
    )


def test_disputes_complaints_stops_contacts_and_wishes_are_told(session, account):
    customer = account.customer
    decide_dispute(session, open_dispute(session, account.id, "fee"), "upheld", "agent:1")
    open_dispute(session, account.id, "amount")
    open_complaint(session, customer, NOW)
    set_stop(session, account.id, "breathing_space", TODAY, ends_on=date(2027, 1, 20))
    lift_stop(session, account.id, "breathing_space")
    log_contact(session, customer.id, "phone", "outbound", "unanswered", at=NOW)
    wish = set_preference(session, customer.id, "hours", from_minute=1080, until_minute=1200)
    set_preference(session, customer.id, "never", "phone")
    end_preference(session, wish)
    session.commit()

    told = sorted(kinds(session, account))

    assert told == sorted(
        ["opening", "contact", "complained", "disputed", "disputed", "dispute_decided"]
        + ["stopped", "stop_ended", "wished", "wished", "wish_ended"]
    )
    details = {event.kind: event.detail for event in whole(session, account)}
    assert details["dispute_decided"] == {"subject": "fee", "status": "upheld"}
    assert details["complained"] == {"answer_by": "2026-12-08", "status": "open"}
    assert details["stopped"] == {"stop": "breathing_space", "ends_on": "2027-01-20"}
    assert details["wish_ended"] == {
        "wish": "hours",
        "channel": None,
        "from": "18:00",
        "until": "20:00",
    }
    expected = {"channel": "phone", "direction": "outbound", "outcome": "unanswered"}
    assert details["contact"] == expected


def test_days_are_those_of_the_customers_calendar(session, make_customer, make_account):
    account = make_account(make_customer(timezone="America/New_York"), payments=[])
    late = datetime(2026, 11, 21, 3, 30, tzinfo=timezone.utc)
    log_contact(session, account.customer_id, "phone", "outbound", "talked", at=late)
    post(session, account.id, "fee", date(2026, 11, 20), "F1", fees=1)
    post(session, account.id, "fee", date(2026, 11, 21), "F2", fees=1)
    session.commit()

    events = whole(session, account)[1:]

    # Before midnight there: on the 20th, after what has no hour on that day.
    assert [(event.kind, event.on.day) for event in events] == [
        ("fee", 21), ("contact", 20), ("fee", 20)
    ]  # fmt: skip
    assert events[1].at == late


def test_nobody_elses_events_are_told(session, account, make_customer, make_account):
    other = make_account(make_customer(), payments=[])
    second = make_account(account.customer, payments=[])
    for each in (other, second):
        post(session, each.id, "fee", TODAY, "F1", fees=1)
        open_dispute(session, each.id, "fee")
        record_promise(session, each.id, None, 1, date(2026, 12, 1))
        customer_id = each.customer_id
        log_contact(session, customer_id, "phone", "outbound", "talked", account_id=each.id)
    set_preference(session, other.customer_id, "never")
    session.commit()

    assert kinds(session, account) == ["opening"]
