"""The supervisor's floor: who waits, who bears what, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
import websockets
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.tables import AuditEntry, HotLine
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import all_taken_in, meeting, taken_over
from tests.gateway.supervisor import Supervisor, supervisor

pytestmark = pytest.mark.usefixtures("copilot")


async def test_floor_shows_queues_and_who_is_there_by_language(
    visits: Visits, stand_in: StandIn
) -> None:
    chen = await supervisor(visits)
    before = await chen.floor()
    stand_in.handoff = {"reason": "asked"}
    customer = await visits.customer("zh")
    await customer.write("转人工")
    await visits.agent("sam")

    while (state := await chen.floor())["queues"]["zh"]["waiting"] != 1 or not (
        state["queues"]["en"]["present"]
    ):
        pass

    assert before["queues"]["zh"] == {
        "open": 0, "waiting": 0, "longest_since": None, "present": 0,
    }  # fmt: skip
    assert state["queues"]["zh"]["longest_since"]
    # Sam speaks English only; the supervisor on the floor takes no chats.
    assert [state["queues"][lang]["present"] for lang in ("zh", "en")] == [0, 1]
    assert [each["name"] for each in state["staff"]] == ["Chen", "Lin", "Sam"]


async def test_threat_is_an_alert_and_hot_lines_are_the_agents_load(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    chen = await supervisor(visits)
    customer, lin = await taken_over(visits)
    stand_in.level = 4

    await customer.write("I know where you live")
    await customer.write("and I will come")
    await all_taken_in(open_session)

    seen = await chen.staff("Lin", open=1, hot_chats=1)
    assert seen["hot_minutes"] == 0  # the first minute is not over
    alerts = [each["key"] for each in (await chen.floor())["alerts"]]
    assert f"threat:{customer.conversation_id}" in alerts
    with open_session() as session:
        rows = list(session.execute(select(HotLine)).scalars())
    assert {(row.agent_id, row.level) for row in rows} == {(lin.me["id"], 4)}
    assert len(rows) == 2


async def test_chat_goes_to_another_agent_and_back_to_the_queue(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer, lin, _ = await meeting(visits)
    sam, chen = await visits.agent("sam"), await supervisor(visits)
    about = {"conversation_id": customer.conversation_id}

    await chen.send("reassign", to=sam.me["id"], **about)
    taken, given = await lin.hear("reassigned"), await sam.hear("assigned")
    while (told := (await customer.hear("conversation"))["conversation"])["agent"] != {
        "name": "Sam"
    }:
        pass
    await lin.send("send", id="late", text="still me", suggestion_id=None, **about)
    refused = await lin.hear("error")
    await chen.send("reassign", to=None, **about)
    await sam.hear("reassigned")
    while (told := (await customer.hear("conversation"))["conversation"])["agent"]:
        pass

    assert taken["by"] == given["by"] == "Chen"
    assert refused["code"] == "not_yours"
    assert (told["mode"], told["waiting"]) == ("bot", True)
    with open_session() as session:
        acts = select(AuditEntry.act, AuditEntry.actor).where(
            AuditEntry.act.in_(["reassigned", "back_to_queue"])
        )
        actor = f"agent:{chen.me['id']}"
        assert [tuple(row) for row in session.execute(acts)] == [
            ("reassigned", actor),
            ("back_to_queue", actor),
        ]


async def test_chat_goes_only_to_who_is_there_speaks_the_language_and_is_not_on_a_break(
    visits: Visits,
) -> None:
    customer = await visits.customer("zh")
    await customer.write("您好")
    chen = await supervisor(visits)
    about = {"conversation_id": customer.conversation_id}

    async def refusal(to: int) -> str:
        await chen.send("reassign", to=to, **about)
        return str((await chen.hear("error"))["code"])

    staff = {each["name"]: each["id"] for each in (await chen.floor())["staff"]}
    absent = await refusal(staff["Lin"])
    await visits.agent("sam")
    foreign = await refusal(staff["Sam"])
    lin = await visits.agent("lin")
    await lin.send("begin_break")
    await chen.staff("Lin", present=True)
    await until_resting(chen)
    resting = await refusal(staff["Lin"])

    assert (absent, foreign, resting) == ("not_there", "other_language", "on_break")
    assert await refusal(9999) == "no_agent"


async def until_resting(chen: Supervisor) -> None:
    while not any(
        each["break"] and each["break"]["status"] == "begun"
        for each in (await chen.floor())["staff"]
    ):
        pass


async def test_supervisor_joins_whispers_and_leaves_without_the_customer(
    visits: Visits, stand_in: StandIn
) -> None:
    customer, lin, _ = await meeting(visits)
    chen = await supervisor(visits)
    about = {"conversation_id": customer.conversation_id}
    await customer.silence()

    await chen.send("watch", after=0, **about)
    line = await chen.hear_line("I lost my job")
    joined = await lin.hear("joined", names=["Chen"])
    await chen.send("note", id="n1", text="offer the short plan", **about)
    await chen.hear("ack", id="n1")
    whispered = await lin.hear("note")
    await lin.send("note", id="n1b", text="will do", **about)
    while (answered := await chen.hear("note"))["note"]["author_name"] != "Lin":
        pass
    await chen.send("leave", **about)
    left = await lin.hear("joined", names=[])

    assert line["author"] == "customer"
    assert joined["conversation_id"] == left["conversation_id"] == customer.conversation_id
    assert whispered["note"]["text"] == "offer the short plan"
    assert answered["note"]["text"] == "will do"
    assert await customer.silence() == []
    assert not any("short plan" in str(body) for _, body in stand_in.asked)


async def test_agent_hears_that_a_supervisor_who_lost_the_connection_is_gone(
    visits: Visits,
) -> None:
    customer, lin, _ = await meeting(visits)
    chen = await supervisor(visits)
    await chen.send("watch", conversation_id=customer.conversation_id, after=0)
    await lin.hear("joined", names=["Chen"])

    await chen.close()

    assert await lin.hear("joined", names=[])


async def test_supervisor_takes_a_chat_over(visits: Visits) -> None:
    customer, lin, _ = await meeting(visits)
    chen = await supervisor(visits)

    await chen.send("take_over", conversation_id=customer.conversation_id)

    while (told := (await customer.hear("conversation"))["conversation"])["agent"] != {
        "name": "Chen"
    }:
        pass
    assert told["mode"] == "agent"


async def test_break_is_offered_after_an_abusive_chat_and_brings_no_new_ones(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits)
    stand_in.level = 3
    await customer.write("you useless idiot")
    await all_taken_in(open_session)
    other = await visits.customer()
    await other.write("hello")
    await all_taken_in(open_session)

    await lin.send("hand_back", conversation_id=customer.conversation_id)
    offered = (await lin.hear("break"))["break"]
    await other.silence()
    await lin.send("begin_break")
    begun = (await lin.hear("break"))["break"]
    gone = await other.hear("duty")
    await lin.send("take_over", conversation_id=other.conversation_id)
    refused = await lin.hear("error")
    await lin.close()
    again = await visits.agent("lin")
    kept = next(each for each in again.heard if each["type"] == "welcome")["break"]
    await again.send("settle_break")
    over = (await again.hear("break"))["break"]
    await again.take_over(other.conversation_id)

    assert (offered["status"], offered["because"]) == ("offered", "hot_chat")
    assert (begun["status"], gone["en"]["present"]) == ("begun", False)
    assert refused["code"] == "on_break"
    assert kept == begun
    assert over is None


async def test_break_that_was_declined_is_not_offered_for_the_same_lines(
    visits: Visits, stand_in: StandIn, open_session: sessionmaker
) -> None:
    customer, lin = await taken_over(visits)
    stand_in.level = 3
    await customer.write("you useless idiot")
    await all_taken_in(open_session)
    about = {"conversation_id": customer.conversation_id}
    await lin.send("hand_back", **about)
    assert (await lin.hear("break"))["break"]
    await lin.send("settle_break")
    assert (await lin.hear("break"))["break"] is None
    await lin.take_over(customer.conversation_id)
    await lin.silence()

    await lin.send("hand_back", **about)

    assert [each for each in await lin.silence() if each["type"] == "break"] == []


async def test_supervisor_proposes_a_break(visits: Visits) -> None:
    lin, chen = await visits.agent("lin"), await supervisor(visits)

    await chen.send("propose_break", agent_id=lin.me["id"])

    proposed = (await lin.hear("break"))["break"]
    assert (proposed["status"], proposed["because"], proposed["by"]) == (
        "offered", "proposed", "Chen",
    )  # fmt: skip
    shown = await chen.staff("Lin", present=True)
    assert shown["break"] is None or shown["break"]["status"] == "offered"


ROUTES = [
    ("GET", "/approvals"),
    ("POST", "/approvals/T-22222222"),
    ("GET", "/house"),
    ("POST", "/house/limits"),
    ("POST", "/house/limits/undo"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_others_of_the_staff_are_refused_everywhere(
    visits: Visits, http: httpx.AsyncClient, method: str, path: str
) -> None:
    headers = {"origin": visits.url}
    nobody = await http.request(method, f"/api/supervisor{path}", headers=headers)
    for login, place in (("lin", "desk"), ("mei", "trainer")):
        body = {"login": login, "password": visits.passwords[login], "place": place}
        csrf = (await http.post("/api/login", json=body, headers=headers)).json()["csrf"]
        answer = await http.request(
            method, f"/api/supervisor{path}", headers={**headers, "X-CSRF-Token": csrf}
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not_a_supervisor")

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


async def test_breaks_outlive_a_restart(
    visits: Visits, make_gateway: Callable, passwords: dict[str, str]
) -> None:
    lin = await visits.agent("lin")
    await lin.send("begin_break")
    await lin.hear("break")
    restarted = make_gateway()
    later = Visits(restarted.port, passwords)

    customer = await later.customer()
    await later.agent("lin")

    duty = [each for each in await customer.silence(1.0) if each["type"] == "duty"]
    assert not any(each["en"]["present"] for each in duty)
    await later.all_leave()
