"""From the wait for a person to the end: place, call, copy, handing on, wrap-up and rating."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forbear.store.tables import Conversation
from forbear.store.tickets import list_tickets
from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.conftest import RESULTS
from tests.e2e.desk_page import DeskPage
from tests.e2e.labels import Labels

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", "en"])]
WORDS = {
    "zh": {
        "wish": "转人工",
        "place": "您排在第 2 位",
        "next": "下一位就是您",
        "call": "预约回电",
        "book": "预约这个时间",
        "booked": "编号 T-",
        "pay": "还款渠道",
        "save": "保存对话",
        "done": "好的",
        "waiting": "等待中",
        "mine": "我的",
        "hand_on": "转交",
        "note": "对方需要知道的",
        "about": "客户想知道还款方案怎么算",
        "handed": "Lin 转交：客户想知道还款方案怎么算",
        "end": "结束",
        "end_yes": "结束对话",
        "promise": "承诺还款",
        "rate": "4 分，满分 5 分：较好",
        "rated": "谢谢，我们已记下",
        "keys": "工作台快捷键",
        "supervisor": "主管",
        "close": "关闭",
        "closed": "本次对话已结束",
        "of_conversation": "以往对话",
    },
    "en": {
        "wish": "a person please",
        "place": "You are number 2 in the queue",
        "next": "You are next in the queue",
        "call": "Book a call",
        "book": "Book this time",
        "booked": "Reference T-",
        "pay": "Where to pay",
        "save": "Save this chat",
        "done": "Done",
        "waiting": "Waiting",
        "mine": "Mine",
        "hand_on": "Hand on",
        "note": "What they should know",
        "about": "wants to know how the plan is worked out",
        "handed": "Lin hands this on: wants to know how the plan is worked out",
        "end": "End",
        "end_yes": "End the conversation",
        "promise": "A promise to pay",
        "rate": "4 of 5: well",
        "rated": "Thank you. We have noted it",
        "keys": "Keys of the desk",
        "supervisor": "A supervisor",
        "close": "Close",
        "closed": "This conversation has ended",
        "of_conversation": "Earlier conversations",
    },
}
Axe = Callable[[Page], list[str]]


@pytest.fixture
def words(lang: str) -> dict[str, str]:
    return WORDS[lang]


@pytest.fixture
def phone(alone: GatewayAlone, browser: Browser, labels: Labels) -> Iterator[BankPage]:
    """A customer with the chat on a small screen."""
    context = browser.new_context(
        locale=labels.locale, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    yield BankPage(context.new_page(), alone.url, labels)
    context.close()


def test_conversation_from_the_wait_to_the_rating(
    alone: GatewayAlone,
    phone: BankPage,
    make_desk: Callable[..., DeskPage],
    words: dict[str, str],
    axe: Axe,
    tmp_path: Path,
    lang: str,
) -> None:
    alone.assistant.handoff = {"reason": "asked"}
    lin, chen = make_desk("lin"), make_desk("chen")
    lin.log_in()
    other = alone.customer(lang, verified=False)
    alone.write(other, words["wish"])
    button = phone.page.get_by_role("button", name=words["call"], exact=True)

    # The customer waits, and does what one can do meanwhile.
    phone.arrive("CN62081002" if lang == "zh" else "UK44201002", "letter")
    phone.page.locator("forbear-chat").evaluate(
        "(chat) => chat.setAttribute('pay-url', 'https://bank.example/pay')"
    )
    phone.open_chat()
    phone.write(words["wish"])
    expect(phone.page.get_by_text(words["place"])).to_be_visible()
    conversation_id = phone.conversation_id
    pay = phone.page.get_by_role("link", name=words["pay"])
    expect(pay).to_have_attribute("href", "https://bank.example/pay")
    button.click()
    expect(phone.page.locator("forbear-chat-ways select")).to_be_focused()
    found = {"call": axe(phone.page)}
    phone.page.screenshot(path=RESULTS / f"ways-call-{lang}.png")
    phone.page.get_by_role("button", name=words["book"]).click()
    expect(phone.page.get_by_text(words["booked"])).to_be_visible()
    phone.page.get_by_role("button", name=words["done"], exact=True).click()
    with phone.page.expect_download() as saved:
        phone.page.get_by_role("button", name=words["save"]).click()
    kept = tmp_path / "chat.txt"
    saved.value.save_as(kept)
    assert words["wish"] in kept.read_text("utf-8")
    found["waiting"] = axe(phone.page)
    phone.page.screenshot(path=RESULTS / f"ways-waiting-{lang}.png")
    with alone.open_session() as session:
        assert [each.kind for each in list_tickets(session, conversation_id)] == ["call_back"]

    # The agent finds them, and hands them on by keyboard with what must be known.
    lin.open(other.conversation_id)
    lin.take_over()
    expect(phone.page.get_by_text(words["next"])).to_be_visible()
    lin.page.keyboard.press("Alt+KeyM")
    expect(lin.rows).to_have_count(1)
    lin.page.get_by_role("button", name=words["waiting"]).click()
    # The open one stays in sight beside the one that waits.
    expect(lin.rows).to_have_count(2)
    lin.open(conversation_id)
    lin.take_over()
    found["desk"] = axe(lin.page)
    lin.page.keyboard.press("Alt+KeyK")
    expect(lin.page.get_by_role("heading", name=words["keys"])).to_be_visible()
    found["keys"] = axe(lin.page)
    lin.page.keyboard.press("Escape")
    lin.page.get_by_role("button", name=words["hand_on"], exact=True).click()
    lin.page.get_by_role("combobox").select_option(label=words["supervisor"])
    lin.page.get_by_label(words["note"]).fill(words["about"])
    found["hand on"] = axe(lin.page)
    lin.page.screenshot(path=RESULTS / f"desk-hand-on-{lang}.png")
    lin.page.keyboard.press("Tab")
    lin.page.keyboard.press("Enter")

    # The supervisor reads the brief, ends it, and says what it came to.
    chen.log_in()
    chen.open(conversation_id)
    expect(chen.page.get_by_text(words["handed"])).to_be_visible()
    expect(chen.page.get_by_text(words["of_conversation"])).to_be_visible()
    chen.take_over()
    chen.page.screenshot(path=RESULTS / f"desk-brief-{lang}.png")
    chen.page.get_by_role("button", name=words["end"], exact=True).click()
    chen.page.get_by_role("combobox").select_option(label=words["promise"])
    found["end"] = axe(chen.page)
    chen.page.get_by_role("button", name=words["end_yes"], exact=True).click()
    expect(chen.page.get_by_text(words["closed"])).to_be_visible()

    # The customer says how they were treated.
    rating = phone.page.get_by_role("button", name=words["rate"])
    expect(rating).to_be_visible()
    found["rating"] = axe(phone.page)
    phone.page.screenshot(path=RESULTS / f"ways-rating-{lang}.png")
    rating.click()
    expect(phone.page.get_by_text(words["rated"])).to_be_visible()
    with alone.open_session() as session:
        row = session.get(Conversation, conversation_id)
        assert (row.wrap_up, row.rating, row.handed_on["to"]) == ("promise", 4, "supervisor")
    assert not any(found.values()), found
