"""What people type into any field is shown as text, on every page, and runs nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from forbear.store.base import utc_now
from forbear.store.canned_replies import add_canned_reply
from forbear.store.tables import Agent, Conversation, Message
from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.classroom import conversation_gone_wrong, copied_files
from tests.e2e.desk_page import DeskPage
from tests.e2e.labels import Labels
from tests.e2e.trainer_page import TRAINER_LABELS, TrainerPage

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["en"])]
BLOCKED = "Pay today or we will have you arrested. "


def script(place: str) -> str:
    """Would run wherever it is taken for markup."""
    return f"<img src=x onerror=\"document.title='taken'\">{place}"


def nothing_ran(*pages: Page) -> None:
    for page in pages:
        assert page.title() != "taken"
        expect(page.locator("img[src=x]")).to_have_count(0)


def test_customers_and_agents_see_each_others_markup_as_text(
    alone: GatewayAlone,
    browser: Browser,
    labels: Labels,
    make_desk: Callable[..., DeskPage],
    lang: str,
) -> None:
    with alone.open_session.begin() as session:
        for login in ("lin", "chen"):
            agent = session.execute(select(Agent).filter_by(login=login)).scalar_one()
            agent.name = script(f"name-{login}")
    context = browser.new_context(locale=labels.locale, reduced_motion="reduce")
    customer = BankPage(context.new_page(), alone.url, labels)
    customer.arrive("UK44201002", "letter")
    customer.open_chat()
    customer.write(script("message"))
    conversation_id = customer.conversation_id
    lin, chen = make_desk("lin"), make_desk("chen")

    lin.log_in()
    lin.open(conversation_id)
    lin.take_over()
    expect(lin.log.get_by_text(script("message")).first).to_be_visible()
    with alone.open_session.begin() as session:
        lin_id = session.execute(select(Agent.id).filter_by(login="lin")).scalar_one()
        add_canned_reply(session, lin_id, lang, script("canned"))
    lin.field.press("/")
    lin.page.get_by_role("option", name=script("canned")).click()
    expect(lin.field).to_have_value(script("canned"))
    lin.say(script("reply"))
    customer.see(script("reply"))
    expect(customer.status).to_have_text(script("name-lin"))
    lin.page.get_by_role("button", name="Hand on", exact=True).click()
    lin.page.get_by_label("What they should know").fill(script("note"))
    lin.page.get_by_role("button", name="Hand on", exact=True).click()

    with alone.open_session.begin() as session:
        row = session.get(Conversation, conversation_id)
        row.verified_until = utc_now() + timedelta(minutes=30)
    chen.log_in()
    chen.open(conversation_id)
    expect(chen.page.get_by_text(script("note"))).to_be_visible()
    chen.take_over()
    chen.field.fill(BLOCKED)
    chen.blocked.get_by_role("button", name=labels.send_anyway).click()
    chen.page.get_by_label(labels.reason).fill(script("reason"))
    chen.page.keyboard.press("Enter")
    expect(chen.line(BLOCKED.strip())).to_contain_text(script("reason"))

    nothing_ran(customer.page, lin.page, chen.page)
    context.close()


def test_trainers_see_markup_as_text(tmp_path: Path, browser: Browser, lang: str) -> None:
    gateway = GatewayAlone(tmp_path, copied_files(_made(tmp_path / "root")))
    with gateway.open_session.begin() as session:
        conversation_id = conversation_gone_wrong(session, lang)
        query = select(Message).filter_by(conversation_id=conversation_id, seq=3)
        session.execute(query).scalar_one().text = script("message")
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    page = context.new_page()
    trainer = TrainerPage(page, gateway.url, TRAINER_LABELS[lang], gateway.passwords["mei"])
    trainer.log_in()
    say = trainer.say

    row = trainer.rows.filter(has_text=script("message"))
    row.get_by_role("button").click()
    expect(trainer.conversation).to_contain_text(script("message"))
    page.get_by_label(say("tags"), exact=True).fill(script("tag"))
    page.get_by_role("button", name=say("keepTags")).click()
    page.get_by_role("button", name=say("storyFrom")).last.click()
    page.get_by_label(say("storyTitle")).fill(script("story"))
    expect(page.get_by_text("onerror=").last).to_be_visible()
    page.get_by_role("button", name=say("replies"), exact=True).click()
    page.get_by_label(say("searchReplies")).fill("utter_acknowledge_anger")
    page.get_by_role("button", name="utter_acknowledge_anger").click()
    page.get_by_role("button", name=say("addWording")).click()
    page.get_by_role("combobox", name=say("language"), exact=True).last.select_option(lang)
    page.get_by_label(say("wording"), exact=True).fill(script("What happened first?"))
    trainer.show_change()
    expect(trainer.difference).to_contain_text("onerror=")
    page.get_by_label(say("reason")).fill(script("reason"))
    page.get_by_role("button", name=say("save"), exact=True).click()
    expect(page.get_by_text(say("saved"))).to_be_visible()
    page.get_by_role("button", name=say("history")).click()
    expect(page.get_by_text(script("reason")).first).to_be_visible()

    nothing_ran(page)
    context.close()
    gateway.stop()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
