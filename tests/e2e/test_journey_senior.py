"""A senior's day: a red sign that was none, a plan they may grant, and one that an agent agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from forbear.gateway.approvals import decision_words
from forbear.store.tables import Conversation, CrisisClearing, Message, Plan
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import Axe
from tests.e2e.desk_page import DeskPage
from tests.e2e.hands import SOON
from tests.e2e.supervisor_page import (
    APPROVALS,
    BUILDER,
    CLEARING,
    FLOOR,
    RESULTS,
    SupervisorPage,
    wide_enough,
)
from tests.e2e.waiting import until
from tests.e2e.way import EACH_WAY, IN_BOTH_LANGUAGES, Way
from tests.gateway.approval_scene import plan_that_waits
from tests.gateway.people import Agent, Customer

pytestmark = [pytest.mark.browser, EACH_WAY, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Said:
    idiom: str
    wish: str
    note: str
    monthly: str
    """More months than an agent may grant, and not more than a senior may."""
    safe: str
    granted: str


SAID = {
    "zh": Said(
        "我不想活了",
        "每个月少还一点行不行",
        "客户想多分几期",
        "1500",
        "只是口头禅，已确认安全",
        "收入够付",
    ),
    "en": Said(
        "I want to die",
        "Could I pay less each month?",
        "wants more months than I may give",
        "80",
        "Only a way of speaking; they are safe",
        "The income carries it",
    ),
}


class Day:
    """What waits for the senior, and their pages."""

    def __init__(
        self, alone: GatewayAlone, desk: DeskPage, floor: SupervisorPage, axe: Axe, way: Way
    ) -> None:
        self.alone = alone
        self.desk = desk
        self.floor = floor
        self.lang = floor.lang
        self.said = SAID[floor.lang]
        self.axe = axe
        self.way = way
        self.found: dict[str, list[str]] = {}
        self.lin: Agent = alone.colleague("lin")

    def look(self, page: Page, state: str) -> None:
        """A picture for whoever looks into a run, and what is wrong with the page."""
        page.screenshot(path=RESULTS / f"senior-{state}-{self.way}-{self.lang}.png")
        self.found[state] = self.axe(page)
        assert wide_enough(page), state

    def with_lin(self, words: str) -> Customer:
        """A customer who has written, and whom an agent has taken over."""
        customer = self.alone.customer(self.lang)
        self.alone.write(customer, words)
        self.alone.wait(self.lin.take_over(customer.conversation_id))
        return customer

    def clear_what_was_no_crisis(self) -> None:
        customer = self.with_lin(self.said.idiom)
        with self.alone.open_session.begin() as session:
            row = session.get(Conversation, customer.conversation_id)
            row.crisis, row.risk = True, ["self_harm_red"]
        self.desk.log_in()
        words, page = CLEARING[self.lang], self.desk.page
        self.desk.choose(customer.conversation_id)
        self.desk.press(words["notACrisis"])
        self.desk.hands.choose(page.get_by_label(words["why"]), words["idiom"])
        self.desk.hands.fill(page.get_by_label(words["reason"]), self.said.safe)
        self.look(page, "clearing")
        self.desk.press(words["yes"])
        expect(page.get_by_role("button", name=words["undo"], exact=True)).to_be_visible()
        self.look(page, "cleared")
        with self.alone.open_session() as session:
            row = session.query(CrisisClearing).one()
            assert (row.ground, row.reason) == ("idiom", self.said.safe)
            # It is still the agent's: a senior clears it without taking it away.
            conversation = session.get(Conversation, customer.conversation_id)
            assert (conversation.crisis, conversation.agent.login) == (False, "lin")

    def take_up_what_an_agent_may_not_grant(self) -> None:
        customer = self.with_lin(self.said.wish)
        about = {"conversation_id": customer.conversation_id}
        headers = {"X-CSRF-Token": self.lin.csrf}
        path = f"/api/conversations/{customer.conversation_id}/plans"
        means = {"payment": self.said.monthly}
        post = self.lin.http.post(path, json=means, headers=headers)
        assert self.alone.wait(post).json()["offers"][0]["needs_approval"]
        self.alone.wait(self.lin.send("hand_on", to="queue", note=self.said.note, **about))
        self.desk.choose(customer.conversation_id)
        self.desk.show("account")
        expect(self.desk.page.get_by_text(self.said.note)).to_be_visible()
        self.desk.show("chat")
        self.desk.take_over()
        self._build_a_plan()
        text = self.desk.field.input_value()
        self.desk.page.keyboard.press("Control+Enter")
        self.desk.see(text)
        # The page shows a line that is on its way, too.
        until(lambda: len(self._cards_sent()) == 1, SOON, lambda: str(self._cards_sent()))
        [offer] = self._cards_sent()[0]["offers"]
        assert offer["n"] > 12
        assert not offer["needs_approval"]

    def _cards_sent(self) -> list[dict[str, Any]]:
        with self.alone.open_session() as session:
            rows = session.query(Message).filter_by(author="agent").all()
        return [row.card for row in rows]

    def _build_a_plan(self) -> None:
        words, page = BUILDER[self.lang], self.desk.page
        self.desk.show("account")
        self.desk.hands.turn_to(page.get_by_role("tab", name=words["plan"]))
        payment = page.get_by_label(words["payment"].split("{")[0].rstrip("（( "))
        self.desk.hands.fill(payment, self.said.monthly)
        self.desk.press(words["work"])
        offers = page.get_by_role("region", name=words["plan"]).get_by_role("listitem")
        expect(offers.first).to_be_visible()
        expect(offers.first).not_to_contain_text(words["approvalBy"].split("{")[0])
        self.look(page, "plan")
        self.desk.press(words["useLabel"].replace("{n}", "1"))
        expect(self.desk.field).to_be_focused()

    def approve_what_an_agent_agreed(self) -> None:
        customer = self.alone.customer(self.lang)
        self.alone.wait(self.lin.take_over(customer.conversation_id))
        with self.alone.open_session.begin() as session:
            reference = plan_that_waits(session, customer.conversation_id, decides="senior")
        floor, words, page = self.floor, APPROVALS[self.lang], self.floor.page
        floor.enter("ning")
        expect(page.get_by_role("article")).to_contain_text(reference)
        # Nothing of the supervisors' is shown: neither the floor nor the house.
        expect(page.get_by_role("navigation")).to_have_count(0)
        self.look(page, "approvals")
        floor.decide(reference, "approve", self.said.granted)
        expect(page.get_by_text(words["nothingWaits"])).to_be_visible()
        self.look(page, "approved")
        told = decision_words()["plan_approval"]["approved"][self.lang]
        self.alone.hear_line(customer, told)
        note = self.alone.wait(self.lin.hear("note"))["note"]
        assert note["text"] == f"{reference}: {self.said.granted}"
        with self.alone.open_session() as session:
            assert session.query(Plan).one().status == "active"

    def go_back_to_the_desk(self) -> None:
        page = self.floor.page
        self.floor.hands.follow(page.get_by_role("link", name=FLOOR[self.lang]["toDesk"]))
        expect(page.get_by_role("list", name=self.desk.labels.conversations)).to_be_visible()
        way_back = page.get_by_role("link", name=FLOOR[self.lang]["approvals"], exact=True)
        self.floor.hands.follow(way_back)
        expect(page.get_by_text(APPROVALS[self.lang]["nothingWaits"])).to_be_visible()


@pytest.fixture
def day(
    alone: GatewayAlone,
    make_desk: Callable[..., DeskPage],
    open_floor: Callable[..., SupervisorPage],
    axe: Axe,
    way: Way,
    lang: str,
) -> Day:
    return Day(alone, make_desk("ning"), open_floor(lang, login="ning"), axe, way)


def test_senior_clears_grants_and_approves(day: Day) -> None:
    day.clear_what_was_no_crisis()
    day.take_up_what_an_agent_may_not_grant()
    day.approve_what_an_agent_agreed()
    day.go_back_to_the_desk()

    assert not any(day.found.values()), day.found
