"""Writes into a conversation's news what each side must hear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.account import account_view
from forbear.gateway.hub import News
from forbear.store.messages import record_message
from forbear.store.tables import Conversation, Message, Suggestion


def tell_message(news: News, message: Message, override: str | None = None) -> None:
    """`override` is why it went out although it was blocked: for the desk alone."""
    news.customer.append({"type": "message", "message": views.message(message)})
    news.watcher("message", message=views.desk_message(message, override))


def tell_understanding(news: News, message: Message) -> None:
    news.watcher("understanding", seq=message.seq, understanding=message.understanding)


def tell_suggestions(
    news: News, seq: int, rows: Sequence[Suggestion], reason: str | None = None
) -> None:
    """What can be sent now; the reason is given when there is nothing."""
    news.watchers.append(suggestions_event(news.conversation_id, seq, rows, reason))


def suggestions_event(
    conversation_id: str, seq: int, rows: Sequence[Suggestion], reason: str | None = None
) -> dict[str, Any]:
    event = {
        "type": "suggestions",
        "conversation_id": conversation_id,
        "seq": seq,
        "suggestions": [views.suggestion(row) for row in rows],
    }
    return {**event, "reason": reason} if reason and not rows else event


def tell_account(session: Session, conversation: Conversation, news: News) -> None:
    news.watcher(
        "account",
        account=account_view(session, conversation),
        customer=views.customer(conversation),
    )


def say(
    session: Session,
    conversation: Conversation,
    news: News,
    client_id: str,
    draft: dict[str, Any],
) -> Message:
    """A line of the bot."""
    message = record_message(
        session,
        conversation,
        author="bot",
        client_id=client_id,
        text=draft["text"],
        card=draft.get("card"),
        quick_replies=draft.get("quick_replies") or [],
    )
    tell_message(news, message)
    return message
