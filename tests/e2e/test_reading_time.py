"""Where the rules want the cost of a plan to be read first, the yes waits and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from forbear.rules.offers import OfferRequest, build_offers, card_of_plans
from forbear.rules.plan_policies import sample_policy
from forbear.store.accounts import list_account_facts
from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.conftest import Axe, _pages
from tests.e2e.hands import HANDS
from tests.e2e.labels import Labels
from tests.e2e.supervisor_page import RESULTS, SHARED
from tests.e2e.trainer_page import words_of
from tests.e2e.way import IN_BOTH_LANGUAGES, KEYBOARD, PHONE, Way
from tests.gateway.copilot_stand_in import draft

pytestmark = [
    pytest.mark.browser,
    IN_BOTH_LANGUAGES,
    pytest.mark.parametrize("way", [PHONE, KEYBOARD], ids=str),
]
WORDS = words_of(SHARED / "words-plan.js")
WISH = {"zh": "能不能分期还", "en": "Can I pay in instalments?"}
READ_BACK = {"zh": "请您核对", "en": "Please check this"}
CN_CUSTOMER = "CN62081002"
SECONDS = 4
"""What this bank has chosen; enough for the checker to look meanwhile."""


@pytest.fixture
def customer(
    alone: GatewayAlone, browser: Browser, labels: Labels, way: Way, request: pytest.FixtureRequest
) -> Iterator[BankPage]:
    with _pages(browser, labels.locale, request.node.name, way) as open_page:
        page = open_page()
        yield BankPage(page, alone.url, labels, HANDS[way.hands](page))


@pytest.fixture
def confirm(alone: GatewayAlone, customer: BankPage, lang: str) -> Locator:
    """The button of a plan that has just been read back to a customer in China."""
    customer.arrive(CN_CUSTOMER, "letter")
    customer.open_chat()
    with alone.open_session() as session:
        row = session.get(Conversation, customer.conversation_id)
        facts = list_account_facts(session, row.customer_id, utc_now())[0]
    own = replace(sample_policy("CN"), reading_seconds=SECONDS)
    payment = facts.balance // 6
    request = OfferRequest(facts.terms, utc_now().date(), affordable=payment, policy=own)
    card = card_of_plans([build_offers(request).offers[0]], "", "", reading_back=True)
    alone.assistant.replies = [draft(1, READ_BACK[lang], card=card)]
    customer.say(WISH[lang])
    button = customer.page.get_by_role("button", name=WORDS[lang]["confirm"])
    expect(button).to_be_visible()
    return button


def look(page: Page, name: str) -> None:
    page.screenshot(path=RESULTS / f"reading-{name}.png")


def test_yes_waits_until_the_plan_can_have_been_read(
    alone: GatewayAlone, customer: BankPage, confirm: Locator, axe: Axe, way: Way, lang: str
) -> None:
    words, page = WORDS[lang], customer.page
    alone.assistant.replies = [draft(1, "…")]
    lines = customer.log.get_by_role("listitem")
    written = lines.count()

    # It can be reached, says why it does nothing, and does nothing.
    expect(confirm).to_be_disabled()
    expect(confirm).to_have_accessible_description(words["readFirst"].replace("{n}", str(SECONDS)))
    expect(page.get_by_role("button", name=words["notYet"], exact=True)).to_be_enabled()
    customer.hands.press_in_vain(confirm)
    expect(lines).to_have_count(written)
    found = axe(page)
    look(page, f"waits-{way}-{lang}")

    expect(confirm).to_be_enabled()
    expect(page.get_by_role("status").filter(has_text=words["readNow"])).to_have_count(1)
    expect(confirm).to_have_accessible_description("")
    found += axe(page)
    look(page, f"over-{way}-{lang}")
    customer.hands.press(confirm)
    # Taken by the gateway, which holds to the same time by its own clock.
    customer.see_acknowledged(words["confirmed"].split("{")[0])
    expect(lines.nth(written)).to_contain_text(words["confirmed"].split("{")[0])
    assert found == []


def test_no_does_not_wait(customer: BankPage, confirm: Locator, lang: str) -> None:
    words = WORDS[lang]

    customer.press(words["notYet"])

    expect(customer.line(words["notYetSaid"])).to_have_count(1)
