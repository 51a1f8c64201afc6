"""All of a customer's records: found whole, and erased but for what must be kept."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select, text

from forbear.store.audit import read_chain, verify_chain
from forbear.store.base import Base
from forbear.store.cases import note_vulnerability
from forbear.store.contacts import add_contact_point
from forbear.store.conversations import get_conversation
from forbear.store.customer_records import (
    ASSISTANT_TABLES,
    export_customer,
    rows_of,
    tables_of_customers,
)
from forbear.store.erasure import erase_customer
from forbear.store.ledger import post_payment
from forbear.store.messages import record_message
from forbear.store.tables import Balance, ContactPoint, Conversation, Customer, Message
from forbear.store.tickets import record_ticket
from tests.store.conftest import NOW, TODAY

OLD = datetime(2015, 1, 1, tzinfo=timezone.utc)
LATER = date(2060, 1, 1)


@pytest.fixture
def assistant(session):
    """Rasa's tables, with rows of two conversations."""
    session.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)"))
    session.execute(text("CREATE TABLE tracker_anchors (sender_id TEXT PRIMARY KEY, slots TEXT)"))
    for number, sender in enumerate(("conversation-1", "noise")):
        event = json.dumps({"event": "user", "text": "我没钱"})
        session.execute(
            text("INSERT INTO events VALUES (:id, :sender, :data)"),
            {"id": number, "sender": sender, "data": event},
        )
        session.execute(text("INSERT INTO tracker_anchors VALUES (:s, '{}')"), {"s": sender})
    session.commit()
    yield
    session.rollback()
    for name in ASSISTANT_TABLES:
        session.execute(text(f"DROP TABLE {name}"))
    session.commit()


@pytest.fixture
def customer(session, make_customer, make_account, make_conversation):
    """Somebody who owes, spoke, and told something."""
    customer = make_customer(name="王建国", reference="CN62081001", created_at=OLD)
    make_account(customer)
    conversation = get_conversation(session, make_conversation(customer=customer))
    record_message(session, conversation, author="customer", client_id="1", text="我没钱")
    record_ticket(session, "log_dispute", conversation.id, customer_id=customer.id)
    add_contact_point(session, customer.id, "email", "wang@customers.example")
    note_vulnerability(session, customer, "caring", NOW)
    session.commit()
    return customer


def counts(session):
    session.expire_all()
    tables = Base.metadata.sorted_tables
    return {t.name: session.execute(select(func.count()).select_from(t)).scalar() for t in tables}


def test_every_table_says_whose_its_rows_are(session, customer):
    for owned in tables_of_customers():
        session.execute(rows_of(customer, owned)).all()


def test_an_export_holds_all_of_one_customer_and_nothing_of_another(session, customer, assistant):
    exported = json.loads(json.dumps(export_customer(session, customer)))

    (row,) = exported["customers"]
    assert (row["name"], row["birth_year"]) == ("王建国", 1985)
    assert [each["text"] for each in exported["messages"]] == ["我没钱"]
    assert [each["kind"] for each in exported["ledger_entries"]] == ["opening"]
    assert [each["kind"] for each in exported["vulnerability_notes"]] == ["caring"]
    assert {each["act"] for each in exported["audit_entries"]} == {
        "ticket_opened",
        "vulnerability_noted",
    }
    assert exported["assistant"] == [{"event": "user", "text": "我没钱"}]
    assert "Noise" not in str(exported)
    assert customer.audit_key not in str(exported["customers"])
    for name in ("accounts", "conversations", "disputes", "tickets", "contact_points"):
        assert len(exported[name]) == 1, name


def test_under_a_hold_only_what_none_keeps_goes(session, customer, assistant):
    before = counts(session)
    erasure = erase_customer(session, customer, TODAY)
    session.commit()

    grounds = [hold.ground for hold in erasure.holds]
    assert grounds == ["debt_not_settled", "open_dispute", "retention"]
    after = counts(session)
    gone = {name for name in before if after[name] < before[name]}
    assert gone == {"vulnerability_notes", "contact_points"}
    assert session.execute(text("SELECT sender_id FROM events")).scalars().all() == ["noise"]
    assert session.get(Customer, customer.id).name == "王建国"


def settle(session, customer):
    (account,) = customer.accounts
    owed = session.get(Balance, account.id).total
    post_payment(session, account.id, owed, date(2020, 1, 1), "app", "last")
    session.execute(text("UPDATE disputes SET status = 'rejected', decided_at = opened_at"))
    session.commit()


def test_without_a_hold_all_goes_and_the_audit_trail_stays_whole(session, customer, assistant):
    settle(session, customer)
    key, customer_id = customer.audit_key, customer.id
    entries = len(list(read_chain(session)))

    erasure = erase_customer(session, customer, LATER)
    session.commit()

    assert erasure.holds == []
    left = counts(session)
    others = {"customers": 1, "accounts": 1, "balances": 1, "payments": 1, "ledger_entries": 1}
    others |= {"conversations": 1, "audit_head": 1, "audit_entries": entries + 1}
    assert {name: n for name, n in left.items() if n} == others
    for name in ASSISTANT_TABLES:
        query = text(f"SELECT sender_id FROM {name}")
        assert session.execute(query).scalars().all() == ["noise"]
    assert list(verify_chain(session, [])) == []
    *_, last = read_chain(session)
    assert (last.act, last.subject, last.detail) == ("record_erased", key, {"held_by": []})
    assert session.get(Customer, customer_id) is None
    assert session.execute(select(Message)).first() is None


def test_the_last_activity_starts_the_years(session, customer):
    settle(session, customer)
    conversation = session.execute(
        select(Conversation).filter_by(customer_id=customer.id)
    ).scalar_one()
    last = conversation.last_message_at.date()

    (hold,) = erase_customer(session, customer, last + timedelta(days=1)).holds

    assert (hold.ground, hold.until.year) == ("retention", last.year + 5)


def test_it_works_before_the_assistant_ever_ran(session, customer):
    assert export_customer(session, customer)["assistant"] == []
    erase_customer(session, customer, TODAY)
    session.commit()

    assert session.execute(select(ContactPoint)).first() is None
