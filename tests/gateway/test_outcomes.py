"""What became of suggestions is recorded as it happens, and told to supervisors."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Agent, Visits
from tests.gateway.scenes import all_taken_in, meeting

pytestmark = pytest.mark.usefixtures("copilot")


async def told(agent: Agent, query: str = "by=strategy") -> dict[str, Any]:
    answer = await agent.http.get(f"/api/outcomes?{query}")
    assert answer.status_code == 200, answer.text
    return {row.get("strategy", ""): row for row in answer.json()["outcomes"]}


async def test_moves_of_hostility_follow_what_the_agent_and_the_bot_said(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer, agent, drafts = await meeting(visits)
    text = drafts[1]["text"] + " then"
    await agent.reply(customer.conversation_id, text, suggestion_id=drafts[1]["id"])
    await customer.write("fine")
    await all_taken_in(open_session)
    await agent.reply(customer.conversation_id, "My own words, nobody suggested them.")
    await customer.write("good")
    await all_taken_in(open_session)

    found = await told(await visits.agent("chen"))

    by_bot, edited, ignored = (found[f"strategy-{n}"] for n in (1, 2, 3))
    # The stand-in understands every line as level 2.
    assert (by_bot["said"], by_bot["answered"], by_bot["same"]) == (1, 1, 1)
    assert (edited["edited"], edited["said"], edited["same"]) == (1, 1, 1)
    assert 0 < edited["mean_edit"] < 1
    assert (ignored["sent"], ignored["said"]) == (0, 0)
    assert ignored["ignored"] >= 1
    assert edited["taken"]["few"] is True


async def test_rewritten_draft_is_edited_but_was_not_said(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)
    text = "Let me ask a colleague, and I will write to you here."

    await agent.reply(customer.conversation_id, text, suggestion_id=drafts[1]["id"])

    found = (await told(await visits.agent("chen")))["strategy-2"]
    assert (found["edited"], found["said"]) == (1, 0)


async def test_reports_are_for_supervisors(visits: Visits) -> None:
    lin = await visits.agent("lin")

    answer = await lin.http.get("/api/outcomes")

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "not_a_supervisor"


@pytest.mark.parametrize(
    ("query", "code"),
    [("days=0", "bad_days"), ("days=-1", "bad_days"), ("days=x", "bad_days"),
     ("days=99999999", "bad_days"), ("by=agent", "bad_by")],
)  # fmt: skip
async def test_report_that_cannot_be_made_says_why(visits: Visits, query: str, code: str) -> None:
    chen = await visits.agent("chen")

    answer = await chen.http.get(f"/api/outcomes?{query}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
