"""The pages and the states in which people meet them, each brought about in turn."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.held import Held
from tests.e2e.supervisor_page import APPROVALS, FLOOR, SHARED, SupervisorPage
from tests.e2e.trainer_page import words_of

Words = dict[str, dict[str, str]]
WIDGET, DESK = (words_of(SHARED / f"words-{name}.js") for name in ("widget", "desk"))
ALL = ("loading", "error", "empty", "busy", "long_text", "crisis", "cut_off")
STATES: dict[str, tuple[str, ...]] = {
    "chat": ALL,
    "desk": (*ALL[:-1], "broken", ALL[-1]),
    "floor": ALL,
    "approvals": ("loading", "error", "empty"),
    "trainer": ("loading", "error", "empty"),
    "reports": ("loading", "error", "empty"),
}
SAID = {"en": "I lost my job and your letters keep coming.", "zh": "我失业了，你们还天天催。"}
CRY = {"en": "I want to die", "zh": "我不想活了"}
LONG = {"en": "A very long word " + "Wordmonster" * 30, "zh": "一直催" * 120}


class Scene:
    """One page; each method brings the next state about, and waits until it can be seen."""

    def __init__(self, alone: GatewayAlone, page: Page, lang: str) -> None:
        self.alone = alone
        self.page = page
        self.lang = lang

    def sees(self, words: Words, name: str) -> None:
        text = words[self.lang][name].split("{")[0].strip()
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def in_crisis(self) -> None:
        self.alone.assistant.risk = ["self_harm_red"]
        self.alone.assistant.state = {"crisis": True}

    def cut_off(self) -> None:
        self.alone.stop_gateway()
        self.sees(*self.gone)

    gone: tuple[Words, str] = (DESK, "offline")


class Chat(Scene):
    gone = (WIDGET, "offline")

    def __init__(self, alone: GatewayAlone, customer: BankPage, lang: str) -> None:
        super().__init__(alone, customer.page, lang)
        self.customer = customer

    def loading(self) -> None:
        self.held = Held(self.page, "**/api/customer/conversations")
        self.customer.arrive()
        self.customer.launcher.click()
        self.sees(WIDGET, "starting")

    def error(self) -> None:
        self.held.fail()
        self.sees(WIDGET, "startFailed")

    def empty(self) -> None:
        self.held.let_through()
        self.customer.press(WIDGET[self.lang]["tryAgain"])
        self.sees(WIDGET, "emptyTitle")

    def busy(self) -> None:
        self.customer.say(SAID[self.lang])
        expect(self.customer.line(f"bot: {SAID[self.lang]}")).to_be_visible()

    def long_text(self) -> None:
        self.customer.write(LONG[self.lang])
        expect(self.customer.line(f"bot: {LONG[self.lang]}")).to_be_visible()

    def crisis(self) -> None:
        self.in_crisis()
        self.customer.write(CRY[self.lang])
        expect(self.customer.line(f"bot: {CRY[self.lang]}")).to_be_visible()


class Desk(Scene):
    def __init__(self, alone: GatewayAlone, desk: DeskPage, lang: str) -> None:
        super().__init__(alone, desk.page, lang)
        self.desk = desk

    def loading(self) -> None:
        self.held = Held(self.page, "**/api/me*")
        self.desk.visit()
        self.sees(DESK, "loading")

    def error(self) -> None:
        self.held.fail()
        refused = Held(self.page, "**/api/login")
        refused.fail()
        self.desk.login.fill("lin")
        self.desk.password.fill("x")
        self.desk.press(self.desk.labels.log_in)
        self.sees(DESK, "logInDown")
        refused.let_through()
        self.held.let_through()

    def empty(self) -> None:
        self.desk.log_in()
        self.sees(DESK, "noConversations")

    def busy(self) -> None:
        self.customer = self.alone.customer(self.lang)
        self.alone.write(self.customer, SAID[self.lang])
        self.desk.choose(self.customer.conversation_id)
        self.desk.take_over()
        self.desk.cards()
        self.desk.show("chat")

    def long_text(self) -> None:
        self.alone.write(self.customer, LONG[self.lang])
        expect(self.desk.line(LONG[self.lang])).to_be_visible()

    def crisis(self) -> None:
        self.in_crisis()
        self.alone.write(self.customer, CRY[self.lang])
        flag = self.page.get_by_text(self.desk.labels.crisis, exact=True)
        expect(flag.filter(visible=True).first).to_be_visible()

    def broken(self) -> None:
        other = self.alone.customer(self.lang)
        self.alone.write(other, SAID[self.lang])
        held = Held(self.page, "**/api/conversations/*")
        held.fail()
        self.desk.choose(other.conversation_id)
        self.sees(DESK, "load")
        held.let_through()


class Floor(Scene):
    gone = (FLOOR, "stale")

    def __init__(self, alone: GatewayAlone, floor: SupervisorPage, lang: str) -> None:
        super().__init__(alone, floor.page, lang)
        self.floor = floor

    def loading(self) -> None:
        self.held = Held(self.page, "**/api/supervisor/approvals")
        self.floor.log_in()
        self.floor.go("approvals")
        self.sees(APPROVALS, "loading")

    def error(self) -> None:
        self.held.fail()
        self.sees(APPROVALS, "down")
        self.held.let_through()

    def empty(self) -> None:
        self.floor.go("live")
        self.sees(FLOOR, "nobodyThere")

    def busy(self) -> None:
        self.lin = self.alone.colleague("lin")
        self.customer = self.alone.customer(self.lang)
        self.alone.write(self.customer, SAID[self.lang])
        self.alone.wait(self.lin.take_over(self.customer.conversation_id))
        expect(self.floor.rows).to_have_count(1)
        expect(self.floor.staff.filter(has_text="Lin")).to_be_visible()

    def long_text(self) -> None:
        self.alone.write(self.customer, LONG[self.lang])
        self.floor.rows.first.get_by_role("button").click()
        expect(self.floor.log).to_contain_text(LONG[self.lang])

    def crisis(self) -> None:
        self.floor.press("leave")
        self.in_crisis()
        self.alone.write(self.customer, CRY[self.lang])
        expect(self.floor.rows.first).to_contain_text(FLOOR[self.lang]["crisis"])


class Approvals(Scene):
    def __init__(self, alone: GatewayAlone, floor: SupervisorPage, lang: str) -> None:
        super().__init__(alone, floor.page, lang)
        self.floor = floor

    def loading(self) -> None:
        self.held = Held(self.page, "**/api/supervisor/approvals")
        self.floor.enter("ning")
        self.sees(APPROVALS, "loading")

    def error(self) -> None:
        self.held.fail()
        self.sees(APPROVALS, "down")

    def empty(self) -> None:
        self.held.let_through()
        self.page.reload()
        self.sees(APPROVALS, "nothingWaits")
