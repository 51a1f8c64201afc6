"""Canned replies at the desk: found, put into the composer and kept by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.canned_page import WORDS, CannedPage, Words
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def words(lang: str) -> Words:
    return WORDS[lang]


@pytest.fixture
def canned(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, lang: str
) -> CannedPage:
    """An agent who has taken over a conversation and is about to write."""
    return at_the_composer(alone, make_desk(), words, lang)


def at_the_composer(alone: GatewayAlone, desk: DeskPage, words: Words, lang: str) -> CannedPage:
    customer = alone.customer(lang)
    alone.write(customer, words.said)
    desk.log_in()
    desk.open(customer.conversation_id)
    desk.take_over()
    return CannedPage(desk, words)


def test_slash_finds_an_approved_reply_and_puts_it_into_the_composer(
    canned: CannedPage, words: Words, axe: Axe, lang: str
) -> None:
    keys, desk = canned.keys, canned.desk

    canned.open_by_key()
    expect(desk.field).to_have_value("")
    expect(canned.options.first).to_have_attribute("aria-selected", "true")
    found = axe(canned.page)
    canned.page.screenshot(path=RESULTS / f"canned-replies-{lang}.png")
    keys.press("ArrowDown")
    expect(canned.search).to_have_attribute("aria-activedescendant", "option-1")
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    last = canned.options.count() - 1
    expect(canned.search).to_have_attribute("aria-activedescendant", f"option-{last}")
    keys.insert_text(words.sought)
    expect(canned.active).to_have_text(words.found)
    expect(canned.options).to_have_count(1)
    keys.press("Enter")

    expect(canned.dialog).to_have_count(0)
    expect(desk.field).to_be_focused()
    expect(desk.field).to_have_value(words.found)
    expect(desk.line(words.found)).to_have_count(0)
    keys.press("Control+Enter")
    desk.see(words.found)
    assert found == []


def test_escape_and_a_search_without_result_leave_the_composer_as_it_was(
    canned: CannedPage, words: Words, axe: Axe, lang: str
) -> None:
    canned.open_by_key()
    canned.keys.insert_text("zzzz")
    expect(canned.dialog.get_by_text(words.none)).to_be_visible()
    found = axe(canned.page)
    canned.keys.press("Enter")
    expect(canned.dialog).to_be_visible()
    canned.keys.press("Escape")

    expect(canned.dialog).to_have_count(0)
    expect(canned.desk.field).to_be_focused()
    expect(canned.desk.field).to_have_value("")
    # A slash within a text is a slash.
    canned.keys.type("24/7")
    expect(canned.desk.field).to_have_value("24/7")
    expect(canned.dialog).to_have_count(0)
    assert found == []


def test_button_puts_a_reply_in_where_the_agent_writes_and_what_stood_there_can_come_back(
    canned: CannedPage, words: Words, lang: str
) -> None:
    field = canned.desk.field
    canned.keys.insert_text("...")
    canned.page.get_by_role("button", name=words.title).focus()
    canned.keys.press("Enter")
    expect(canned.search).to_be_focused()
    canned.page.get_by_role("button", name=words.other_language, exact=True).last.click()
    first = canned.options.first.inner_text().strip()
    canned.options.first.click()

    expect(field).to_be_focused()
    expect(field).to_have_value(f"...{'' if lang == 'en' else ' '}{first}")
    canned.page.get_by_role("button", name=words.restore).click()
    expect(field).to_have_value("...")


def test_own_reply_is_added_changed_deleted_and_taken_back_by_keys_alone(
    alone: GatewayAlone,
    canned: CannedPage,
    make_desk: Callable[..., DeskPage],
    words: Words,
    axe: Axe,
    lang: str,
) -> None:
    canned.open_by_key()
    canned.press(words.new)
    expect(canned.dialog.get_by_label(words.text, exact=True)).to_be_focused()
    found = axe(canned.page)
    canned.page.screenshot(path=RESULTS / f"canned-reply-new-{lang}.png")
    canned.keep(words.mine)
    expect(canned.active).to_have_text(words.mine)

    canned.press(words.edit + words.mine)
    canned.keep(words.better)
    expect(canned.active).to_have_text(words.better)
    expect(canned.options.filter(has_text=words.mine)).to_have_count(0)
    canned.press(words.undo)
    expect(canned.options.first).to_have_text(words.mine)

    canned.press(words.delete + words.mine)
    expect(canned.dialog.get_by_text(words.deleted)).to_be_visible()
    expect(canned.options.filter(has_text=words.mine)).to_have_count(0)
    expect(canned.dialog.get_by_role("button", name=words.undo)).to_be_focused()
    found += axe(canned.page)
    canned.page.screenshot(path=RESULTS / f"canned-reply-deleted-{lang}.png")
    canned.keys.press("Enter")
    expect(canned.options.first).to_have_text(words.mine)
    expect(canned.search).to_be_focused()

    # It is there after a reload, and at nobody else's desk.
    canned.page.reload()
    canned.desk.field.focus()
    canned.open_by_key()
    expect(canned.options.first).to_have_text(words.mine)
    other = at_the_composer(alone, make_desk("sam"), words, lang)
    other.open_by_key()
    expect(other.options.filter(has_text=words.mine)).to_have_count(0)
    assert found == []


def test_own_reply_passes_the_conduct_check_of_whatever_is_typed(
    canned: CannedPage, words: Words, axe: Axe, lang: str
) -> None:
    canned.open_by_key()
    canned.press(words.new)
    canned.keep(words.harsh)
    canned.keys.press("Enter")

    expect(canned.desk.field).to_have_value(words.harsh)
    expect(canned.desk.blocked).to_be_visible()
    expect(canned.desk.send_button).to_be_disabled()
    assert axe(canned.page) == []


def test_list_that_does_not_load_says_so_and_can_be_tried_again(
    canned: CannedPage, words: Words, axe: Axe, lang: str
) -> None:
    address = "**/api/canned-replies"
    canned.page.route(address, lambda route: route.abort())
    canned.keys.type("/")
    expect(canned.dialog.get_by_role("alert")).to_contain_text(words.failed)
    found = axe(canned.page)

    canned.page.unroute(address)
    canned.press(words.again)

    expect(canned.options.first).to_be_visible()
    assert found == []


def test_it_fits_a_telephone(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, axe: Axe, lang: str
) -> None:
    narrow = at_the_composer(alone, make_desk(width=390), words, lang)
    narrow.open_by_key()

    box = narrow.dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0
    assert axe(narrow.page) == []
    narrow.page.screenshot(path=RESULTS / f"canned-replies-narrow-{lang}.png")
