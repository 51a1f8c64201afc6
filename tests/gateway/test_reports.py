"""Reports are for supervisors, count what happened at the desk, and go out as files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from forbear.rules.csv_text import BOM
from tests.gateway.people import Agent, Visits
from tests.gateway.scenes import UK_CUSTOMER, all_taken_in, checked, meeting, taken_over, verify
from tests.gateway.test_overrides import KIND, THREAT

pytestmark = pytest.mark.usefixtures("copilot")


async def told(agent: Agent, query: str = "") -> dict[str, Any]:
    answer = await agent.http.get(f"/api/reports?{query}")
    assert answer.status_code == 200, answer.text
    parts: dict[str, Any] = answer.json()["parts"]
    return parts


async def test_what_happened_is_in_the_report_and_in_its_files(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)
    await agent.reply(customer.conversation_id, drafts[1]["text"], suggestion_id=drafts[1]["id"])
    await customer.write("fine")
    await all_taken_in(open_session)

    chen = await visits.agent("chen")
    parts = await told(chen)
    file = await chen.http.get("/api/reports/suggestions.csv?language=en")

    times = {row["what"]: row for row in parts["response_times"]}
    assert (times["first_reply_bot"]["count"], times["first_reply_agent"]["count"]) == (1, 0)
    [row] = parts["suggestions"]
    assert (row["language"], row["sent"], row["few"]) == ("en", 1, True)
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert file.headers["content-disposition"].startswith('attachment; filename="suggestions-')
    [line] = csv.DictReader(io.StringIO(file.text.removeprefix(BOM)))
    assert (line["language"], line["sent"], line["few"]) == ("en", "1", "yes")
    assert (await told(chen, "language=zh"))["suggestions"] == []
    assert (await told(chen, "place=UK"))["suggestions"] == []


async def test_rule_that_only_a_draft_broke_is_mended_once_its_line_is_sent(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    found = await checked(agent, customer.conversation_id, THREAT)
    chen = await visits.agent("chen")
    assert (await told(chen))["conduct"] == []

    await agent.reply(customer.conversation_id, KIND)
    await agent.reply(customer.conversation_id, KIND)

    rules = {each["rule"] for each in found["findings"]}
    rows = {row["rule"]: row for row in (await told(chen))["conduct"]}
    assert rules
    assert {rule for rule, row in rows.items() if row["mended"] == 1} >= rules - {
        rule for rule, row in rows.items() if row["advised"]
    }


async def test_refused_line_counts_with_the_one_that_went_out_instead(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, agent = await taken_over(visits, reference=UK_CUSTOMER)
    verify(open_session, customer.conversation_id)
    about = {"conversation_id": customer.conversation_id}
    await agent.send("send", **about, id="1", text=THREAT)
    refused = await agent.hear("error", id="1")
    await agent.reply(customer.conversation_id, KIND)

    rows = (await told(await visits.agent("chen"), "place=UK"))["conduct"]

    blocked = {f["rule"] for f in refused["judged"]["findings"] if f["severity"] == "block"}
    assert blocked <= {row["rule"] for row in rows if row["mended"]}


@pytest.mark.parametrize("path", ["reports", "reports/suggestions.csv"])
async def test_reports_are_for_supervisors(visits: Visits, path: str) -> None:
    lin = await visits.agent("lin")
    assert (await lin.http.get(f"/api/{path}")).status_code == 401


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("reports?from=x", 400, "bad_days"),
        ("reports?from=2026-02-02&to=2026-02-01", 400, "bad_days"),
        ("reports?from=1900-01-01", 400, "bad_days"),
        ("reports?language=fr", 400, "bad_language"),
        ("reports?place=FR", 400, "bad_place"),
        ("reports/agents.csv", 404, "not_found"),
    ],
)
async def test_report_that_cannot_be_made_says_why(
    visits: Visits, path: str, status: int, code: str
) -> None:
    chen = await visits.agent("chen")
    answer = await chen.http.get(f"/api/{path}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
