"""Who answers: the bot, an agent, and how they change places."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.gateway.options import Options
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import meeting
from tests.gateway.server import Server

pytestmark = pytest.mark.usefixtures("copilot")


async def test_taking_over_tells_the_customer_and_brings_drafts(visits: Visits) -> None:
    customer, agent, suggestions = await meeting(visits)

    assert [each["text"] for each in suggestions] == ["fresh 1", "fresh 2", "fresh 3"]
    assert {each["outcome"] for each in suggestions} == {"open"}
    told = (await customer.hear("conversation"))["conversation"]
    assert (told["mode"], told["agent"]) == ("agent", {"name": "Lin"})


async def test_bot_says_nothing_while_an_agent_is_there(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)

    await customer.write("are you there?")
    suggestions = (await agent.hear("suggestions"))["suggestions"]

    assert [each["text"] for each in suggestions] == [f"are you there? {n}" for n in (1, 2, 3)]
    await customer.silence()
    assert customer.lines("bot") == ["bot: I lost my job"]


async def test_only_the_agent_who_took_over_may_write(visits: Visits) -> None:
    customer, lin, _ = await meeting(visits)
    sam = await visits.agent("sam")
    about = {"conversation_id": customer.conversation_id}

    await sam.send("send", id="s1", text="me too", suggestion_id=None, **about)
    refused = await sam.hear("error")
    await sam.send("take_over", **about)
    not_taken = await sam.hear("error")
    await sam.send("hand_back", **about)
    not_handed = await sam.hear("error")

    assert (refused["id"], refused["code"]) == ("s1", "not_yours")
    assert not_taken["code"] == not_handed["code"] == "not_yours"
    await lin.reply(customer.conversation_id, "still mine")
    await customer.hear_line("still mine")
    assert customer.lines("agent") == ["still mine"]


async def test_supervisor_may_take_a_conversation_from_an_agent(visits: Visits) -> None:
    customer, lin, _ = await meeting(visits)
    chen = await visits.agent("chen")

    await chen.take_over(customer.conversation_id)
    await chen.reply(customer.conversation_id, "I am the supervisor.")
    await lin.send(
        "send", id="l1", conversation_id=customer.conversation_id, text="hey", suggestion_id=None
    )

    assert (await lin.hear("error"))["code"] == "not_yours"


async def test_nobody_writes_into_a_conversation_that_was_not_taken_over(visits: Visits) -> None:
    customer, agent = await visits.customer(), await visits.agent()
    await customer.write("hi")

    for kind in ("send", "hand_back", "end"):
        await agent.send(kind, conversation_id=customer.conversation_id, id="a", text="hello")
        assert (await agent.hear("error"))["code"] == "take_over_first"


async def test_handing_back_lets_the_bot_answer_again(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)

    await agent.send("hand_back", conversation_id=customer.conversation_id)
    while (await customer.hear("conversation"))["conversation"]["mode"] != "bot":
        pass
    await customer.write("hello again")

    await customer.hear_line("bot: hello again")


async def test_conversation_in_a_crisis_is_not_ended_until_a_person_clears_it(
    visits: Visits, stand_in: StandIn
) -> None:
    stand_in.state = {"crisis": True}
    customer, agent, _ = await meeting(visits)
    about = {"conversation_id": customer.conversation_id}

    await agent.send("end", **about)
    assert (await agent.hear("error"))["code"] == "crisis"
    stand_in.state = {"crisis": False}
    await customer.write("never mind")
    await agent.hear("understanding")
    assert (await agent.hear("conversation"))["conversation"]["crisis"] is True
    await agent.send("clear_crisis", ground="safe", reason="they are with friends", **about)
    while (await agent.hear("conversation"))["conversation"]["crisis"]:
        pass
    await agent.send("end", **about)

    while (await customer.hear("conversation"))["conversation"]["status"] != "ended":
        pass


async def test_customer_who_writes_after_the_end_is_heard(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)
    await agent.send("end", conversation_id=customer.conversation_id)
    while (await customer.hear("conversation"))["conversation"]["status"] != "ended":
        pass

    await customer.write("one more thing")

    await customer.hear_line("bot: one more thing")


async def test_conversation_waits_for_a_person_after_a_hand_off(
    visits: Visits, stand_in: StandIn
) -> None:
    stand_in.handoff = {"reason": "asked"}
    customer, agent = await visits.customer(), await visits.agent()

    await customer.write("a person please")
    while not (summary := (await agent.hear("conversation"))["conversation"])["waiting_since"]:
        pass

    assert summary["handoff_reason"] == "asked"


async def test_conversation_can_begin_with_an_agent(
    make_gateway: Any, passwords: dict[str, str], gateway: Server
) -> None:
    visits = Visits(make_gateway(options=Options(first_mode="agent")).port, passwords)
    customer, agent = await visits.customer(), await visits.agent()

    await customer.write("hi")
    summary = (await agent.hear("conversation"))["conversation"]

    assert summary["mode"] == "agent"
    assert summary["waiting_since"]
    await customer.silence()
    assert customer.lines("bot") == []
    await visits.all_leave()
