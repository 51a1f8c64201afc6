"""The pages hold without sight and without a mouse: axe finds nothing, and keys are enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records

pytestmark = pytest.mark.browser

IN_BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
MOST_TABS = 40
ANSWERS = {
    "zh": ("CN62081002", "尾号4406，1972年生"),
    "en": ("UK44201002", "The last four are 9042 and I was born in 1988"),
}
WAY_TO_A_PLAN = {
    "zh": ("能不能分期还", "每月到手30000，必要开支6000"),
    "en": ("Can we split it up into monthly payments?", "I bring home 2600 and my bills are 1500"),
}
RANT = {
    "zh": "你们天天打电话有完没完，我失业了拿什么还",
    "en": "You people call every single day, does it never end? I lost my job",
}
CRY = {"zh": "我不想活了", "en": "I don't want to be alive any more"}

Axe = Callable[[Page], list[str]]


@IN_BOTH_LANGUAGES
def test_bank_page_and_chat_are_clean(
    axe: Axe, customer_page: BankPage, records: Records, lang: str
) -> None:
    reference, answers = ANSWERS[lang]
    customer_page.arrive(reference, "letter")
    found = {"bank page": axe(customer_page.page)}

    customer_page.open_chat()
    conversation_id = customer_page.conversation_id
    found["empty chat"] = axe(customer_page.page)
    for words in (RANT[lang], answers):
        customer_page.say(words)
        records.until_answered(conversation_id)
    found["chat with messages"] = axe(customer_page.page)
    for words in WAY_TO_A_PLAN[lang]:
        customer_page.say(words)
        records.until_answered(conversation_id)
    expect(customer_page.offer(1)).to_be_visible()
    found["chat with a plan"] = axe(customer_page.page)

    assert not any(found.values()), found


@IN_BOTH_LANGUAGES
def test_desk_is_clean(
    axe: Axe, customer_page: BankPage, desk_page: DeskPage, records: Records, lang: str
) -> None:
    desk_page.visit()
    expect(desk_page.password).to_be_visible()
    found = {"log-in": axe(desk_page.page)}
    desk_page.log_in()
    found["nothing open"] = axe(desk_page.page)

    customer_page.arrive(ANSWERS[lang][0], "letter")
    customer_page.open_chat()
    customer_page.say(RANT[lang])
    records.until_answered(customer_page.conversation_id)
    desk_page.open(customer_page.conversation_id)
    desk_page.take_over()
    desk_page.cards()
    found["busy"] = axe(desk_page.page)
    customer_page.say(CRY[lang])
    expect(desk_page.line(CRY[lang])).to_be_visible()
    records.until_settled(customer_page.conversation_id)
    expect(desk_page.rows.first).to_contain_text(desk_page.labels.crisis)
    found["crisis"] = axe(desk_page.page)

    assert not any(found.values()), found


@IN_BOTH_LANGUAGES
def test_customer_writes_by_keyboard_alone(customer_page: BankPage, lang: str) -> None:
    customer_page.arrive()
    keys = customer_page.page.keyboard

    reach(customer_page.page, customer_page.launcher)
    keys.press("Enter")
    expect(customer_page.field).to_be_focused()
    keys.type(RANT[lang])
    keys.press("Enter")

    customer_page.see_acknowledged(RANT[lang])
    expect(customer_page.field).to_be_focused()
    keys.press("Escape")
    expect(customer_page.launcher).to_be_focused()


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(MOST_TABS):
        if target.evaluate("(element) => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached with {MOST_TABS} presses of Tab")
