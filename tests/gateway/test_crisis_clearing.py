"""A sign of a crisis is cleared with a ground, by who may, and that can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.tables import AuditEntry, Conversation, CrisisClearing
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Agent, Customer, Visits
from tests.gateway.scenes import meeting

pytestmark = pytest.mark.usefixtures("copilot")
NO_CRISIS = {"ground": "idiom", "reason": "only a figure of speech"}


async def in_crisis(
    visits: Visits, open_session: sessionmaker, *risk: str
) -> tuple[Customer, Agent]:
    customer, agent, _ = await meeting(visits)
    with open_session.begin() as session:
        row = session.get(Conversation, customer.conversation_id)
        row.crisis, row.risk = True, list(risk)
    return customer, agent


async def until_crisis(agent: Agent, expected: bool) -> dict:
    """The summary once it stands, or once it was cleared: not one from before there was any."""
    while True:
        summary: dict = (await agent.hear("conversation"))["conversation"]
        if summary["crisis"] is expected and (expected or summary["cleared"]):
            return summary


async def test_agent_clears_amber_with_a_ground_and_takes_it_back(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await in_crisis(visits, open_session, "self_harm_amber")
    about = {"conversation_id": customer.conversation_id}

    await agent.send("clear_crisis", **about, **NO_CRISIS)
    cleared = (await until_crisis(agent, False))["cleared"]
    await agent.send("undo_clear_crisis", **about)
    assert (await until_crisis(agent, True))["cleared"] is None

    assert (cleared["ground"], cleared["reason"], cleared["by"]) == (
        "idiom", "only a figure of speech", "Lin"
    )  # fmt: skip
    with open_session() as session:
        row = session.execute(select(CrisisClearing)).scalar_one()
        acts = session.execute(select(AuditEntry.act)).scalars().all()
    assert row.undone_at is not None
    assert {"crisis_cleared", "crisis_clearing_undone"} <= set(acts)


async def test_red_needs_a_senior_who_need_not_have_the_conversation(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await in_crisis(visits, open_session, "self_harm_red")
    about = {"conversation_id": customer.conversation_id}
    senior = await visits.agent("ning")

    await agent.send("clear_crisis", **about, **NO_CRISIS)
    refused = await agent.hear("error")
    await senior.send("clear_crisis", **about, **NO_CRISIS)
    summary = await until_crisis(senior, False)

    assert refused["code"] == "needs_senior"
    assert (summary["cleared"]["by"], summary["agent"]["name"]) == ("Ning", "Lin")


async def test_ground_and_reason_are_asked_for(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent = await in_crisis(visits, open_session)
    about = {"conversation_id": customer.conversation_id}

    codes = []
    for given in ({}, {"ground": "bored", "reason": "as above"}, {"ground": "safe"}):
        await agent.send("clear_crisis", **about, **given)
        codes.append((await agent.hear("error"))["code"])
    await agent.send("undo_clear_crisis", **about)
    codes.append((await agent.hear("error"))["code"])

    assert codes == ["bad_ground", "bad_ground", "bad_reason", "not_cleared"]


async def test_new_sign_raises_it_again(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent = await in_crisis(visits, open_session, "self_harm_amber")
    about = {"conversation_id": customer.conversation_id}
    await agent.send("clear_crisis", **about, **NO_CRISIS)
    await until_crisis(agent, False)

    stand_in.state = {"crisis": True}
    await customer.write("I cannot go on")

    assert (await until_crisis(agent, True))["cleared"] is None
