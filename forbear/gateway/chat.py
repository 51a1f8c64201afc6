"""The customer's side of a conversation: opening it, and taking in what they write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway import events
from forbear.gateway.errors import ConflictError, TooManyError
from forbear.gateway.hub import News
from forbear.gateway.options import Options
from forbear.rules.verification import verified_until
from forbear.store.base import utc_now
from forbear.store.conversations import create_conversation, end_conversation, reopen
from forbear.store.identity import bind_customer
from forbear.store.messages import count_pending, find_message, list_messages, record_message
from forbear.store.tables import Conversation, Message

AGREES = "affirm"
OFFERING = 12
"""How far back from the end the lines of the bank's side are looked through for buttons."""


@dataclass(frozen=True)
class Line:
    """What a customer sent: words, or a pressed button and its words."""

    client_id: str
    text: str
    choice: dict[str, Any] | None = None


def begin(
    session: Session, *, reference: str | None, language: str, mode: str, vouched: bool = False
) -> Conversation:
    """A new conversation; an unknown customer number binds nobody, and nobody hears of it.

    `vouched`: the bank's log-in stands for the identity questions, for as long as they would.
    """
    conversation = create_conversation(session, language=language, mode=mode)
    if reference is not None:
        customer = bind_customer(session, conversation.id, reference)
        if vouched and customer is not None:
            conversation.verified_until = verified_until(utc_now())
            session.flush()
    return conversation


def accept(
    session: Session, conversation: Conversation, news: News, line: Line, options: Options
) -> Message:
    """The line as stored; sent again, it is the same line."""
    known = find_message(session, conversation.id, "customer", line.client_id)
    if known is not None:
        return known
    if line.choice is not None:
        _check_choice(session, conversation.id, line.choice)
    if conversation.last_seq >= options.pending_turns:
        # A conversation with fewer lines cannot have so many waiting: most need no counting.
        _check_backlog(session, conversation.id, options.pending_turns)
    if conversation.status == "ended":
        reopen(conversation, options.first_mode, utc_now())
    message = record_message(
        session,
        conversation,
        author="customer",
        client_id=line.client_id,
        text=line.text,
        choice=line.choice,
        turn="pending",
    )
    events.tell_message(news, message)
    return message


def leave(session: Session, conversation: Conversation, news: News) -> None:
    """The customer ends it; when they write again, it is open again."""
    if conversation.crisis:
        raise ConflictError("crisis", "A conversation in a crisis is never ended.")
    if conversation.status == "open":
        end_conversation(conversation, by_customer=True)


def rate(session: Session, conversation: Conversation, news: News, rating: int) -> None:
    if conversation.status != "ended" or conversation.crisis:
        raise ConflictError("not_ended", "A conversation is rated once it has ended.")
    conversation.rating = rating


def _check_backlog(session: Session, conversation_id: str, most: int) -> None:
    if count_pending(session, conversation_id) >= most:
        raise TooManyError("rate_limited", "Too much is waiting. Please write again in a moment.")


def _check_choice(session: Session, conversation_id: str, choice: dict[str, Any]) -> None:
    """Raise unless the bank's side offered this since the customer last wrote, and it was read."""
    for message in reversed(list_messages(session, conversation_id, limit=OFFERING)):
        if message.author == "customer":
            break
        if choice in offered(message):
            _check_read(message, choice)
            return
    raise ConflictError("not_offered", "This choice is no longer open.")


def _check_read(message: Message, choice: dict[str, Any]) -> None:
    """Raise where a plan is agreed to sooner than its cost can have been read, as the rules want.

    The page holds its button back for as long; this holds for pages that do not.
    """
    seconds = (message.card or {}).get("reading_seconds") or 0
    if choice["intent"] != AGREES or utc_now() - message.created_at >= timedelta(seconds=seconds):
        return
    raise ConflictError("read_first", f"The plan must be read for {seconds} s before it is agreed.")


def offered(message: Message) -> list[dict[str, Any]]:
    """What the buttons of a line mean."""
    meanings = [
        {"intent": reply.get("intent"), "entities": reply.get("entities") or {}}
        for reply in message.quick_replies or []
    ]
    offers = (message.card or {}).get("offers") or []
    if offers:
        meanings += [
            {"intent": AGREES, "entities": {"offer": str(number)}}
            for number in range(1, len(offers) + 1)
        ]
        meanings.append({"intent": "reject_offer", "entities": {}})
    return meanings
