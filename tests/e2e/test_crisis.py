"""Nobody who speaks of ending their life is answered about money, whatever is running."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from forbear.safety.crisis import STEPS, crisis_replies
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.under_way import meet

pytestmark = pytest.mark.browser

IN_BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
HELLO = {"zh": "你好", "en": "Good evening"}
CRY = {"zh": "我不想活了", "en": "I don't want to be alive any more"}
MONEY = {"zh": "那我欠的钱怎么办", "en": "And what about the money that I owe?"}
WISH = {"zh": "转人工", "en": "Let me talk to a person"}
CUSTOMER = {"zh": ("CN62081003", "CN"), "en": ("UK44201002", "UK")}
ACTS = {"crisis_support", "handoff_human"}
NUMBERS = {"12356", "120", "110", "988", "911", "999", "116", "123", "24", "85258"}
"""Of hotlines and emergency services, and their hours."""


@IN_BOTH_LANGUAGES
def test_bot_answers_with_care_and_calls_a_person(
    customer_page: BankPage, records: Records, lang: str
) -> None:
    conversation_id = arrive(customer_page, lang)

    customer_page.say(CRY[lang])
    records.until(lambda: bool(records.messages(conversation_id, "bot")), conversation_id)
    customer_page.say(MONEY[lang])
    records.until_settled(conversation_id)

    check_bank_speaks_of_nothing_else(records, conversation_id, lang)
    assert len(records.messages(conversation_id, "bot")) == 2
    check_person_is_called(records, conversation_id)


@IN_BOTH_LANGUAGES
def test_agent_is_offered_nothing_but_care(
    customer_page: BankPage, desk_page: DeskPage, records: Records, lang: str
) -> None:
    conversation_id = arrive(customer_page, lang)
    customer_page.say(HELLO[lang])
    meet(customer_page, desk_page, conversation_id)

    for words in (CRY[lang], MONEY[lang]):
        customer_page.say(words)
        desk_page.see(words)
        records.until_settled(conversation_id)
        check_offered(desk_page, records, conversation_id, lang)
        customer_page.see(desk_page.send_suggestion(1))

    assert records.conversation(conversation_id).crisis


def test_desk_shows_a_crisis_above_everything_newer(
    make_customer: Callable[[], BankPage], desk_page: DeskPage, records: Records
) -> None:
    in_danger, impatient = make_customer(), make_customer()
    desk_page.log_in()
    conversation_id = arrive(in_danger, "zh")
    in_danger.say(CRY["zh"])
    impatient.arrive()
    impatient.open_chat()
    impatient.say(WISH["zh"])
    records.until_settled(impatient.conversation_id)

    first = desk_page.rows.first
    expect(first).to_contain_text(desk_page.labels.crisis)
    first.get_by_role("button").click()

    desk_page.see(CRY["zh"])
    assert desk_page.page.url.endswith(conversation_id)


@IN_BOTH_LANGUAGES
def test_bot_answers_with_care_while_the_assistant_hangs(
    stack: Stack, customer_page: BankPage, records: Records, lang: str
) -> None:
    conversation_id = arrive(customer_page, lang)

    with stack.halted("assistant"):
        customer_page.say(CRY[lang])
        records.until(lambda: bool(records.messages(conversation_id, "bot")), conversation_id)
    records.until_settled(conversation_id)

    check_bank_speaks_of_nothing_else(records, conversation_id, lang)
    assert len(records.messages(conversation_id, "bot")) == 1
    check_person_is_called(records, conversation_id)


@pytest.mark.pace
def test_agent_is_offered_care_while_the_assistant_is_dead(
    stack: Stack, customer_page: BankPage, desk_page: DeskPage, records: Records
) -> None:
    conversation_id = arrive(customer_page, "zh")
    customer_page.say(HELLO["zh"])
    meet(customer_page, desk_page, conversation_id)

    with stack.outage("assistant"):
        customer_page.say(CRY["zh"])
        check_offered(desk_page, records, conversation_id, "zh")
        customer_page.see(desk_page.send_suggestion(1))
    records.until_settled(conversation_id)

    assert records.heard(conversation_id)[-1] == CRY["zh"]
    assert records.conversation(conversation_id).crisis


def arrive(customer: BankPage, lang: str) -> str:
    """A customer whose debt and place the bank knows; the id of the conversation."""
    customer.arrive(CUSTOMER[lang][0], "letter")
    customer.open_chat()
    return customer.conversation_id


def check_bank_speaks_of_nothing_else(records: Records, conversation_id: str, lang: str) -> None:
    for text in records.texts(conversation_id, "bot"):
        check_reviewed(text, lang)
    drafts = [event["metadata"]["draft"] for event in records.tracker(conversation_id, "bot")]
    assert {act for draft in drafts for act in draft["acts"]} <= ACTS


def check_offered(desk: DeskPage, records: Records, conversation_id: str, lang: str) -> None:
    """What the desk shows is what was drafted, and that is care or a person, and never money."""
    records.until(
        lambda: any(
            s.outcome == "open" and "crisis_support" in s.acts
            for s in records.suggestions(conversation_id)
        ),
        conversation_id,
    )
    shown = [card.text for card in desk.cards()]
    drafted = [s for s in records.suggestions(conversation_id) if s.outcome == "open"]
    assert shown == [suggestion.text for suggestion in drafted]
    assert "crisis_support" in drafted[0].acts
    for suggestion in drafted:
        assert set(suggestion.acts) <= ACTS
        assert suggestion.card is None
        assert not suggestion.commit
        if "crisis_support" in suggestion.acts:
            check_reviewed(suggestion.text, lang)
        else:
            assert not re.search(r"\d", suggestion.text)


def check_reviewed(text: str, lang: str) -> None:
    """One of the reviewed replies for the place, with no figure in it but a number to call."""
    place = CUSTOMER[lang][1]
    assert text in [t for step in range(len(STEPS)) for t in crisis_replies(lang, place, step)]
    assert set(re.findall(r"\d+", text)) <= NUMBERS


def check_person_is_called(records: Records, conversation_id: str) -> None:
    conversation = records.conversation(conversation_id)
    assert conversation.crisis
    assert conversation.waiting_since is not None
    assert conversation.handoff_reason == "risk"
