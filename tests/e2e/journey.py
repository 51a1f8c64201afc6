"""The way from an angry first word to a plan, in steps that every language shares."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from playwright.sync_api import expect

from forbear.rules.money import format_money
from forbear.store.tables import Conversation, Plan, Suggestion
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import Card, DeskPage
from tests.e2e.records import Records

FITTING = {"acknowledge_emotion", "verify_identity", "ask_hardship", "log_complaint"}
"""What may be said to somebody who is angry, out of work, and not verified yet."""

Picture = Callable[[BankPage | DeskPage, str], None]


@dataclass(frozen=True)
class Script:
    """What the people say, and what must be seen of it."""

    lang: str
    complaint: str
    understood: str
    """Matches intent, hostility with its target, and language below the complaint."""
    addition: str
    """What the agent adds to a suggestion."""
    wish: str
    own_letters: str
    """Matches a text in the customer's language and no other."""


@dataclass(frozen=True)
class Traveller:
    """A customer of the demo bank; each journey needs another one, as each leaves a plan behind."""

    reference: str
    answers: str
    currency: str
    budget: str
    needs_senior: bool
    """Whether the plan is above an agent's authority, and within a senior's."""

    def __str__(self) -> str:
        return self.reference


class Journey:
    """One customer and one agent on their way."""

    def __init__(
        self,
        script: Script,
        traveller: Traveller,
        customer: BankPage,
        desk: DeskPage,
        records: Records,
        picture: Picture,
    ) -> None:
        self.script = script
        self.traveller = traveller
        self.balance = records.balance(traveller.reference)
        self.customer = customer
        self.desk = desk
        self.records = records
        self.picture = picture
        self.id = ""

    def customer_complains(self) -> None:
        self.customer.arrive_with(self.traveller.reference)
        self.customer.open_chat()
        self.customer.say(self.script.complaint)
        self.id = self.customer.conversation_id

    def agent_sees_what_was_understood(self) -> None:
        self.desk.log_in()
        self.desk.choose(self.id, among=self.desk.labels.visitor)
        expect(self.desk.line(self.script.complaint)).to_contain_text(
            re.compile(self.script.understood, re.DOTALL)
        )
        self.desk.show("account")
        expect(self.desk.account).not_to_contain_text(self._money(self.balance))

    def agent_edits_one_of_three_replies(self) -> None:
        self.records.until_settled(self.id)
        self.desk.show("chat")
        self.desk.take_over()
        self._check_choice(self.desk.cards())
        acts = {act for each in self._open_suggestions() for act in each.acts}
        assert acts <= FITTING, acts
        sent = self.desk.edit_suggestion(2, self.script.addition)
        self.customer.see(sent)
        self.records.until_settled(self.id)
        edited = [s for s in self.records.suggestions(self.id) if s.outcome == "edited"]
        assert [s.rank for s in edited] == [2]
        assert self.records.texts(self.id, "agent") == [sent]
        assert [event["text"] for event in self.records.tracker(self.id, "bot")][-1] == sent

    def customer_proves_who_they_are(self) -> None:
        self.customer.say(self.traveller.answers)
        owed = self._money(self.balance)
        self.desk.show("account")
        expect(self.desk.account).to_contain_text(owed)
        cards = self.desk.cards()
        itemised = next(n for n, card in enumerate(cards, start=1) if owed in card.text)
        self.picture(self.desk, "desk")
        self.customer.see(self.desk.send_suggestion(itemised))

    def nothing_is_lost_by_a_reload(self) -> None:
        self.records.until_settled(self.id)
        texts = self.records.texts(self.id)
        for _ in range(2):
            for side in (self.customer, self.desk):
                expect(side.log.get_by_role("listitem")).to_have_count(len(texts))
                expect(side.log.get_by_role("listitem")).to_contain_text(texts)
            self.customer.page.reload()
            self.customer.open_chat()
            self.desk.page.reload()
        expect(self.desk.field).to_be_visible()
        self.desk.show("account")
        expect(self.desk.account).to_contain_text(self._money(self.balance))
        self.desk.show("chat")

    def customer_is_offered_plans(self) -> None:
        self.customer.say(self.script.wish)
        self._check_choice(self.desk.cards())
        assert "ask_affordability" in self._open_suggestions()[0].acts
        self.customer.see(self.desk.send_suggestion(1))
        self.customer.say(self.traveller.budget)
        self._check_choice(self.desk.cards())
        assert self._open_suggestions()[0].acts == ["offer_plan"]
        self.customer.see(self.desk.send_suggestion(1))

    def customer_chooses_and_confirms(self) -> Plan:
        """The plan as recorded; what was shown of it must be the same to the last digit."""
        offer = self.customer.offer(1)
        shown = offer.inner_text()
        self.picture(self.customer, "widget")
        self.customer.choose_offer(1)
        self._check_choice(self.desk.cards())
        read_back = self.desk.send_suggestion(1)
        self.customer.see(read_back)
        self.customer.choose_offer(1)
        self.desk.cards()
        self.customer.see(self.desk.send_suggestion(1))
        self.records.until_settled(self.id)
        plans = self.records.plans(self.id)
        status = "needs_approval" if self.traveller.needs_senior else "active"
        assert [plan.status for plan in plans] == [status]
        plan = plans[0]
        for figure in (plan.instalment, plan.total_interest, plan.total_payable):
            assert self._money(figure) in shown
            assert self._money(figure) in read_back
        return plan

    def agent_ends_it(self, wrap_up: str) -> None:
        self.desk.end(wrap_up)
        self.records.until(lambda: self._conversation.status == "ended", self.id)
        assert self._conversation.wrap_up is not None

    def customer_ends_it(self, end: str, yes: str) -> None:
        self.customer.press(end)
        self.customer.press(yes)
        self.records.until(lambda: self._conversation.status == "ended", self.id)
        # The button that was pressed is gone: the focus is where the talk goes on.
        expect(self.customer.page.locator("#rate")).to_be_focused()
        expect(self.desk.field).to_have_count(0)

    def customer_rates_it(self, mark: str, thanks: str) -> None:
        self.customer.press(mark)
        expect(self.customer.page.get_by_text(thanks)).to_be_visible()
        self.picture(self.customer, "rated")
        self.records.until(lambda: self._conversation.rating is not None, self.id)

    def _check_choice(self, cards: list[Card]) -> None:
        """Three replies that differ, each with its reason, in the customer's language."""
        labels = self.desk.labels
        assert len({card.text for card in cards}) == 3
        assert len({card.kind for card in cards}) == 3
        for card in cards:
            assert re.fullmatch(self.script.own_letters, card.text), card.text
            assert f"{labels.understood}:" in card.reason
            assert f"{labels.rule}:" in card.reason

    @property
    def _conversation(self) -> Conversation:
        return self.records.conversation(self.id)

    def _open_suggestions(self) -> list[Suggestion]:
        return [s for s in self.records.suggestions(self.id) if s.outcome == "open"]

    def _money(self, minor: int) -> str:
        return format_money(minor, self.traveller.currency, self.script.lang)


def check_every_figure(plan: Plan, owed: int) -> None:
    """Each month's interest worked out anew from the rate, and nothing left or lost at the end."""
    rate = Fraction(plan.apr_bps, 12 * 10_000)
    assert plan.principal == owed
    for row in plan.instalments:
        assert row.interest == floor(owed * rate + Fraction(1, 2))
        assert row.amount == row.interest + row.principal
        owed -= row.principal
    assert owed == 0
    amounts = [row.amount for row in plan.instalments]
    assert amounts == [plan.instalment] * (plan.n - 1) + [plan.last_instalment]
    assert sum(amounts) == plan.total_payable == plan.principal + plan.total_interest
