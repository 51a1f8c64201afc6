"""Breaks: offered after heat, proposed by supervisors, and kept while they last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import all_taken_in, taken_over
from tests.gateway.supervisor import supervisor

pytestmark = pytest.mark.usefixtures("copilot")


async def test_break_is_offered_after_an_abusive_chat_and_brings_no_new_ones(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits)
    stand_in.level = 3
    await customer.write("you useless idiot")
    await all_taken_in(open_session)
    other = await visits.customer()
    await other.write("hello")
    await all_taken_in(open_session)

    await lin.send("hand_back", conversation_id=customer.conversation_id)
    offered = (await lin.hear("break"))["break"]
    await other.silence()
    await lin.send("begin_break")
    begun = (await lin.hear("break"))["break"]
    gone = await other.hear("duty")
    await lin.send("take_over", conversation_id=other.conversation_id)
    refused = await lin.hear("error")
    await lin.close()
    again = await visits.agent("lin")
    kept = next(each for each in again.heard if each["type"] == "welcome")["break"]
    await again.send("settle_break")
    over = (await again.hear("break"))["break"]
    await again.take_over(other.conversation_id)

    assert (offered["status"], offered["because"]) == ("offered", "hot_chat")
    assert (begun["status"], gone["en"]["present"]) == ("begun", False)
    assert refused["code"] == "on_break"
    assert kept == begun
    assert over is None


async def test_break_that_was_declined_is_not_offered_for_the_same_lines(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits)
    stand_in.level = 3
    await customer.write("you useless idiot")
    await all_taken_in(open_session)
    about = {"conversation_id": customer.conversation_id}
    await lin.send("hand_back", **about)
    assert (await lin.hear("break"))["break"]
    await lin.send("settle_break")
    assert (await lin.hear("break"))["break"] is None
    await lin.take_over(customer.conversation_id)
    await lin.silence()

    await lin.send("hand_back", **about)

    assert [each for each in await lin.silence() if each["type"] == "break"] == []


async def test_supervisor_proposes_a_break(visits: Visits) -> None:
    lin, chen = await visits.agent("lin"), await supervisor(visits)

    await chen.send("propose_break", agent_id=lin.me["id"])

    proposed = (await lin.hear("break"))["break"]
    assert (proposed["status"], proposed["because"], proposed["by"]) == (
        "offered", "proposed", "Chen",
    )  # fmt: skip
    shown = await chen.staff("Lin", present=True)
    assert shown["break"] is None or shown["break"]["status"] == "offered"


async def test_breaks_outlive_a_restart(
    visits: Visits, make_gateway: Callable, passwords: dict[str, str]
) -> None:
    lin = await visits.agent("lin")
    await lin.send("begin_break")
    await lin.hear("break")
    restarted = make_gateway()
    later = Visits(restarted.port, passwords)

    customer = await later.customer()
    await later.agent("lin")

    duty = [each for each in await customer.silence(1.0) if each["type"] == "duty"]
    assert not any(each["en"]["present"] for each in duty)
    await later.all_leave()
