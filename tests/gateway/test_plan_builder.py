"""An agent builds a plan from the engine's offers, after verification, and sends it as a draft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from actions.offer_words import BUTTONS
from forbear.gateway.plan_drafts import plan_words
from forbear.rules.offers import OfferRequest, Wish, build_offers
from forbear.store.accounts import find_account_facts
from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Suggestion
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Agent, Customer, Visits, until
from tests.gateway.scenes import UK_CUSTOMER, verify

pytestmark = pytest.mark.usefixtures("copilot")


async def ask(agent: Agent, conversation_id: str, path: str = "", **body: Any) -> httpx.Response:
    return await agent.http.post(
        f"/api/conversations/{conversation_id}/plans{path}",
        json=body,
        headers={"x-csrf-token": agent.csrf},
    )


async def met(visits: Visits, open_session: sessionmaker) -> tuple[Customer, Agent]:
    """A verified customer who has said something, and the agent who took over."""
    customer, agent = await visits.customer(reference=UK_CUSTOMER), await visits.agent()
    verify(open_session, customer.conversation_id)
    await customer.write("I can pay a little each month")
    await agent.take_over(customer.conversation_id)
    return customer, agent


async def test_before_verification_identity_comes_first_and_no_figure_is_told(
    visits: Visits,
) -> None:
    customer, agent = await visits.customer(reference=UK_CUSTOMER), await visits.agent()
    await agent.take_over(customer.conversation_id)

    answer = await ask(agent, customer.conversation_id, payment="100")
    drafted = await ask(agent, customer.conversation_id, "/draft", payment="100", offer_id="x")

    expected = {"verified": False, "hold": "unverified", "offers": [], "findings": [], "why": None}
    assert answer.json() == expected
    assert (drafted.status_code, drafted.json()["error"]["code"]) == (409, "unverified")


async def test_offers_are_those_of_the_engine(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent = await met(visits, open_session)
    with open_session() as session:
        facts = find_account_facts(session, customer.conversation_id, utc_now())
    assert facts is not None
    payment = facts.balance // 6
    wish = Wish(payment=payment)
    request = OfferRequest(facts.terms, utc_now().date(), "agent", affordable=payment, wish=wish)
    engine = build_offers(request)

    found = (await ask(agent, customer.conversation_id, payment=f"{payment / 100:.2f}")).json()

    assert found["outcome"] == engine.counter.outcome
    ids = [each["offer_id"] for each in found["offers"]]
    assert set(ids) == {o.offer_id for o in (*engine.counter.offers, *engine.offers)}
    first = found["offers"][0]
    assert len(first["schedule"]) == first["n"]
    assert first["schedule"][0]["due_on"] == first["first_due"]


async def test_sixty_months_are_answered_with_what_stands_against_them(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await met(visits, open_session)

    found = (await ask(agent, customer.conversation_id, payment="900", why_months=600)).json()

    assert found["why"]["months"] == 600
    assert found["why"]["findings"]


async def test_built_plan_is_sent_with_its_card_and_what_the_assistant_needs(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent = await met(visits, open_session)
    first_on = (utc_now().date() + timedelta(days=20)).isoformat()
    means = {"payment": "900", "first_on": first_on}
    offer = (await ask(agent, customer.conversation_id, **means)).json()["offers"][0]
    assert offer["first_due"] == first_on
    chosen = {**means, "offer_id": offer["offer_id"]}

    draft = (await ask(agent, customer.conversation_id, "/draft", **chosen)).json()["suggestion"]
    await agent.reply(customer.conversation_id, draft["text"], suggestion_id=draft["id"])

    line = await customer.hear_line(draft["text"])
    assert [each["offer_id"] for each in line["card"]["offers"]] == [offer["offer_id"]]
    await until(lambda: stand_in.texts("sent"))
    [sent] = [body for path, body in stand_in.asked if path == "sent"]
    slots = {e["name"]: e["value"] for e in sent["draft"]["events"] if e["event"] == "slot"}
    assert slots["offers"] == [offer["offer_id"]]
    assert slots["own_figure"]["built"] == {
        "role": "agent", "affordable": "900", "first_on": first_on
    }  # fmt: skip


async def test_plan_that_was_built_and_not_sent_counts_as_no_suggestion(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await met(visits, open_session)
    offer = (await ask(agent, customer.conversation_id, payment="900")).json()["offers"][0]
    chosen = {"payment": "900", "offer_id": offer["offer_id"]}
    for _ in range(2):
        assert (await ask(agent, customer.conversation_id, "/draft", **chosen)).status_code == 200

    await customer.write("are you there")
    with open_session() as session:
        built = session.execute(select(Suggestion).filter_by(strategy="built")).scalars().all()
    await agent.reply(customer.conversation_id, "Yes, I am here.")

    assert [each.outcome for each in built] == ["open"]
    with open_session() as session:
        assert session.execute(select(Suggestion).filter_by(strategy="built")).all() == []


async def test_stale_offer_and_wrong_figures_are_refused(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await met(visits, open_session)
    conversation_id = customer.conversation_id

    stale = await ask(agent, conversation_id, "/draft", payment="900", offer_id="offer-0")
    wrong = [
        await ask(agent, conversation_id, **body)
        for body in ({"payment": "-5"}, {"payment": 5}, {"months": 0}, {"first_on": "2020-01-01"})
    ]

    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "no_offer")
    codes = ["bad_payment", "bad_payment", "bad_months", "bad_first_on"]
    assert [each.json()["error"]["code"] for each in wrong] == codes


async def test_crisis_holds_every_offer_back(visits: Visits, open_session: sessionmaker) -> None:
    customer, agent = await met(visits, open_session)
    with open_session.begin() as session:
        session.get(Conversation, customer.conversation_id).crisis = True

    found = (await ask(agent, customer.conversation_id, payment="900")).json()

    assert (found["hold"], found["offers"]) == ("crisis", [])


@pytest.mark.parametrize("name", ["choose", "decline"])
def test_the_customer_presses_the_same_words_whoever_made_the_plan(name: str) -> None:
    assert plan_words()["buttons"][name] == BUTTONS[name]
