"""A plan whose cost must be read is not agreed to sooner, whatever a page sends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.known_figures import figures_said
from forbear.rules.offers import OfferRequest, build_offers, card_of_plans
from forbear.rules.plan_policies import sample_policy
from forbear.store.accounts import list_account_facts
from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Message
from tests.gateway.copilot_stand_in import StandIn, draft
from tests.gateway.people import Customer, Visits
from tests.gateway.scenes import UK_CUSTOMER

pytestmark = pytest.mark.usefixtures("copilot")
CN_CUSTOMER = "CN62081002"
YES = {"text": "同意", "intent": "affirm", "entities": {"offer": "1"}}
NO = {"text": "先不确认", "intent": "reject_offer", "entities": {}}
READ_BACK = "请您核对方案"


async def read_back(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker, reference: str = CN_CUSTOMER
) -> Customer:
    """A customer to whom a plan of the engine has just been read back."""
    customer = await visits.customer("zh", reference=reference)
    stand_in.replies = [draft(1, READ_BACK, card=card_of(open_session, customer))]
    await customer.write("能不能分期还")
    await customer.hear_line(READ_BACK)
    return customer


def card_of(open_session: sessionmaker, customer: Customer) -> dict[str, Any]:
    with open_session() as session:
        conversation = session.get(Conversation, customer.conversation_id)
        facts = list_account_facts(session, conversation.customer_id, utc_now())[0]
    request = OfferRequest(facts.terms, utc_now().date(), affordable=facts.balance // 6)
    return card_of_plans([build_offers(request).offers[0]], "同意", "先不确认", reading_back=True)


async def test_yes_before_the_time_is_over_is_refused_and_counts_afterwards(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer = await read_back(visits, stand_in, open_session)

    await customer.send("choice", id="y1", **YES)
    refused = await customer.hear("error", id="y1")
    with open_session.begin() as session:
        shown = session.execute(select(Message).filter_by(text=READ_BACK)).scalar_one()
        shown.created_at -= timedelta(seconds=sample_policy("CN").reading_seconds)
    await customer.send("choice", id="y1", **YES)

    assert refused["code"] == "read_first"
    assert await customer.hear("ack", id="y1")


async def test_no_is_taken_at_any_time(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer = await read_back(visits, stand_in, open_session)

    await customer.send("choice", id="n1", **NO)

    assert await customer.hear("ack", id="n1")


async def test_where_no_rule_demands_it_nobody_waits(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer = await read_back(visits, stand_in, open_session, UK_CUSTOMER)

    await customer.send("choice", id="y1", **YES)

    assert await customer.hear("ack", id="y1")


def test_seconds_are_no_figure_that_an_agent_may_name() -> None:
    assert figures_said([Message(author="bot", text="", card={"reading_seconds": 47})]) == set()
