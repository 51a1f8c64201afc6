"""Not a crisis: with a ground, by who may, and taken back, at the desk in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from forbear.store.tables import Conversation
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
WORDS = {
    "zh": {
        "said": "我不想活了",
        "clear": "不是危机",
        "why": "为什么不是危机？",
        "ground": "只是一种说法",
        "reason": "具体说明",
        "yes": "解除危机",
        "undo": "撤销",
        "senior": "此信号须由资深客服或主管解除。",
    },
    "en": {
        "said": "I want to die",
        "clear": "Not a crisis",
        "why": "Why is this no crisis?",
        "ground": "A figure of speech",
        "reason": "In your words",
        "yes": "Clear it",
        "undo": "Take back",
        "senior": "This sign is for a senior or a supervisor to clear.",
    },
}
Axe = Callable[[Page], list[str]]


def test_red_sign_is_cleared_by_a_senior_and_taken_back(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], axe: Axe, lang: str
) -> None:
    words = WORDS[lang]
    customer = alone.customer(lang)
    alone.write(customer, words["said"])
    with alone.open_session.begin() as session:
        row = session.get(Conversation, customer.conversation_id)
        row.crisis, row.risk = True, ["self_harm_red"]
    lin, senior = make_desk("lin"), make_desk("ning")
    lin.log_in()
    lin.open(customer.conversation_id)
    lin.take_over()
    expect(lin.page.get_by_text(words["senior"])).to_be_visible()
    found = axe(lin.page)

    senior.log_in()
    senior.open(customer.conversation_id)
    page = senior.page
    page.get_by_role("button", name=words["clear"], exact=True).press("Enter")
    expect(page.get_by_label(words["why"])).to_be_focused()
    page.get_by_label(words["why"]).select_option(label=words["ground"])
    page.get_by_label(words["reason"]).fill("......")
    found += axe(page)
    page.screenshot(path=RESULTS / f"crisis-clearing-{lang}.png")
    page.get_by_role("button", name=words["yes"], exact=True).press("Enter")

    undo = page.get_by_role("button", name=words["undo"], exact=True)
    expect(undo).to_be_visible()
    expect(lin.page.get_by_role("button", name=words["undo"], exact=True)).to_be_visible()
    found += axe(page)
    page.screenshot(path=RESULTS / f"crisis-cleared-{lang}.png")
    undo.press("Enter")
    expect(page.get_by_role("button", name=words["clear"], exact=True)).to_be_visible()
    assert found == []
