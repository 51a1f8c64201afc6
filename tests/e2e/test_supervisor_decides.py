"""What a supervisor decides: approvals, and the hours of the house, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from forbear.gateway.approvals import decision_words
from forbear.store.staffing import add_agent
from forbear.store.tickets import record_ticket
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import Axe
from tests.e2e.desk_page import DeskPage
from tests.e2e.supervisor_page import (
    ACCOUNTS,
    APPROVALS,
    CONDUCT,
    HOUSE,
    TICKETS,
    SupervisorPage,
    picture,
    wide_enough,
)
from tests.gateway.approval_scene import plan_that_waits

pytestmark = pytest.mark.browser
NEVER = "UTC mon 00:00-00:01"
BLOCKED = "Pay today or you will go to jail."


@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
def test_plan_above_authority_is_approved_and_the_customer_told(
    alone: GatewayAlone, open_floor: Callable[..., SupervisorPage], axe: Axe, lang: str, width: int
) -> None:
    customer = alone.customer(lang)
    with alone.open_session.begin() as session:
        reference = plan_that_waits(session, customer.conversation_id)
        conversation_id = customer.conversation_id
        call = record_ticket(session, "call_back", conversation_id, "contact_time=15:00").reference
    chen = open_floor(lang, width)
    chen.log_in()
    page, size = chen.page, "phone" if width < 500 else "wide"

    chen.go("approvals")
    card = page.get_by_role("article")
    expect(card).to_contain_text(reference)
    expect(card).to_contain_text(chen.say("means_affordable", APPROVALS))
    found = {"approvals": axe(page)}
    picture(page, f"approvals-{size}", lang)
    assert wide_enough(page)
    chen.press("approve", APPROVALS)
    expect(page.get_by_text(chen.say("nothingWaits", APPROVALS))).to_have_count(0)
    page.get_by_label(chen.say("reason", APPROVALS)).fill("It fits what they can pay.")
    chen.press("approve", APPROVALS)
    expect(page.get_by_text(chen.say("nothingWaits", APPROVALS))).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=reference)).to_contain_text(
        chen.say("told", APPROVALS)
    )
    found["decided"] = axe(page)
    alone.hear_line(customer, decision_words()["plan_approval"]["approved"][lang])

    chen.go("tickets")
    expect(page.get_by_role("article").filter(has_text=call)).to_contain_text("15:00")
    found["follow-ups"] = axe(page)
    picture(page, f"follow-ups-{size}", lang)
    assert wide_enough(page)
    page.get_by_role("button", name=call).first.click()
    expect(page.get_by_text(chen.say("none", TICKETS))).to_be_visible()

    assert not any(found.values()), found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hours_are_set_and_taken_back(
    alone: GatewayAlone, open_floor: Callable[..., SupervisorPage], axe: Axe, lang: str
) -> None:
    chen = open_floor(lang)
    chen.log_in()
    chen.go("house")
    page, say = chen.page, HOUSE[lang]
    field = page.locator("#hours_en")
    expect(field).to_be_visible()
    found = {"hours": axe(page)}

    field.fill("whenever we like")
    field.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="whenever")).to_be_visible()
    found["error"] = axe(page)
    picture(page, "hours-error", lang)
    field.fill(NEVER)
    field.press("Enter")
    expect(page.get_by_text(say["backAt"].split("{")[0])).to_be_visible()
    page.get_by_role("button", name=say["undo"]).nth(1).click()
    expect(page.get_by_text(say["backAt"].split("{")[0])).to_have_count(0)
    expect(field).to_have_value("")
    picture(page, "hours", lang)

    assert not any(found.values()), found


def test_agent_asks_about_a_blocked_reply(
    alone: GatewayAlone,
    open_floor: Callable[..., SupervisorPage],
    make_desk: Callable[..., DeskPage],
    axe: Axe,
) -> None:
    customer = alone.customer("en")
    alone.write(customer, "I cannot pay this month.")
    lin, chen = make_desk(), open_floor("en")
    lin.log_in()
    lin.open(customer.conversation_id)
    lin.take_over()
    chen.log_in()
    words = CONDUCT["zh"]

    lin.field.fill(BLOCKED)
    lin.page.get_by_role("button", name=words["askLeader"]).click()
    expect(lin.page.get_by_text(words["asked_open"])).to_be_visible()
    chen.go("approvals")
    card = chen.page.get_by_role("article")
    expect(card).to_contain_text(BLOCKED)
    found = {"asked": axe(chen.page)}
    picture(chen.page, "asked", "en")
    card.get_by_label(chen.say("reason", APPROVALS)).fill("The customer quoted it first.")
    chen.press("letThrough", APPROVALS)

    alone.hear_line(customer, BLOCKED)
    expect(lin.page.get_by_text(words["asked_sent"].split("{")[0])).to_be_visible()
    expect(lin.field).to_have_value("")
    found["told"] = axe(lin.page)
    picture(lin.page, "told", "zh")
    assert not any(found.values()), found


@pytest.mark.parametrize("lang", ["zh"])
def test_admin_adds_somebody_and_shuts_the_log_in(
    alone: GatewayAlone, open_floor: Callable[..., SupervisorPage], axe: Axe, lang: str
) -> None:
    password = "a-long-enough-pass-phrase"
    with alone.open_session.begin() as session:
        add_agent(session, "root", password, role="admin", name="Root A.", languages=["zh"])
    root = open_floor(lang)
    root.secret = password
    root.log_in("root")
    root.go("accounts")
    page, say = root.page, ACCOUNTS[lang]
    ada = page.get_by_role("article", name="Ada · ada")

    page.locator("#login").fill("ada")
    page.locator("#name").fill("Ada")
    page.locator("#password").fill("ada")
    root.press("create", ACCOUNTS)
    page.locator("#password").fill("ada-has-this-in-it")
    root.press("create", ACCOUNTS)
    expect(page.get_by_role("alert").filter(has_text=say["refused"])).to_be_visible()
    found = {"refused": axe(page)}
    page.locator("#password").fill("another-good-pass-phrase")
    page.get_by_role("checkbox").nth(2).check()
    root.press("create", ACCOUNTS)
    expect(ada).to_be_visible()
    ada.get_by_role("button", name=say["shut"]).click()
    ada.get_by_role("button", name=say["yes"], exact=True).click()
    expect(ada).to_contain_text(say["isShut"].split("}")[1].strip())
    found["shut"] = axe(page)
    picture(page, "accounts", lang)

    assert not any(found.values()), found
