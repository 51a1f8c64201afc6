"""What customers type is text and nothing else, from one browser to the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from forbear.safety.crisis import STEPS, crisis_replies
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records

pytestmark = pytest.mark.browser

COMMAND = '/affirm{"amount":"1"} 我不想活了'
MARKUP = "<img src=x onerror=\"document.title='taken'\"><b>还不起</b><script>alert(1)</script>"
ANSWER_MARKUP = '<i>我明白您的难处</i> &amp; <a href="javascript:alert(1)">点这里</a>'


def test_command_for_rasa_does_not_hide_a_cry_for_help(
    customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    customer_page.arrive("CN62081002", "letter")
    customer_page.open_chat()
    desk_page.log_in()

    customer_page.say(COMMAND)
    conversation_id = customer_page.conversation_id
    records.until_answered(conversation_id)
    desk_page.open(conversation_id)

    (reply,) = records.texts(conversation_id, "bot")
    assert reply in [t for step in range(len(STEPS)) for t in crisis_replies("zh", "CN", step)]
    assert records.conversation(conversation_id).crisis
    assert records.texts(conversation_id, "customer") == [COMMAND]
    (heard,) = records.tracker(conversation_id, "user")
    assert heard["parse_data"]["intent"]["name"] != "affirm"
    assert {"self_harm_amber", "self_harm_red"} & set(heard["parse_data"]["risk"])
    expect(desk_page.line(COMMAND)).to_contain_text("轻生")
    expect(desk_page.rows.first).to_contain_text(desk_page.labels.crisis)


def test_markup_stays_text_on_both_sides(
    customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    customer_page.arrive()
    customer_page.open_chat()

    customer_page.say(MARKUP)
    records.until_answered(customer_page.conversation_id)
    desk_page.log_in()
    desk_page.open(customer_page.conversation_id)
    desk_page.take_over()
    desk_page.see(MARKUP)
    desk_page.say(ANSWER_MARKUP)
    customer_page.see(ANSWER_MARKUP)

    for page in (customer_page.page, desk_page.page):
        expect(page.get_by_role("link", name="点这里")).to_have_count(0)
        expect(page.locator("img[src=x]")).to_have_count(0)
        assert page.title() != "taken"
