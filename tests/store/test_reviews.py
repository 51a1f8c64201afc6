"""The review inbox finds what is worth a look, and keeps what trainers noted on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from forbear.safety.personal_data import mask_personal
from forbear.store.base import utc_now
from forbear.store.review_index import count_unindexed, index_conversations
from forbear.store.reviews import ReviewFilter, list_reviews, list_values, mark_reviewed, set_tags
from forbear.store.tables import (
    ConductRecord,
    Conversation,
    Customer,
    Message,
    ReviewItem,
    SaidReply,
    Suggestion,
)

ALL = ReviewFilter(worth_a_look=False)


def understood(intent: str, confidence: float = 0.9, level: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "language": "en",
        "intent": {"name": intent, "confidence": confidence},
        "hostility": {"level": level, "target": "bank" if level else "none"},
        "risk": [],
        **more,
    }


@pytest.fixture
def say(session: Session) -> Callable[..., Message]:
    """A line at the end of a conversation."""

    def add(conversation_id: str, author: str, text: str, **facts: Any) -> Message:
        conversation = session.get(Conversation, conversation_id)
        conversation.last_seq += 1
        conversation.last_message_at = utc_now()
        message = Message(
            conversation_id=conversation_id,
            seq=conversation.last_seq,
            author=author,
            client_id=f"line-{conversation.last_seq}",
            text=text,
            **facts,
        )
        session.add(message)
        session.flush()
        return message

    return add


@pytest.fixture
def talk(session: Session, make_conversation: Callable[..., str]) -> str:
    noise = session.execute(select(Customer)).scalars().first()
    return make_conversation(customer=noise, language="en")


def suggest(session: Session, message: Message, **facts: Any) -> Suggestion:
    values = {"rank": 1, "acts": [], "strategy": "reflect", "action": "utter_greet", "text": "x"}
    row = Suggestion(
        conversation_id=message.conversation_id, message_id=message.id, score=1.0,
        why={"policy": "StoryPolicy"}, events=[], model="m", **{**values, **facts},
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


EVERYTHING_NEW = ReviewFilter()


def taken_in(session: Session, wanted: ReviewFilter = EVERYTHING_NEW) -> list[ReviewItem]:
    index_conversations(session, mask_personal, 100, utc_now())
    return list_reviews(session, wanted).items


def test_reasons_come_from_the_whole_conversation(
    session: Session, say: Callable[..., Message], talk: str
) -> None:
    first = say(talk, "customer", "hm", understanding=understood("greet", 0.2))
    suggest(session, first, outcome="dismissed")
    reply = say(talk, "bot", "Hello")
    session.add(
        SaidReply(
            message_id=reply.id,
            conversation_id=talk,
            speaker="bot",
            acts=[],
            strategy="reflect",
            action="utter_greet",
            language="en",
            hostility_before=0,
            hostility_after=2,
        )  # fmt: skip
    )
    second = say(talk, "customer", "thanks a lot", understanding=understood("thank", level=2))
    sent = say(talk, "agent", "We will sue you")
    session.add(
        ConductRecord(
            message_id=sent.id,
            conversation_id=talk,
            severity="fix",
            findings=[],
            pack_version="1",
        )  # fmt: skip
    )
    suggest(session, second, outcome="edited", edit_ratio=0.5)
    say(talk, "customer", "fine", understanding=understood("affirm"))

    found = {item.seq: set(item.reasons.strip(",").split(",")) for item in taken_in(session)}

    assert found == {
        first.seq: {"low_confidence", "dismissed"},
        second.seq: {"disagreement", "heat_rose", "conduct", "handoff", "heavily_edited"},
    }


def test_what_is_weightiest_comes_first_and_names_are_hidden(
    session: Session, say: Callable[..., Message], talk: str
) -> None:
    say(talk, "customer", "hm, Noise here", understanding=understood("deny", 0.2))
    say(talk, "customer", "idiots", understanding=understood("thank", 0.2, 3))
    say(talk, "customer", "clear", understanding=understood("state_hardship"))

    texts = [item.text for item in taken_in(session)]

    assert texts == ["idiots", "hm, [name] here"]


def test_late_decisions_are_taken_in_and_marks_stay(
    session: Session, say: Callable[..., Message], talk: str
) -> None:
    message = say(talk, "customer", "hm", understanding=understood("deny"))
    draft = suggest(session, message)
    [item] = taken_in(session, ALL)
    mark_reviewed(item, None, True)
    set_tags(item, ["irony", "irony", "later"])
    draft.outcome = "dismissed"
    session.flush()
    later = utc_now() + timedelta(minutes=1)

    assert count_unindexed(session, later) == 1
    index_conversations(session, mask_personal, 100, later)
    [again] = list_reviews(session, ReviewFilter(reviewed=True)).items

    assert (again.reasons, again.tags) == (",dismissed,", ",irony,later,")
    assert count_unindexed(session, later + timedelta(days=1)) == 0
    assert list_reviews(session, ReviewFilter()).total == 0


@pytest.mark.parametrize(
    ("wanted", "seqs"),
    [
        ({"language": "zh"}, [2]),
        ({"intent": "state_hardship"}, [1]),
        ({"flags": ("vulnerability",)}, [2]),
        ({"flags": ("vulner",)}, []),
        ({"hostility_from": 2}, [3]),
        ({"words": "LOST my"}, [1]),
        ({"words": "100%"}, [3]),
        ({"words": "_"}, []),
        ({"shortest": 10, "longest": 14}, [1]),
        ({"reasons": ("low_confidence", "conduct")}, [2]),
        ({"action": "utter_greet", "policy": "StoryPolicy"}, [1]),
        ({"since": utc_now() + timedelta(days=1)}, []),
        ({"until": utc_now() + timedelta(days=1)}, [1, 2, 3]),
        ({"tag": "irony"}, [3]),
    ],
)
def test_each_filter_keeps_what_it_names(
    session: Session, say: Callable[..., Message], talk: str, wanted: dict[str, Any],
    seqs: list[int],
) -> None:  # fmt: skip
    first = say(talk, "customer", "lost my job", understanding=understood("state_hardship"))
    suggest(session, first, outcome="sent", edit_ratio=0.0)
    ill = understood("deny", 0.1, language="zh", risk=["vulnerability"])
    say(talk, "customer", "病了", understanding=ill)
    last = say(talk, "customer", "100% wrong, 100 times", understanding=understood("deny", level=2))
    taken_in(session)
    set_tags(session.get(ReviewItem, last.id), ["irony"])
    session.flush()

    found = list_reviews(session, ReviewFilter(worth_a_look=False, **wanted))

    assert sorted(item.seq for item in found.items) == seqs
    assert found.total == len(seqs)


def test_choices_are_what_is_there(
    session: Session, say: Callable[..., Message], talk: str
) -> None:
    say(talk, "customer", "x", understanding=understood("deny"))
    taken_in(session)

    assert list_values(session) == {
        "language": ["en"], "intent": ["deny"], "action": [], "policy": [], "tag": [],
        "flags": [],
    }  # fmt: skip


@pytest.mark.pace
def test_inbox_of_a_hundred_thousand_messages_opens_in_a_moment(
    session: Session, make_conversation: Callable[..., str]
) -> None:
    talk, now = make_conversation(), utc_now()
    messages = [
        {"id": 1000 + n, "conversation_id": talk, "seq": n, "author": "customer",
         "client_id": f"c{n}", "text": "x", "turn": "done", "quick_replies": []}
        for n in range(1, 100_001)
    ]  # fmt: skip
    items = [
        {"message_id": 1000 + n, "conversation_id": talk, "seq": n, "text": f"line {n} of many",
         "language": "en", "intent": f"intent_{n % 45}", "confidence": 0.5, "hostility": n % 5,
         "flags": ",", "reasons": ",dismissed,", "weight": n % 9, "length": 20, "tags": ",",
         "action": "", "policy": "", "at": now - timedelta(seconds=n)}
        for n in range(1, 100_001)
    ]  # fmt: skip
    session.execute(insert(Message.__table__), messages)
    session.execute(insert(ReviewItem.__table__), items)
    session.commit()

    began = time.monotonic()
    for wanted in (ReviewFilter(), ReviewFilter(intent="intent_7"), ReviewFilter(words="77 of")):
        assert list_reviews(session, wanted).total
    took = (time.monotonic() - began) / 3

    assert took < 0.5
