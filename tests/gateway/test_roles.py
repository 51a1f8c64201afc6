"""Every route of the gateway says who may call it, and holds to it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from sqlalchemy.orm import sessionmaker
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from forbear.gateway.app import create_app
from forbear.gateway.copilot import Copilot
from forbear.gateway.description import CUSTOMERS, EVERYBODY, FOR, api_description
from forbear.gateway.pages import DEMO_FOLDER, FOLDERS
from forbear.settings import Settings
from forbear.store.staffing import ROLES
from tests.gateway.server import Server
from tests.gateway.staff_sessions import Badge, one_of_each

DESCRIBED = api_description(demo=True)
PAGES = {"/", *(f"/{folder}" for folder in (*FOLDERS, DEMO_FOLDER))}
"""Files that anybody may read: what they show needs the API, or a log-in."""
OPERATIONS = [
    (method, path, operation["x-for"])
    for path, operations in DESCRIBED["paths"].items()
    for method, operation in operations.items()
]
OF_STAFF = [each for each in OPERATIONS if FOR[each[2]]]


def walk(routes: list[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """What can be asked of the app: a method, or a socket, and an address."""
    for route in routes:
        if isinstance(route, Mount) and route.routes:
            yield from walk(list(route.routes), before + route.path)
        elif isinstance(route, Mount):
            yield "files", before + route.path
        elif isinstance(route, WebSocketRoute):
            yield "socket", before + route.path
        else:
            assert isinstance(route, Route)
            path = re.sub(r":\w+}", "}", before + route.path)
            yield from (
                (method.lower(), path) for method in route.methods or () if method != "HEAD"
            )


def test_every_route_says_who_may_call_it(settings: Settings, open_session: sessionmaker) -> None:
    app = create_app(settings, open_session, Copilot(settings.rasa_url, "c" * 32))
    served = set(walk(app.routes)) - {("get", "/")}
    files = {path for kind, path in served if kind == "files"}

    described = {(method, path) for method, path, _ in OPERATIONS}
    sockets = {("socket", path) for path in DESCRIBED["x-sockets"]}

    assert served - {("files", path) for path in PAGES} == described | sockets
    assert files <= PAGES


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Who may do what is the same on every database."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'forbear.db')}"


@pytest.fixture
def gateway(make_gateway: Callable[..., Server], tmp_path: Path) -> Server:
    """Without the trainers' files, which take long to read and make no difference here."""
    (tmp_path / "nothing").mkdir()
    return make_gateway(root=tmp_path / "nothing")


@pytest.fixture
def badges(open_session: sessionmaker) -> dict[str, Badge]:
    with open_session.begin() as session:
        return one_of_each(session)


async def ask(
    http: httpx.AsyncClient, method: str, path: str, headers: dict[str, str]
) -> tuple[int, str]:
    where = re.sub(r"{\w+}", "1", path)
    answer = await http.request(method.upper(), where, headers=headers)
    try:
        return answer.status_code, answer.json()["error"]["code"]
    except (ValueError, KeyError, TypeError):
        return answer.status_code, ""


async def test_no_route_of_the_staff_answers_a_stranger(http: httpx.AsyncClient) -> None:
    for method, path, _ in OF_STAFF:
        assert await ask(http, method, path, {}) == (401, "log_in"), (method, path)


async def test_no_role_gets_further_than_it_may(
    http: httpx.AsyncClient, badges: dict[str, Badge]
) -> None:
    """The header against forgery is right here, so that the role alone decides."""
    for method, path, audience in OF_STAFF:
        for role in set(ROLES) - set(FOR[audience]):
            status, code = await ask(http, method, path, badges[role].headers)
            assert status in (401, 403), (method, path, role, status)
            assert code != "bad_csrf"


async def test_each_role_gets_as_far_as_it_may(
    http: httpx.AsyncClient, badges: dict[str, Badge]
) -> None:
    for method, path, audience in OF_STAFF:
        if method != "get":
            continue
        for role in FOR[audience]:
            where = f"{path}?place=trainer" if audience == "staff" and role == "trainer" else path
            status, code = await ask(http, method, where, badges[role].headers)
            assert status not in (401, 403), (path, role, status, code)


async def test_no_change_by_the_staff_is_taken_without_proof_of_our_own_page(
    http: httpx.AsyncClient, badges: dict[str, Badge]
) -> None:
    """A page of another site can make a browser send the cookie, and no more."""
    for method, path, audience in OF_STAFF:
        if method == "get":
            continue
        for role in FOR[audience]:
            badge = badges[role]
            where = f"{path}?place=trainer" if audience == "staff" and role == "trainer" else path
            got = await ask(http, method, where, badge.headers_without_proof)
            assert got == (403, "bad_csrf"), (method, path, role)
            foreign = {**badge.headers, "origin": "https://evil.example"}
            assert await ask(http, method, where, foreign) == (403, "wrong_origin"), (path, role)


async def test_sockets_of_the_staff_open_for_their_roles_alone(
    gateway: Server, badges: dict[str, Badge]
) -> None:
    for path, socket in DESCRIBED["x-sockets"].items():
        if socket["x-for"] in (CUSTOMERS, EVERYBODY):
            continue
        for role in ROLES:
            assert await greeted(gateway, path, badges[role]) == (role in FOR[socket["x-for"]])


async def greeted(gateway: Server, path: str, badge: Badge) -> bool:
    """Whether the socket says anything but that one has to go."""
    address = f"ws://127.0.0.1:{gateway.port}{path}"
    headers: Any = badge.headers_without_proof
    async with websockets.connect(address, extra_headers=headers, origin=gateway.url) as socket:
        try:
            return bool(await socket.recv())
        except websockets.ConnectionClosed as closed:
            return closed.rcvd is None or closed.rcvd.code != 4401
