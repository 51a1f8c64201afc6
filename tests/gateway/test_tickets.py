"""What a person must follow up is written down, whichever process was dead when it was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from actions.tickets import ActionCommitTicket
from forbear.store.tables import AuditEntry, Message, Ticket
from tests.gateway.copilot_stand_in import StandIn, draft
from tests.gateway.people import Visits, until
from tests.gateway.scenes import all_taken_in, meeting, taken_over
from tests.gateway.server import Server


def tickets(open_session: sessionmaker) -> list[tuple[str, str]]:
    with open_session() as session:
        query = select(Ticket.kind, Ticket.detail).order_by(Ticket.id)
        return [tuple(row) for row in session.execute(query)]


def action_server_wakes_up(open_session: sessionmaker, line: Message, act: str) -> None:
    """It works off the same saying, as after an answer that was lost."""
    tracker = Tracker.from_dict(
        {
            "sender_id": line.conversation_id,
            "slots": {"commit_key": str(line.id), "ladder": [{"said": [act]}]},
            "latest_message": {},
            "events": [],
            "paused": False,
            "followup_action": None,
            "active_loop": {},
            "latest_action_name": None,
        }
    )
    ActionCommitTicket(open_session).run(CollectingDispatcher(), tracker, {})


@pytest.mark.usefixtures("copilot")
async def test_ticket_is_written_although_the_action_server_is_down(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, _ = await meeting(visits)
    stand_in.acts, stand_in.degraded = ["log_dispute"], ["actions"]

    await agent.reply(customer.conversation_id, "I have noted that the figure is in dispute.")

    await all_taken_in(open_session)
    assert tickets(open_session) == [("log_dispute", "state_hardship")]


@pytest.mark.usefixtures("copilot")
async def test_action_server_that_comes_later_or_came_before_writes_no_second(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, _ = await meeting(visits)
    stand_in.acts = ["log_complaint"]

    await agent.reply(customer.conversation_id, "I have logged your complaint.")

    lines = await all_taken_in(open_session)
    action_server_wakes_up(open_session, lines[-1], "log_complaint")
    assert tickets(open_session) == [("log_complaint", "state_hardship")]


async def test_line_that_is_told_again_after_a_kill_opens_one_ticket(
    visits: Visits,
    open_session: sessionmaker,
    stand_in: StandIn,
    make_copilot: Callable[[], Server],
) -> None:
    stand_in.acts = ["escalate_supervisor"]
    customer, agent = await taken_over(visits)
    await agent.reply(customer.conversation_id, "A supervisor will contact you.")
    make_copilot()
    [line] = await all_taken_in(open_session)
    with open_session.begin() as session:
        session.get(Message, line.id).turn = "pending"

    await agent.reply(customer.conversation_id, "Is there anything else?")

    await all_taken_in(open_session)
    with open_session() as session:
        acts = session.execute(select(AuditEntry.act).order_by(AuditEntry.seq)).scalars().all()
    about_tickets = [act for act in acts if act.startswith("ticket")]
    assert about_tickets == ["ticket_opened", "ticket_added_to"]  # once a line, not once a telling


@pytest.mark.usefixtures("copilot")
async def test_bot_line_opens_its_ticket(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    stand_in.replies = [draft(1, "I have logged the dispute.", acts=["log_dispute"])]
    stand_in.degraded = ["actions"]
    customer = await visits.customer()

    await customer.write("that figure is wrong")
    await customer.hear_line("I have logged the dispute.")

    assert await until(lambda: tickets(open_session)) == [("log_dispute", "state_hardship")]


async def test_crisis_words_of_the_gateway_open_the_ticket_of_a_crisis(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer()

    await customer.write("I don't want to be alive any more")

    assert await until(lambda: tickets(open_session)) == [("crisis_support", "")]


@pytest.mark.usefixtures("copilot")
async def test_lines_that_nobody_must_follow_up_open_none(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)

    await agent.reply(customer.conversation_id, drafts[0]["text"], suggestion_id=drafts[0]["id"])

    await all_taken_in(open_session)
    assert tickets(open_session) == []
