"""Suggestions: drafted for a message, then sent, edited, dismissed or ignored."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forbear.store.base import utc_now
from forbear.store.tables import Message, Suggestion

BUILT = 0
"""The rank of a draft that an agent built: nobody suggested it, so it cannot be ignored."""
COMPARED = 1000
"""How many characters of each text the edit ratio looks at; comparing grows with the square."""


class Drafted(NamedTuple):
    """What a draft says, and the card that goes with it."""

    text: str
    card: dict[str, Any] | None


def replace_suggestions(
    session: Session,
    message: Message,
    drafts: list[dict[str, Any]],
    model: str,
    language: str | None = None,
) -> list[Suggestion]:
    """Offer these drafts, in that language, for a message, and nothing older."""
    ignore_open_suggestions(session, message.conversation_id)
    fresh = [_suggestion(message, draft, model, language) for draft in drafts]
    session.add_all(fresh)
    session.flush()
    return fresh


def ignore_open_suggestions(session: Session, conversation_id: str) -> None:
    session.execute(
        update(Suggestion)
        .where(*_open(conversation_id), Suggestion.rank != BUILT)
        .values(outcome="ignored", decided_at=utc_now())
        .execution_options(synchronize_session=False)
    )


def record_built(
    session: Session, message: Message, draft: dict[str, Any], lang: str
) -> Suggestion:
    """A draft that an agent built takes the place of the one built before."""
    forget_built(session, message.conversation_id)
    built = _suggestion(message, {**draft, "rank": BUILT}, draft["model"], lang)
    session.add(built)
    session.flush()
    return built


def forget_built(session: Session, conversation_id: str) -> None:
    """What was built and not sent leaves no trace in what reports count."""
    session.execute(
        delete(Suggestion)
        .where(*_open(conversation_id), Suggestion.rank == BUILT)
        .execution_options(synchronize_session=False)
    )


def _open(conversation_id: str) -> tuple[Any, ...]:
    return (Suggestion.conversation_id == conversation_id, Suggestion.outcome == "open")


def list_open_suggestions(session: Session, conversation_id: str) -> list[Suggestion]:
    query = (
        select(Suggestion)
        .where(*_open(conversation_id), Suggestion.rank != BUILT)
        .order_by(Suggestion.rank, Suggestion.id)
    )
    return list(session.execute(query).scalars())


def list_drafted(session: Session, conversation_id: str, limit: int) -> list[Drafted]:
    """The newest drafts, whatever became of them."""
    query = (
        select(Suggestion.text, Suggestion.card)
        .where(Suggestion.conversation_id == conversation_id)
        .order_by(Suggestion.id.desc())
        .limit(limit)
    )
    return [Drafted(*row) for row in session.execute(query)]


def find_sent_suggestion(session: Session, line: Message) -> Suggestion | None:
    """The draft that a line of an agent came from."""
    query = select(Suggestion).where(
        Suggestion.conversation_id == line.conversation_id, Suggestion.sent_message_id == line.id
    )
    return session.execute(query).scalars().first()


def find_suggestion(session: Session, suggestion_id: int) -> Suggestion | None:
    return session.get(Suggestion, suggestion_id)


def record_sent(session: Session, suggestion: Suggestion, message: Message) -> None:
    """What became of the suggestion that an agent sent; the others were passed over."""
    ratio = edit_ratio(suggestion.text, message.text)
    suggestion.outcome = "sent" if ratio == 0 else "edited"
    suggestion.edit_ratio = ratio
    suggestion.sent_message_id = message.id
    suggestion.decided_at = utc_now()
    session.flush()


def dismiss(suggestion: Suggestion) -> None:
    if suggestion.outcome == "open":
        suggestion.outcome = "dismissed"
        suggestion.decided_at = utc_now()


def edit_ratio(draft: str, text: str) -> float:
    """How much of the draft was changed: 0 nothing, 1 everything."""
    if draft.strip() == text.strip():
        return 0.0
    matcher = SequenceMatcher(None, draft[:COMPARED], text[:COMPARED], autojunk=False)
    # Words added past the compared part are still an edit, so it is never called untouched.
    return max(0.01, round(1 - matcher.ratio(), 3))


def _suggestion(
    message: Message, draft: dict[str, Any], model: str, language: str | None
) -> Suggestion:
    return Suggestion(
        conversation_id=message.conversation_id,
        message_id=message.id,
        rank=draft["rank"],
        acts=draft["acts"],
        strategy=draft["strategy"][:40],
        action=draft["action"][:80],
        text=draft["text"],
        language=language,
        score=draft["score"],
        why=draft["why"],
        card=draft["card"],
        quick_replies=draft["quick_replies"],
        events=draft["events"],
        commit=draft["commit"],
        model=model[:120],
    )
