"""What happened on the account, at the desk: after verification, page by page, by the records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.routes.timeline import AT_ONCE
from forbear.store.base import utc_now
from forbear.store.contacts import log_contact
from forbear.store.promises import record_promise
from forbear.store.tables import Account, Conversation, Customer, LedgerEntry
from tests.gateway.people import Agent, Visits
from tests.gateway.people import Customer as Visitor
from tests.gateway.scenes import UK_CUSTOMER, verify


async def ask(agent: Agent, conversation_id: str, **query: str) -> httpx.Response:
    path = f"/api/conversations/{conversation_id}/timeline"
    return await agent.http.get(path, params=query)


@pytest.fixture
def account_id(open_session: sessionmaker) -> int:
    with open_session() as session:
        query = select(Account.id).join(Customer).where(Customer.reference == UK_CUSTOMER)
        found: int = session.execute(query).scalar_one()
    return found


async def met(visits: Visits) -> tuple[Visitor, Agent]:
    return await visits.customer(reference=UK_CUSTOMER), await visits.agent()


async def test_nothing_is_told_before_verification_nor_after_it_has_run_out(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await met(visits)
    closed = {"verified": False, "account": None, "events": [], "next": None}

    assert (await ask(agent, customer.conversation_id)).json() == closed
    verify(open_session, customer.conversation_id)
    assert (await ask(agent, customer.conversation_id)).json()["verified"]
    with open_session.begin() as session:
        row = session.get(Conversation, customer.conversation_id)
        row.verified_until = utc_now() - timedelta(seconds=1)

    assert (await ask(agent, customer.conversation_id)).json() == closed


async def test_a_visitor_of_whom_nothing_is_known_has_no_timeline(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await visits.customer(), await visits.agent()
    verify(open_session, customer.conversation_id)

    assert (await ask(agent, customer.conversation_id)).json()["events"] == []
    missing = await ask(agent, "no-such-conversation")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "not_found")


async def test_what_the_records_hold_comes_newest_first(
    visits: Visits, open_session: sessionmaker, account_id: int
) -> None:
    customer, agent = await met(visits)
    verify(open_session, customer.conversation_id)
    due = utc_now().date() + timedelta(days=9)
    with open_session.begin() as session:
        account = session.get(Account, account_id)
        record_promise(session, account_id, customer.conversation_id, 12_050, due)
        log_contact(session, account.customer_id, "sms", "outbound", "delivered")

    found = (await ask(agent, customer.conversation_id)).json()

    assert found["account"] == {"product": "overdraft", "last4": "9042", "currency": "GBP"}
    contact, promised = found["events"][:2]
    assert (contact["kind"], contact["detail"]["channel"]) == ("contact", "sms")
    assert promised["detail"] == {
        "amount": "120.50",
        "paid": "0.00",
        "due_on": due.isoformat(),
        "status": "confirmed",
    }
    kinds = {event["kind"] for event in found["events"]}
    assert {"payment", "interest", "fee", "wished"} <= kinds
    days = [event["on"] for event in found["events"]]
    assert days == sorted(days, reverse=True)


async def test_older_pages_follow_and_hold_each_event_once(
    visits: Visits, open_session: sessionmaker, account_id: int
) -> None:
    customer, agent = await met(visits)
    verify(open_session, customer.conversation_id)
    with open_session.begin() as session:
        before = utc_now().date() - timedelta(days=900)
        for number in range(2 * AT_ONCE):
            session.add(
                LedgerEntry(
                    account_id=account_id,
                    kind="charge",
                    principal=1,
                    posted_on=before,
                    reference=f"old-{number}",
                )
            )

    pages: list[list[dict[str, Any]]] = []
    query: dict[str, str] = {}
    while True:
        answer = (await ask(agent, customer.conversation_id, **query)).json()
        pages.append(answer["events"])
        if answer["next"] is None:
            break
        query = {"before": answer["next"]}

    assert {len(page) for page in pages[:-1]} == {AT_ONCE}
    old = [each for page in pages for each in page if each["on"] == before.isoformat()]
    assert len(old) == 2 * AT_ONCE


@pytest.mark.parametrize("before", ["", "x", "bm8=", "A" * 1001, "\u2603"])
async def test_a_place_that_was_not_given_out_is_refused(
    visits: Visits, open_session: sessionmaker, before: str
) -> None:
    customer, agent = await met(visits)
    verify(open_session, customer.conversation_id)

    answer = await ask(agent, customer.conversation_id, before=before)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_before")


async def test_place_of_another_customers_page_leads_nowhere(
    visits: Visits, open_session: sessionmaker, account_id: int
) -> None:
    customer, agent = await met(visits)
    other = await visits.customer(reference="UK44201003")
    for each in (customer, other):
        verify(open_session, each.conversation_id)
    with open_session.begin() as session:
        for number in range(AT_ONCE):
            day = utc_now().date()
            session.add(
                LedgerEntry(
                    account_id=account_id,
                    kind="fee",
                    fees=777,
                    posted_on=day,
                    reference=f"theirs-{number}",
                )
            )
    place = (await ask(agent, customer.conversation_id)).json()["next"]

    answer = await ask(agent, other.conversation_id, before=place)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_before")
