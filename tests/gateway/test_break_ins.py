"""An attacker tries the log-in of the staff, floods, and what a browser would run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from argon2 import extract_parameters
from argon2.low_level import Type
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.gateway.options import Options
from forbear.gateway.staff import COOKIE
from forbear.settings import Settings, SettingsError
from forbear.store.agents import find_agent
from forbear.store.base import utc_now
from forbear.store.tables import Agent, AgentSession
from tests.gateway.people import Visits
from tests.gateway.server import Server
from tests.gateway.staff_sessions import PASSWORD, log_in_as

pytestmark = pytest.mark.usefixtures("copilot")


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """What is tried here goes wrong before it comes to the database, or on any alike."""
    copy = tmp_path / "forbear.db"
    copy.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{copy}"


async def test_passwords_are_kept_as_argon2id(open_session: sessionmaker) -> None:
    with open_session() as session:
        hashes = list(session.execute(select(Agent.password_hash)).scalars())

    for each in hashes:
        found = extract_parameters(each)
        assert found.type is Type.ID
        assert found.memory_cost >= 19 * 1024
        assert found.time_cost >= 2


async def test_log_in_takes_no_session_that_was_laid_in_wait(
    http: httpx.AsyncClient, passwords: dict[str, str], open_session: sessionmaker
) -> None:
    """Whoever planted a cookie in the victim's browser knows nothing of the new session."""
    planted = "planted-by-somebody-else"
    http.cookies.set(COOKIE, planted)

    body = {"login": "lin", "password": passwords["lin"]}
    answer = await http.post("/api/login", json=body)

    given = answer.cookies[COOKIE]
    assert given != planted
    http.cookies.clear()
    assert (await http.get("/api/me", headers={"cookie": f"{COOKIE}={planted}"})).status_code == 401
    assert (await http.get("/api/me", headers={"cookie": f"{COOKIE}={given}"})).status_code == 200
    again = await http.post("/api/login", json=body)
    assert again.cookies[COOKIE] != given


async def test_log_out_ends_the_session_and_not_only_the_cookie(
    visits: Visits, open_session: sessionmaker, http: httpx.AsyncClient
) -> None:
    agent = await visits.agent()
    cookie = {"cookie": f"{COOKIE}={agent.http.cookies[COOKIE]}"}

    await agent.http.post("/api/logout", headers={"x-csrf-token": agent.csrf})

    assert (await http.get("/api/me", headers=cookie)).status_code == 401
    socket = await visits.open("/ws/desk", extra_headers=cookie, origin=visits.url)
    with pytest.raises(websockets.ConnectionClosed):
        await socket.recv()
    with open_session() as session:
        assert session.execute(select(AgentSession)).first() is None


async def test_session_ends_by_itself(http: httpx.AsyncClient, open_session: sessionmaker) -> None:
    with open_session.begin() as session:
        badge = log_in_as(session, "agent")
        session.execute(select(AgentSession)).scalar_one().expires_at = utc_now()

    assert (await http.get("/api/me", headers=badge.headers)).status_code == 401


@pytest.mark.parametrize(
    ("page", "secure"),
    [
        ("http://127.0.0.1", False),
        ("http://localhost", False),
        ("http://chat.bank.example", True),
        ("http://192.168.1.20", True),
    ],
)
async def test_cookie_of_the_session_travels_over_tls_alone_off_loopback(
    http: httpx.AsyncClient, open_session: sessionmaker, page: str, secure: bool
) -> None:
    """Also where a proxy forgets to say that the browser came over TLS."""
    headers = {"host": page.removeprefix("http://")}
    with open_session.begin() as session:
        log_in_as(session, "agent")
    body = {"login": "the-agent", "password": PASSWORD}

    cookie = (await http.post("/api/login", json=body, headers=headers)).headers["set-cookie"]

    assert ("Secure" in cookie) is secure
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Domain" not in cookie


async def test_guessing_log_ins_from_one_address_is_slowed_down(
    make_gateway: Callable[..., Server], passwords: dict[str, str]
) -> None:
    """One common password tried with many names counts as much as many with one."""
    gateway = make_gateway(options=Options(address_failures=6))
    async with httpx.AsyncClient(verify=False, base_url=gateway.url) as http:
        for number in range(6):
            body = {"login": f"somebody{number}", "password": "Spring2026"}
            assert (await http.post("/api/login", json=body)).status_code == 401
        body = {"login": "lin", "password": passwords["lin"]}
        assert (await http.post("/api/login", json=body)).status_code == 429


