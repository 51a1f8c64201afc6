"""A supervisor's day: a crisis that waits, a word to its agent, a decision, a promise kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from forbear.gateway.approvals import decision_words
from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Plan
from forbear.store.tickets import record_ticket
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import Axe
from tests.e2e.supervisor_page import (
    APPROVALS,
    RESULTS,
    SupervisorPage,
    wide_enough,
)
from tests.e2e.way import EACH_WAY, IN_BOTH_LANGUAGES, Way
from tests.gateway.approval_scene import plan_that_waits
from tests.gateway.people import Agent, Customer

pytestmark = [pytest.mark.browser, EACH_WAY, IN_BOTH_LANGUAGES]

SAID = {"en": "I will die", "zh": "我不想活了"}
WHISPER = {"en": "Ask whether they are safe first.", "zh": "先问问对方现在是否安全。"}
GRANTED = {"en": "It fits what they can pay.", "zh": "在客户的还款能力之内。"}


class Day:
    """What waits for the supervisor, and their page."""

    def __init__(self, alone: GatewayAlone, floor: SupervisorPage, axe: Axe, way: Way) -> None:
        self.alone = alone
        self.floor = floor
        self.lang = floor.lang
        self.axe = axe
        self.way = way
        self.found: dict[str, list[str]] = {}
        self.lin: Agent = alone.colleague("lin")

    def look(self, state: str) -> None:
        page = self.floor.page
        page.screenshot(path=RESULTS / f"supervisor-day-{state}-{self.way}-{self.lang}.png")
        self.found[state] = self.axe(page)
        assert wide_enough(page), state

    def join_a_crisis_that_waits(self) -> Customer:
        self.alone.assistant.risk = ["self_harm_red"]
        self.alone.assistant.state = {"crisis": True}
        self.alone.assistant.handoff = {"reason": "crisis"}
        frightened = self.alone.customer(self.lang, verified=False)
        self.alone.write(frightened, SAID[self.lang])
        with self.alone.open_session.begin() as session:
            row = session.get(Conversation, frightened.conversation_id)
            row.waiting_since = utc_now() - timedelta(seconds=75)
        self.floor.log_in()
        alert = self.floor.alerts.first
        expect(alert).to_contain_text(self.floor.say("alert_crisis_waits").split("{")[0])
        self.look("alert")
        self.floor.hands.press(alert.get_by_role("button").first)
        expect(self.floor.log).to_contain_text(SAID[self.lang])
        expect(self.floor.page.get_by_role("heading", level=2).last).to_be_focused()
        self.look("joined")
        return frightened

    def give_it_with_a_word(self, frightened: Customer) -> None:
        self.floor.press("give")
        expect(self.floor.page.get_by_text(self.floor.say("with", name="Lin"))).to_be_visible()
        expect(self.floor.alerts).to_have_count(0)
        about = {"conversation_id": frightened.conversation_id}
        self.alone.wait(self.lin.send("watch", after=0, **about))
        self.floor.hands.fill(
            self.floor.page.get_by_label(self.floor.say("note")), WHISPER[self.lang]
        )
        self.floor.page.keyboard.press("Enter")
        note = self.alone.wait(self.lin.hear("note"))["note"]
        assert (note["author_name"], note["text"]) == ("Chen", WHISPER[self.lang])
        self.look("given")
        self.floor.press("leave")
        expect(self.floor.rows.first).to_contain_text("Lin")

    def decide_on_a_plan(self) -> None:
        self.alone.assistant.risk, self.alone.assistant.state = [], {}
        customer = self.alone.customer(self.lang)
        with self.alone.open_session.begin() as session:
            reference = plan_that_waits(session, customer.conversation_id)
        self.floor.go("approvals")
        expect(self.floor.page.get_by_role("article")).to_contain_text(reference)
        self.look("approvals")
        self.floor.decide(reference, "approve", GRANTED[self.lang])
        nothing = self.floor.say("nothingWaits", APPROVALS)
        expect(self.floor.page.get_by_text(nothing)).to_be_visible()
        self.alone.hear_line(customer, decision_words()["plan_approval"]["approved"][self.lang])
        with self.alone.open_session() as session:
            assert session.query(Plan).one().status == "active"

    def work_off_a_call(self) -> None:
        customer = self.alone.customer(self.lang)
        with self.alone.open_session.begin() as session:
            about = (customer.conversation_id, "contact_time=15:00")
            reference = record_ticket(session, "call_back", *about).reference
        self.floor.go("tickets")
        call = self.floor.page.get_by_role("article").filter(has_text=reference)
        expect(call).to_contain_text("15:00")
        self.look("follow-ups")
        self.floor.hands.press(call.get_by_role("button", name=reference).first)
        expect(call).to_have_count(0)
        self.floor.go("live")
        expect(self.floor.queues.first).to_be_visible()


def test_supervisor_joins_gives_decides_and_follows_up(
    alone: GatewayAlone,
    open_floor: Callable[..., SupervisorPage],
    axe: Axe,
    way: Way,
    lang: str,
) -> None:
    day = Day(alone, open_floor(lang), axe, way)

    frightened = day.join_a_crisis_that_waits()
    day.give_it_with_a_word(frightened)
    day.decide_on_a_plan()
    day.work_off_a_call()

    assert not any(day.found.values()), day.found
