"""Who may open the socket of a conversation."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
import websockets

from forbear.gateway import tokens
from tests.gateway.people import Customer, Visits
from tests.gateway.server import Server


async def closing_code(visits: Visits, *frames: dict[str, Any]) -> int:
    socket = await visits.open("/ws/customer")
    for frame in frames:
        await socket.send(json.dumps(frame))
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await asyncio.wait_for(socket.recv(), 5)
    return int(closed.value.rcvd.code)


async def test_forged_expired_and_foreign_tokens_are_refused(visits: Visits) -> None:
    customer = await visits.customer()
    secret = "s" * 32
    mine = customer.conversation_id
    forged = tokens.sign_conversation(mine, "t" * 32)[0]
    other_audience = tokens.sign_customer(mine, secret)
    gone = tokens.sign_conversation("no-such-conversation", secret)[0]
    no_signature = customer.token.rsplit(".", 1)[0] + "."

    for token in (forged, other_audience, gone, no_signature, "x", "", None, 7, {"a": 1}):
        assert await closing_code(visits, {"type": "hello", "token": token}) == 4401, token


async def test_expired_token_is_refused(visits: Visits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "CONVERSATION_LIFETIME", -tokens.CONVERSATION_LIFETIME)
    expired = tokens.sign_conversation("any", "s" * 32)[0]

    assert await closing_code(visits, {"type": "hello", "token": expired}) == 4401


async def test_nothing_is_accepted_before_the_hello(visits: Visits) -> None:
    customer = Customer(await visits.open("/ws/customer"))
    visits.here.append(customer)

    await customer.send("message", id="a", text="hi")

    assert (await customer.hear("error"))["code"] == "hello_first"


async def test_page_of_another_site_cannot_open_the_socket(visits: Visits, gateway: Server) -> None:
    for origin in ("https://evil.example", "null"):
        with pytest.raises(websockets.InvalidStatusCode) as refused:
            await visits.open("/ws/customer", origin=origin)
        assert refused.value.status_code == 403
