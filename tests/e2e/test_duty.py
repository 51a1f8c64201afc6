"""Who waits for a person hears that nobody is there, and it goes away when somebody comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.labels import Labels

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
NOBODY = {"zh": "现在没有人工同事在线", "en": "Nobody is at the desk right now"}


def test_customer_who_waits_hears_that_nobody_is_there(
    alone: GatewayAlone,
    browser: Browser,
    make_desk: Callable[..., DeskPage],
    labels: Labels,
    axe: Callable[[Page], list[str]],
    lang: str,
) -> None:
    alone.assistant.handoff = {"reason": "asked"}
    context = browser.new_context(
        locale=labels.locale, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    customer = BankPage(context.new_page(), alone.url, labels)
    customer.arrive()
    customer.open_chat()
    expect(customer.page.get_by_text(NOBODY[lang])).to_have_count(0)

    # The stand-in echoes the line, so that it soon stands there twice.
    customer.write("转人工" if lang == "zh" else "a person please")

    expect(customer.page.get_by_text(NOBODY[lang])).to_be_visible()
    assert not axe(customer.page)
    make_desk().log_in()
    expect(customer.page.get_by_text(NOBODY[lang])).to_have_count(0)
    context.close()
