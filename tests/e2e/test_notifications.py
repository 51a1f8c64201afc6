"""Notifications at the desk: wished for, about what is not looked at, without anybody's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage
from tests.e2e.notified_page import WORDS, WRITE_DOWN, NotifiedPage, until

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def words(lang: str) -> dict[str, str]:
    return WORDS[lang]


@pytest.fixture
def desk(make_desk: Callable[..., DeskPage], words: dict[str, str]) -> NotifiedPage:
    return NotifiedPage(make_desk(), words["switch"])


@pytest.fixture
def notified(desk: NotifiedPage) -> NotifiedPage:
    """A desk whose agent has switched them on, with nothing open."""
    desk.desk.log_in()
    desk.permit("granted")
    desk.turn_on()
    return desk


def away_from(alone: GatewayAlone, notified: NotifiedPage, lang: str) -> None:
    """The agent turns to another conversation."""
    other = alone.customer(lang)
    alone.write(other, "...")
    notified.desk.rows.filter(has_text="...").first.get_by_role("button").click()
    expect(notified.desk.log).to_contain_text("...")


def test_nobody_is_asked_or_called_who_has_not_switched_them_on(
    alone: GatewayAlone, desk: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    desk.desk.log_in()
    desk.permit("granted")
    alone.assistant.risk = ["self_harm_red"]
    customer = alone.customer(lang)
    alone.write(customer, words["cry"])
    expect(desk.desk.rows.filter(has_text=desk.desk.labels.crisis)).to_be_visible()

    expect(desk.switch).not_to_be_checked()
    assert (desk.asked, desk.shown) == (0, [])


def test_switch_asks_the_browser_once_and_is_remembered_there(
    desk: NotifiedPage, axe: Axe, lang: str
) -> None:
    desk.desk.log_in()
    # The answer comes from whoever sits there; headless, nobody does.
    desk.page.evaluate(
        "() => { Notification.requestPermission = async () => { asked++; return 'granted'; }; }"
    )
    desk.switch.focus()
    desk.page.keyboard.press("Space")
    until(desk.page, "window.asked === 1")
    desk.permit("granted")
    expect(desk.switch).to_be_checked()
    found = axe(desk.page)

    desk.page.reload()
    expect(desk.switch).to_be_checked()
    assert desk.asked == 0
    desk.switch.uncheck()
    desk.page.reload()
    expect(desk.switch).not_to_be_checked()
    assert found == []


def test_new_message_calls_the_agent_who_looks_elsewhere_without_the_customers_words(
    alone: GatewayAlone, notified: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    customer = alone.customer(lang)
    alone.write(customer, words["first"])
    notified.desk.open(customer.conversation_id)
    notified.desk.take_over()
    alone.write(customer, words["second"])
    notified.desk.see(words["second"])
    assert notified.bodies == []

    away_from(alone, notified, lang)
    alone.write(customer, words["first"])

    assert notified.until_shown(1) == [words["message"]]
    told = str(notified.shown)
    name = notified.desk.page.get_by_role("heading", level=2).first.inner_text()
    assert not any(secret in told for secret in (words["first"], words["second"], name))
    notified.press_last()
    expect(notified.desk.line(words["second"])).to_have_count(1)
    expect(notified.desk.field).to_be_focused()


def test_a_desk_that_is_not_in_front_calls_for_the_conversation_that_is_open_in_it(
    alone: GatewayAlone, notified: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    customer = alone.customer(lang)
    alone.write(customer, words["first"])
    notified.desk.open(customer.conversation_id)
    notified.desk.take_over()

    notified.look_elsewhere()
    alone.write(customer, words["second"])

    assert notified.until_shown(1) == [words["message"]]


def test_second_desk_keeps_silent_about_what_the_first_one_has_in_front(
    alone: GatewayAlone, notified: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    customer = alone.customer(lang)
    alone.write(customer, words["first"])
    second = notified.page.context.new_page()
    second.add_init_script(WRITE_DOWN)
    second.goto(f"{alone.url}/desk/")
    expect(second.get_by_role("switch", name=words["switch"])).to_be_checked()
    notified.page.bring_to_front()
    notified.desk.open(customer.conversation_id)
    notified.desk.take_over()

    alone.write(customer, words["second"])
    notified.desk.see(words["second"])
    expect(second.get_by_role("listitem").filter(has_text=words["second"]).first).to_be_visible()
    assert second.evaluate("window.shown.length") == 0

    away_from(alone, notified, lang)
    alone.write(customer, words["first"])
    until(second, "window.shown.length === 1")


def test_what_a_supervisor_gives_and_a_crisis_that_waits_call_too(
    alone: GatewayAlone, notified: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    given = alone.customer(lang)
    alone.write(given, words["first"])
    alone.give(given.conversation_id, "lin")
    assert notified.until_shown(1) == [words["assigned"]]

    alone.assistant.risk = ["self_harm_red"]
    cry = alone.customer("en" if lang == "zh" else "zh")
    alone.write(cry, words["cry"])
    assert notified.until_shown(2)[1] == words["crisis"]
    assert notified.shown[1]["requireInteraction"]

    alone.write(given, words["cry"])
    assert notified.until_shown(3)[2] == words["own_crisis"]
    notified.press_last()
    expect(notified.desk.log).to_contain_text(words["first"])


def test_a_break_is_a_break(
    alone: GatewayAlone, notified: NotifiedPage, words: dict[str, str], lang: str
) -> None:
    notified.page.get_by_role("button", name=words["break"]).click()
    expect(notified.page.get_by_role("button", name=words["break_end"])).to_be_visible()
    alone.assistant.risk = ["self_harm_red"]
    first = alone.customer(lang)
    alone.write(first, words["cry"])
    expect(notified.desk.rows.filter(has_text=notified.desk.labels.crisis)).to_be_visible()
    assert notified.shown == []

    notified.page.get_by_role("button", name=words["break_end"]).click()
    expect(notified.page.get_by_role("button", name=words["break"])).to_be_visible()
    second = alone.customer("en" if lang == "zh" else "zh")
    alone.write(second, words["cry"])
    assert notified.until_shown(1) == [words["crisis"]]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_browser_that_blocks_them_is_told_of_and_they_come_once_it_lets_them(
    make_desk: Callable[..., DeskPage], words: dict[str, str], axe: Axe, lang: str, width: int
) -> None:
    desk = NotifiedPage(make_desk(width=width), words["switch"])
    desk.desk.log_in()
    desk.permit("denied")
    desk.switch.focus()
    desk.page.keyboard.press("Space")

    told = desk.page.get_by_role("status").filter(has_text=words["blocked"])
    expect(told).to_be_visible()
    expect(desk.switch).not_to_be_checked()
    found = axe(desk.page)
    desk.page.screenshot(path=RESULTS / f"notifications-blocked-{width}-{lang}.png")
    desk.page.reload()
    expect(told).to_be_visible()

    desk.permit("granted")
    expect(told).to_have_count(0)
    expect(desk.switch).to_be_checked()
    desk.permit("denied")
    told.get_by_role("button", name=words["fine"]).click()
    expect(told).to_have_count(0)
    desk.page.reload()
    expect(desk.switch).not_to_be_checked()
    expect(told).to_have_count(0)
    assert found == []


@pytest.mark.parametrize(
    ("browser_does", "told"),
    [
        ("() => { delete window.Notification; }", "none"),
        ("() => { Notification.requestPermission = async () => 'default'; }", "unanswered"),
    ],
    ids=["none", "unanswered"],
)
def test_switch_that_cannot_be_turned_on_says_why(
    desk: NotifiedPage, words: dict[str, str], axe: Axe, lang: str, browser_does: str, told: str
) -> None:
    desk.desk.log_in()
    desk.page.evaluate(browser_does)

    desk.switch.focus()
    desk.page.keyboard.press("Space")

    expect(desk.page.get_by_role("status").filter(has_text=words[told])).to_be_visible()
    expect(desk.switch).not_to_be_checked()
    assert axe(desk.page) == []
