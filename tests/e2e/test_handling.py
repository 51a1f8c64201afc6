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
from tests.e2e.focus import forbid_pointer
from tests.e2e.hands import HANDS
from tests.e2e.labels import Labels
from tests.e2e.way import IN_BOTH_LANGUAGES, KEYBOARD, PHONE, Way

pytestmark = [
    pytest.mark.browser,
    IN_BOTH_LANGUAGES,
    pytest.mark.parametrize("way", [PHONE, KEYBOARD], ids=str),
]
WORDS = {
    "zh": {
        "wish": "转人工",
        "person": "转人工",
        "asked": "我要转人工。",
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
        "person": "Talk to a person",
        "asked": "I would like to talk to a person.",
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
def customer(alone: GatewayAlone, browser: Browser, labels: Labels, way: Way) -> Iterator[BankPage]:
    """A customer with the chat, on a small screen or by keyboard."""
    context = browser.new_context(
        locale=labels.locale,
        viewport={"width": way.width, "height": 844},
        reduced_motion="reduce",
    )
    page, problems = context.new_page(), list[str]()
    if way is KEYBOARD:
        forbid_pointer(page, problems)
    yield BankPage(page, alone.url, labels, HANDS[way.hands](page))
    context.close()
    assert not problems, problems


def test_conversation_from_the_wait_to_the_rating(
    alone: GatewayAlone,
    customer: BankPage,
    make_desk: Callable[..., DeskPage],
    words: dict[str, str],
    axe: Axe,
    tmp_path: Path,
    way: Way,
    lang: str,
) -> None:
    alone.assistant.handoff = {"reason": "asked"}
    lin, chen = make_desk("lin", width=1440), make_desk("chen", width=1440)
    lin.log_in()
    other = alone.customer(lang, verified=False)
    alone.write(other, words["wish"])
    chat = customer.page
    found: dict[str, list[str]] = {}

    def look(page: Page, state: str) -> None:
        page.screenshot(path=RESULTS / f"handling-{state}-{way}-{lang}.png")
        found[state] = axe(page)

    # The customer asks for a person, waits, and does what one can do meanwhile.
    customer.arrive("CN62081002" if lang == "zh" else "UK44201002", "letter")
    chat.locator("forbear-chat").evaluate(
        "(chat) => chat.setAttribute('pay-url', 'https://bank.example/pay')"
    )
    customer.open_chat()
    customer.press(words["person"])
    expect(chat.get_by_text(words["place"])).to_be_visible()
    conversation_id = customer.conversation_id
    pay = chat.get_by_role("link", name=words["pay"])
    expect(pay).to_have_attribute("href", "https://bank.example/pay")
    customer.press(words["call"])
    expect(chat.locator("forbear-chat-ways select")).to_be_focused()
    look(chat, "call")
    customer.press(words["book"])
    expect(chat.get_by_text(words["booked"])).to_be_visible()
    customer.press(words["done"])
    with chat.expect_download() as saved:
        customer.press(words["save"])
    kept = tmp_path / "chat.txt"
    saved.value.save_as(kept)
    assert words["asked"] in kept.read_text("utf-8")
    look(chat, "waiting")
    with alone.open_session() as session:
        assert [each.kind for each in list_tickets(session, conversation_id)] == ["call_back"]

    # The agent finds them, and hands them on with what must be known.
    lin.choose(other.conversation_id)
    lin.take_over()
    expect(chat.get_by_text(words["next"])).to_be_visible()
    lin.page.keyboard.press("Alt+KeyM")
    expect(lin.rows).to_have_count(1)
    lin.page.keyboard.press("Alt+KeyW")
    # The open one stays in sight beside the one that waits.
    expect(lin.rows).to_have_count(2)
    lin.choose(conversation_id)
    lin.take_over()
    look(lin.page, "desk")
    lin.page.keyboard.press("Alt+KeyK")
    expect(lin.page.get_by_role("heading", name=words["keys"])).to_be_visible()
    look(lin.page, "keys")
    lin.page.keyboard.press("Escape")
    lin.press(words["hand_on"])
    lin.hands.choose(lin.page.get_by_role("combobox"), words["supervisor"])
    lin.hands.fill(lin.page.get_by_label(words["note"]), words["about"])
    look(lin.page, "hand-on")
    lin.press(words["hand_on"])

    # The supervisor reads the brief, ends it, and says what it came to.
    chen.log_in()
    chen.choose(conversation_id)
    expect(chen.page.get_by_text(words["handed"])).to_be_visible()
    expect(chen.page.get_by_text(words["of_conversation"])).to_be_visible()
    chen.take_over()
    look(chen.page, "brief")
    chen.end(words["promise"])
    expect(chen.page.get_by_text(words["closed"])).to_be_visible()

    # The customer says how they were treated.
    expect(chat.get_by_role("button", name=words["rate"])).to_be_visible()
    look(chat, "rating")
    customer.press(words["rate"])
    expect(chat.get_by_text(words["rated"])).to_be_visible()
    with alone.open_session() as session:
        row = session.get(Conversation, conversation_id)
        assert (row.wrap_up, row.rating, row.handed_on["to"]) == ("promise", 4, "supervisor")
    assert not any(found.values()), found
