"""The supervisor's floor: who waits, who bears what, and what is done about it."""

from __future__ import annotations

import pytest
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
    assert [each["name"] for each in state["staff"]] == ["Chen", "Lin", "Ning", "Sam"]


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
