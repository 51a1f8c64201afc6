"""The agent's side: seeing, taking over, answering, handing back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import websockets
from sqlalchemy.orm import sessionmaker

from forbear.gateway.tokens import sign_customer
from forbear.store.base import utc_now
from forbear.store.customers import find_customer
from forbear.store.tables import Conversation
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import meeting

pytestmark = pytest.mark.usefixtures("copilot")


async def test_desk_sees_a_new_conversation_and_what_was_understood(visits: Visits) -> None:
    customer, agent = await visits.customer(), await visits.agent()

    await customer.write("please help me with this")
    while not (summary := (await agent.hear("conversation"))["conversation"])["intent"]:
        pass

    assert (summary["mode"], summary["customer_name"]) == ("bot", None)
    assert summary["preview"] == "bot: please help me with this"
    assert summary["intent"] == "state_hardship"
    assert (summary["hostility"], summary["target"], summary["trend"]) == (2, "bank", "rising")
    assert summary["unread"] == 0


async def test_watching_brings_the_lines_then_each_new_event(visits: Visits) -> None:
    customer, agent = await visits.customer(), await visits.agent()
    await customer.write("before")
    await customer.hear_line("bot: before")

    await agent.send("watch", conversation_id=customer.conversation_id, after=1)
    await agent.hear("account")
    assert agent.lines() == ["bot: before"]
    await customer.write("after")
    line = await agent.hear_line("after")
    understood = await agent.hear("understanding")

    assert (line["seq"], understood["seq"]) == (3, 3)
    assert understood["understanding"]["intent"]["name"] == "state_hardship"


async def test_account_is_shown_only_while_the_customer_is_verified(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    def verify(body: dict[str, Any]) -> None:
        with open_session.begin() as session:
            row = session.get(Conversation, body["conversation_id"])
            row.verified_until = utc_now() + timedelta(minutes=30)

    customer, agent = await visits.customer(reference="CN62081001"), await visits.agent()
    await agent.send("watch", conversation_id=customer.conversation_id, after=0)
    before = await agent.hear("account")
    stand_in.on_turn = verify
    await customer.write("8821, 1985")
    after = await agent.hear("account")
    with open_session.begin() as session:
        row = session.get(Conversation, customer.conversation_id)
        row.verified_until = utc_now() - timedelta(seconds=1)
    answer = await agent.http.get(f"/api/conversations/{customer.conversation_id}")

    assert before["account"] is None
    assert before["customer"] == {"name": None, "verified": False, "verified_until": None}
    assert (after["account"]["last4"], after["account"]["balance"]) == ("8821", "36000.00")
    assert (after["customer"]["name"], after["customer"]["verified"]) == ("王建国", True)
    assert answer.json()["account"] is None
    assert answer.json()["conversation"]["customer_name"] is None


async def test_signed_in_customer_is_bound_and_not_verified(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer(bank_token=sign_customer("CN62081001", "b" * 32))

    with open_session() as session:
        row = session.get(Conversation, customer.conversation_id)
        assert row.customer_id == find_customer(session, "CN62081001").id
        assert row.verified_until is None


async def test_typing_is_told_to_the_other_side(visits: Visits) -> None:
    customer, agent, _ = await meeting(visits)
    sam = await visits.agent("sam")

    await customer.send("typing")
    assert (await agent.hear("typing"))["who"] == "customer"
    await sam.send("typing", conversation_id=customer.conversation_id)
    await agent.send("typing", conversation_id=customer.conversation_id)
    assert (await customer.hear("typing"))["who"] == "agent"
    assert [frame["type"] for frame in await customer.silence()] == []


async def test_bad_frames_get_an_error_and_the_desk_stays(visits: Visits) -> None:
    agent = await visits.agent()
    frames = [
        ("[]", "not_an_object"),
        ('{"type": "nonsense"}', "unknown_type"),
        ('{"type": "watch"}', "bad_conversation_id"),
        ('{"type": "watch", "conversation_id": "nobody"}', "not_found"),
        ('{"type": "watch", "conversation_id": "\\ud800\\u0000"}', "not_found"),
        ('{"type": "take_over", "conversation_id": "nobody"}', "not_found"),
        ('{"type": "send", "conversation_id": "x", "id": "a", "text": ""}', "empty"),
        ('{"type": "send", "conversation_id": "x", "id": "a", "text": "x"}', "not_found"),
        ('{"type": "dismiss", "suggestion_id": "1"}', "bad_suggestion_id"),
        ('{"type": "dismiss", "suggestion_id": 12345}', "no_suggestion"),
        ("x" * 20_000, "too_large"),
    ]

    for frame, code in frames:
        await agent.socket.send(frame)
        assert (await agent.hear("error"))["code"] == code, frame[:80]


async def test_desk_socket_needs_a_log_in_and_our_own_page(visits: Visits) -> None:
    socket = await visits.open("/ws/desk", origin=visits.url)
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await socket.recv()
    agent = await visits.agent()
    cookie = {"Cookie": f"forbear_session={agent.http.cookies['forbear_session']}"}

    assert closed.value.rcvd.code == 4401
    with pytest.raises(websockets.InvalidStatusCode):
        await visits.open("/ws/desk", origin="https://evil.example", extra_headers=cookie)


async def test_logging_out_closes_the_sockets_of_that_log_in(visits: Visits) -> None:
    agent, other = await visits.agent(), await visits.agent("sam")

    answer = await agent.http.post("/api/logout", headers={"X-CSRF-Token": agent.csrf})

    assert answer.status_code == 204
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await agent.socket.recv()
    assert closed.value.rcvd.code == 4401
    assert (await agent.http.get("/api/me")).status_code == 401
    await other.send("watch", conversation_id="nobody")
    assert (await other.hear("error"))["code"] == "not_found"
