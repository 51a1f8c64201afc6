"""A customer in danger while the copilot is away, slow or late."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.options import Options
from forbear.store.tables import Conversation, Message
from tests.gateway.copilot_stand_in import StandIn, draft
from tests.gateway.people import Visits, until
from tests.gateway.scenes import all_taken_in, stored, taken_over
from tests.gateway.server import Server

DANGER = "我不想活了"


async def test_danger_is_answered_at_once_and_a_person_is_asked_for(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await visits.customer("zh", reference="CN62081001"), await visits.agent()

    await customer.write(DANGER)
    while (answer := (await customer.hear("message"))["message"])["author"] != "bot":
        pass
    while not (summary := (await agent.hear("conversation"))["conversation"])["crisis"]:
        pass

    assert "12356" in answer["text"]
    assert not any(word in answer["text"] for word in ("元", "账单", "分期"))
    assert summary["waiting_since"]
    assert summary["handoff_reason"] == "risk"
    assert summary["risk"][0].startswith("self_harm")
    with open_session() as session:
        row = session.execute(select(Message).filter_by(author="customer")).scalar_one()
        assert (row.turn, row.understanding["provisional"]) == ("pending", True)


async def test_danger_in_english_names_the_line_of_the_place(visits: Visits) -> None:
    customer = await visits.customer(reference="UK44201002")

    await customer.write("I don't want to live anymore")
    while (answer := (await customer.hear("message"))["message"])["author"] != "bot":
        pass

    assert "116 123" in answer["text"]


async def test_danger_behind_an_older_line_is_answered_at_once_too(visits: Visits) -> None:
    customer = await visits.customer("zh")
    await customer.write("你好")
    await customer.silence()

    await customer.write(DANGER)

    while (await customer.hear("message"))["message"]["author"] != "bot":
        pass


async def test_crisis_words_are_not_repeated_when_the_copilot_is_back(
    visits: Visits,
    make_copilot: Callable[[], Server],
    stand_in: StandIn,
    open_session: sessionmaker,
) -> None:
    stand_in.risk = []
    customer = await visits.customer("zh")
    await customer.write(DANGER)
    while (await customer.hear("message"))["message"]["author"] != "bot":
        pass

    make_copilot()
    await all_taken_in(open_session)
    await customer.silence()

    assert len(customer.lines("bot")) == 1
    with open_session() as session:
        row = session.get(Conversation, customer.conversation_id)
        assert row.crisis is True
        assert any(flag.startswith("self_harm") for flag in row.risk)


async def test_agent_is_offered_the_crisis_words_while_the_copilot_is_down(
    visits: Visits, make_copilot: Callable[[], Server], stand_in: StandIn
) -> None:
    customer, agent = await taken_over(visits)
    await customer.write(DANGER)
    suggestions: list[dict[str, Any]] = []
    while not suggestions:
        suggestions = (await agent.hear("suggestions"))["suggestions"]

    chosen = suggestions[0]
    assert {tuple(each["acts"]) for each in suggestions} == {("crisis_support",)}
    about = {"suggestion_id": chosen["id"]}
    await agent.reply(customer.conversation_id, chosen["text"], **about)
    await customer.hear_line(chosen["text"])
    make_copilot()
    await agent.hear("status", rasa="up")
    await until(lambda: stand_in.texts("sent"))

    [sent] = [body for path, body in stand_in.asked if path == "sent"]
    assert sent["draft"] is None
    assert customer.lines("bot") == []


async def test_copilot_that_hangs_is_not_waited_for_in_danger(
    visits: Visits, make_copilot: Callable[[], Server], stand_in: StandIn
) -> None:
    make_copilot()
    agent = await visits.agent()
    if agent.heard[0]["rasa"] != "up":
        await agent.hear("status", rasa="up")
    stand_in.hang = 3.0
    customer = await visits.customer("zh")

    await customer.write(DANGER)
    while (await customer.hear("message"))["message"]["author"] != "bot":
        pass
    await customer.silence(4.0)

    assert len(customer.lines("bot")) == 1
    assert len(stand_in.texts()) == 1


async def test_line_before_a_cry_for_help_gets_no_answer_after_it(
    make_gateway: Callable[..., Server],
    copilot: Server,
    passwords: dict[str, str],
    stand_in: StandIn,
    open_session: sessionmaker,
) -> None:
    visits = Visits(make_gateway(options=Options(slow_after=30.0)).port, passwords)
    customer = await visits.customer("zh")

    def answer(body: dict[str, Any]) -> None:
        while DANGER not in stored(open_session):
            time.sleep(0.02)
        care = draft(1, "我在。", acts=["crisis_support"])
        stand_in.replies = [care if body["text"] == DANGER else draft(1, "您欠36,000.00元。")]

    stand_in.on_turn = answer
    await customer.write("我欠多少钱")
    await customer.write(DANGER)
    await customer.hear_line("我在。")
    await all_taken_in(open_session)

    assert customer.lines("bot") == ["我在。"]
    await visits.all_leave()
