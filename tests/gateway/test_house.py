"""Who may enter the floor, and the values of the house that are set there."""

from __future__ import annotations

import httpx
import pytest
import websockets

from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.supervisor import supervisor

pytestmark = pytest.mark.usefixtures("copilot")


ROUTES = [
    ("GET", "/approvals"),
    ("POST", "/approvals/T-22222222"),
    ("POST", "/overrides/1"),
    ("GET", "/tickets"),
    ("POST", "/tickets/T-22222222"),
    ("GET", "/house"),
    ("POST", "/house/limits"),
    ("POST", "/house/limits/undo"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_others_of_the_staff_are_refused_everywhere(
    visits: Visits, http: httpx.AsyncClient, method: str, path: str
) -> None:
    refused = "not_a_senior" if path.startswith("/approvals") else "not_a_supervisor"
    headers = {"origin": visits.url}
    nobody = await http.request(method, f"/api/supervisor{path}", headers=headers)
    for login, place in (("lin", "desk"), ("mei", "trainer")):
        body = {"login": login, "password": visits.passwords[login], "place": place}
        csrf = (await http.post("/api/login", json=body, headers=headers)).json()["csrf"]
        answer = await http.request(
            method, f"/api/supervisor{path}", headers={**headers, "X-CSRF-Token": csrf}
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, refused)

    assert nobody.status_code == 401


async def test_the_floor_is_closed_to_agents(visits: Visits) -> None:
    lin = await visits.agent("lin")
    cookie = {"Cookie": f"forbear_session={lin.http.cookies['forbear_session']}"}

    socket = await visits.open("/ws/floor", extra_headers=cookie, origin=visits.url)

    with pytest.raises(websockets.ConnectionClosed) as closed:
        await socket.recv()
    assert (closed.value.code, closed.value.reason) == (4401, "not_a_supervisor")


async def test_change_needs_the_token_of_the_page(visits: Visits) -> None:
    chen = await supervisor(visits)
    chen.csrf = "wrong"

    answer = await chen.post("/house/limits", value={"queue": 3})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "bad_csrf")


async def test_hours_hold_at_once_and_can_be_taken_back(visits: Visits) -> None:
    customer, chen = await visits.customer("zh"), await supervisor(visits)
    await customer.silence()
    never = "UTC mon 00:00-00:01"

    bad = await chen.post("/house/hours_zh", value="Mars mon 9:00-10:00")
    first = await chen.post("/house/hours_zh", value=never)
    told = await customer.hear("duty")
    undone = await chen.post("/house/hours_zh/undo")
    back = await customer.hear("duty")

    assert (bad.status_code, bad.json()["error"]["code"]) == (400, "bad_hours")
    assert "Mars" in bad.json()["error"]["message"]
    assert first.json()["values"]["hours_zh"][0]["by"] == "Chen"
    assert told["zh"]["back_at"]
    assert back["zh"]["back_at"] is None
    assert [each["value"] for each in undone.json()["values"]["hours_zh"]] == [None, never]


async def test_limits_hold_at_once_and_bad_ones_say_why(visits: Visits, stand_in: StandIn) -> None:
    chen = await supervisor(visits)
    stand_in.handoff = {"reason": "asked"}
    for _ in range(2):
        customer = await visits.customer()
        await customer.write("a person please")

    bad = await chen.post("/house/limits", value={"queue": 0})
    done = await chen.post("/house/limits", value={"queue": 1})

    assert (bad.status_code, bad.json()["error"]["code"]) == (400, "bad_limits")
    assert done.json()["limits"]["queue"] == 1
    while "long_queue:en" not in [each["key"] for each in (await chen.floor())["alerts"]]:
        pass
