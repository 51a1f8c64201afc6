"""A supervisor's day on the floor, in a real browser, in both languages and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import Axe
from tests.e2e.desk_page import DeskPage
from tests.e2e.supervisor_page import FLOOR, SupervisorPage, picture, wide_enough

pytestmark = pytest.mark.browser

SAID = {
    "en": ("I lost my job and your letters keep coming.", "You are a useless idiot.", "I will die"),
    "zh": ("我失业了，你们还天天催。", "你这个没用的废物。", "我不想活了"),
}
WHISPER = {"en": "Ask what they can pay first.", "zh": "先问清楚能还多少。"}
LONG = "A very long word " + "Wordmonster" * 30


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
    expect(chen.queues.nth(1)).to_contain_text(chen.say("longest").split("{")[0].strip())
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
    found["joined"] = axe(page)
    picture(page, f"joined-{size}", lang)
    chen.press("give")
    expect(page.get_by_text(chen.say("with", name="Lin"))).to_be_visible()
    expect(chen.alerts).to_have_count(0)
    expect(lin.page.get_by_text(FLOOR[lang]["assigned"].format(name="Chen"))).to_be_visible()
    assert wide_enough(page)

    assert not any(found.values()), found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_supervisor_whispers_and_agent_rests(
    alone: GatewayAlone,
    open_floor: Callable[..., SupervisorPage],
    make_desk: Callable[..., DeskPage],
    axe: Axe,
    lang: str,
) -> None:
    lin, chen = make_desk(), open_floor(lang)
    lin.log_in()
    customer = alone.customer(lang)
    alone.assistant.level = 3
    alone.write(customer, SAID[lang][1])
    lin.open(customer.conversation_id)
    lin.take_over()
    alone.write(customer, SAID[lang][0])
    expect(lin.suggestions.first).to_contain_text(SAID[lang][0])
    chen.log_in()
    desk, page, say = lin.page, chen.page, FLOOR[lang]

    chen.rows.first.get_by_role("button").click()
    expect(desk.get_by_text(say["lookingOn"].format(names="Chen"))).to_be_visible()
    page.get_by_label(say["note"]).fill(WHISPER[lang])
    page.keyboard.press("Enter")
    expect(desk.get_by_role("log", name=say["notes"])).to_contain_text(WHISPER[lang])
    found = {"desk with a note": axe(desk)}
    picture(desk, "whisper", lang)

    desk.get_by_role("button", name="交还机器人" if lang == "zh" else "Hand back").click()
    expect(desk.get_by_text(say["break_hot_chat"])).to_be_visible()
    found["desk with an offer"] = axe(desk)
    desk.get_by_role("button", name=say["breakYes"], exact=True).click()
    expect(desk.get_by_role("button", name=say["breakEnd"])).to_be_visible()
    chen.press("leave")
    expect(chen.staff.filter(has_text="Lin")).to_contain_text(say["onBreak"].split("{")[0].strip())
    picture(page, "break", lang)
    desk.get_by_role("button", name=say["breakEnd"]).click()
    expect(chen.staff.filter(has_text="Lin")).to_contain_text(say["there"])

    assert not any(found.values()), found


def test_floor_says_when_it_is_cut_off(
    alone: GatewayAlone, open_floor: Callable[..., SupervisorPage], axe: Axe
) -> None:
    chen = open_floor("en")
    chen.log_in()

    alone.stop_gateway()

    expect(chen.page.get_by_text(chen.say("stale"))).to_be_visible()
    assert axe(chen.page) == []
