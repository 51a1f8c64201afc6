"""A log-in that was shut by command opens nothing, and an open desk ends with it."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
import websockets
from sqlalchemy.orm import sessionmaker

from forbear.gateway.routes import desk_socket
from forbear.store.staffing import add_agent, disable_agent
from tests.gateway.people import Visits

PASSWORD = "correct horse 7 battery"


@pytest.fixture
def ana(open_session: sessionmaker, passwords: dict[str, str]) -> str:
    with open_session.begin() as session:
        add_agent(session, "ana", PASSWORD, role="agent", name="Ana", languages=["en"])
    passwords["ana"] = PASSWORD
    return "ana"


async def test_shut_log_in_is_refused_like_a_wrong_password(
    http: httpx.AsyncClient, open_session: sessionmaker, ana: str
) -> None:
    body = {"login": ana, "password": PASSWORD}
    assert (await http.post("/api/login", json=body)).status_code == 200
    assert (await http.get("/api/me")).status_code == 200

    with open_session.begin() as session:
        disable_agent(session, ana)

    assert (await http.get("/api/me")).status_code == 401
    refused = await http.post("/api/login", json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "bad_log_in")


async def test_open_desk_ends_soon_after_its_log_in_was_shut(
    visits: Visits, open_session: sessionmaker, ana: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_socket, "LOOK_AGAIN_AFTER", timedelta(seconds=0.2))
    agent, other = await visits.agent(ana), await visits.agent("lin")

    with open_session.begin() as session:
        disable_agent(session, ana)

    with pytest.raises(websockets.ConnectionClosed) as closed:
        await agent.hear("never")
    assert (closed.value.code, closed.value.reason) == (4401, "log_in")
    await other.silence()
    assert other.socket.open


async def test_trainers_have_no_desk(http: httpx.AsyncClient, open_session: sessionmaker) -> None:
    with open_session.begin() as session:
        add_agent(session, "tam", PASSWORD, role="trainer", name="T.", languages=["en"])

    refused = await http.post("/api/login", json={"login": "tam", "password": PASSWORD})

    assert refused.status_code == 401
