"""What an agent writes is checked while they write it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.people import Visits
from tests.gateway.scenes import UK_CUSTOMER, checked, taken_over, verify

THREAT = "Pay today or you will go to jail."
KIND = "I am sorry to hear that. What would help you most right now?"
BALANCE = "£4,260.00"


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


@pytest.mark.pace
async def test_check_takes_no_longer_than_typing_allows(visits: Visits) -> None:
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
