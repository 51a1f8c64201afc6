"""Customers hear whether anybody is at the desk for them, and when somebody will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from forbear.gateway import duty
from forbear.gateway.duty import Duty
from forbear.gateway.hub import Hub, Listener
from forbear.rules.staffed_hours import StaffedHours
from tests.gateway.conftest import QUICK
from tests.gateway.people import Visits
from tests.gateway.server import Server

NEVER = {"zh": StaffedHours.parse("UTC mon 00:00-00:01")}


@pytest.fixture
async def visits_to_closed(make_gateway: Callable[..., Server], passwords: dict[str, str]):
    gateway = make_gateway(options=replace(QUICK, staffed_hours=NEVER))
    arrivals = Visits(gateway.port, passwords)
    yield arrivals
    await arrivals.all_leave()


async def test_customer_hears_when_people_are_back(visits_to_closed: Visits) -> None:
    customer = await visits_to_closed.customer("zh")

    heard = await customer.hear("duty")

    assert heard["zh"]["present"] is False
    assert datetime.fromisoformat(heard["zh"]["back_at"].replace("Z", "+00:00")).weekday() == 0
    # Nobody has set hours for English: nothing is promised.
    assert heard["en"] == {"present": False, "back_at": None}


async def test_agent_who_comes_or_goes_is_told_in_their_languages(
    visits: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty, "GRACE", 0.1)
    customer = await visits.customer()
    await customer.hear("duty")

    sam = await visits.agent("sam")
    came = await customer.hear("duty")
    await sam.close()
    went = await customer.hear("duty")

    assert (came["en"]["present"], came["zh"]["present"]) == (True, False)
    assert went["en"]["present"] is False


async def test_reload_of_a_desk_is_no_absence(visits: Visits) -> None:
    customer, lin = await visits.customer(), await visits.agent("lin")
    await customer.silence()

    await lin.close()
    await visits.agent("lin")

    assert [each for each in await customer.silence() if each["type"] == "duty"] == []


def test_hours_that_begin_are_told_without_anybody_coming() -> None:
    now = datetime(2026, 11, 23, 8, 59, tzinfo=timezone.utc)
    hub, listener = Hub(), Listener()
    hub.add_customer("c", listener)
    watch = Duty(hub, {"en": StaffedHours.parse("UTC mon-fri 09:00-18:00")}, lambda: now)
    assert watch.event()["en"]["back_at"] == "2026-11-23T09:00:00Z"
    watch.look()
    assert listener._queue.empty()

    now = now.replace(hour=9)
    watch.look()

    assert not listener._queue.empty()
    assert watch.event()["en"]["back_at"] is None
