"""A customer alone with the bot ends with the very plan that they chose, not with its neighbour."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from forbear.rules.money import format_money
from tests.e2e.bank_page import BankPage
from tests.e2e.records import Records

pytestmark = pytest.mark.browser

STEPS = ("尾号6618，1990年生", "能不能分期还", "每月到手6000，房租伙食这些必要开支4500")


def test_second_plan_of_the_card_is_read_back_and_recorded(
    customer_page: BankPage, records: Records
) -> None:
    customer_page.arrive("US73151002", "letter")
    customer_page.open_chat()
    conversation_id = customer_page.conversation_id
    for words in STEPS:
        customer_page.say(words)
        records.until_answered(conversation_id)

    chosen = customer_page.offer(2)
    shown = chosen.inner_text()
    chosen.get_by_role("button").click()
    expect(customer_page.cards).to_have_count(2)
    customer_page.offer(1).get_by_role("button").click()
    records.until(lambda: bool(records.plans(conversation_id)), conversation_id)

    (plan,) = records.plans(conversation_id)
    for figure in (plan.instalment, plan.total_interest, plan.total_payable):
        assert format_money(figure, "USD", "zh") in shown
    assert len(plan.instalments) == plan.n
    assert sum(row.amount for row in plan.instalments) == plan.total_payable
