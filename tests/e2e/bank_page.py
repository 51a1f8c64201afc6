"""The customer's side: the bank's page with the widget in it."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.hands import Hands, Mouse
from tests.e2e.labels import Labels
from tests.e2e.waiting import until

PATIENCE = 30.0


class BankPage:
    """A customer who came to the bank's page, and what they see of the chat."""

    def __init__(self, page: Page, url: str, labels: Labels, hands: Hands | None = None) -> None:
        self.page = page
        self.url = url
        self.labels = labels
        self.hands = hands or Mouse(page)
        self.reference = ""

    def arrive(self, reference: str = "", arrival: str = "visitor") -> None:
        """As a visitor, by a `letter` that names the customer, or `signedIn`."""
        self.page.goto(f"{self.url}/#customer={reference}&arrival={arrival}")
        expect(self.launcher).to_be_visible()

    def arrive_with(self, reference: str) -> None:
        """By a letter to a customer whom the page does not offer to choose."""
        self.arrive()
        self.reference = reference

    def open_chat(self) -> None:
        if self.reference:
            # As the page of a bank names its customer; this one forgets it with each reload.
            self.page.locator("forbear-chat").evaluate(
                "(chat, reference) => chat.setAttribute('reference', reference)", self.reference
            )
        self.hands.press(self.launcher)
        expect(self.field).to_be_focused()

    def press(self, name: str) -> None:
        self.hands.press(self.page.get_by_role("button", name=name, exact=True))

    def write(self, words: str) -> None:
        """Write a line and send it; whether it arrived is another question."""
        self.hands.fill(self.field, words)
        self.page.keyboard.press("Enter")

    def say(self, words: str) -> None:
        """Write a line and wait until the bank has acknowledged it."""
        self.write(words)
        self.see_acknowledged(words)

    def see_acknowledged(self, words: str) -> None:
        # A bot may say the same words after them.
        line = self.log.locator("li.customer").filter(has_text=words)
        expect(line).to_have_count(1)
        expect(line).not_to_contain_text(re.compile(self.labels.unsent))

    def see(self, words: str) -> None:
        """See a line of the bank's side."""
        expect(self.line(words)).to_have_count(1)

    @property
    def launcher(self) -> Locator:
        # It may count new messages behind its name.
        return self.page.get_by_role("button", name=self.labels.open_chat)

    @property
    def status(self) -> Locator:
        """Who is speaking, or what the customer waits for."""
        return self.page.get_by_role("dialog").get_by_role("heading", level=2)

    @property
    def field(self) -> Locator:
        return self.page.get_by_label(self.labels.message, exact=True)

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name=self.labels.conversation)

    def line(self, words: str) -> Locator:
        """The lines that hold these words."""
        return self.log.get_by_role("listitem").filter(has_text=words)

    @property
    def cards(self) -> Locator:
        """The cards of plans, answered ones too."""
        return self.log.get_by_role("article")

    def offer(self, number: int) -> Locator:
        """One plan of the newest card."""
        name = self.labels.option.format(n=number)
        return self.log.get_by_role("group", name=name, exact=True).last

    def choose_offer(self, number: int) -> None:
        """Choose one plan of the newest card, or confirm the one that is read back."""
        button = self.offer(number).get_by_role("button")
        # It waits where the rules want the plan to be read first.
        expect(button).to_be_enabled()
        # The card stands above the field in which the customer writes.
        self.hands.press(button, back=True)

    @property
    def conversation_id(self) -> str:
        """As the browser keeps it for a reload, once the gateway has given it."""
        until(lambda: bool(self._grants()), PATIENCE, lambda: "the browser keeps no conversation")
        return str(json.loads(self._grants()[0])["conversation_id"])

    def _grants(self) -> list[str]:
        kept: list[str] = self.page.evaluate("Object.values(localStorage)")
        return [value for value in kept if "conversation_id" in value]
