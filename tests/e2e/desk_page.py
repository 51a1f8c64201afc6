"""The agent's side: the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from tests.e2e.hands import Hands, Mouse
from tests.e2e.labels import Labels

NARROW = 960
MOST_ROUNDS = 4
PARTS = ("chat", "replies", "account")
Part = Literal["chat", "replies", "account"]


@dataclass(frozen=True)
class Card:
    """A suggestion as the agent sees it."""

    kind: str
    """What it does, and how."""
    text: str
    reason: str


class DeskPage:
    """An agent at the desk, and what they see there."""

    def __init__(
        self,
        page: Page,
        url: str,
        labels: Labels,
        password: str,
        agent: str = "lin",
        hands: Hands | None = None,
    ) -> None:
        self.page = page
        self.hands = hands or Mouse(page)
        self.url = url
        self.labels = labels
        self.secret = password
        self.agent = agent

    def visit(self) -> None:
        self.page.goto(f"{self.url}/desk/")

    def log_in(self) -> None:
        self.visit()
        self.hands.fill(self.login, self.agent)
        self.hands.fill(self.password, self.secret)
        self.press(self.labels.log_in)
        expect(self.list).to_be_visible()

    def choose(self, conversation_id: str, among: str = "") -> None:
        """Open one from the list, looking into each of those with these words."""
        rows = self.rows.filter(has_text=among).get_by_role("button")
        for _ in range(MOST_ROUNDS):
            self._back_to_the_list()
            expect(rows.first).to_be_visible()
            for number in range(rows.count()):
                self._back_to_the_list()
                self.hands.press(rows.nth(number))
                expect(self.log).to_be_visible()
                if self.page.url.endswith(f"#{conversation_id}"):
                    return
            # It may come to the list only now, which holds still while somebody is at it.
            self.hands.leave(self.page.get_by_role("heading", level=1))
        raise AssertionError(f"{conversation_id} is not in the list")

    def _back_to_the_list(self) -> None:
        """A narrow screen shows the list or a conversation."""
        if self.is_narrow and self.log.is_visible():
            self.press(self.labels.back)

    def show(self, part: Part) -> None:
        """Bring a part of the conversation to view; a wide screen has them all."""
        if self.is_narrow:
            self.hands.press(self.parts.get_by_role("button").nth(PARTS.index(part)))

    def open(self, conversation_id: str) -> None:
        """Open a conversation by its address, as a link or a reload does."""
        self.page.goto(f"{self.url}/desk/#{conversation_id}")
        self.page.reload()
        expect(self.log).to_be_visible()

    def press(self, name: str) -> None:
        self.hands.press(self.page.get_by_role("button", name=name, exact=True))

    def take_over(self) -> None:
        self.hands.press(self.take_over_button)
        expect(self.field).to_be_focused()

    def write(self, words: str) -> None:
        self.hands.fill(self.field, words)
        self.page.keyboard.press("Control+Enter")

    def say(self, words: str) -> None:
        """Write a line and see it in the transcript."""
        self.write(words)
        self.see(words)

    def see(self, words: str) -> None:
        expect(self.line(words)).to_have_count(1)

    def cards(self, count: int = 3) -> list[Card]:
        """The suggestions, once there are so many."""
        self.show("replies")
        # While the pointer is on the panel, newer suggestions wait.
        self.hands.leave(self.parts if self.is_narrow else self.log)
        expect(self.suggestions).to_have_count(count)
        return [self._card(number) for number in range(1, count + 1)]

    def send_suggestion(self, number: int = 1) -> str:
        """Send one as it is; its text."""
        text = self._card(number).text
        name = self.labels.send_suggestion.format(n=number)
        self.hands.press(self.page.get_by_role("button", name=name))
        self.hands.leave(self.parts if self.is_narrow else self.log)
        expect(self.suggestions).to_have_count(0)
        self.show("chat")
        return text

    def edit_suggestion(self, number: int, words: str) -> str:
        """Take one into the field, add words at its end and send that; the whole text."""
        text = self._card(number).text
        name = self.labels.edit_suggestion.format(n=number)
        self.hands.press(self.page.get_by_role("button", name=name))
        expect(self.field).to_have_value(text)
        self.page.keyboard.type(words)
        self.press(self.labels.send)
        return text + words

    def end(self, wrap_up: str) -> None:
        """End the conversation, and say what it came to."""
        self.press(self.labels.end)
        self.hands.choose(self.page.get_by_role("combobox"), wrap_up)
        self.press(self.labels.end_yes)

    @property
    def is_narrow(self) -> bool:
        """Whether one part is seen at a time."""
        size = self.page.viewport_size
        return size is not None and size["width"] < NARROW

    @property
    def parts(self) -> Locator:
        """Where a narrow screen changes from one part to another."""
        return self.page.get_by_role("navigation", name=self.labels.parts)

    @property
    def login(self) -> Locator:
        return self.page.get_by_label(self.labels.login)

    @property
    def password(self) -> Locator:
        return self.page.get_by_label(self.labels.password)

    @property
    def take_over_button(self) -> Locator:
        return self.page.get_by_role("button", name=self.labels.take_over, exact=True)

    @property
    def list(self) -> Locator:
        return self.page.get_by_role("list", name=self.labels.conversations)

    @property
    def rows(self) -> Locator:
        return self.list.get_by_role("listitem")

    @property
    def assistant_away(self) -> Locator:
        """The notice that there are no suggestions for now."""
        return self.page.get_by_text(self.labels.assistant_away)

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name=self.labels.transcript)

    @property
    def field(self) -> Locator:
        return self.page.get_by_label(self.labels.reply, exact=True)

    @property
    def suggestions(self) -> Locator:
        return self.page.get_by_role("article", name=self.labels.suggestion.format(n=""))

    @property
    def blocked(self) -> Locator:
        """What forbids the draft to be sent."""
        return self.page.get_by_role("region", name=self.labels.blocked)

    @property
    def advice(self) -> Locator:
        """What the conduct check would rather read."""
        return self.page.get_by_role("region", name=self.labels.better)

    @property
    def send_button(self) -> Locator:
        return self.page.get_by_role("button", name=self.labels.send, exact=True).last

    @property
    def account(self) -> Locator:
        return self.page.get_by_role("region", name=self.labels.account)

    def line(self, words: str) -> Locator:
        return self.log.get_by_role("listitem").filter(has_text=words)

    def _card(self, number: int) -> Card:
        paragraphs = self.suggestions.nth(number - 1).get_by_role("paragraph")
        kind, text, *_ = paragraphs.all_inner_texts()
        reason = paragraphs.filter(has_text=f"{self.labels.understood}:")
        return Card(kind, text, reason.inner_text())
