"""How somebody works a page: with a mouse or a finger, or with the keyboard and nothing else."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.e2e.focus import check_focus, has_focus, is_lost
from tests.e2e.waiting import until

MOST_TABS = 150
MOST_OPTIONS = 30
SOON = 5.0


class Hands(Protocol):
    """What a person does with a part of the page."""

    def press(self, target: Locator, back: bool = False) -> None:
        """`back`: it stands before where one is."""

    def press_in_vain(self, target: Locator) -> None:
        """What says that it cannot be pressed now."""

    def follow(self, link: Locator) -> None:
        """To another page, which begins at its top."""

    def fill(self, target: Locator, words: str) -> None: ...

    def choose(self, target: Locator, label: str) -> None:
        """An option of a list."""

    def turn_to(self, tab: Locator) -> None: ...

    def leave(self, where: Locator) -> None:
        """Be elsewhere, so that what waits for the reader may move on."""


class Mouse:
    """Presses and chooses as a pointer does."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator, back: bool = False) -> None:
        target.click()

    def press_in_vain(self, target: Locator) -> None:
        target.click(force=True)

    def follow(self, link: Locator) -> None:
        link.click()

    def fill(self, target: Locator, words: str) -> None:
        target.fill(words)

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label=label)

    def turn_to(self, tab: Locator) -> None:
        tab.click()

    def leave(self, where: Locator) -> None:
        where.hover()


class Keyboard:
    """Tab, Shift-Tab, arrows, Enter and what is typed; at each stop the focus must be in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = page.keyboard

    def reach(self, target: Locator, back: bool = False) -> None:
        """Go there as somebody does who sees where they are, and not where they go."""
        for _ in range(MOST_TABS):
            if has_focus(target):
                check_focus(self.page)
                return
            self.keys.press("Shift+Tab" if back else "Tab")
            check_focus(self.page)
        raise AssertionError(f"{target} is not reached with {MOST_TABS} presses of Tab")

    def press(self, target: Locator, back: bool = False) -> None:
        self.reach(target, back)
        self.keys.press("Enter")
        # What was pressed may be gone; whoever pressed it must still be somewhere.
        until(lambda: not is_lost(self.page), SOON, lambda: f"{target} took the focus with it")

    def press_in_vain(self, target: Locator) -> None:
        self.press(target)

    def follow(self, link: Locator) -> None:
        self.reach(link)
        self.keys.press("Enter")

    def fill(self, target: Locator, words: str) -> None:
        self.reach(target)
        self.keys.press("Control+A")
        self.keys.type(words)

    def choose(self, target: Locator, label: str) -> None:
        self.reach(target)
        for _ in range(MOST_OPTIONS):
            chosen = target.evaluate("(list) => list.selectedOptions[0]?.label.trim()")
            if chosen == label:
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"{label!r} is not among the options of {target}")

    def turn_to(self, tab: Locator) -> None:
        """The row of tabs is one stop, and its arrows change from tab to tab."""
        self.reach(self.page.get_by_role("tab", selected=True))
        for _ in range(tab.page.get_by_role("tab").count()):
            if has_focus(tab):
                check_focus(self.page)
                return
            self.keys.press("ArrowRight")
        raise AssertionError(f"{tab} is not reached with the arrows")

    def leave(self, where: Locator) -> None:
        """There is no pointer that could be in the way."""


HANDS: dict[str, type[Mouse] | type[Keyboard]] = {"mouse": Mouse, "keyboard": Keyboard}
