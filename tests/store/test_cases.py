"""Disputes, complaints and notes: opened by what was said, with their clocks and ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forbear.rules.affordability import Income, assess
from forbear.rules.complaint_clock import ExtensionError
from forbear.rules.offers import OfferRequest, build_offers
from forbear.store.accounts import list_account_facts
from forbear.store.audit import read_chain
from forbear.store.base import utc_now
from forbear.store.cases import (
    answer_complaint,
    decide_dispute,
    drop_expired_notes,
    extend_complaint,
    note_vulnerability,
    open_complaint,
    open_dispute,
    withdraw_vulnerability,
)
from forbear.store.means import (
    expire_offers,
    find_assessment,
    list_offers,
    record_assessment,
    record_offer,
)
from forbear.store.plans import record_plan
from forbear.store.tables import Complaint, Dispute, VulnerabilityNote
from forbear.store.tickets import record_ticket
from tests.store.conftest import NOW, TODAY


@pytest.fixture
def account(session, make_customer, make_account):
    return make_account(make_customer())


def test_a_dispute_ticket_opens_the_dispute_of_the_latest_account(
    session, account, make_account, make_conversation
):
    make_account(account.customer, past_due_since=None)
    conversation = make_conversation(customer=account.customer)
    for _ in range(2):
        ticket = record_ticket(
            session, "log_dispute", conversation, "claim_already_paid", account.customer_id
        )

    (dispute,) = session.execute(select(Dispute)).scalars()
    assert (dispute.account_id, dispute.subject, dispute.status) == (account.id, "paid", "open")
    assert dispute.ticket_id == ticket.id - 1


def test_a_complaint_ticket_starts_the_clock_of_the_place(session, account, make_conversation):
    conversation = make_conversation(customer=account.customer)
    record_ticket(session, "log_complaint", conversation, "x", account.customer_id)
    record_ticket(session, "log_complaint", conversation, "of nobody")

    (complaint,) = session.execute(select(Complaint)).scalars()
    assert complaint.answer_by - complaint.received_on == timedelta(days=15)


def test_a_dispute_is_decided_and_may_come_again(session, account):
    first = open_dispute(session, account.id, "fee")
    decide_dispute(session, first, "rejected", "agent:1")

    assert open_dispute(session, account.id, "fee").id != first.id
    first.decided_at = None
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_complaint_is_extended_as_often_as_the_place_allows(session, account):
    complaint = open_complaint(session, account.customer, NOW)
    days = [complaint.answer_by]
    for _ in range(2):
        extend_complaint(session, complaint, "agent:1")
        days.append(complaint.answer_by)

    assert days == [date(2026, 12, 8), date(2026, 12, 23), date(2027, 1, 22)]
    with pytest.raises(ExtensionError):
        extend_complaint(session, complaint, "agent:1")
    answer_complaint(session, complaint, "agent:1")
    session.commit()
    acts = [entry.act for entry in read_chain(session)]
    assert acts == ["complaint_extended", "complaint_extended", "complaint_answered"]


def test_the_clock_starts_on_the_customers_own_day(session, make_customer):
    there = make_customer(jurisdiction="US", timezone="America/Los_Angeles")
    night = NOW.replace(hour=3)

    assert open_complaint(session, there, night).received_on == TODAY - timedelta(days=1)


def test_a_note_needs_consent_and_goes_when_its_time_is_over(session, account):
    kept = note_vulnerability(session, account.customer, "caring", NOW, kept_days=90)
    note_vulnerability(session, account.customer, "age", NOW - timedelta(days=40), kept_days=30)

    assert drop_expired_notes(session, NOW) == 1
    assert session.execute(select(VulnerabilityNote)).scalars().all() == [kept]
    withdraw_vulnerability(session, kept, "customer")
    session.commit()
    entries = list(read_chain(session))
    assert entries[-1].act == "vulnerability_withdrawn"
    assert "caring" not in str(entries)


@pytest.mark.parametrize("change", [{"consent_at": None}, {"kept_days": 366}, {"kept_days": 0}])
def test_no_note_without_consent_or_for_ever(session, account, change):
    facts = {"kind": "age", "consent_at": NOW, "kept_days": 30, "expires_on": TODAY, **change}
    session.add(VulnerabilityNote(customer_id=account.customer_id, **facts))
    with pytest.raises(IntegrityError):
        session.flush()


def test_an_assessment_keeps_its_steps(session, account):
    essentials = {"rent": 300_000, "food": 80_001}
    result = assess([Income("wages", 450_000)], essentials, 3_600_000)
    record_assessment(session, account.id, None, result, essentials)

    found = find_assessment(session, account.id)
    assert (found.income, found.essentials, found.disposable) == (450_000, 380_001, 69_999)
    assert (found.savings_buffer, found.affordable) == (7_000, 62_999)


def test_an_offer_is_kept_once_with_every_field_and_runs_out(session, account, make_conversation):
    (facts,) = list_account_facts(session, account.customer_id, NOW)
    offers = build_offers(OfferRequest(facts.terms, TODAY, role="supervisor")).offers
    conversation = make_conversation()
    for offer in [*offers, *offers]:
        record_offer(session, account.id, conversation, offer)
    monthly = next(offer for offer in offers if offer.first_due_on)
    plan = record_plan(session, account.id, conversation, monthly)

    made = {row.offer_id: row for row in list_offers(session, [account.id])}
    assert set(made) == {offer.offer_id for offer in offers}
    for offer in offers:
        row = made[offer.offer_id]
        assert (row.total_payable, row.n, row.expires_on) == (
            offer.total_payable,
            offer.n,
            offer.expires_on,
        )
        assert row.conditions == list(offer.conditions)
    assert (made[monthly.offer_id].status, made[monthly.offer_id].plan_id) == ("accepted", plan.id)
    assert expire_offers(session, TODAY) == 0
    assert expire_offers(session, utc_now().date() + timedelta(days=4000)) == len(offers) - 1
