"""After the crisis words were given, later lines need not repeat them: when, and when not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forbear.gateway.conduct import Judged
from forbear.gateway.crisis_words import CRISIS_RULE
from forbear.gateway.reply_context import surroundings
from forbear.safety.crisis import crisis_replies
from forbear.store.agents import find_agent
from forbear.store.base import utc_now
from forbear.store.conversations import create_conversation
from forbear.store.customers import get_customer
from forbear.store.messages import record_message
from forbear.store.tables import Conversation, Message
from tests.gateway.scenes import UK_CUSTOMER

SIGN = "I don't want to be alive any more"
ALONE = "Is anybody with you at the moment?"


class Crisis:
    """A verified customer of the demo bank who gave a sign of self-harm."""

    def __init__(self, session: Session) -> None:
        self.session = session
        customer = get_customer(session, UK_CUSTOMER)
        self.row: Conversation = create_conversation(
            session, language="en", mode="agent", customer_id=customer.id
        )
        self.row.verified_until = utc_now() + timedelta(minutes=5)
        self.row.crisis = True
        self.write("customer", SIGN)

    def write(self, author: str, text: str) -> Message:
        name = f"{author}-{self.row.last_seq}"
        return record_message(self.session, self.row, author=author, client_id=name, text=text)

    def words(self, lang: str = "en", place: str = "UK") -> Message:
        return self.write("agent", crisis_replies(lang, place, 0)[0])

    def blocked(self, text: str) -> bool:
        agent = find_agent(self.session, "lin")
        assert agent is not None
        self.session.flush()
        self.session.refresh(self.row)
        around = surroundings(self.session, self.row, agent)
        return CRISIS_RULE in Judged.of(around, text).verdict.rules


@pytest.fixture
def crisis(open_session: sessionmaker) -> Iterator[Crisis]:
    with open_session() as session:
        yield Crisis(session)


def test_a_line_without_the_words_waits_until_they_were_given(crisis: Crisis) -> None:
    assert crisis.blocked(ALONE)

    crisis.words()

    assert not crisis.blocked(ALONE)


def test_an_answer_without_a_new_sign_asks_for_no_repetition(crisis: Crisis) -> None:
    crisis.words()
    crisis.write("customer", "my sister is here")

    assert not crisis.blocked("I'm glad that she is with you.")


def test_a_new_sign_wants_the_words_again(crisis: Crisis) -> None:
    crisis.words()
    crisis.write("customer", "I have the pills here and I will take them tonight")

    assert crisis.blocked(ALONE)


def test_words_of_a_crisis_that_was_cleared_count_for_no_other(crisis: Crisis) -> None:
    crisis.words()
    crisis.row.crisis = False
    crisis.write("customer", "thank you, better now")
    crisis.write("customer", SIGN)
    crisis.row.crisis = True

    assert crisis.blocked(ALONE)


def test_words_of_another_place_do_not_count(crisis: Crisis) -> None:
    crisis.words(place="US")

    assert crisis.blocked(ALONE)


def test_words_in_another_language_do_not_count(crisis: Crisis) -> None:
    crisis.words(lang="zh")

    assert crisis.blocked(ALONE)
    assert not crisis.blocked("您身边现在有人吗？")


def test_words_of_an_hour_ago_do_not_count(crisis: Crisis) -> None:
    crisis.words().created_at = utc_now() - timedelta(minutes=61)

    assert crisis.blocked(ALONE)


def test_half_of_the_words_do_not_count(crisis: Crisis) -> None:
    crisis.write("agent", "I'm worried about you and I'm staying here with you.")
    crisis.write("agent", "Samaritans are on 116 123.")

    assert crisis.blocked(ALONE)


def test_words_that_also_press_do_not_count(crisis: Crisis) -> None:
    crisis.write("agent", f"{crisis_replies('en', 'UK', 0)[0]} You still need to pay £50 today.")

    assert crisis.blocked(ALONE)


@pytest.mark.parametrize(
    "line",
    [
        "Please pay today.",
        "Pay now.",
        "You owe £50.",
        "Think of your children, they need you.",
        "Otherwise it goes on your credit file.",
        "I'm ending this chat now.",
        f"{ALONE} Please pay today.",
    ],
)
def test_what_a_crisis_forbids_stays_forbidden_after_the_words(crisis: Crisis, line: str) -> None:
    crisis.words()

    assert crisis.blocked(line)


def test_customers_own_mention_of_the_line_is_no_word_of_ours(crisis: Crisis) -> None:
    crisis.write("customer", crisis_replies("en", "UK", 0)[0])

    assert crisis.blocked(ALONE)
