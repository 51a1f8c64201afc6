"""The trainer's side."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from forbear.settings import ROOT

_WORD = re.compile(r'^  (\w+):\s+"((?:[^"\\]|\\.)*)",$', re.MULTILINE)


def words_of(*files: Path) -> dict[str, dict[str, str]]:
    """The page's own words, so that a test cannot wait for others."""
    found: dict[str, dict[str, str]] = {"en": {}, "zh": {}}
    for file in files:
        english, _, chinese = file.read_text("utf-8").partition("const zh = ")
        for language, part in (("en", english), ("zh", chinese)):
            found[language] |= dict(_WORD.findall(part))
    return found


TRAINER_LABELS = words_of(*(ROOT / "web" / "shared").glob("words-trainer*.js"))
FIRST_READ_MS = 90_000
LOG_IN = {
    "Log out": ("Log-in name", "Password", "Log in"),
    "退出": ("登录名", "密码", "登录"),
}


class TrainerPage:
    """A trainer, and what they see."""

    def __init__(self, page: Page, url: str, labels: dict[str, str], password: str) -> None:
        self.page = page
        self.url = url
        self.labels = labels
        self.secret = password

    def say(self, name: str) -> str:
        return self.labels[name]

    def log_in(self, login: str = "mei") -> None:
        self.page.goto(f"{self.url}/trainer/")
        name, password, enter = LOG_IN[self.labels["logOut"]]
        self.page.get_by_label(name).fill(login)
        self.page.get_by_label(password).fill(self.secret)
        self.page.get_by_role("button", name=enter, exact=True).click()
        expect(self.page.get_by_role("heading", name=self.say("inbox"))).to_be_visible()

    def show_change(self) -> None:
        """The first one reads all files, which takes long where many tests run at once."""
        self.page.get_by_role("button", name=self.say("showChange")).click()
        expect(self.difference).to_be_visible(timeout=FIRST_READ_MS)

    @property
    def rows(self) -> Locator:
        return self.page.get_by_role("list", name=self.say("inbox")).get_by_role("listitem")

    @property
    def conversation(self) -> Locator:
        return self.page.get_by_role("region", name=self.say("conversation"), exact=True)

    @property
    def difference(self) -> Locator:
        return self.page.get_by_role("region", name=self.say("difference")).first

    @property
    def form(self) -> Locator:
        """Where the meaning of a message is said."""
        return self.page.get_by_role("region", name=self.say("correct"), exact=True)
