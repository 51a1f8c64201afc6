"""A desk in a browser whose notifications are written down, and whose permission can be set."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.desk_page import DeskPage

WORDS = {
    "zh": {
        "switch": "桌面提醒",
        "first": "我这个月没钱",
        "second": "你们别再打了",
        "cry": "我不想活了",
        "message": "您的一个对话里，客户发来了新消息。",
        "assigned": "主管把一个对话交给了您。",
        "crisis": "有危机信号，这个对话还没有人接手。",
        "own_crisis": "您的一个对话里出现了危机信号。",
        "blocked": "浏览器屏蔽了此页面的提醒",
        "fine": "知道了",
        "none": "此浏览器无法在本页面显示提醒",
        "unanswered": "浏览器的询问没有回答",
        "break": "休息一下",
        "break_end": "结束休息",
    },
    "en": {
        "switch": "Notifications",
        "first": "I have no money this month",
        "second": "Stop calling me all day",
        "cry": "I don't want to be alive any more",
        "message": "A customer has written in one of your conversations.",
        "assigned": "A supervisor has given you a conversation.",
        "crisis": "A sign of a crisis: nobody has this conversation yet.",
        "own_crisis": "A sign of a crisis in one of your conversations.",
        "blocked": "This browser blocks notifications here",
        "fine": "Fine",
        "none": "This browser cannot show notifications on this page",
        "unanswered": "The browser's question was left open",
        "break": "Take a break",
        "break_end": "End the break",
    },
}

# The browser shows them all the same; nobody but the page itself can tell that it did.
WRITE_DOWN = """
window.shown = [];
window.asked = 0;
const Native = Notification;
window.Notification = class extends Native {
  constructor(title, options) {
    super(title, options);
    window.shown.push({ title, ...options, press: () => this.dispatchEvent(new Event("click")) });
  }
  static requestPermission() {
    window.asked++;
    return Native.requestPermission();
  }
};
"""


PATIENCE = 300
"""Looks, a tenth of a second apart."""


def until(page: Page, expression: str) -> None:
    """The page forbids to evaluate text from within, so it is asked from without."""
    for _ in range(PATIENCE):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it did not happen: {expression}")


class NotifiedPage:
    def __init__(self, desk: DeskPage, switch: str) -> None:
        self.desk, self.page, self.name = desk, desk.page, switch
        self.page.add_init_script(WRITE_DOWN)

    @property
    def switch(self) -> Locator:
        return self.page.get_by_role("switch", name=self.name)

    @property
    def asked(self) -> int:
        """How often the page has asked the browser since it was loaded."""
        return int(self.page.evaluate("window.asked"))

    @property
    def bodies(self) -> list[str]:
        return [each["body"] for each in self.shown]

    @property
    def shown(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate(
            "window.shown.map(({ press, ...told }) => told)"
        )
        return found

    def until_shown(self, count: int) -> list[str]:
        until(self.page, f"window.shown.length >= {count}")
        return self.bodies

    def press_last(self) -> None:
        """As somebody does who sees it outside of the page."""
        self.page.evaluate("window.shown.at(-1).press()")

    def permit(self, setting: str) -> None:
        """What somebody sets in the browser itself: granted, denied or prompt."""
        session = self.page.context.new_cdp_session(self.page)
        target = session.send("Target.getTargetInfo")["targetInfo"]
        browser = self.page.context.browser
        assert browser is not None
        browser.new_browser_cdp_session().send(
            "Browser.setPermission",
            {
                "permission": {"name": "notifications"},
                "setting": setting,
                "origin": self.desk.url,
                "browserContextId": target["browserContextId"],
            },
        )

    def turn_on(self) -> None:
        self.switch.focus()
        self.page.keyboard.press("Space")
        expect(self.switch).to_be_checked()

    def look_elsewhere(self) -> None:
        """Another page comes to the front, as a browser without the test's help would have it."""
        for page in self.page.context.pages:
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setFocusEmulationEnabled", {"enabled": False})
        self.page.context.new_page().bring_to_front()
        until(self.page, "!document.hasFocus()")
