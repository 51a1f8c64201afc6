"""An agent builds a plan with the engine at the desk and sends it, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from forbear.store.tables import Message
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
WORDS = {
    "zh": {
        "said": "我每个月能还一点",
        "account": "账户",
        "plan": "制定方案",
        "first": "请先核实身份",
        "payment": "每月能付",
        "why": "问问其他期数（月）",
        "why_is": "为什么不能分 600 个月？",
        "schedule": "期还款计划",
        "use": "放入回复：方案 1",
        "from": "来自您制定的方案",
        "monthly": "3000",
    },
    "en": {
        "said": "I can pay a little each month",
        "account": "Account",
        "plan": "Build a plan",
        "first": "Identity first",
        "payment": "Can pay each month",
        "why": "Ask about another time, in months",
        "why_is": "Why not 600 months?",
        "schedule": "Schedule of",
        "use": "Put into the reply: offer 1",
        "from": "From the plan you built",
        "monthly": "900",
    },
}
Axe = Callable[[Page], list[str]]


def test_plan_is_built_with_the_engine_and_sent_from_the_composer(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], axe: Axe, lang: str
) -> None:
    words, desk = WORDS[lang], make_desk()
    page, keys = desk.page, desk.page.keyboard
    customer = alone.customer(lang)
    alone.write(customer, words["said"])
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()

    # To the tab, by its arrow keys; what stands in the composer stays.
    keys.insert_text("...")
    page.get_by_role("tab", name=words["account"]).focus()
    keys.press("ArrowRight")
    expect(page.get_by_role("tab", name=words["plan"])).to_be_focused()
    payment = page.get_by_label(words["payment"])
    payment.focus()
    keys.insert_text(words["monthly"])
    page.get_by_label(words["why"], exact=True).focus()
    keys.insert_text("600")
    keys.press("Enter")

    use = page.get_by_role("button", name=words["use"])
    expect(use).to_be_visible()
    expect(page.get_by_text(words["why_is"])).to_be_visible()
    expect(page.get_by_label(words["why"], exact=True)).to_be_focused()
    expect(desk.field).to_have_value("...")
    page.locator("summary").filter(has_text=words["schedule"]).first.click()
    found = axe(page)
    page.screenshot(path=RESULTS / f"plan-builder-{lang}.png")

    use.press("Enter")
    expect(page.get_by_text(words["from"])).to_be_visible()
    expect(desk.field).to_be_focused()
    text = desk.field.input_value()
    found += axe(page)
    keys.press("Control+Enter")
    desk.see(text)

    assert found == []
    with alone.open_session() as session:
        line = session.execute(select(Message).filter_by(author="agent")).scalar_one()
    assert line.text == text
    assert len(line.card["offers"]) == 1
    assert line.delivery["action"] == "action_propose_plans"


def test_before_verification_there_is_nothing_to_fill_in(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], axe: Axe, lang: str
) -> None:
    words, desk = WORDS[lang], make_desk(width=390)
    customer = alone.customer(lang, verified=False)
    alone.write(customer, words["said"])
    desk.log_in()
    desk.open(customer.conversation_id)

    desk.page.get_by_role("button", name=words["account"], exact=True).click()
    desk.page.get_by_role("tab", name=words["plan"]).click()

    expect(desk.page.get_by_text(words["first"])).to_be_visible()
    expect(desk.page.get_by_label(words["payment"])).to_have_count(0)
    assert axe(desk.page) == []
    desk.page.screenshot(path=RESULTS / f"plan-builder-unverified-{lang}.png")
