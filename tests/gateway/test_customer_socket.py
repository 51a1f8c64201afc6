"""The customer's side: what is written is kept, and what is malformed harms nobody."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.copilot_stand_in import StandIn, draft
from tests.gateway.people import Visits
from tests.gateway.scenes import stored

pytestmark = pytest.mark.usefixtures("copilot")


async def test_acknowledged_line_is_stored_and_answered(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer("zh")

    ack = await customer.write("你们天天打电话有完没完")

    assert ack["seq"] == 1
    assert stored(open_session) == ["你们天天打电话有完没完"]
    answer = await customer.hear_line("bot: 你们天天打电话有完没完")
    assert (answer["seq"], answer["author"]) == (2, "bot")


async def test_line_sent_again_is_acknowledged_again_and_kept_once(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer = await visits.customer()

    first = await customer.write("hello", "same-id")
    await customer.hear_line("bot: hello")
    second = await customer.write("hello", "same-id")

    assert (first["seq"], first["created_at"]) == (second["seq"], second["created_at"])
    assert await customer.silence() == []
    assert stored(open_session) == ["hello"]
    assert stand_in.texts() == ["hello"]


async def test_reload_brings_what_was_missed_in_order_and_once(visits: Visits) -> None:
    customer = await visits.customer()
    for number in range(5):
        await customer.write(f"line {number}")
    await customer.hear_line("bot: line 4")
    await customer.close()

    again = await visits.returning(customer.conversation_id, customer.token, after=3)
    whole = await visits.returning(customer.conversation_id, customer.token)

    missed = [each["seq"] for each in again.heard[0]["messages"]]
    assert missed == [4, 5, 6, 7, 8, 9, 10]
    assert whole.lines("customer") == [f"line {number}" for number in range(5)]
    assert whole.lines("bot") == [f"bot: line {number}" for number in range(5)]


async def test_every_tab_sees_the_same_lines(visits: Visits) -> None:
    one = await visits.customer()
    other = await visits.returning(one.conversation_id, one.token)

    await one.write("from one")
    await other.hear_line("bot: from one")
    await other.write("from the other")
    await one.hear_line("bot: from the other")
    await other.hear_line("bot: from the other")

    assert one.lines() == other.lines()


async def test_many_lines_at_once_keep_their_order(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer = await visits.customer()
    lines = [f"line {number}" for number in range(30)]

    for line in lines:
        await customer.send("message", id=line.replace(" ", "-"), text=line)
    await customer.hear_line("bot: line 29")

    assert stored(open_session) == stand_in.texts() == lines
    assert customer.lines("bot") == [f"bot: {line}" for line in lines]


async def test_button_counts_only_until_the_customer_writes_again(
    visits: Visits, stand_in: StandIn
) -> None:
    yes = {"title": "Yes", "intent": "affirm", "entities": {"offer": "2"}}
    stand_in.replies = [draft(1, "Shall I?", quick_replies=[yes])]
    customer = await visits.customer()
    await customer.write("hello")
    await customer.hear_line("Shall I?")
    press = {"text": "Yes", "intent": "affirm"}

    await customer.send("choice", id="p1", entities={"offer": "3"}, **press)
    forged = await customer.hear("error")
    stand_in.replies = [draft(1, "Done.")]
    await customer.send("choice", id="p2", entities={"offer": "2"}, **press)
    await customer.hear("ack", id="p2")
    await customer.hear_line("Done.")
    await customer.send("choice", id="p3", entities={"offer": "2"}, **press)
    late = await customer.hear("error")

    assert forged["code"] == late["code"] == "not_offered"
    _, question = stand_in.asked[-1]
    assert question["choice"] == {"intent": "affirm", "entities": {"offer": "2"}}


async def test_offers_of_a_card_can_be_chosen_and_declined(
    visits: Visits, stand_in: StandIn
) -> None:
    card = {"kind": "plan", "offers": [{"n": 36}, {"n": 24}]}
    stand_in.replies = [draft(1, "Two plans", card=card)]
    customer = await visits.customer()
    await customer.write("a plan please")
    assert (await customer.hear_line("Two plans"))["card"] == card

    third = {"text": "the third", "intent": "affirm", "entities": {"offer": "3"}}
    await customer.send("choice", id="c3", **third)
    assert (await customer.hear("error"))["code"] == "not_offered"
    await customer.send(
        "choice", id="c1", text="the first", intent="affirm", entities={"offer": "1"}
    )
    assert (await customer.hear("ack"))["id"] == "c1"
    await customer.hear_line("Two plans")
    await customer.send("choice", id="no", text="neither", intent="reject_offer", entities={})
    assert (await customer.hear("ack"))["id"] == "no"
