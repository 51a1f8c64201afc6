"""A supervisor's day on the floor, in a real browser, in both languages and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS, Axe, _pages
from tests.e2e.desk_page import DeskPage
from tests.e2e.supervisor_page import FLOOR, SupervisorPage

pytestmark = pytest.mark.browser

SAID = {
    "en": ("I lost my job and your letters keep coming.", "You are a useless idiot.", "I will die"),
    "zh": ("我失业了，你们还天天催。", "你这个没用的废物。", "我不想活了"),
}
WHISPER = {"en": "Ask what they can pay first.", "zh": "先问清楚能还多少。"}
LONG = "A very long word " + "Wortungetüm" * 30
NEVER = "UTC mon 00:00-00:01"


@pytest.fixture
def open_floor(
    alone: GatewayAlone, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., SupervisorPage]]:
    with _pages(browser, "en-GB", request.node.name) as open_page:

        def make(lang: str, width: int = 1440) -> SupervisorPage:
            page = open_page()
            page.add_init_script(f"localStorage.setItem('forbear:desk-lang', '{lang}')")
            page.set_viewport_size({"width": width, "height": 900})
            return SupervisorPage(page, alone.url, lang, alone.passwords["chen"])

        yield make


def picture(page: Page, name: str, lang: str) -> None:
    page.screenshot(path=RESULTS / f"supervisor-{name}-{lang}.png")


def wide_enough(page: Page) -> bool:
    """Nothing sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("zh", 390)])
def test_floor_from_empty_to_a_crisis(
    alone: GatewayAlone,
    open_floor: Callable[..., SupervisorPage],
    make_desk: Callable[..., DeskPage],
    axe: Axe,
    lang: str,
    width: int,
) -> None:
    chen = open_floor(lang, width)
    chen.log_in()
    page, size = chen.page, "phone" if width < 500 else "wide"
    expect(page.get_by_text(chen.say("nobodyThere"))).to_be_visible()
    found = {"empty": axe(page)}
    picture(page, f"empty-{size}", lang)

    lin = make_desk()
    lin.log_in()
    customer = alone.customer(lang)
    alone.write(customer, SAID[lang][0])
    lin.open(customer.conversation_id)
    lin.take_over()
    alone.assistant.level = 3
    alone.write(customer, SAID[lang][1])
    alone.assistant.handoff = {"reason": "asked"}
    waiting = alone.customer("en", verified=False)
    alone.write(waiting, LONG)
    expect(chen.staff.filter(has_text="Lin")).to_contain_text(
        chen.say("load", open=1, minutes=0, chats=1).split(" · ")[0]
    )
    expect(chen.rows).to_have_count(2)
    found["busy"] = axe(page)
    picture(page, f"busy-{size}", lang)
    assert wide_enough(page)

    alone.assistant.risk, alone.assistant.state = ["self_harm_red"], {"crisis": True}
    frightened = alone.customer(lang, verified=False)
    alone.write(frightened, SAID[lang][2])
    with alone.open_session.begin() as session:
        row = session.get(Conversation, frightened.conversation_id)
        row.waiting_since = utc_now() - timedelta(seconds=75)
    expect(chen.alerts.first).to_contain_text(chen.say("alert_crisis_waits").split("{")[0])
    expect(chen.rows.first).to_contain_text(chen.say("crisis"))
    found["crisis"] = axe(page)
    picture(page, f"crisis-{size}", lang)

    chen.alerts.first.get_by_role("button").first.click()
    expect(chen.log).to_contain_text(SAID[lang][2])
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    page.get_by_label(chen.say("giveTo")).select_option(label=None, index=0)
    found["joined"] = axe(page)
    picture(page, f"joined-{size}", lang)
    chen.press("give")
    expect(page.get_by_text(chen.say("with", name="Lin"))).to_be_visible()
    expect(chen.alerts).to_have_count(0)
    expect(lin.page.get_by_text(FLOOR["zh"]["assigned"].format(name="Chen"))).to_be_visible()
    assert wide_enough(page)

    assert not any(found.values()), found
