"""Who gets into the desk, and what a log-in may do."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import httpx
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.settings import Settings
from forbear.store.agents import DEMO_AGENTS, DEMO_LOGINS, ensure_demo_agents
from forbear.store.tables import Agent, AgentSession
from tests.gateway.people import Visits
from tests.gateway.server import Server


def log_in_body(passwords: dict[str, str], login: str = "lin") -> dict[str, str]:
    return {"login": login, "password": passwords[login]}


async def test_log_in_opens_a_session_of_which_only_the_hash_is_kept(
    http: httpx.AsyncClient, passwords: dict[str, str], open_session: sessionmaker
) -> None:
    answer = await http.post("/api/login", json=log_in_body(passwords))

    assert answer.status_code == 200
    assert answer.json()["agent"]["name"] == "Lin"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert (await http.get("/api/me")).json() == answer.json()
    with open_session() as session:
        [row] = session.execute(select(AgentSession)).scalars()
        assert http.cookies["forbear_session"] not in (row.token_hash, row.csrf_token)


async def test_wrong_password_and_unknown_log_in_are_answered_alike(
    http: httpx.AsyncClient,
) -> None:
    wrong = await http.post("/api/login", json={"login": "lin", "password": "wrong"})
    unknown = await http.post("/api/login", json={"login": "nobody", "password": "wrong"})

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["error"]["code"] == "bad_log_in"


async def test_guessing_a_password_is_slowed_down(
    http: httpx.AsyncClient, passwords: dict[str, str]
) -> None:
    for _ in range(5):
        await http.post("/api/login", json={"login": "lin", "password": "guess"})

    refused = await http.post("/api/login", json=log_in_body(passwords))
    other = await http.post("/api/login", json=log_in_body(passwords, "sam"))

    assert (refused.status_code, other.status_code) == (429, 200)
    assert refused.json()["error"]["code"] == "rate_limited"


async def test_everything_of_the_desk_needs_a_log_in(http: httpx.AsyncClient) -> None:
    http.cookies.set("forbear_session", "forged")

    for path in ("/api/me", "/api/conversations", "/api/conversations/x"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "log_in"), path


async def test_change_without_the_csrf_token_is_refused(visits: Visits) -> None:
    agent = await visits.agent()

    for headers in ({}, {"X-CSRF-Token": "wrong"}, {"X-CSRF-Token": b"\xc3\xa4"}):
        answer = await agent.http.post("/api/logout", headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "bad_csrf")
    assert (await agent.http.get("/api/me")).status_code == 200


async def test_post_from_a_page_of_another_site_is_refused(
    visits: Visits, passwords: dict[str, str]
) -> None:
    agent = await visits.agent()
    headers = {"origin": "https://evil.example", "X-CSRF-Token": agent.csrf}

    for path, body in [
        ("/api/login", log_in_body(passwords)),
        ("/api/logout", {}),
        ("/api/customer/conversations", {"lang": "en"}),
        ("/api/demo/bank-token", {"reference": "CN62081001"}),
    ]:
        answer = await agent.http.post(path, json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "wrong_origin"), path


async def test_demo_agents_are_refused_beyond_loopback(
    make_gateway: Callable[..., Server], passwords: dict[str, str], settings: Settings
) -> None:
    beyond = make_gateway(host="0.0.0.0", demo=False)

    async with httpx.AsyncClient(verify=False, base_url=beyond.url) as http:
        answer = await http.post("/api/login", json=log_in_body(passwords))

    assert answer.status_code == 401


async def test_demo_session_ends_where_the_gateway_listens_beyond_loopback(
    make_gateway: Callable[..., Server], visits: Visits
) -> None:
    agent = await visits.agent()
    beyond = make_gateway(host="0.0.0.0", demo=False)

    async with httpx.AsyncClient(
        verify=False, base_url=beyond.url, cookies=agent.http.cookies
    ) as http:
        assert (await http.get("/api/me")).status_code == 401


async def test_trainer_has_no_place_at_the_desk(
    http: httpx.AsyncClient, passwords: dict[str, str], open_session: sessionmaker
) -> None:
    with open_session.begin() as session:
        session.execute(select(Agent).filter_by(login="sam")).scalar_one().role = "trainer"

    assert (await http.post("/api/login", json=log_in_body(passwords, "sam"))).status_code == 401


async def test_demo_passwords_are_made_once_and_kept_private(
    open_session: sessionmaker, tmp_path: Path
) -> None:
    with open_session.begin() as session:
        first = ensure_demo_agents(session, tmp_path / "var")
    with open_session.begin() as session:
        second = ensure_demo_agents(session, tmp_path / "var")

    assert first == second
    assert len(set(first.values())) == len(DEMO_AGENTS)
    assert stat.S_IMODE(os.stat(tmp_path / "var" / DEMO_LOGINS).st_mode) == 0o600
