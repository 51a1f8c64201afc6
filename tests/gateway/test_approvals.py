"""What waits for approval is decided once, and customer and agent hear of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.approvals import decision_words
from forbear.safety.conduct import Context, Reply, check_reply
from forbear.store.tables import (
    ApprovalDecision,
    AuditEntry,
    Conversation,
    OutboxLetter,
    Plan,
    Ticket,
)
from forbear.store.tickets import record_ticket
from tests.gateway.approval_scene import plan_that_waits
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import UK_CUSTOMER, all_taken_in, taken_over, verify
from tests.gateway.supervisor import supervisor

pytestmark = pytest.mark.usefixtures("copilot")
REASON = "The income carries it, and it clears the debt."


def waits(open_session: sessionmaker, conversation_id: str) -> str:
    with open_session.begin() as session:
        return plan_that_waits(session, conversation_id)


async def test_supervisor_sees_means_and_reasons_of_a_plan_and_approves_it(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    reference = waits(open_session, customer.conversation_id)
    chen = await supervisor(visits)
    await customer.silence()

    [seen] = (await chen.http.get("/api/supervisor/approvals")).json()["waiting"]
    answer = await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)
    line = (await customer.hear("message"))["message"]
    note = (await lin.hear("note"))["note"]
    again = await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)
    other = await chen.post(f"/approvals/{reference}", decision="refused", reason=REASON)

    assert seen["reference"] == reference
    assert seen["plan"]["n"] > 0
    assert float(seen["means"]["affordable"]) > 0
    assert seen["reasons"][-1] == "needs_approval"
    assert seen["decides"] in ("senior", "supervisor")
    assert answer.json()["new"] is True
    assert answer.json()["waiting"] == []
    assert (answer.json()["decided"][0]["told"], answer.json()["decided"][0]["by"]) == (
        True,
        "Chen",
    )
    assert (line["author"], line["text"]) == (
        "system",
        decision_words()["plan_approval"]["approved"]["en"],
    )
    assert note["text"] == f"{reference}: {REASON}"
    assert (again.status_code, again.json()["new"]) == (200, False)
    assert (other.status_code, other.json()["error"]["code"]) == (409, "decided_before")
    assert await customer.silence() == []
    with open_session() as session:
        assert session.execute(select(Plan.status)).scalars().all() == ["active"]
        assert session.execute(select(OutboxLetter.kind)).scalars().all() == ["plan_agreed"]
        acts = session.execute(select(AuditEntry.act, AuditEntry.actor)).all()
        assert acts.count(("plan_approved", f"agent:{chen.me['id']}")) == 1
        assert REASON not in str(
            [row.detail for row in session.execute(select(AuditEntry)).scalars()]
        )


async def test_plan_that_is_refused_is_cancelled_and_the_customer_hears_so_in_chinese(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer("zh", reference="CN62081002")
    verify(open_session, customer.conversation_id)
    reference = waits(open_session, customer.conversation_id)
    chen = await supervisor(visits)

    await chen.post(f"/approvals/{reference}", decision="refused", reason="超出还款能力")

    line = (await customer.hear("message"))["message"]
    assert line["text"] == decision_words()["plan_approval"]["refused"]["zh"]
    with open_session() as session:
        assert session.execute(select(Plan.status)).scalars().all() == ["cancelled"]


async def test_decision_waits_until_the_customer_has_proved_who_they_are(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    reference = waits(open_session, customer.conversation_id)
    chen = await supervisor(visits)
    words = decision_words()

    await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)
    first = (await customer.hear("message"))["message"]["text"]
    await customer.write("who are you?")
    await all_taken_in(open_session)
    verify(open_session, customer.conversation_id)
    await customer.write("and now?")
    await customer.hear_line(words["plan_approval"]["approved"]["en"])

    assert first == words["unverified"]["en"]
    assert customer.lines("system").count(first) == 1


async def test_in_a_crisis_nobody_is_told_of_money(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    reference = waits(open_session, customer.conversation_id)
    with open_session.begin() as session:
        session.get(Conversation, customer.conversation_id).crisis = True
    chen = await supervisor(visits)

    answer = await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)

    assert answer.json()["decided"][0]["told"] is False
    assert [e for e in await customer.silence() if e["type"] == "message"] == []


async def test_request_that_is_approved_leaves_the_work_to_somebody(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    detail = "amount=24.00; decides=supervisor; policy=3"
    with open_session.begin() as session:
        conversation = session.get(Conversation, customer.conversation_id)
        ticket = record_ticket(
            session, "fee_waiver", conversation.id, detail, conversation.customer_id
        )
        reference = ticket.reference
    chen = await supervisor(visits)

    [seen] = (await chen.http.get("/api/supervisor/approvals")).json()["waiting"]
    await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)

    assert (seen["named"], seen["decides"]) == ({"amount": "24.00"}, "supervisor")
    line = (await customer.hear("message"))["message"]["text"]
    assert line == decision_words()["request"]["approved"]["en"]
    with open_session() as session:
        rows = session.execute(select(Ticket.kind, Ticket.status).order_by(Ticket.id)).all()
    assert rows == [("fee_waiver", "closed"), ("carry_out", "open")]


async def test_what_the_committee_decides_no_supervisor_approves(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer(reference=UK_CUSTOMER)
    with open_session.begin() as session:
        detail = "amount=2400.00; decides=committee"
        ticket = record_ticket(session, "fee_waiver", customer.conversation_id, detail)
        reference = ticket.reference
    chen = await supervisor(visits)

    answer = await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "committee_decides")
    with open_session() as session:
        assert session.execute(select(ApprovalDecision)).all() == []


async def test_nobody_approves_what_they_have_agreed_themselves(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, _ = await taken_over(visits, "chen", reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    reference = waits(open_session, customer.conversation_id)
    chen = await supervisor(visits)

    approved = await chen.post(f"/approvals/{reference}", decision="approved", reason=REASON)
    refused = await chen.post(f"/approvals/{reference}", decision="refused", reason=REASON)

    assert (approved.status_code, approved.json()["error"]["code"]) == (403, "own_agreement")
    assert refused.json()["new"] is True


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"decision": "maybe", "reason": REASON}, "bad_decision"),
        ({"decision": "approved"}, "bad_reason"),
        ({"decision": "approved", "reason": "x"}, "bad_reason"),
    ],
)
async def test_decision_needs_a_word_and_a_reason(
    visits: Visits, body: dict[str, str], code: str
) -> None:
    chen = await supervisor(visits)

    answer = await chen.post("/approvals/T-22222222", **body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


async def test_nothing_unknown_is_decided(visits: Visits) -> None:
    chen = await supervisor(visits)

    answer = await chen.post("/approvals/T-22222222", decision="approved", reason=REASON)

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no_approval")


def test_words_pass_the_check_that_agents_are_held_to() -> None:
    words = decision_words()
    texts = [words["unverified"], *words["plan_approval"].values(), *words["request"].values()]
    for text in texts:
        for lang, line in text.items():
            verdict = check_reply(Reply(line, lang, None, Context(verified=True)))
            assert verdict.severity == "none", (line, verdict)
            assert "!" not in line
            assert "！" not in line
