"""What somebody must follow up is listed on the floor, and worked off once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.tables import AuditEntry, Conversation, Dispute, Ticket
from forbear.store.tickets import record_ticket
from tests.gateway.people import Visits
from tests.gateway.scenes import UK_CUSTOMER
from tests.gateway.supervisor import supervisor


async def opened(visits: Visits, open_session: sessionmaker, *kinds: str) -> list[str]:
    customer = await visits.customer(reference=UK_CUSTOMER)
    with open_session.begin() as session:
        row = session.get(Conversation, customer.conversation_id)
        tickets = [
            record_ticket(session, kind, row.id, "dispute_amount; day=monday", row.customer_id)
            for kind in kinds
        ]
        return [str(each.reference) for each in tickets]


async def test_call_backs_come_before_what_can_wait_and_are_worked_off_once(
    visits: Visits, open_session: sessionmaker
) -> None:
    complaint, call_back, waits = await opened(
        visits, open_session, "log_complaint", "call_back", "fee_waiver"
    )
    chen = await supervisor(visits)

    listed = (await chen.http.get("/api/supervisor/tickets")).json()["tickets"]
    first = await chen.post(f"/tickets/{call_back}")
    again = await chen.post(f"/tickets/{call_back}")
    elsewhere = await chen.post(f"/tickets/{waits}")

    assert [each["reference"] for each in listed] == [call_back, complaint]
    assert (listed[0]["named"], listed[0]["about"]) == ({"day": "monday"}, "dispute_amount")
    assert listed[0]["customer_number"] == UK_CUSTOMER
    assert (first.json()["new"], again.json()["new"]) == (True, False)
    assert [each["reference"] for each in first.json()["tickets"]] == [complaint]
    # What waits for approval ends with a decision, on another page.
    assert (elsewhere.status_code, elsewhere.json()["error"]["code"]) == (404, "no_ticket")
    with open_session() as session:
        query = select(AuditEntry.actor).filter_by(act="ticket_closed")
        assert session.execute(query).scalars().all() == [f"agent:{chen.me['id']}"]


async def test_dispute_ends_with_a_decision_only(
    visits: Visits, open_session: sessionmaker
) -> None:
    [reference] = await opened(visits, open_session, "log_dispute")
    chen = await supervisor(visits)

    without = await chen.post(f"/tickets/{reference}")
    unknown = await chen.post(f"/tickets/{reference}", decision="approved")
    decided = await chen.post(f"/tickets/{reference}", decision="upheld")

    assert (without.status_code, without.json()["error"]["code"]) == (409, "needs_decision")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (400, "bad_decision")
    assert decided.json() == {"new": True, "tickets": []}
    with open_session() as session:
        assert session.execute(select(Dispute.status)).scalars().all() == ["upheld"]
        assert session.execute(select(Ticket.status)).scalars().all() == ["closed"]
