"""How a conversation ends, is handed on and waits: what each side does and is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from forbear.store.tickets import list_tickets
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import UK_CUSTOMER, meeting

pytestmark = pytest.mark.usefixtures("copilot")


async def test_end_says_what_it_came_to(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent, _ = await meeting(visits)
    here = {"conversation_id": customer.conversation_id}

    await agent.send("end", **here, wrap_up="nonsense")
    assert (await agent.hear("error"))["code"] == "bad_wrap_up"
    await agent.send("end", **here, wrap_up="promise")
    while not (summary := (await agent.hear("conversation"))["conversation"])["wrap_up"]:
        pass

    assert (summary["status"], summary["wrap_up"]) == ("ended", "promise")
    while (await customer.hear("conversation"))["conversation"]["status"] != "ended":
        pass


async def test_customer_ends_and_rates_once_it_is_over(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer()
    await customer.write("hello")
    await customer.hear_line("bot: hello")

    await customer.send("rate", rating=4)
    assert (await customer.hear("error"))["code"] == "not_ended"
    await customer.send("end")
    while (await customer.hear("conversation"))["conversation"]["status"] != "ended":
        pass
    for wrong in (0, 6, True, "5", None):
        await customer.send("rate", rating=wrong)
        assert (await customer.hear("error"))["code"] == "bad_rating"
    await customer.send("rate", rating=4)
    while (await customer.hear("conversation"))["conversation"]["rating"] != 4:
        pass

    # Whoever writes again is heard again.
    await customer.write("one more thing")
    while (now := (await customer.hear("conversation"))["conversation"])["status"] != "open":
        pass
    assert now["rating"] is None


async def test_nobody_ends_or_rates_in_a_crisis(visits: Visits, open_session: sessionmaker) -> None:
    customer = await visits.customer()
    await customer.write("hello")
    with open_session.begin() as session:
        session.get(Conversation, customer.conversation_id).crisis = True

    await customer.send("end")
    assert (await customer.hear("error"))["code"] == "crisis"
    with open_session() as session:
        assert session.get(Conversation, customer.conversation_id).status == "open"


async def test_agent_hands_on_to_a_supervisor_with_what_must_be_known(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)
    here = {"conversation_id": customer.conversation_id}
    chen = await visits.agent("chen")

    await agent.send("hand_on", **here, to="nobody", note="x")
    assert (await agent.hear("error"))["code"] == "bad_to"
    await agent.send(
        "hand_on", **here, to="supervisor", note="wants the fee waived 4111111111111111"
    )
    while not (summary := (await chen.hear("conversation"))["conversation"])["waiting_since"]:
        pass
    await chen.send("watch", **here, after=0)
    brief: dict[str, Any] = (await chen.hear("brief"))["brief"]

    assert (summary["handoff_reason"], summary["agent"]) == ("supervisor", None)
    assert brief["handed_on"]["from"] == "Lin"
    assert brief["handed_on"]["note"].startswith("wants the fee waived")
    assert "4111111111111111" not in brief["handed_on"]["note"]
    assert (brief["wishes"], brief["peak"]) == (["state_hardship"], 2)
    # It is no longer the agent's.
    await agent.send("end", **here)
    assert (await agent.hear("error"))["code"] == "take_over_first"
    assert "wants the fee" not in str(customer.heard + await customer.silence())


async def test_earlier_conversations_are_told_of_the_verified_alone(
    visits: Visits, open_session: sessionmaker
) -> None:
    first = await visits.customer(reference=UK_CUSTOMER)
    await first.write("hello")
    second = await visits.customer(reference=UK_CUSTOMER)
    await second.write("hello again")
    agent = await visits.agent()
    path = f"/api/conversations/{second.conversation_id}"

    before = (await agent.http.get(path)).json()["brief"]["earlier"]
    with open_session.begin() as session:
        row = session.get(Conversation, second.conversation_id)
        row.verified_until = utc_now() + timedelta(minutes=30)
    after = (await agent.http.get(path)).json()["brief"]["earlier"]

    assert before == []
    assert [each["id"] for each in after] == [first.conversation_id]


async def test_who_waits_is_told_their_place_as_it_changes(
    visits: Visits, stand_in: StandIn
) -> None:
    stand_in.handoff = {"reason": "asked"}
    first, second = await visits.customer(), await visits.customer()
    chinese = await visits.customer("zh")
    for each in (first, second, chinese):
        await each.write("a person please")
        await each.hear_line("bot: a person please")

    assert (await first.hear("queue"))["place"] == 1
    assert (await second.hear("queue"))["place"] == 2
    again = await visits.returning(second.conversation_id, second.token)
    assert (await again.hear("queue"))["place"] == 2
    agent = await visits.agent()
    await agent.take_over(first.conversation_id)

    while (await second.hear("queue"))["place"] != 1:
        pass


async def test_call_is_booked_once_and_moved(visits: Visits, open_session: sessionmaker) -> None:
    customer, nobody = await visits.customer(reference=UK_CUSTOMER), await visits.customer()

    await nobody.send("call_back_times")
    assert (await nobody.hear("call_back_times"))["times"] == []
    await nobody.send("call_back", day="2026-01-01", part="morning")
    assert (await nobody.hear("error"))["code"] == "not_offered"
    await customer.send("call_back_times")
    times = (await customer.hear("call_back_times"))["times"]
    booked = []
    for each in times[-2:]:
        await customer.send("call_back", day=each["day"], part=each["part"])
        booked.append((await customer.hear("call_back_booked"))["reference"])

    assert booked[0] == booked[1]
    with open_session() as session:
        [ticket] = list_tickets(session, customer.conversation_id)
        assert ticket.kind == "call_back"
        assert ticket.detail == f"date={times[-1]['day']}; contact_time={times[-1]['part']}"
        assert ticket.customer_id is not None
