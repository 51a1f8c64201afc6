"""Trainers look through what was said, without names and numbers, and from no other page."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.people import Visits
from tests.gateway.scenes import all_taken_in, meeting
from tests.gateway.trainer import Trainer

pytestmark = pytest.mark.usefixtures("copilot")


async def test_trainer_finds_a_line_and_marks_it(
    visits: Visits, trainer: Trainer, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)
    await agent.send(
        "dismiss", conversation_id=customer.conversation_id, suggestion_id=drafts[0]["id"]
    )
    await agent.hear("suggestions")
    await customer.write("ring me on 13800138000, my number is UK44201002")
    await all_taken_in(open_session)

    found = await trainer.get("reviews?all=1")

    assert found["total"] == 2
    texts = {item["text"]: item for item in found["items"]}
    assert "ring me on [phone], my number is [reference]" in texts
    line = texts["I lost my job"]
    assert "dismissed" in line["reasons"]
    answer = await trainer.post(f"reviews/{line['message_id']}", reviewed=True, tags=["a", "b,c"])
    assert answer.json()["tags"] == ["a", "b c"]
    assert [item["text"] for item in (await trainer.get("reviews?all=1"))["items"]] != []
    assert (await trainer.get("reviews?all=1&reviewed=yes"))["total"] == 1
    assert (await trainer.get("review-choices"))["intent"] == ["state_hardship"]


async def test_conversation_shows_what_was_understood_and_who_nobody_is(
    visits: Visits, trainer: Trainer, open_session: sessionmaker
) -> None:
    customer, agent, drafts = await meeting(visits)
    await agent.reply(customer.conversation_id, "Write to me: lin@bank.example")
    await all_taken_in(open_session)
    await trainer.get("reviews")

    found = await trainer.get(f"conversations/{customer.conversation_id}")

    lines = [(each["author"], each["text"]) for each in found["messages"]]
    assert ("customer", "I lost my job") in lines
    assert ("agent", "Write to me: [e-mail]") in lines
    first = found["messages"][0]
    assert first["understanding"]["intent"]["name"] == "state_hardship"
    assert "text" not in first["understanding"]
    assert first["review"]["message_id"] == first["id"]
    assert "author_name" not in first


async def test_trainer_has_no_desk_and_agent_no_trainer_page(
    visits: Visits, trainer: Trainer
) -> None:
    lin, chen = await visits.agent("lin"), await visits.agent("chen")

    assert (await trainer.http.get("/api/conversations")).status_code == 401
    assert (await trainer.http.get("/api/me")).status_code == 401
    assert (await trainer.http.get("/api/me?place=trainer")).status_code == 200
    assert (await lin.http.get("/api/trainer/reviews")).status_code == 401
    assert (await chen.http.get("/api/trainer/reviews")).status_code == 200


async def test_a_mark_needs_the_header_of_our_own_page(trainer: Trainer) -> None:
    answer = await trainer.http.post("/api/trainer/reviews/1", json={"reviewed": True})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "bad_csrf")


@pytest.mark.parametrize(
    ("query", "code"),
    [("since=yesterday", "bad_since"), ("until=9999-12-31", "bad_until"),
     ("reasons=x", "bad_reasons"), ("reviewed=maybe", "bad_reviewed"),
     ("offset=-1", "bad_offset"), ("shortest=1e3", "bad_shortest"),
     ("hostility=5", "bad_hostility")],
)  # fmt: skip
async def test_filter_that_cannot_be_used_says_why(trainer: Trainer, query: str, code: str) -> None:
    answer = await trainer.http.get(f"/api/trainer/reviews?{query}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


async def test_mark_on_nothing_and_odd_tags_are_refused(
    visits: Visits, trainer: Trainer, open_session: sessionmaker
) -> None:
    await meeting(visits)
    await all_taken_in(open_session)
    [item] = (await trainer.get("reviews?all=1"))["items"]

    assert (await trainer.post("reviews/999999", reviewed=True)).status_code == 404
    assert (await trainer.post(f"reviews/{item['message_id']}", tags="x")).status_code == 400
    many = [str(n) for n in range(11)]
    assert (await trainer.post(f"reviews/{item['message_id']}", tags=many)).status_code == 400
