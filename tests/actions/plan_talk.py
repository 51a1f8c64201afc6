"""The steps of a talk about a plan, from the offer to the customer's last yes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from actions.counter_offers import ActionProposeCounterOffer
from actions.facts import ActionUpdateFacts
from actions.plans import ActionProposePlans, ActionProposeReadBack
from forbear.store.tables import Plan
from tests.actions.chat import Chat, entity

MONTHLY_800 = entity("amount", "800", per="month")
MEANS = {"affordable": "1000", "mode": "agent"}
"""A customer who can pay 1,000 a month, at the desk of an agent."""


def offered(chat: Chat) -> list[dict[str, Any]]:
    chat.hear("request_instalment_plan")
    (message,) = chat.run(ActionProposePlans)
    return message["custom"]["card"]["offers"]


def hear(chat: Chat, intent: str, *entities: dict[str, Any]) -> None:
    """The message is read as the channel reads it, facts and figures included."""
    chat.hear(intent, *entities)
    chat.run(ActionUpdateFacts)


def counter(chat: Chat, intent: str, *entities: dict[str, Any]) -> dict[str, Any]:
    """What is said to a figure of the customer's own."""
    hear(chat, intent, *entities)
    (message,) = chat.run(ActionProposeCounterOffer)
    return message


def agree(chat: Chat, key: str = "agreed") -> dict[str, Any]:
    """Choose the first offer, hear it read back and say yes to it."""
    (first, *_) = offered(chat)
    chat.hear("affirm", entity("offer", first["offer_id"]))
    chat.run(ActionProposeReadBack)
    chat.hear("affirm")
    chat.slots["commit_key"] = key
    return first


def all_plans(open_session: sessionmaker) -> list[Plan]:
    with open_session() as session:
        return session.execute(select(Plan)).scalars().all()
