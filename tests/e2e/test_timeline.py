"""The timeline of an account at the desk, by keyboard and with every state that it can be in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.base import utc_now
from forbear.store.cases import open_complaint, open_dispute
from forbear.store.contacts import log_contact, set_preference
from forbear.store.promises import move_promise, record_promise
from forbear.store.stops import set_stop
from forbear.store.tables import Account, Balance, Conversation, Customer
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage
from tests.e2e.timeline_page import WORDS, TimelinePage, Words

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
Axe = Callable[[Page], list[str]]


ADDRESS = "**/timeline*"


@pytest.fixture
def words(lang: str) -> Words:
    return WORDS[lang]


def account_of(session: Session, conversation_id: str) -> Account:
    customer_id = session.get(Conversation, conversation_id).customer_id
    account: Account = session.execute(select(Account).filter_by(customer_id=customer_id)).scalar()
    return account


def fill(session: Session, account: Account) -> None:
    """One of each kind that the demo bank has none of."""
    today = utc_now().date()
    due = today + timedelta(days=5)
    promise = record_promise(session, account.id, None, 120_000, due)
    promise.paid = 120_000
    move_promise(session, promise.id, "kept")
    open_dispute(session, account.id, "fee")
    open_complaint(session, account.customer, utc_now())
    log_contact(session, account.customer_id, "phone", "outbound", "unanswered")
    set_preference(session, account.customer_id, "hours", from_minute=1080, until_minute=1200)
    set_stop(session, account.id, "breathing_space", today)


def at_the_desk(
    alone: GatewayAlone, desk: DeskPage, words: Words, lang: str, verified: bool = True
) -> tuple[TimelinePage, str]:
    customer = alone.customer(lang, verified=verified)
    alone.write(customer, words.said)
    desk.log_in()
    desk.open(customer.conversation_id)
    return TimelinePage(desk, words), customer.conversation_id


def test_everything_that_happened_is_read_by_keys_alone(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, axe: Axe, lang: str
) -> None:
    timeline, conversation_id = at_the_desk(alone, make_desk(), words, lang)
    page, keys = timeline.page, timeline.page.keyboard
    with alone.open_session.begin() as session:
        fill(session, account_of(session, conversation_id))

    page.get_by_role("tab", name=words.account).focus()
    keys.press("End")
    expect(timeline.tab).to_be_focused()
    for told in (
        words.promise, words.kept, words.dispute, words.complaint, words.call, words.wish,
        words.stop,
    ):  # fmt: skip
        expect(timeline.events.filter(has_text=told).first).to_be_visible()
    count = timeline.events.count()
    assert count == 30
    found = axe(page)
    page.screenshot(path=RESULTS / f"timeline-{lang}.png")

    earlier = timeline.part.get_by_role("button", name=words.earlier)
    earlier.focus()
    keys.press("Enter")
    expect(timeline.events.nth(count)).to_be_focused()
    found += axe(page)
    page.screenshot(path=RESULTS / f"timeline-earlier-{lang}.png")

    # What was read does not come twice, and the newest is there when it is asked for again.
    texts = timeline.events.all_inner_texts()
    assert len(texts) > count
    with alone.open_session.begin() as session:
        account = account_of(session, conversation_id)
        log_contact(session, account.customer_id, "letter", "outbound", "delivered")
    timeline.part.get_by_role("button", name=words.refresh).click()
    expect(timeline.events).to_have_count(30)
    expect(timeline.events.first).not_to_have_text(texts[0])
    assert found == []


def test_before_verification_the_timeline_is_closed(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, axe: Axe, lang: str
) -> None:
    timeline, _ = at_the_desk(alone, make_desk(width=390), words, lang, verified=False)
    asked: list[str] = []
    timeline.page.on(
        "request", lambda request: asked.append(request.url) if "/timeline" in request.url else None
    )

    timeline.page.get_by_role("button", name=words.account, exact=True).click()
    timeline.tab.click()

    expect(timeline.page.get_by_text(words.first)).to_be_visible()
    expect(timeline.events).to_have_count(0)
    assert axe(timeline.page) == []
    assert asked == []


def test_account_on_which_nothing_happened_says_so(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, axe: Axe, lang: str
) -> None:
    timeline, conversation_id = at_the_desk(alone, make_desk(), words, lang)
    with alone.open_session.begin() as session:
        session.get(Conversation, conversation_id).customer = nobody_yet(session)
    timeline.page.reload()

    timeline.tab.click()

    expect(timeline.part.get_by_text(words.none)).to_be_visible()
    assert axe(timeline.page) == []


def nobody_yet(session: Session) -> Customer:
    today = utc_now().date()
    customer = Customer(
        reference="UK-NEW",
        name="New",
        language="en",
        jurisdiction="UK",
        timezone="Europe/London",
        birth_year=1990,
        accounts=[
            Account(
                product="credit_card",
                last4="0001",
                currency="GBP",
                apr_bps=1000,
                opened_on=today,
                next_due_on=today,
                balance=Balance(principal=0, interest=0, fees=0, as_of=today),
            )
        ],
    )
    session.add(customer)
    return customer


def test_timeline_that_does_not_load_says_so_and_can_be_tried_again(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, axe: Axe, lang: str
) -> None:
    timeline, _ = at_the_desk(alone, make_desk(), words, lang)
    timeline.page.route(ADDRESS, lambda route: route.abort())
    timeline.tab.click()
    expect(timeline.part.get_by_text(words.failed)).to_be_visible()
    found = axe(timeline.page)

    timeline.page.unroute(ADDRESS)
    timeline.part.get_by_role("button", name=words.again).click()

    expect(timeline.events.first).to_be_visible()
    assert found == []


def test_nothing_of_one_customer_stands_beside_another(
    alone: GatewayAlone, make_desk: Callable[..., DeskPage], words: Words, lang: str
) -> None:
    timeline, _ = at_the_desk(alone, make_desk(), words, lang)
    timeline.tab.click()
    expect(timeline.events.first).to_be_visible()
    other = alone.customer("en" if lang == "zh" else "zh", verified=False)
    alone.write(other, words.said)

    timeline.desk.choose(other.conversation_id, words.said)

    expect(timeline.page.get_by_text(words.first)).to_be_visible()
    expect(timeline.events).to_have_count(0)
