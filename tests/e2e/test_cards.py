"""Suggestions stay where they are while an agent is at them, and what is pressed is what goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.desk_page import DeskPage
from tests.e2e.hands import Keyboard
from tests.e2e.labels import Labels
from tests.gateway.people import Customer

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["en"])]


def cards_made_without_records(alone: GatewayAlone, desk: DeskPage) -> Customer:
    """The cards of an outage, which will be made again as soon as the records are back."""
    customer = alone.customer("en")
    alone.write(customer, "hello")
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()
    alone.assistant.degraded = ["actions"]
    alone.write(customer, "How much is it")
    expect(desk.suggestions.first).to_contain_text("How much is it 1")
    desk.log.hover()
    return customer


def test_cards_made_again_wait_until_they_are_asked_for(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], labels: Labels, lang: str
) -> None:
    desk = make_desk()
    cards_made_without_records(alone, desk)

    alone.assistant.degraded = []
    expect(desk.page.get_by_role("button", name=labels.newer)).to_be_visible()
    expect(desk.suggestions.first).to_contain_text("How much is it 1")

    desk.field.focus()
    desk.page.keyboard.press("Alt+Digit2")
    expect(desk.field).to_have_value("How much is it 2")
    desk.page.get_by_role("button", name=labels.newer).click()
    expect(desk.suggestions.first).to_contain_text("fresh 1")


def test_card_that_was_made_anew_meanwhile_is_sent_as_it_was_read(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], labels: Labels, lang: str
) -> None:
    desk = make_desk()
    cards_made_without_records(alone, desk)
    alone.assistant.degraded = []
    expect(desk.page.get_by_role("button", name=labels.newer)).to_be_visible()

    desk.page.get_by_role("button", name=labels.send_suggestion.format(n=1)).click()

    desk.see("How much is it 1")
    desk.log.hover()
    expect(desk.suggestions).to_have_count(0)


def test_next_line_of_the_customer_brings_its_own_cards(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], lang: str
) -> None:
    desk = make_desk()
    customer = cards_made_without_records(alone, desk)

    alone.write(customer, "Are you there")

    expect(desk.suggestions.first).to_contain_text("Are you there 1")


def test_focus_goes_on_to_the_field_when_a_suggestion_is_sent(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], labels: Labels, lang: str
) -> None:
    desk = make_desk()
    cards_made_without_records(alone, desk)

    Keyboard(desk.page).press(
        desk.page.get_by_role("button", name=labels.send_suggestion.format(n=1))
    )

    desk.see("How much is it 1")
    expect(desk.suggestions).to_have_count(0)
    expect(desk.field).to_be_focused()
