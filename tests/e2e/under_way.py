"""A conversation that is under way, and whether all of it is still there afterwards."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.records import Records


def begin(customer: BankPage, records: Records, words: str) -> str:
    """A conversation that is under way; its id."""
    customer.arrive("UK44201002" if words.isascii() else "CN62081002", "letter")
    customer.open_chat()
    customer.say(words)
    conversation_id = customer.conversation_id
    records.until(lambda: bool(records.messages(conversation_id, "bot")), conversation_id)
    return conversation_id


def meet(customer: BankPage, desk: DeskPage, conversation_id: str) -> None:
    desk.log_in()
    desk.open(conversation_id)
    desk.take_over()
    expect(customer.status).to_contain_text("Lin")


def check_nothing_lost(records: Records, conversation_id: str, written: list[str]) -> None:
    """Database and tracker hold every line of the customer once, in the order of writing."""
    assert records.texts(conversation_id, "customer") == written
    assert records.heard(conversation_id) == written
    numbers = [message.seq for message in records.messages(conversation_id)]
    assert numbers == list(range(1, len(numbers) + 1))


def check_view(side: BankPage | DeskPage, records: Records, conversation_id: str) -> None:
    """A page shows every line once, in the order of the database, and so it does after a reload."""
    texts = records.texts(conversation_id)
    lines = side.log.get_by_role("listitem")
    for _ in range(2):
        expect(lines).to_have_count(len(texts))
        expect(lines).to_contain_text(texts)
        side.page.reload()
        if isinstance(side, BankPage):
            side.open_chat()
