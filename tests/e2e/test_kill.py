"""`kill -9` of assistant and gateway amid a conversation: nothing is lost, nothing doubled."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.under_way import begin, check_nothing_lost, check_view, meet

pytestmark = pytest.mark.browser


def test_bot_catches_up_when_the_assistant_was_killed(
    stack: Stack, customer_page: BankPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "你好")
    written = ["我失业了", "房租都快交不起了", "还有人在吗"]

    with stack.outage("assistant"):
        for line in written:
            customer_page.say(line)
        waiting = [m.text for m in records.messages(conversation_id) if m.turn == "pending"]
    records.until_settled(conversation_id)
    answered = len(records.messages(conversation_id, "bot"))
    customer_page.say("能不能分期还")
    records.until(lambda: len(records.messages(conversation_id, "bot")) > answered, conversation_id)

    assert waiting == written
    check_nothing_lost(records, conversation_id, ["你好", *written, "能不能分期还"])
    check_view(customer_page, records, conversation_id)


@pytest.mark.parametrize("lang", ["en"])
def test_people_talk_on_while_the_assistant_is_dead(
    stack: Stack, customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "Hello, is anybody there?")
    meet(customer_page, desk_page, conversation_id)

    with stack.outage("assistant"):
        customer_page.say("I can't pay it all at once")
        desk_page.see("I can't pay it all at once")
        expect(desk_page.assistant_away).to_be_visible()
        desk_page.say("Thank you for saying so, let me look.")
        customer_page.say("My hours were cut in March")
    records.until_settled(conversation_id)

    assert len(desk_page.cards()) == 3
    expect(desk_page.assistant_away).to_have_count(0)
    customer_page.see(desk_page.send_suggestion(1))
    records.until_settled(conversation_id)
    check_nothing_lost(
        records,
        conversation_id,
        ["Hello, is anybody there?", "I can't pay it all at once", "My hours were cut in March"],
    )
    check_view(customer_page, records, conversation_id)
    check_view(desk_page, records, conversation_id)


def test_both_sides_keep_what_they_write_while_the_gateway_is_away(
    stack: Stack, customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "你好，我想问一下")
    meet(customer_page, desk_page, conversation_id)

    with stack.outage("gateway"):
        for line in ("我上个月刚失业", "这个月真的还不上"):
            customer_page.write(line)
            expect(customer_page.line(line)).to_contain_text(
                re.compile(customer_page.labels.unsent)
            )
        desk_page.write("我在看，请稍等。")
        desk_page.see("我在看，请稍等。")
    customer_page.see_acknowledged("这个月真的还不上")
    customer_page.see("我在看，请稍等。")
    customer_page.say("能不能分期还")
    records.until_settled(conversation_id)

    assert len(desk_page.cards()) == 3
    customer_page.see(desk_page.send_suggestion(1))
    records.until_settled(conversation_id)
    written = ["你好，我想问一下", "我上个月刚失业", "这个月真的还不上", "能不能分期还"]
    check_nothing_lost(records, conversation_id, written)
    assert records.texts(conversation_id, "agent").count("我在看，请稍等。") == 1
    check_view(customer_page, records, conversation_id)
    check_view(desk_page, records, conversation_id)


def test_lines_sent_into_the_death_of_the_gateway_are_answered_once(
    stack: Stack, customer_page: BankPage, records: Records
) -> None:
    conversation_id = begin(customer_page, records, "你好")

    customer_page.write("你们天天打电话烦不烦")
    stack.kill("gateway")
    customer_page.write("我失业了拿什么还")
    customer_page.see_acknowledged("我失业了拿什么还")
    stack.wait_until_back("assistant")
    records.until_settled(conversation_id)
    customer_page.say("能不能分期还")
    records.until_settled(conversation_id)

    written = ["你好", "你们天天打电话烦不烦", "我失业了拿什么还", "能不能分期还"]
    check_nothing_lost(records, conversation_id, written)
    replies = records.messages(conversation_id, "bot")
    assert len({reply.client_id for reply in replies}) == len(replies) <= len(written)
    assert replies[-1].seq > records.messages(conversation_id, "customer")[-1].seq
    check_view(customer_page, records, conversation_id)