async def test_many_people_of_one_office_may_log_in(
    make_gateway: Callable[..., Server], passwords: dict[str, str]
) -> None:
    gateway = make_gateway(options=Options(address_failures=3))
    body = {"login": "lin", "password": passwords["lin"]}
    async with httpx.AsyncClient(verify=False, base_url=gateway.url) as http:
        for _ in range(5):
            assert (await http.post("/api/login", json=body)).status_code == 200


async def test_guesses_made_at_once_count_like_guesses_in_a_row(http: httpx.AsyncClient) -> None:
    body = {"login": "lin", "password": "guess"}

    answers = await asyncio.gather(*(http.post("/api/login", json=body) for _ in range(12)))

    assert sorted(each.status_code for each in answers) == [401] * 5 + [429] * 7


def test_no_demo_log_in_and_no_short_secret_works_beyond_loopback() -> None:
    good = {
        "FORBEAR_HOST": "0.0.0.0",
        "FORBEAR_SECRET": "s" * 32,
        "FORBEAR_COPILOT_SECRET": "c" * 32,
        "FORBEAR_BANK_SECRET": "b" * 32,
    }

    assert not Settings.from_environ(good).demo
    with pytest.raises(SettingsError):
        Settings.from_environ({**good, "FORBEAR_DEMO": "1"})
    for name in ("FORBEAR_SECRET", "FORBEAR_COPILOT_SECRET", "FORBEAR_BANK_SECRET"):
        with pytest.raises(SettingsError):
            Settings.from_environ({**good, name: "short"})
        with pytest.raises(SettingsError):
            Settings.from_environ({key: value for key, value in good.items() if key != name})


async def test_nothing_of_the_demo_is_served_under_another_name(
    http: httpx.AsyncClient, passwords: dict[str, str]
) -> None:
    """Behind a proxy the gateway listens on loopback, and demo mode may have been left on."""
    outside = {"host": "chat.bank.example"}
    body = {"login": "lin", "password": passwords["lin"]}
    here = (await http.post("/api/login", json=body)).cookies[COOKIE]

    tries = [
        await http.post("/api/login", json=body, headers=outside),
        await http.get("/api/me", headers={**outside, "cookie": f"{COOKIE}={here}"}),
        await http.get("/api/demo/customers", headers=outside),
        await http.post("/api/demo/bank-token", json={"reference": "CN62081001"}, headers=outside),
    ]

    assert [each.status_code for each in tries] == [401, 401, 404, 404]


def test_demo_passwords_are_no_words(open_session: sessionmaker, passwords: dict[str, str]) -> None:
    """They are made at random; there is no log-in with a password that is written anywhere."""
    with open_session() as session:
        assert find_agent(session, "admin") is None
    assert all(len(each) >= 12 for each in passwords.values())
    assert len(set(passwords.values())) == len(passwords)


@pytest.mark.parametrize("path", ["/api/login", "/api/customer/conversations"])
async def test_body_that_is_too_large_is_not_read_to_its_end(
    http: httpx.AsyncClient, path: str
) -> None:
    async def without_end() -> Any:
        for _ in range(4000):
            yield b"x" * 1024

    answer = await http.post(path, content=without_end())

    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


async def test_frame_of_megabytes_closes_the_socket(visits: Visits) -> None:
    customer = await visits.customer()

    await customer.socket.send("x" * 1_200_000)

    with pytest.raises(websockets.ConnectionClosed):
        await customer.hear("never")


@pytest.mark.parametrize("path", ["/", "/desk/", "/trainer/", "/api/me", "/nothing-here"])
async def test_browsers_are_told_to_run_nothing_but_our_own_files(
    http: httpx.AsyncClient, path: str
) -> None:
    headers = (await http.get(path)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "*" not in headers["content-security-policy"]
    assert set(policy["script-src"].split()) - {"'self'"} <= {
        each for each in policy["script-src"].split() if each.startswith("'sha256-")
    }
    assert policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
