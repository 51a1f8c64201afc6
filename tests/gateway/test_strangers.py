"""An attacker tries another customer's conversation, and pages of other sites."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest
import websockets
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.staff import COOKIE
from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from tests.gateway.people import Visits
from tests.gateway.scenes import stored
from tests.gateway.staff_sessions import log_in_as

pytestmark = pytest.mark.usefixtures("copilot")

SECRET, BANK_SECRET = "s" * 32, "b" * 32
EVIL = "https://evil.example"


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """What is tried here goes wrong before it comes to the database, or on any alike."""
    copy = tmp_path / "forbear.db"
    copy.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{copy}"


def token(subject: str, secret: str = SECRET, audience: str = "conversation", **more: Any) -> str:
    claims = {"sub": subject, "aud": audience, "exp": utc_now() + timedelta(hours=1), **more}
    return jwt.encode(claims, secret, "HS256")


async def test_token_opens_no_other_conversation(visits: Visits) -> None:
    """Neither by its own claims, nor by one that was changed or made by somebody else."""
    victim, attacker = await visits.customer(), await visits.customer()
    await victim.write("my secret")
    head, body, signature = attacker.token.split(".")
    victims_body = victim.token.split(".")[1]
    unsigned = jwt.encode({"sub": victim.conversation_id, "aud": "conversation"}, "", "none")
    tries = {
        "another's claims": f"{head}.{victims_body}.{signature}",
        "no signature": unsigned,
        "cut signature": f"{head}.{victims_body}.",
        "the bank's secret": token(victim.conversation_id, BANK_SECRET),
        "the bank's audience": token(victim.conversation_id, audience="forbear"),
        "expired": token(victim.conversation_id, exp=utc_now() - timedelta(seconds=1)),
        "without an end": jwt.encode(
            {"sub": victim.conversation_id, "aud": "conversation"}, SECRET, "HS256"
        ),
        "the bare id": victim.conversation_id,
        "not a text": None,
    }

    for name, forged in tries.items():
        socket = await visits.open("/ws/customer")
        await socket.send(json.dumps({"type": "hello", "token": forged, "after": 0}))
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await socket.recv()
        assert (name, closed.value.rcvd.code) == (name, 4401)  # type: ignore[union-attr]


async def test_frames_name_no_other_conversation(
    visits: Visits, open_session: sessionmaker
) -> None:
    """A customer's socket writes to the conversation of its token, whatever a frame says."""
    victim, attacker = await visits.customer(), await visits.customer()
    line_id = uuid4().hex

    await attacker.send(
        "message", id=line_id, text="let me in", conversation_id=victim.conversation_id
    )
    await attacker.hear("ack", id=line_id)
    await attacker.send("hello", token=victim.token, after=0)

    assert (await attacker.hear("error"))["code"] == "hello_first"
    assert [each for each in await victim.silence() if each["type"] == "message"] == []
    assert stored(open_session) == ["let me in"]


async def test_before_the_hello_nothing_is_taken(
    visits: Visits, open_session: sessionmaker
) -> None:
    socket = await visits.open("/ws/customer")

    for frame in ({"type": "message", "id": "a", "text": "hi"}, {"type": "read", "seq": 1}):
        await socket.send(json.dumps(frame))
        assert json.loads(await socket.recv())["code"] == "hello_first"

    assert stored(open_session) == []


async def test_customers_token_opens_nothing_of_the_desk(
    visits: Visits, http: httpx.AsyncClient
) -> None:
    customer = await visits.customer()

    for headers in (
        {"authorization": f"Bearer {customer.token}"},
        {"cookie": f"{COOKIE}={customer.token}"},
    ):
        answer = await http.get(f"/api/conversations/{customer.conversation_id}", headers=headers)
        assert answer.status_code == 401


async def test_conversations_cannot_be_guessed(visits: Visits) -> None:
    ids = {(await visits.customer()).conversation_id for _ in range(5)}

    assert len(ids) == 5
    assert all(len(each) == 32 and int(each, 16) > 2**64 for each in ids)


async def test_forged_word_of_the_bank_binds_nobody(
    http: httpx.AsyncClient, open_session: sessionmaker
) -> None:
    late = utc_now() - timedelta(minutes=1)
    for forged in (
        token("CN62081001", SECRET, "forbear"),
        token("CN62081001", BANK_SECRET, "conversation"),
        token("CN62081001", BANK_SECRET, "forbear", exp=late),
        jwt.encode({"sub": "CN62081001", "aud": "forbear"}, "", "none"),
    ):
        body = {"lang": "zh", "bank_token": forged}
        answer = await http.post("/api/customer/conversations", json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "bad_bank_token")

    with open_session() as session:
        assert session.execute(select(Conversation)).first() is None


@pytest.mark.parametrize("origin", [EVIL, "null", "http://127.0.0.1.evil.example"])
async def test_no_socket_opens_for_another_sites_page(
    visits: Visits, open_session: sessionmaker, origin: str
) -> None:
    with open_session.begin() as session:
        badge = log_in_as(session, "admin")

    for path in ("/ws/desk", "/ws/customer"):
        with pytest.raises(websockets.InvalidStatusCode) as refused:
            await visits.open(path, origin=origin, extra_headers=badge.headers_without_proof)
        assert refused.value.status_code == 403
