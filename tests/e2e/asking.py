"""The pages of the staff that ask for their rows once somebody has logged in."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.held import Held
from tests.e2e.labels import LABELS
from tests.e2e.states import Scene, Words
from tests.e2e.supervisor_page import SHARED
from tests.e2e.trainer_page import words_of

REPORTS = words_of(SHARED / "words-reports.js")
TRAINER = words_of(*SHARED.glob("words-trainer*.js"))


@dataclass(frozen=True)
class Kind:
    """Which page it is, who may open it, and what it says."""

    folder: str
    login: str
    asks: str
    words: Words
    none: str
    again: bool = False
    """Whether it can be asked again without loading the page anew."""


class Asking(Scene):
    """A page of the staff that asks for its rows once somebody has logged in."""

    def __init__(self, alone: GatewayAlone, page: Page, lang: str, kind: Kind) -> None:
        super().__init__(alone, page, lang)
        self.kind = kind

    def loading(self) -> None:
        self.held = Held(self.page, self.kind.asks)
        labels, keys = LABELS[self.lang], self.page.keyboard
        self.page.goto(f"{self.alone.url}/{self.kind.folder}/")
        self.page.get_by_label(labels.login).fill(self.kind.login)
        self.page.get_by_label(labels.password).fill(self.alone.passwords[self.kind.login])
        keys.press("Enter")
        self.sees(self.kind.words, "loading")

    def error(self) -> None:
        self.held.fail()
        self.sees(self.kind.words, "down")
        self.page.wait_for_load_state("networkidle")
        self.sees(self.kind.words, "down")  # whatever else came well
        none = self.kind.words[self.lang][self.kind.none]
        expect(self.page.get_by_text(none).filter(visible=True)).to_have_count(0)

    def empty(self) -> None:
        self.held.let_through()
        if self.kind.again:
            self.page.get_by_role("button", name=self.kind.words[self.lang]["tryAgain"]).click()
        else:
            self.page.reload()
        self.sees(self.kind.words, self.kind.none)
        down = self.kind.words[self.lang]["down"]
        expect(self.page.get_by_text(down).filter(visible=True)).to_have_count(0)


ASKING = {
    "trainer": Kind(
        "trainer", "mei", "**/api/trainer/reviews*", TRAINER, "nothingToDo", again=True
    ),
    "reports": Kind("reports", "chen", "**/api/reports*", REPORTS, "nothing"),
}
