"""A wrong answer and a number that the bank does not know cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event

from actions.facts import ActionUpdateFacts
from actions.identity import ActionAskVerified
from forbear.store.identity import bind_customer
from tests.actions.bank import BIRTH_YEAR, add_conversation, add_customer
from tests.actions.chat import Chat, entity, responses

WRONG = (entity("card_last4", "0001"), entity("birth_year", BIRTH_YEAR))


@pytest.fixture
def begin(open_session) -> Callable[[str], Chat]:
    """A chat that names a number, as the page begins it."""
    with open_session.begin() as session:
        add_customer(session, "CN-KNOWN", stop_state="breathing_space")

    def begin(reference: str) -> Chat:
        with open_session.begin() as session:
            add_conversation(session, f"chat-{reference}")
            bind_customer(session, f"chat-{reference}", reference)
        return Chat(f"chat-{reference}", open_session)

    return begin


def statements(open_session, act: Callable[[], object]) -> list[str]:
    """What is asked of the database, without the values."""
    seen: list[str] = []
    engine = open_session.kw["bind"]

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return seen


@pytest.mark.parametrize("said", [(), WRONG[:1], WRONG])
def test_the_same_work_is_done(begin, open_session, said):
    asked = []
    for reference in ("CN-KNOWN", "CN-NOBODY"):
        chat = begin(reference)
        chat.hear("provide_verification", *said, form="verification_form")
        asked.append(statements(open_session, lambda chat=chat: chat.run(ActionUpdateFacts)))

    assert asked[0]
    assert asked[0] == asked[1]


def test_the_same_is_said_from_the_first_try_to_the_lock(begin):
    told = []
    for reference in ("CN-KNOWN", "CN-NOBODY"):
        chat, lines = begin(reference), []
        for _ in range(5):
            chat.hear("provide_verification", *WRONG, form="verification_form")
            chat.run(ActionUpdateFacts)
            lines.append(responses(chat.run(ActionAskVerified)))
        told.append(lines)

    assert told[0] == told[1]
    assert told[0][2:] == [["utter_verification_locked"]] * 3


def test_a_stranger_learns_no_place_from_a_number(begin):
    slots = []
    for reference in ("CN-KNOWN", "CN-NOBODY"):
        chat = begin(reference)
        chat.hear("threaten_complaint")
        chat.run(ActionUpdateFacts)
        slots.append({k: v for k, v in chat.slots.items() if k != "facts_of"})

    assert slots[0] == slots[1]
    assert slots[0].get("jurisdiction") is None


def test_in_a_crisis_the_line_of_the_place_is_worth_more(begin):
    chat = begin("CN-KNOWN")
    chat.slots["crisis"] = True
    chat.hear("express_self_harm")
    chat.run(ActionUpdateFacts)

    assert chat.slots["jurisdiction"] == "CN"


def test_a_place_that_the_page_named_stays(begin):
    chat = begin("CN-NOBODY")
    chat.slots["jurisdiction"] = "UK"
    chat.hear("greet")
    chat.run(ActionUpdateFacts)

    assert chat.slots["jurisdiction"] == "UK"
