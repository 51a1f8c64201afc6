"""How what trainers look through goes over the wire: never with a name or a number of anybody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.safety.personal_data import mask_personal
from forbear.store.conversations import get_conversation
from forbear.store.messages import list_messages
from forbear.store.reviews import list_reviews_of, unlisted
from forbear.store.tables import Conversation, Message, ReviewItem, SaidReply, Suggestion

View = dict[str, Any]


def review_item(row: ReviewItem) -> View:
    return {
        "message_id": row.message_id,
        "conversation_id": row.conversation_id,
        "seq": row.seq,
        "text": row.text,
        "language": row.language,
        "intent": row.intent,
        "confidence": round(row.confidence, 3),
        "hostility": row.hostility,
        "flags": unlisted(row.flags),
        "action": row.action,
        "policy": row.policy,
        "reasons": unlisted(row.reasons),
        "tags": unlisted(row.tags),
        "length": row.length,
        "reviewed_at": views.iso(row.reviewed_at),
        "at": views.iso(row.at),
    }


def reviewed_conversation(session: Session, conversation_id: str) -> View:
    """All lines, with what was understood of each and what was said from which draft."""
    conversation = get_conversation(session, conversation_id)
    items, said = list_reviews_of(session, conversation_id), _said(session, conversation_id)
    drafts = _drafts(session, conversation_id)
    names = names_in(conversation)
    return {
        "id": conversation_id,
        "status": conversation.status,
        "language": conversation.language,
        "messages": [
            {
                **_line(message, names),
                "action": said.get(message.id),
                "drafts": drafts.get(message.id, []),
                "review": review_item(items[message.seq]) if message.seq in items else None,
            }
            for message in list_messages(session, conversation_id)
        ],
    }


def names_in(conversation: Conversation) -> list[str]:
    return [each.name for each in (conversation.customer, conversation.agent) if each]


def _line(message: Message, names: list[str]) -> View:
    text = mask_personal(message.text, names)
    understanding = message.understanding
    return {
        "id": message.id,
        "seq": message.seq,
        "author": message.author,
        "text": text,
        "at": views.iso(message.created_at),
        "model": message.model,
        "understanding": understanding and _understood(understanding, text),
    }


def _understood(understanding: View, text: str) -> View:
    """Without the text itself, and without entities that the masks took away."""
    kept = ("language", "intent", "intents", "hostility", "risk")
    entities = [
        {key: each.get(key) for key in ("entity", "value", "text")}
        for each in understanding.get("entities") or []
        if str(each.get("text") or "") in text
    ]
    return {**{key: understanding.get(key) for key in kept}, "entities": entities}


def _said(session: Session, conversation_id: str) -> dict[int, str]:
    query = select(SaidReply.message_id, SaidReply.action)
    rows = session.execute(query.filter_by(conversation_id=conversation_id))
    return {message_id: action for message_id, action in rows}


def _drafts(session: Session, conversation_id: str) -> dict[int, list[View]]:
    """What was suggested for each message; the texts may hold figures and are left out."""
    query = (
        select(Suggestion)
        .filter_by(conversation_id=conversation_id)
        .order_by(Suggestion.message_id, Suggestion.rank)
    )
    found: dict[int, list[View]] = {}
    for row in session.execute(query).scalars():
        view = {
            "action": row.action,
            "acts": row.acts,
            "outcome": row.outcome,
            "edit_ratio": row.edit_ratio,
            "policy": (row.why or {}).get("policy"),
        }
        found.setdefault(row.message_id, []).append(view)
    return found
