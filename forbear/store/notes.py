"""Notes of the staff beside a conversation. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.tables import Agent, ConversationNote


def add_note(
    session: Session, conversation_id: str, agent: Agent, client_id: str, text: str
) -> ConversationNote:
    """Sent again it is the same note."""
    query = select(ConversationNote).filter_by(conversation_id=conversation_id, client_id=client_id)
    known = session.execute(query).scalar_one_or_none()
    if known is not None:
        return known
    note = ConversationNote(
        conversation_id=conversation_id,
        agent_id=agent.id,
        author_name=agent.name,
        client_id=client_id,
        text=text,
    )
    session.add(note)
    session.flush()
    return note


def list_notes(session: Session, conversation_id: str) -> list[ConversationNote]:
    query = select(ConversationNote).filter_by(conversation_id=conversation_id)
    return list(session.execute(query.order_by(ConversationNote.id)).scalars())
