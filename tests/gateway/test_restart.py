"""A gateway that starts again takes up what an earlier life left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.base import utc_now
from forbear.store.tables import Message
from tests.gateway.copilot_stand_in import StandIn, draft
from tests.gateway.people import Visits
from tests.gateway.scenes import all_taken_in
from tests.gateway.server import Server


async def test_restarted_gateway_takes_up_what_was_pending(
    make_gateway: Callable[..., Server],
    make_copilot: Callable[[], Server],
    passwords: dict[str, str],
    stand_in: StandIn,
    open_session: sessionmaker,
) -> None:
    first_life = make_gateway()
    visits = Visits(first_life.port, passwords)
    customer = await visits.customer()
    for line in ("one", "two", "three"):
        await customer.write(line)
    first_life.stop()
    make_copilot()
    make_gateway(port=first_life.port)

    again = await visits.returning(customer.conversation_id, customer.token, after=3)
    rows = await all_taken_in(open_session)
    await again.silence()

    assert stand_in.texts() == ["one", "two", "three"]
    assert [row.text for row in rows][:3] == ["one", "two", "three"]
    assert again.lines() == ["bot: one", "bot: two", "bot: three"]
    await visits.all_leave()


async def test_old_lines_are_understood_and_only_the_newest_is_answered(
    make_gateway: Callable[..., Server],
    make_copilot: Callable[[], Server],
    passwords: dict[str, str],
    stand_in: StandIn,
    open_session: sessionmaker,
) -> None:
    first_life = make_gateway()
    visits = Visits(first_life.port, passwords)
    customer = await visits.customer()
    for line in ("old", "older but done", "newest"):
        await customer.write(line)
    first_life.stop()
    with open_session.begin() as session:
        for row in session.execute(select(Message)).scalars():
            row.created_at = utc_now() - timedelta(minutes=5)

    def answer(body: dict[str, Any]) -> None:
        commit = "action_commit_promise" if "done" in body["text"] else None
        stand_in.replies = [draft(1, f"bot: {body['text']}", commit=commit)]

    stand_in.on_turn = answer
    make_copilot()
    make_gateway(port=first_life.port)
    rows = await all_taken_in(open_session)

    bot = [row.text for row in rows if row.author == "bot"]
    assert bot == ["bot: older but done", "bot: newest"]
    assert all(row.understanding["intent"] for row in rows if row.author == "customer")
    await visits.all_leave()
