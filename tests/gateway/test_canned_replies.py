"""Canned replies at the desk: the bank's general ones for all, an agent's own for them alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import httpx
import pytest
import yaml
from sqlalchemy.orm import sessionmaker

from forbear.gateway.canned_replies import ApprovedReplies, topics
from forbear.safety.conduct import Reply, check_reply
from forbear.settings import ROOT
from forbear.store.tables import CannedReply
from tests.gateway.people import Agent, Visits

RARE = ("crisis", "threat")
"""In these states of the act table only a few acts are left at all."""
WITH_A_RECORD = {"log_dispute", "log_complaint", "respect_stop_contact", "refer_representative"}
"""What these say is also written down, which a text alone does not do."""


async def ask(agent: Agent, method: str, path: str = "", **body: Any) -> httpx.Response:
    headers = {"x-csrf-token": agent.csrf}
    return await agent.http.request(
        method, f"/api/canned-replies{path}", json=body or None, headers=headers
    )


async def own(agent: Agent) -> list[tuple[str, str]]:
    found = (await ask(agent, "GET")).json()["own"]
    return [(each["language"], each["text"]) for each in found]


def responses() -> dict[str, list[dict[str, Any]]]:
    files = (ROOT / "data/responses").glob("*.yml")
    found: dict[str, list[dict[str, Any]]] = {}
    for file in files:
        found.update(yaml.safe_load(file.read_text("utf-8"))["responses"])
    return found


async def test_general_replies_are_the_banks_approved_ones_in_the_agents_name(
    visits: Visits,
) -> None:
    lin, sam = await visits.agent("lin"), await visits.agent("sam")

    found = (await ask(lin, "GET")).json()
    approved = {each["text"] for each in found["approved"]}
    other = {each["text"] for each in (await ask(sam, "GET")).json()["approved"]}

    assert {each["topic"] for each in found["approved"]} == set(topics())
    assert Counter(each["language"] for each in found["approved"]).keys() == {"zh", "en"}
    assert (found["own"], found["longest"], found["most"]) == ([], 500, 200)
    assert "Hello, I'm Lin from Harbour Bank." in approved - other
    assert "您好，我是港湾银行的客服Sam。" in other - approved
    assert not any("{" in text for text in approved)


def test_each_general_reply_is_there_in_both_languages() -> None:
    known = responses()

    for name in (name for names in topics().values() for name in names):
        assert {each["metadata"]["lang"] for each in known[name]} == {"zh", "en"}, name
        slots = {slot for each in known[name] for slot in re.findall(r"{(\w+)}", each["text"])}
        assert slots <= {"agent_name", "bank_name"}, name


def test_no_general_reply_needs_a_figure_a_state_or_a_record() -> None:
    table = yaml.safe_load((ROOT / "data/acts.yml").read_text("utf-8"))["states"]
    needy = {act for state in table if state["name"] not in RARE for act in state.get("forbid", ())}
    known = responses()

    for name in (name for names in topics().values() for name in names):
        for each in known[name]:
            metadata = each["metadata"]
            acts = {metadata["act"], *metadata.get("also", [])}
            assert acts & (needy | WITH_A_RECORD) == set(), name
            assert not re.search(r"\d", each["text"]), each["text"]


def test_general_replies_pass_the_conduct_check_of_somebody_unknown() -> None:
    for each in ApprovedReplies(ROOT).read():
        for place in ("CN", "US", "UK", None):
            context = {"verified": False, "initiated_by": "customer", "agent_role": "agent"}
            said = {"text": each.said_by("Lin"), "lang": each.language, "jurisdiction": place}
            verdict = check_reply(Reply.from_json({**said, "context": context}))
            assert verdict.severity != "block", (each.said_by("Lin"), verdict.rules)


async def test_agent_adds_changes_and_deletes_their_own(visits: Visits) -> None:
    lin = await visits.agent("lin")

    added = await ask(lin, "POST", language="zh", text="  请稍等，我马上看。\n")
    again = await ask(lin, "POST", language="zh", text="请稍等，我马上看。")
    path = f"/{added.json()['id']}"
    changed = await ask(lin, "PUT", path, language="en", text="One moment, please.")

    assert (added.status_code, added.json()["text"]) == (201, "请稍等，我马上看。")
    assert again.json() == added.json()
    assert changed.json() == {
        "id": added.json()["id"],
        "language": "en",
        "text": "One moment, please.",
    }
    assert await own(lin) == [("en", "One moment, please.")]
    assert (await ask(lin, "DELETE", path)).status_code == 204
    assert await own(lin) == []
    gone = await ask(lin, "DELETE", path)
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "no_canned_reply")


async def test_nobody_else_sees_or_changes_them_not_even_a_supervisor(
    visits: Visits, open_session: sessionmaker
) -> None:
    lin, chen = await visits.agent("lin"), await visits.agent("chen")
    number = (await ask(lin, "POST", language="en", text="Mine.")).json()["id"]

    changed = await ask(chen, "PUT", f"/{number}", language="en", text="Not yours.")
    deleted = await ask(chen, "DELETE", f"/{number}")

    assert [answer.status_code for answer in (changed, deleted)] == [404, 404]
    assert await own(chen) == []
    with open_session() as session:
        assert session.get(CannedReply, number).text == "Mine."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"language": "en", "text": "x" * 501}, 413, "too_long"),
        ({"language": "en", "text": " \u0000 "}, 400, "empty"),
        ({"language": "fr", "text": "Bonjour"}, 400, "bad_language"),
        ({"language": "en"}, 400, "bad_text"),
        ({"language": "en", "text": 7}, 400, "bad_text"),
    ],
)
async def test_bad_words_are_refused_with_the_reason(
    visits: Visits, body: dict[str, Any], status: int, code: str
) -> None:
    lin = await visits.agent("lin")

    answer = await ask(lin, "POST", **body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert await own(lin) == []


async def test_what_must_never_be_stored_is_masked_here_too(visits: Visits) -> None:
    lin = await visits.agent("lin")

    await ask(lin, "POST", language="en", text="Your card 4111 1111 1111 1111 is blocked.")

    [(_, text)] = await own(lin)
    assert "4111" not in text


async def test_two_are_never_made_alike(visits: Visits) -> None:
    lin = await visits.agent("lin")
    await ask(lin, "POST", language="en", text="First.")
    second = (await ask(lin, "POST", language="en", text="Second.")).json()["id"]

    answer = await ask(lin, "PUT", f"/{second}", language="en", text="First.")

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "same_words")
    assert await own(lin) == [("en", "First."), ("en", "Second.")]


async def test_a_number_that_no_database_holds_is_nobodys(visits: Visits) -> None:
    lin = await visits.agent("lin")

    assert (await ask(lin, "DELETE", f"/{10**30}")).status_code == 404
