"""What an agent writes is checked while they write it, and again before it goes out."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.tables import ConductRecord, Conversation, Message
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Agent, Visits
from tests.gateway.scenes import meeting, stored, taken_over, verify
from tests.gateway.server import Server

THREAT = "Pay today or you will go to jail."
KIND = "I am sorry to hear that. What would help you most right now?"
UK_CUSTOMER = "UK44201002"
BALANCE = "£4,260.00"


async def checked(agent: Agent, conversation_id: str, text: str, lang: str = "en") -> Any:
    await agent.send("check", id="c1", conversation_id=conversation_id, text=text, lang=lang)
    return await agent.hear("checked", id="c1")


def kept(open_session: sessionmaker) -> list[ConductRecord]:
    with open_session() as session:
        return list(session.execute(select(ConductRecord)).scalars())


async def test_draft_is_checked_by_place_while_the_copilot_is_down(visits: Visits) -> None:
    customer, agent = await taken_over(visits)

    found = await checked(agent, customer.conversation_id, f"Hello. {THREAT}")

    [threat] = [each for each in found["findings"] if each["rule"] == "CR-04"]
    assert found["severity"] == "block"
    assert found["text"][threat["start"] : threat["end"]] == "jail"
    assert threat["instead"].startswith("Hello. Falling behind is a civil matter.")
    assert found["version"]


async def test_reason_is_in_the_agents_language_and_the_wording_in_the_replys(
    visits: Visits,
) -> None:
    customer, agent = await taken_over(visits)

    found = await checked(agent, customer.conversation_id, THREAT, lang="zh")

    [threat] = [each for each in found["findings"] if each["rule"] == "CR-04"]
    assert not threat["message"].isascii()
    assert threat["instead"].isascii()


async def test_names_in_a_wording_are_those_of_whoever_writes(visits: Visits) -> None:
    customer, agent = await taken_over(visits)

    found = await checked(agent, customer.conversation_id, "Hello, what can I do for you?")

    [opening] = [each for each in found["findings"] if each["rule"] == "CR-12"]
    assert opening["instead"].startswith("This is Lin at Harbour Bank, agent 1001.")
    assert found["severity"] == "fix"


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


async def test_figures_of_the_records_may_be_named_once_the_customer_is_verified(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    with_figure = f"In all it comes to {BALANCE}."

    before = await checked(agent, customer.conversation_id, with_figure)
    verify(open_session, customer.conversation_id)
    await customer.write("Those are the last four digits")
    detail = (await agent.http.get(f"/api/conversations/{customer.conversation_id}")).json()
    owed = f"In all it comes to £{detail['account']['balance']}."
    after = await checked(agent, customer.conversation_id, owed)
    invented = await checked(agent, customer.conversation_id, "In all it comes to £77.13.")

    assert {"CR-11", "CR-13"} <= {each["rule"] for each in before["findings"]}
    assert after["severity"] != "block"
    assert "CR-13" in {each["rule"] for each in invented["findings"]}


async def test_figure_that_the_customer_named_may_be_repeated(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    await customer.write("I can manage 137 pounds a month, no more")
    await agent.hear_line("I can manage 137 pounds a month, no more")

    found = await checked(agent, customer.conversation_id, "You said £137, thank you.")

    assert "CR-13" not in {each["rule"] for each in found["findings"]}


async def test_cry_for_help_counts_before_anybody_has_read_it(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    await customer.write("I don't want to be alive any more")

    found = await checked(agent, customer.conversation_id, KIND)

    assert found["findings"][0]["rule"] == "CR-20"
    assert "116 123" in found["findings"][0]["instead"]


async def test_once_the_local_line_was_given_an_agent_may_speak_freely_in_a_crisis(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    await customer.write("I don't want to be alive any more")
    alone = "Is anybody with you at the moment?"
    found = await checked(agent, customer.conversation_id, alone)
    assert found["severity"] == "block"

    await agent.reply(customer.conversation_id, found["findings"][0]["instead"])
    after = await checked(agent, customer.conversation_id, alone)
    pressed = await checked(agent, customer.conversation_id, f"{alone} Please pay today.")

    assert after["severity"] == "none"
    assert "CR-20" in {each["rule"] for each in pressed["findings"]}


async def test_secret_in_a_draft_is_pointed_out(visits: Visits) -> None:
    customer, agent = await taken_over(visits)

    text = "Is your card 4111 1111 1111 1111 still with you?"
    found = await checked(agent, customer.conversation_id, text)

    assert "CR-26" in {each["rule"] for each in found["findings"]}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": ""}, "empty"),
        ({"text": 3}, "bad_text"),
        ({"text": "x" * 4001}, "too_long"),
        ({"lang": "fr"}, "bad_lang"),
        ({"id": ""}, "bad_id"),
        ({"conversation_id": "nobody"}, "not_found"),
    ],
)
async def test_check_that_cannot_be_made_says_why(
    visits: Visits, wrong: dict[str, Any], code: str
) -> None:
    customer, agent = await taken_over(visits)
    frame = {"id": "c1", "conversation_id": customer.conversation_id, "text": "x", "lang": "en"}

    await agent.send("check", **{**frame, **wrong})

    assert (await agent.hear("error"))["code"] == code


async def test_check_takes_no_longer_than_typing_allows(
    visits: Visits, gateway: Server, stand_in: StandIn
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    await checked(agent, customer.conversation_id, "warm")
    times = []
    for number in range(60):
        text = f"I can see why this is hard, and line {number} of it is on me to sort out with you."
        begun = time.perf_counter()
        await checked(agent, customer.conversation_id, text)
        times.append(time.perf_counter() - begun)

    # On an idle machine a few milliseconds; the bound leaves room for a busy one.
    assert sorted(times)[len(times) // 2] < 0.1
