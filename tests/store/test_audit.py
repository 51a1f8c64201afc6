"""The audit trail: written with the act, refused to be changed, and broken by hand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from sqlalchemy import func, select

from forbear.store.agents import close_agent_session, open_agent_session
from forbear.store.audit import chain_point, read_chain, record_act, verify_chain
from forbear.store.conversations import hand_back, lock_conversation, take_over
from forbear.store.identity import check_identity
from forbear.store.promises import record_promise
from forbear.store.tables import Agent, AuditEntry, Ticket
from forbear.store.tickets import record_ticket
from tests.store.conftest import NOW

WRITERS = 20
ACTS_EACH = 5


def test_sensitive_acts_leave_an_entry_each(
    session, make_customer, make_account, make_conversation
):
    customer = make_customer()
    account = make_account(customer)
    conversation = make_conversation(customer=customer)
    agent = Agent(login="a", name="A", number="1", password_hash="x")
    session.add(agent)
    session.flush()

    check_identity(session, conversation, "m1", "8821", 1985, NOW)
    record_promise(session, account.id, conversation, 1_000, date(2026, 12, 1))
    row = lock_conversation(session, conversation)
    take_over(row, agent)
    record_ticket(session, "log_dispute", conversation, customer_id=customer.id)
    hand_back(row, NOW)
    token, _ = open_agent_session(session, agent)
    close_agent_session(session, token)
    session.commit()

    entries = list(read_chain(session))
    assert [(entry.act, entry.actor) for entry in entries] == [
        ("identity_checked", "customer"),
        ("promise_recorded", "bot"),
        ("taken_over", f"agent:{agent.id}"),
        ("ticket_opened", f"agent:{agent.id}"),
        ("handed_back", f"agent:{agent.id}"),
        ("logged_in", f"agent:{agent.id}"),
        ("logged_out", f"agent:{agent.id}"),
    ]
    assert {entry.subject for entry in entries[:5]} == {customer.audit_key}
    assert list(verify_chain(session, [])) == []


def test_nobody_is_named_in_the_trail(session, make_customer, make_conversation):
    customer = make_customer(name="王建国", reference="CN62081001")
    conversation = make_conversation(customer=customer)
    check_identity(session, conversation, "m1", "8821", 1985, NOW)
    session.commit()

    written = "".join(str(entry) for entry in read_chain(session))
    assert "王建国" not in written
    assert "CN62081001" not in written
    assert "8821" not in written.replace(customer.audit_key, "")


def test_what_is_rolled_back_leaves_no_entry(session, make_conversation):
    conversation = make_conversation()
    session.commit()
    inner = session.begin_nested()
    record_ticket(session, "inner", conversation)
    inner.rollback()
    with session.begin_nested():
        record_ticket(session, "kept", conversation)
    session.commit()
    record_ticket(session, "outer", conversation)
    session.rollback()
    record_ticket(session, "closed", conversation)
    session.close()
    record_ticket(session, "later", conversation)
    session.commit()

    kinds = [entry.detail["kind"] for entry in read_chain(session)]
    assert kinds == ["kept", "later"]
    assert session.execute(select(Ticket.kind).order_by(Ticket.id)).scalars().all() == kinds


def test_writers_at_once_make_one_unbroken_chain(open_session, session, make_conversation):
    conversations = [make_conversation() for _ in range(WRITERS)]
    session.commit()
    barrier = Barrier(WRITERS)

    def write(conversation):
        barrier.wait()
        for _ in range(ACTS_EACH):
            with open_session.begin() as mine:
                lock_conversation(mine, conversation)
                record_ticket(mine, "log_dispute", conversation)
                record_act(mine, "noted", "system", conversation_id=conversation)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, conversations))

    assert list(verify_chain(session, [])) == []
    count = session.execute(select(func.count()).select_from(AuditEntry)).scalar_one()
    assert count == WRITERS * ACTS_EACH * 2
    assert chain_point(session).seq == count
    # The two acts of one transaction stand beside each other.
    acts = [(entry.conversation_id, entry.act) for entry in read_chain(session)]
    assert all(acts[k][0] == acts[k + 1][0] for k in range(0, len(acts), 2))
