"""A senior decides on what a senior is enough for, and on nothing else of the supervisor's page."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import websockets
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.approvals import decision_words
from forbear.store.tables import ApprovalDecision, Conversation, Plan
from forbear.store.tickets import record_ticket
from tests.gateway.approval_scene import plan_that_waits
from tests.gateway.people import Agent, Visits
from tests.gateway.scenes import UK_CUSTOMER, taken_over, verify

pytestmark = pytest.mark.usefixtures("copilot")
REASON = "The income carries it, and it clears the debt."


async def senior(visits: Visits) -> Agent:
    return await visits.agent("ning")


async def waiting(agent: Agent) -> dict[str, Any]:
    found: dict[str, Any] = (await agent.http.get("/api/supervisor/approvals")).json()
    return found


async def decide(agent: Agent, reference: str, decision: str = "approved") -> httpx.Response:
    return await agent.http.post(
        f"/api/supervisor/approvals/{reference}",
        json={"decision": decision, "reason": REASON},
        headers={"X-CSRF-Token": agent.csrf},
    )


def asked(open_session: sessionmaker, conversation_id: str, detail: str) -> str:
    with open_session.begin() as session:
        conversation = session.get(Conversation, conversation_id)
        about = (conversation.id, detail, conversation.customer_id)
        return str(record_ticket(session, "fee_waiver", *about).reference)


async def test_plan_within_a_seniors_authority_holds_once_a_senior_approves_it(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    with open_session.begin() as session:
        reference = plan_that_waits(session, customer.conversation_id, decides="senior")
    ning = await senior(visits)
    [seen] = (await waiting(ning))["waiting"]

    answer = await decide(ning, reference)

    assert (seen["reference"], seen["decides"]) == (reference, "senior")
    assert answer.json()["new"] is True
    assert [each["by"] for each in answer.json()["decided"]] == ["Ning"]
    assert await customer.hear_line(decision_words()["plan_approval"]["approved"]["en"])
    assert (await lin.hear("note"))["note"]["text"] == f"{reference}: {REASON}"
    with open_session() as session:
        assert session.execute(select(Plan.status)).scalars().all() == ["active"]


@pytest.mark.parametrize("decision", ["approved", "refused"])
@pytest.mark.parametrize("decides", ["decides=supervisor", "decides=committee", "policy=3"])
async def test_what_needs_more_is_neither_shown_to_a_senior_nor_decided_by_one(
    visits: Visits, open_session: sessionmaker, decides: str, decision: str
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    asked(open_session, customer.conversation_id, "amount=24.00; decides=senior")
    above = asked(open_session, customer.conversation_id, f"amount=240.00; {decides}")
    ning = await senior(visits)

    found = await waiting(ning)
    answer = await decide(ning, above, decision)

    assert [each["named"]["amount"] for each in found["waiting"]] == ["24.00"]
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "above_authority")
    with open_session() as session:
        assert session.execute(select(ApprovalDecision)).all() == []


async def test_what_supervisors_decided_above_a_senior_stays_with_them(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    below = asked(open_session, customer.conversation_id, "amount=24.00; decides=senior")
    above = asked(open_session, customer.conversation_id, "amount=240.00; decides=supervisor")
    chen, ning = await visits.agent("chen"), await senior(visits)
    for reference in (below, above):
        await decide(chen, reference)

    theirs, all_of_them = await waiting(ning), await waiting(chen)

    assert [each["reference"] for each in theirs["decided"]] == [below]
    assert {each["reference"] for each in all_of_them["decided"]} == {below, above}


async def test_blocked_replies_are_not_for_seniors(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    text = "Pay today or you will go to jail."
    await lin.send("ask_override", id="a1", conversation_id=customer.conversation_id, text=text)
    assert (await lin.hear("override", id="a1"))["status"] == "open"
    ning, chen = await senior(visits), await visits.agent("chen")

    assert (await waiting(ning))["overrides"] == []
    assert [each["text"] for each in (await waiting(chen))["overrides"]] == [text]


async def test_floor_and_house_are_closed_to_seniors(visits: Visits) -> None:
    ning = await senior(visits)
    cookie = {"Cookie": f"forbear_session={ning.http.cookies['forbear_session']}"}
    headers = {"X-CSRF-Token": ning.csrf}
    paths = [("GET", "tickets"), ("GET", "house"), ("POST", "house/limits"), ("GET", "accounts")]

    answers = [
        await ning.http.request(method, f"/api/supervisor/{path}", headers=headers)
        for method, path in paths
    ]
    socket = await visits.open("/ws/floor", extra_headers=cookie, origin=visits.url)

    assert {each.json()["error"]["code"] for each in answers} == {"not_a_supervisor"}
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await socket.recv()
    assert (closed.value.code, closed.value.reason) == (4401, "not_a_supervisor")
