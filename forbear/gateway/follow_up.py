"""What saying a line brings with it: a note for the reports, and the ticket it calls for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from forbear.rules.ticket_acts import ticket_kind
from forbear.store.commits import saying_key
from forbear.store.messages import find_latest
from forbear.store.said_replies import record_said
from forbear.store.suggestions import find_sent_suggestion
from forbear.store.tables import Conversation, Message, Suggestion
from forbear.store.ticket_commits import commit_ticket

REWRITTEN = 0.7
"""From this edit ratio on the words are the agent's own, and the draft has no side effects."""


def after_bot_line(
    session: Session,
    conversation: Conversation,
    line: Message,
    asked: Message,
    reply: Mapping[str, Any],
) -> None:
    """The bot has said a draft to a line of the customer."""
    record_said(
        session,
        line,
        asked,
        acts=reply["acts"],
        strategy=reply["strategy"],
        action=reply["action"],
        language=conversation.language,
    )
    # The same key as the assistant's own: whoever comes second finds the ticket.
    _open(session, conversation, f"bot:{asked.id}", reply["acts"], asked)


def after_sending(
    session: Session, conversation: Conversation, line: Message, draft: Suggestion
) -> None:
    """The agent has sent a draft, edited or not, that is still the draft."""
    record_said(
        session,
        line,
        find_latest(session, conversation.id, "customer"),
        acts=draft.acts,
        strategy=draft.strategy,
        action=draft.action,
        language=draft.language or conversation.language,
        edit_ratio=draft.edit_ratio or 0.0,
    )


def after_hearing(
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
