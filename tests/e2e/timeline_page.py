"""The timeline of an account at a desk, as an agent meets it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.e2e.desk_page import DeskPage


@dataclass(frozen=True)
class Words:
    said: str
    account: str
    tab: str
    plan: str
    first: str
    earlier: str
    refresh: str
    promise: str
    kept: str
    dispute: str
    complaint: str
    call: str
    wish: str
    stop: str
    none: str
    failed: str
    again: str


WORDS = {
    "zh": Words(
        said="我还了好几次了",
        account="账户",
        tab="往来记录",
        plan="制定方案",
        first="客户通过身份核实后",
        earlier="更早的记录",
        refresh="刷新",
        promise="承诺在",
        kept="承诺已兑现：1,200.00元",
        dispute="提出异议：费用",
        complaint="收到投诉",
        call="我方电话：未接通",
        wish="要求：只在 18:00 至 20:00 联系",
        stop="停止催收：喘息期",
        none="此账户还没有往来记录。",
        failed="往来记录没有加载成功。",
        again="再试一次",
    ),
    "en": Words(
        said="I have paid several times",
        account="Account",
        tab="Timeline",
        plan="Build a plan",
        first="What happened is shown once",
        earlier="Show earlier",
        refresh="Look again",
        promise="Promised £1,200.00 by",
        kept="Promise kept: £1,200.00",
        dispute="Disputed: a fee",
        complaint="Complaint received",
        call="Call from us: not answered",
        wish="Asked for: contact between 18:00 and 20:00",
        stop="Collection stopped: breathing space",
        none="Nothing has happened on this account yet.",
        failed="The timeline could not be loaded.",
        again="Try again",
    ),
}


class TimelinePage:
    def __init__(self, desk: DeskPage, words: Words) -> None:
        self.desk, self.page, self.words = desk, desk.page, words

    @property
    def tab(self) -> Locator:
        return self.page.get_by_role("tab", name=self.words.tab)

    @property
    def part(self) -> Locator:
        return self.page.get_by_role("region", name=self.words.tab)

    @property
    def events(self) -> Locator:
        return self.part.get_by_role("listitem")
