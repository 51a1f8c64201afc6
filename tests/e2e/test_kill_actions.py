"""`kill -9` of the action server amid a conversation: people talk on, and it is caught up."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.under_way import begin, check_nothing_lost, check_view, meet

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["en"])]


def test_suggestions_come_back_after_the_action_server_was_killed(
    stack: Stack, customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "Good morning")
    meet(customer_page, desk_page, conversation_id)
    customer_page.say("Last four 9042, born in 1988")
    assert len(desk_page.cards()) == 3

    with stack.outage("actions"):
        customer_page.say("How much do I owe you?")
        desk_page.see("How much do I owe you?")
        desk_page.say("One moment, I am looking it up.")
        customer_page.see("One moment, I am looking it up.")
    records.until_settled(conversation_id)
    customer_page.say("So what is the balance now?")
    records.until_settled(conversation_id)

    assert "£" in desk_page.cards()[0].text
    customer_page.see(desk_page.send_suggestion(1))
    records.until_settled(conversation_id)
    check_nothing_lost(
        records,
        conversation_id,
        [
            "Good morning",
            "Last four 9042, born in 1988",
            "How much do I owe you?",
            "So what is the balance now?",
        ],
    )
    check_view(customer_page, records, conversation_id)
    check_view(desk_page, records, conversation_id)


def test_identity_answered_while_the_action_server_is_dead_is_checked_later(
    stack: Stack, customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "Good afternoon")
    meet(customer_page, desk_page, conversation_id)

    with stack.outage("actions"):
        customer_page.say("Last four 9042, born in 1988")
        desk_page.see("Last four 9042, born in 1988")

    expect(desk_page.account).to_contain_text("£")
    records.until_settled(conversation_id)
    newer = desk_page.page.get_by_role("button", name=desk_page.labels.newer)
    first = desk_page.suggestions.first
    expect(newer.or_(first.filter(has_text="£")).first).to_be_visible()
    if newer.is_visible():
        newer.click()
    expect(first).to_contain_text("£")
    assert records.heard(conversation_id) == ["Good afternoon", "Last four 9042, born in 1988"]
