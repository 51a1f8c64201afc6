"""How many tests begin, and what they look at in the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Message
from tests.gateway.people import Agent, Customer, Visits, until

UK_CUSTOMER = "UK44201002"


async def meeting(visits: Visits, login: str = "lin") -> tuple[Customer, Agent, list[Any]]:
    """A customer who wrote, the agent who took over, and the suggestions for the line."""
    customer, agent = await visits.customer(), await visits.agent(login)
    await customer.write("I lost my job")
    await customer.hear_line("bot: I lost my job")
    await agent.take_over(customer.conversation_id)
    while not (frame := await agent.hear("suggestions"))["suggestions"]:
        pass
    return customer, agent, frame["suggestions"]


async def checked(agent: Agent, conversation_id: str, text: str, lang: str = "en") -> Any:
    await agent.send("check", id="c1", conversation_id=conversation_id, text=text, lang=lang)
    return await agent.hear("checked", id="c1")


async def all_taken_in(open_session: sessionmaker) -> list[Message]:
    """Every line, once the copilot has taken in all of them."""

    def look() -> list[Message]:
        with open_session() as session:
            rows = list(session.execute(select(Message).order_by(Message.id)).scalars())
        return [] if any(row.turn == "pending" for row in rows) else rows

    rows: list[Message] = await until(look)
    return rows


def stored(open_session: sessionmaker, author: str = "customer") -> list[str]:
    """What the database holds of one side, in order."""
    with open_session() as session:
        query = select(Message.text).where(Message.author == author).order_by(Message.id)
        return list(session.execute(query).scalars())


def verify(open_session: sessionmaker, conversation_id: str) -> None:
    """As the action server does once the identity questions were answered."""
    with open_session.begin() as session:
        conversation = session.get(Conversation, conversation_id)
        conversation.verified_until = utc_now() + timedelta(minutes=30)


async def taken_over(visits: Visits, login: str = "lin", **about: Any) -> tuple[Customer, Agent]:
    customer, agent = await visits.customer(**about), await visits.agent(login)
    await agent.take_over(customer.conversation_id)
    return customer, agent
