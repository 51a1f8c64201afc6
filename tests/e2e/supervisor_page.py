"""The supervisor's side."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from forbear.settings import ROOT
from tests.e2e.hands import Hands, Mouse
from tests.e2e.labels import LABELS
from tests.e2e.trainer_page import words_of

RESULTS = ROOT / "test-results"
SHARED = ROOT / "web" / "shared"
FLOOR, APPROVALS, HOUSE, TICKETS, CONDUCT, ACCOUNTS, CLEARING, BUILDER = (
    words_of(SHARED / f"words-{name}.js")
    for name in (
        "floor", "approvals", "house", "tickets", "conduct", "accounts", "clearing", "builder",
    )
)  # fmt: skip


def picture(page: Page, name: str, lang: str) -> None:
    page.screenshot(path=RESULTS / f"supervisor-{name}-{lang}.png")


def wide_enough(page: Page) -> bool:
    """Nothing sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


class SupervisorPage:
    """A supervisor on the floor, and what they see there."""

    def __init__(
        self, page: Page, url: str, lang: str, password: str, hands: Hands | None = None
    ) -> None:
        self.page = page
        self.hands = hands or Mouse(page)
        self.url = url
        self.labels = LABELS[lang]
        self.lang = lang
        self.secret = password

    def say(self, name: str, /, words: dict[str, dict[str, str]] = FLOOR, **values: object) -> str:
        text = words[self.lang][name]
        return text.format(**values) if values else text

    def log_in(self, login: str = "chen") -> None:
        self.enter(login)
        expect(self.queues.first).to_be_visible()
        # Away from the list, which holds still while somebody is at it.
        self.hands.leave(self.page.get_by_role("heading", level=1))

    def enter(self, login: str) -> None:
        """Whatever the page then shows to them."""
        self.page.goto(f"{self.url}/supervisor/")
        self.hands.fill(self.page.get_by_label(self.labels.login), login)
        self.hands.fill(self.page.get_by_label(self.labels.password), self.secret)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", level=2).first).to_be_visible()

    def go(self, view: str) -> None:
        nav = self.page.get_by_role("navigation", name=self.say("views"))
        self.hands.press(nav.get_by_role("button", name=self.say(view)))

    def press(self, name: str, words: dict[str, dict[str, str]] = FLOOR) -> None:
        self.hands.press(self.page.get_by_role("button", name=self.say(name, words), exact=True))

    def decide(self, reference: str, what: str, reason: str) -> None:
        """On one thing that waits for approval: `approve` or `refuse`, with the reason."""
        card = self.page.get_by_role("article").filter(has_text=reference)
        self.hands.fill(card.get_by_label(self.say("reason", APPROVALS)), reason)
        self.hands.press(card.get_by_role("button", name=self.say(what, APPROVALS), exact=True))

    @property
    def queues(self) -> Locator:
        return self.page.get_by_role("list", name=self.say("queues")).get_by_role("listitem")

    @property
    def alerts(self) -> Locator:
        return self.page.get_by_role("list", name=self.say("alerts")).get_by_role("listitem")

    @property
    def staff(self) -> Locator:
        name = self.say("onDuty").split("{")[0].strip()
        return self.page.get_by_role("list", name=name).get_by_role("listitem")

    @property
    def rows(self) -> Locator:
        name = self.labels.conversations
        return self.page.get_by_role("list", name=name).get_by_role("listitem")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name=self.labels.transcript)
