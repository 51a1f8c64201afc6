"""While the copilot is away people talk on, danger is answered, and nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.options import Options
from forbear.store.tables import Conversation, Message
from tests.gateway.conftest import QUICK
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits, until
from tests.gateway.scenes import all_taken_in, taken_over
from tests.gateway.server import Server


async def test_customer_and_agent_talk_on_and_all_is_caught_up_in_order(
    visits: Visits,
    make_copilot: Callable[[], Server],
    stand_in: StandIn,
    open_session: sessionmaker,
) -> None:
    first_life = make_copilot()
    customer, agent = await taken_over(visits)
    await customer.write("one")
    await agent.hear("suggestions")
    first_life.stop()

    await agent.hear("status", rasa="down")
    await customer.write("two")
    down = await agent.hear("suggestions", reason="down")
    await agent.reply(customer.conversation_id, "still here")
    await customer.hear_line("still here")
    await customer.write("four")
    make_copilot()
    await agent.hear("status", rasa="up")
    rows = await all_taken_in(open_session)

    assert down["suggestions"] == []
    order = [(path, body["text"]) for path, body in stand_in.asked if path != "drafts"]
    assert order == [("turn", "one"), ("turn", "two"), ("sent", "still here"), ("turn", "four")]
    assert [row.text for row in rows] == ["one", "two", "still here", "four"]
    assert all(row.understanding["intent"] for row in rows if row.author == "customer")
    # What was said of it while the copilot was away may still be on its way.
    while (frame := await agent.hear("suggestions"))["seq"] != 4 or frame.get("reason"):
        pass
    assert [each["text"] for each in frame["suggestions"]] == ["four 1", "four 2", "four 3"]


async def test_drafts_without_the_records_are_renewed_when_the_records_are_back(
    visits: Visits, make_copilot: Callable[[], Server], stand_in: StandIn
) -> None:
    make_copilot()
    customer, agent = await taken_over(visits)
    stand_in.degraded = ["actions"]
    await customer.write("how much")
    poor = await agent.hear("suggestions")
    await until(lambda: [path for path, _ in stand_in.asked].count("drafts") > 1)
    stand_in.degraded = []
    while (rich := await agent.hear("suggestions"))["suggestions"][0]["text"] != "fresh 1":
        pass
    asked = len(stand_in.asked)
    await agent.silence()

    assert [each["text"] for each in poor["suggestions"]][0] == "how much 1"
    assert rich["seq"] == poor["seq"]
    assert len(stand_in.asked) == asked


async def test_bot_answers_once_what_was_written_while_the_copilot_was_down(
    visits: Visits, make_copilot: Callable[[], Server]
) -> None:
    customer = await visits.customer()
    await customer.write("hello")
    await customer.hear_line("hello")
    assert await customer.silence() == []

    make_copilot()

    await customer.hear_line("bot: hello")
    await customer.silence()
    assert customer.lines("bot") == ["bot: hello"]


async def test_line_that_the_copilot_stumbles_over_does_not_block_the_next(
    visits: Visits,
    make_copilot: Callable[[], Server],
    stand_in: StandIn,
    open_session: sessionmaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("forbear.gateway.pump.FIRST_PAUSE", 0.01)
    make_copilot()
    customer = await visits.customer()
    await customer.write("fine")
    await customer.hear_line("bot: fine")
    with open_session() as session:
        newest = session.execute(select(Message.id).order_by(Message.id.desc())).scalars().first()
    stand_in.broken_ids = {str(newest + 1)}

    await customer.write("broken")
    await customer.write("next")

    await customer.hear_line("bot: next")
    rows = await all_taken_in(open_session)
    assert [row.text for row in rows if row.model == "risk-screen"] == ["broken"]
    with open_session() as session:
        assert session.get(Conversation, customer.conversation_id).waiting_since


async def test_line_waits_as_long_as_a_part_of_the_copilot_is_away(
    visits: Visits,
    copilot: Server,
    stand_in: StandIn,
    open_session: sessionmaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("forbear.gateway.pump.FIRST_PAUSE", 0.01)
    stand_in.status = 503
    customer = await visits.customer()

    await customer.write("hello")
    await until(lambda: len(stand_in.texts()) > 7)
    stand_in.status = 200

    await customer.hear_line("bot: hello")
    [line, said] = await all_taken_in(open_session)
    assert (line.model, said.author, said.model) == ("stand-in", "bot", "stand-in")


async def test_person_is_asked_for_when_the_bot_stays_away(
    make_gateway: Callable[..., Server], passwords: dict[str, str]
) -> None:
    options = Options(**{**QUICK.__dict__, "stranded_after": 0.2})
    visits = Visits(make_gateway(options=options).port, passwords)
    customer, agent = await visits.customer(), await visits.agent()

    await customer.write("hello?")
    while not (summary := (await agent.hear("conversation"))["conversation"])["waiting_since"]:
        pass

    assert summary["handoff_reason"] == "not_understood"
    await visits.all_leave()


async def test_agent_who_takes_over_while_the_copilot_is_down_gets_drafts_later(
    visits: Visits, make_copilot: Callable[[], Server]
) -> None:
    customer, agent = await visits.customer(), await visits.agent()
    await customer.write("help")
    await agent.take_over(customer.conversation_id)

    make_copilot()

    suggestions: list[dict[str, Any]] = []
    while not suggestions:
        suggestions = (await agent.hear("suggestions"))["suggestions"]
    assert [each["text"] for each in suggestions] == ["help 1", "help 2", "help 3"]
    await customer.silence()
    assert customer.lines("bot") == []


async def test_wrong_secret_counts_as_down_and_loses_nothing(
    make_gateway: Callable[..., Server],
    copilot: Server,
    passwords: dict[str, str],
    open_session: sessionmaker,
) -> None:
    visits = Visits(make_gateway(copilot_secret="another-secret" * 3).port, passwords)
    customer = await visits.customer()

    await customer.write("hello")
    await customer.silence(1.0)

    with open_session() as session:
        assert session.execute(select(Message.turn)).scalars().all() == ["pending"]
    await visits.all_leave()
