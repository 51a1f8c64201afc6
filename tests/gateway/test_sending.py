"""What an agent sends, and what becomes of the suggestions."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.tables import Message, Suggestion
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits, until
from tests.gateway.scenes import meeting

pytestmark = pytest.mark.usefixtures("copilot")


def outcomes(open_session: sessionmaker) -> dict[str, str]:
    with open_session() as session:
        rows = session.execute(select(Suggestion.text, Suggestion.outcome))
        return dict(rows.all())


async def test_sent_suggestion_reaches_everybody_and_the_copilot(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, suggestions = await meeting(visits)

    ack = await agent.reply(customer.conversation_id, "fresh 2", suggestion_id=suggestions[1]["id"])
    heard = await customer.hear_line("fresh 2")
    assert (heard["seq"], heard["author"], heard["author_name"]) == (ack["seq"], "agent", "Lin")
    await agent.hear_line("fresh 2")
    await until(lambda: stand_in.texts("sent"))

    assert outcomes(open_session) == {"fresh 1": "ignored", "fresh 2": "sent", "fresh 3": "ignored"}
    [sent] = [body for path, body in stand_in.asked if path == "sent"]
    assert sent["text"] == "fresh 2"
    assert sent["draft"]["action"] == "utter_2"
    assert sent["draft"]["events"] == [{"event": "action", "name": "utter_2"}]


async def test_edited_suggestion_keeps_its_draft_and_how_much_was_changed(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, suggestions = await meeting(visits)

    text = "fresh 1, dear"
    await agent.reply(customer.conversation_id, text, suggestion_id=suggestions[0]["id"])
    await customer.hear_line(text)
    await until(lambda: stand_in.texts("sent"))

    with open_session() as session:
        row = session.get(Suggestion, suggestions[0]["id"])
        message = session.execute(select(Message).filter_by(text=text)).scalar_one()
        assert (row.outcome, row.sent_message_id) == ("edited", message.id)
        assert 0 < row.edit_ratio < 0.5
    [sent] = [body for path, body in stand_in.asked if path == "sent"]
    assert sent["draft"]["action"] == "utter_1"


async def test_rewritten_suggestion_carries_no_side_effect(
    visits: Visits, stand_in: StandIn
) -> None:
    customer, agent, suggestions = await meeting(visits)

    text = "Please hold while I ask somebody about that payment."
    await agent.reply(customer.conversation_id, text, suggestion_id=suggestions[0]["id"])
    await until(lambda: stand_in.texts("sent"))

    [sent] = [body for path, body in stand_in.asked if path == "sent"]
    assert sent["draft"] is None


async def test_no_drafts_come_for_a_line_that_was_answered_meanwhile(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, _ = await meeting(visits)
    stand_in.degraded = ["actions"]
    await customer.write("how much")
    await agent.hear("suggestions")
    await agent.reply(customer.conversation_id, "One moment, I will look.")
    while (await agent.hear("suggestions"))["suggestions"]:
        pass

    stand_in.degraded = []
    asked = len([path for path, _ in stand_in.asked if path == "drafts"])
    await until(lambda: len([p for p, _ in stand_in.asked if p == "drafts"]) > asked)

    heard = await agent.silence()
    assert not [each for each in heard if each["type"] == "suggestions"]
    assert "open" not in outcomes(open_session).values()


async def test_line_sent_again_by_the_agent_is_kept_once(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, suggestions = await meeting(visits)
    reply = {"id": "r1", "suggestion_id": suggestions[0]["id"]}

    first = await agent.reply(customer.conversation_id, "fresh 1", **reply)
    second = await agent.reply(customer.conversation_id, "fresh 1", **reply)

    assert first["seq"] == second["seq"]
    with open_session() as session:
        assert len(session.execute(select(Message).filter_by(author="agent")).all()) == 1


async def test_dismissed_suggestion_is_gone_and_remembered(
    visits: Visits, open_session: sessionmaker
) -> None:
    _, agent, suggestions = await meeting(visits)

    await agent.send("dismiss", suggestion_id=suggestions[0]["id"])
    left = (await agent.hear("suggestions"))["suggestions"]

    assert [each["rank"] for each in left] == [2, 3]
    assert outcomes(open_session)["fresh 1"] == "dismissed"


async def test_suggestion_of_another_conversation_is_refused(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)
    other = await visits.customer()
    await other.write("other")
    await other.hear_line("bot: other")
    await agent.take_over(other.conversation_id)
    while not (frame := await agent.hear("suggestions"))["suggestions"]:
        pass
    foreign = frame["suggestions"][0]["id"]

    for wrong in (foreign, 999_999):
        about = {"conversation_id": customer.conversation_id, "suggestion_id": wrong}
        await agent.send("send", id=f"w{wrong}", text="x", **about)
        assert (await agent.hear("error"))["code"] == "no_suggestion"


async def test_new_line_replaces_suggestions_that_nobody_sent(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, _ = await meeting(visits)

    await customer.write("hello?")
    await agent.hear("suggestions")

    assert outcomes(open_session)["fresh 1"] == "ignored"
    assert outcomes(open_session)["hello? 1"] == "open"
