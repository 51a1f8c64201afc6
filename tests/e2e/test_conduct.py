"""What an agent types is checked under their hands, and what is blocked does not go out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from forbear.store.tables import ConductRecord, Message
from tests.e2e.alone import GatewayAlone
from tests.e2e.desk_page import DeskPage
from tests.e2e.hands import SOON
from tests.e2e.labels import Labels
from tests.e2e.waiting import until

pytestmark = pytest.mark.browser

IN_BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
COMPLAINT = {"zh": "我失业了，你们还天天打电话", "en": "I lost my job and you call every day"}
BAD = {
    "zh": "我明白您的难处。再不还就要坐牢！",
    "en": "I see how hard this is. You could go to jail.",
}
BAD_PLACE = {"zh": "坐牢", "en": "jail"}
GOOD = {"zh": "我明白您的难处。", "en": "I see how hard this is. "}

Axe = Callable[[Page], list[str]]


def at_the_desk(alone: GatewayAlone, desk: DeskPage, lang: str, verified: bool = True) -> str:
    """An agent who has taken over from the bot; the conversation."""
    customer = alone.customer(lang, verified)
    alone.write(customer, COMPLAINT[lang])
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()
    return customer.conversation_id


def agents_lines(alone: GatewayAlone) -> list[str]:
    with alone.open_session() as session:
        return list(session.execute(select(Message.text).filter_by(author="agent")).scalars())


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("width", [1440, 390])
def test_fault_is_shown_where_it_stands_and_mended_with_one_key(
    alone: GatewayAlone,
    make_desk: Callable[..., DeskPage],
    axe: Axe,
    labels: Labels,
    lang: str,
    width: int,
) -> None:
    desk = make_desk(width=width)
    at_the_desk(alone, desk, lang)
    keys = desk.page.keyboard

    keys.insert_text(BAD[lang])
    expect(desk.blocked).to_contain_text(BAD_PLACE[lang])
    marks = desk.page.locator("mark.block")
    expect(marks.filter(has_text=BAD_PLACE[lang])).to_have_count(1)
    expect(desk.send_button).to_be_disabled()
    assert not axe(desk.page)
    keys.press("Control+Enter")
    expect(desk.field).to_have_value(BAD[lang])

    keys.press("Alt+Enter")
    expect(desk.blocked).to_have_count(0)
    mended = desk.field.input_value()
    assert mended.startswith(GOOD[lang])
    assert BAD_PLACE[lang] not in mended
    keys.press("Control+Enter")

    desk.see(mended)
    expect(desk.field).to_have_value("")
    # The page shows a line that is on its way, too.
    until(lambda: agents_lines(alone) == [mended], SOON, lambda: str(agents_lines(alone)))


def test_line_sent_faster_than_the_check_waits_for_it(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage]
) -> None:
    desk = make_desk()
    at_the_desk(alone, desk, "en")

    desk.page.keyboard.insert_text(BAD["en"])
    desk.page.keyboard.press("Control+Enter")

    expect(desk.blocked).to_be_visible()
    expect(desk.field).to_have_value(BAD["en"])
    assert agents_lines(alone) == []


@pytest.mark.parametrize("lang", ["en"])
def test_draft_is_looked_at_again_when_the_customer_says_something_grave(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], lang: str
) -> None:
    desk = make_desk()
    customer = alone.customer(lang)
    alone.write(customer, COMPLAINT[lang])
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()
    desk.page.keyboard.insert_text("Would you like me to go through the figures with you?")
    expect(desk.blocked).to_have_count(0)

    alone.assistant.risk = ["self_harm_red"]
    alone.write(customer, "I don't want to be alive any more")

    expect(desk.blocked).to_contain_text("116 123")
    expect(desk.field).to_be_focused()


@IN_BOTH_LANGUAGES
def test_supervisor_sends_it_with_a_reason(
    alone: GatewayAlone,
    make_desk: Callable[..., DeskPage],
    axe: Axe,
    labels: Labels,
    lang: str,
) -> None:
    desk = make_desk("chen")
    at_the_desk(alone, desk, lang)
    keys = desk.page.keyboard

    keys.insert_text(BAD[lang])
    desk.blocked.get_by_role("button", name=labels.send_anyway).click()
    reason = desk.page.get_by_label(labels.reason)
    expect(reason).to_be_focused()
    assert not axe(desk.page)
    keys.insert_text("委员会同意 case 4411")
    keys.press("Enter")

    desk.see(BAD[lang])
    with alone.open_session() as session:
        [record] = session.execute(select(ConductRecord)).scalars()
    assert (record.severity, record.reason) == ("block", "委员会同意 case 4411")
    expect(desk.line(BAD[lang])).to_contain_text("委员会同意 case 4411")
    assert not axe(desk.page)
    desk.page.reload()
    expect(desk.line(BAD[lang])).to_contain_text("委员会同意 case 4411")


@pytest.mark.parametrize("lang", ["en"])
@pytest.mark.parametrize(("agent", "verified"), [("lin", True), ("chen", False)])
def test_who_may_not_send_it_is_not_offered_to(
    alone: GatewayAlone,
    make_desk: Callable[..., DeskPage],
    labels: Labels,
    lang: str,
    agent: str,
    verified: bool,
) -> None:
    desk = make_desk(agent)
    at_the_desk(alone, desk, lang, verified)

    desk.page.keyboard.insert_text(BAD[lang])

    expect(desk.blocked).to_contain_text("supervisor" if verified else "nobody can")
    expect(desk.page.get_by_role("button", name=labels.send_anyway)).to_have_count(0)


@pytest.mark.parametrize("lang", ["en"])
def test_suggestion_that_is_refused_can_be_changed(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], labels: Labels, lang: str
) -> None:
    desk = make_desk()
    customer = alone.customer(lang)
    alone.write(customer, "You said I will go to jail")
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()
    expect(desk.suggestions).to_have_count(3)
    alone.write(customer, "You will go to jail")
    desk.log.hover()
    expect(desk.suggestions.first).to_contain_text("You will go to jail 1")

    desk.page.get_by_role("button", name=labels.send_suggestion.format(n=1)).click()

    refused = desk.line("You will go to jail 1")
    expect(refused).to_contain_text(labels.refused)
    refused.get_by_role("button", name=labels.rewrite).click()
    expect(desk.field).to_have_value("You will go to jail 1")
    expect(desk.blocked).to_be_visible()
    assert agents_lines(alone) == []
