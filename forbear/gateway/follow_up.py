"""Opens the tickets of what was said, in case the action server could not."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from forbear.rules.ticket_acts import ticket_kind
from forbear.store.commits import saying_key
from forbear.store.messages import find_latest
from forbear.store.suggestions import find_sent_suggestion
from forbear.store.tables import Conversation, Message
from forbear.store.ticket_commits import commit_ticket

REWRITTEN = 0.7
"""From this edit ratio on the words are the agent's own, and the draft has no side effects."""


def after_bot_line(
    session: Session, conversation: Conversation, asked: Message, acts: Iterable[str]
) -> None:
    """The bot has answered a line of the customer."""
    # The same key as the assistant's own: whoever comes second finds the ticket.
    _open(session, conversation, f"bot:{asked.id}", acts, asked)


def after_agents_line(
    session: Session, conversation: Conversation, line: Message, heard_as: Iterable[str]
) -> None:
    """The assistant has heard a line of the agent, as these acts."""
    draft = find_sent_suggestion(session, line)
    kept = draft is not None and (draft.edit_ratio or 0) < REWRITTEN
    acts = [*heard_as, *(draft.acts if draft and kept else [])]
    asked = find_latest(session, conversation.id, "customer")
    _open(session, conversation, str(line.id), acts, asked)


def _open(
    session: Session,
    conversation: Conversation,
    saying: str,
    acts: Iterable[str],
    asked: Message | None,
) -> None:
    kind = ticket_kind(list(acts))
    if kind is not None:
        understood = (asked.understanding if asked else None) or {}
        intent = (understood.get("intent") or {}).get("name") or ""
        key = saying_key(conversation.id, saying)
        commit_ticket(session, conversation, key, kind, intent)
