"""A line that the conduct check blocks does not go out, but for a supervisor with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.audit import read_chain
from forbear.store.tables import ConductRecord, Conversation, Message
from tests.gateway.people import Agent, Customer, Side, Visits
from tests.gateway.scenes import UK_CUSTOMER, checked, meeting, stored, taken_over, verify
from tests.gateway.supervisor import Supervisor, supervisor

THREAT = "Pay today or you will go to jail."
KIND = "I am sorry to hear that. What would help you most right now?"


def kept(open_session: sessionmaker) -> list[ConductRecord]:
    with open_session() as session:
        return list(session.execute(select(ConductRecord)).scalars())


async def line_at(side: Side, text: str) -> dict[str, Any]:
    """The line as one side gets it."""
    while (line := (await side.hear("message"))["message"])["text"] != text:
        pass
    return line


async def test_blocked_reply_is_not_sent_by_an_agent(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits)
    about = {"conversation_id": customer.conversation_id, "text": THREAT}

    await agent.send("send", id="r1", **about)
    refused = await agent.hear("error", id="r1")
    await agent.send("send", id="r2", reason="the customer asked for it", **about)
    again = await agent.hear("error", id="r2")

    assert refused["code"] == "blocked"
    assert "CR-04" in {each["rule"] for each in refused["judged"]["findings"]}
    assert again["code"] == "never_overridden"
    assert stored(open_session, "agent") == []


@pytest.mark.usefixtures("copilot")
async def test_edited_suggestion_is_checked_as_well(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)
    text = f"{drafts[0]['text']} {THREAT}"

    await agent.send(
        "send",
        id="r1",
        conversation_id=customer.conversation_id,
        text=text,
        suggestion_id=drafts[0]["id"],
    )

    assert (await agent.hear("error", id="r1"))["code"] == "blocked"
    assert stored(open_session, "agent") == []


async def test_fix_is_sent_and_remembered(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent = await taken_over(visits)

    await agent.reply(customer.conversation_id, "Hello, what can I do for you?")

    [record] = kept(open_session)
    assert (record.severity, record.reason) == ("fix", None)
    assert [each["rule"] for each in record.findings] == ["CR-12"]


@pytest.mark.usefixtures("copilot")
async def test_good_reply_leaves_no_record(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent, _ = await meeting(visits)

    await agent.reply(customer.conversation_id, KIND)

    assert kept(open_session) == []


async def test_supervisor_sends_a_blocked_reply_with_a_reason(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, chen = await taken_over(visits, "chen", reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    about = {"conversation_id": customer.conversation_id, "text": "We can settle it for £3,111."}

    found = await checked(chen, customer.conversation_id, about["text"])
    await chen.send("send", id="r1", **about)
    refused = await chen.hear("error", id="r1")
    await chen.send("send", id="r2", reason=" ok", **about)
    too_short = await chen.hear("error", id="r2")
    await chen.send("send", id="r3", reason="Agreed with the committee, case 4411", **about)
    await chen.hear("ack", id="r3")

    assert found["override"] == "allowed"
    assert (refused["code"], too_short["code"]) == ("blocked", "bad_reason")
    await customer.hear_line(about["text"])
    [record] = kept(open_session)
    with open_session() as session:
        message = session.get(Message, record.message_id)
        assert message.text == about["text"]
        assert record.agent_id == message.agent_id == chen.me["id"]
    assert record.reason == "Agreed with the committee, case 4411"
    assert "CR-13" in {each["rule"] for each in record.findings}
    assert record.pack_version == found["version"]


async def test_only_staff_see_that_a_line_was_sent_by_override(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, chen = await taken_over(visits, "chen", reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    reason = "Agreed with the committee, case 4411"
    about = {"conversation_id": customer.conversation_id, "text": "We can settle it for £3,111."}

    await chen.reply(customer.conversation_id, KIND)
    await chen.send("send", id="r3", reason=reason, **about)
    told = await line_at(chen, about["text"])
    read = (await chen.http.get(f"/api/conversations/{customer.conversation_id}")).json()
    await chen.send("watch", conversation_id=customer.conversation_id, after=0)
    missed = await line_at(chen, about["text"])
    heard = await line_at(customer, about["text"])

    assert told["override"] == missed["override"] == reason
    shown = {each["text"]: each["override"] for each in read["messages"]}
    assert (shown[about["text"]], shown[KIND]) == (reason, None)
    assert "override" not in heard
    with open_session() as session:
        entry = next(e for e in read_chain(session) if e.act == "conduct_overridden")
    assert entry.actor == f"agent:{chen.me['id']}"
    assert entry.conversation_id == customer.conversation_id
    assert entry.subject is not None
    assert "CR-13" in entry.detail["rules"]
    assert reason not in str(entry)


@pytest.mark.parametrize("state", ["crisis", "unverified"])
async def test_not_even_a_supervisor_in_a_crisis_or_before_verification(
    visits: Visits, open_session: sessionmaker, state: str
) -> None:
    customer, chen = await taken_over(visits, "chen", reference=UK_CUSTOMER)
    if state == "crisis":
        verify(open_session, customer.conversation_id)
        with open_session.begin() as session:
            session.get(Conversation, customer.conversation_id).crisis = True

    found = await checked(chen, customer.conversation_id, THREAT)
    about = {"conversation_id": customer.conversation_id, "text": THREAT}
    await chen.send("send", id="r1", reason="I answer for it", **about)

    assert found["override"] == "never"
    assert (await chen.hear("error", id="r1"))["code"] == "never_overridden"
    assert stored(open_session, "agent") == []


async def asked(visits: Visits, open_session: sessionmaker) -> tuple[Customer, Agent, Supervisor]:
    """An agent who asks whether a blocked reply may go out, and a supervisor."""
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    chen = await supervisor(visits)
    about = {"conversation_id": customer.conversation_id, "text": THREAT}
    await agent.send("ask_override", id="a1", **about)
    assert (await agent.hear("override", id="a1"))["status"] == "open"
    return customer, agent, chen


async def test_supervisor_lets_an_agents_reply_through_and_answers_for_it(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, chen = await asked(visits, open_session)

    [seen] = (await chen.http.get("/api/supervisor/approvals")).json()["overrides"]
    path = f"/overrides/{seen['id']}"
    answer = await chen.post(path, decision="sent", reason="they quoted it themselves")
    line = await line_at(customer, THREAT)
    told = await agent.hear("override", id="a1")
    again = await chen.post(path, decision="sent", reason="they quoted it themselves")
    other = await chen.post(path, decision="declined", reason="they quoted it themselves")

    assert (seen["agent"], seen["text"]) == ("Lin", THREAT)
    assert "CR-04" in seen["rules"]
    assert (answer.json()["new"], answer.json()["overrides"]) == (True, [])
    assert line["author_name"] == "Lin"
    assert told["status"] == "sent"
    assert (again.json()["new"], other.status_code) == (False, 409)
    [record] = kept(open_session)
    assert (record.agent_id, record.reason) == (chen.me["id"], "they quoted it themselves")
    with open_session() as session:
        acts = [each.actor for each in read_chain(session) if each.act == "conduct_overridden"]
    assert acts == [f"agent:{chen.me['id']}"]


async def test_reply_that_is_declined_stays_with_the_agent(
    visits: Visits, open_session: sessionmaker
) -> None:
    _, agent, chen = await asked(visits, open_session)
    [seen] = (await chen.http.get("/api/supervisor/approvals")).json()["overrides"]

    await chen.post(f"/overrides/{seen['id']}", decision="declined", reason="say it kindly")

    told = await agent.hear("override", id="a1")
    assert (told["status"], told["reason"], told["text"]) == ("declined", "say it kindly", THREAT)
    assert stored(open_session, "agent") == []


async def test_what_nobody_may_send_is_not_asked_for_and_not_let_through_later(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, chen = await asked(visits, open_session)
    [seen] = (await chen.http.get("/api/supervisor/approvals")).json()["overrides"]
    with open_session.begin() as session:
        session.get(Conversation, customer.conversation_id).crisis = True
    about = {"conversation_id": customer.conversation_id, "text": THREAT}

    answer = await chen.post(f"/overrides/{seen['id']}", decision="sent", reason="all the same")
    await agent.send("ask_override", id="a2", **about)
    refused = await agent.hear("error")

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "never_overridden")
    assert refused["code"] == "never_overridden"
    assert stored(open_session, "agent") == []


async def test_reply_that_may_be_sent_is_not_asked_about(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    about = {"conversation_id": customer.conversation_id, "text": KIND}

    await agent.send("ask_override", id="a1", **about)

    assert (await agent.hear("error"))["code"] == "not_blocked"
