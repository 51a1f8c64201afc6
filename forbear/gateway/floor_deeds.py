"""What a supervisor does about other people's conversations."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.errors import ConflictError, MissingError
from forbear.gateway.hub import News
from forbear.gateway.roles import DESK_ROLES
from forbear.gateway.wellbeing import check_not_resting, left
from forbear.store import conversations
from forbear.store.base import utc_now
from forbear.store.notes import add_note
from forbear.store.suggestions import ignore_open_suggestions
from forbear.store.tables import Agent, Conversation


def reassign(
    session: Session,
    conversation: Conversation,
    news: News,
    supervisor_id: int,
    to: int | None,
    present: set[int],
) -> None:
    """Give it to another agent, or back to the queue; both agents hear of it."""
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    held_by = conversation.agent_id
    if to is not None and to == held_by:
        return
    ignore_open_suggestions(session, conversation.id)
    supervisor = session.get(Agent, supervisor_id)
    assert supervisor is not None
    if to is None:
        conversations.back_to_queue(conversation, supervisor, utc_now())
    else:
        conversations.reassign(
            conversation, _receiver(session, conversation, to, present), supervisor
        )
    about = {"conversation_id": conversation.id, "by": supervisor.name}
    if held_by is not None and held_by != supervisor_id:
        news.agents.append((held_by, {"type": "reassigned", **about}))
    if to is not None:
        news.agents.append((to, {"type": "assigned", **about}))
    left(session, conversation, news, held_by)


def note(
    session: Session,
    conversation: Conversation,
    news: News,
    agent_id: int,
    client_id: str,
    text: str,
) -> None:
    """For the staff only: neither the customer nor the assistant hears of it."""
    agent = session.get(Agent, agent_id)
    assert agent is not None
    row = add_note(session, conversation.id, agent, client_id, text)
    news.watcher("note", note=views.note(row))


def _receiver(
    session: Session, conversation: Conversation, agent_id: int, present: set[int]
) -> Agent:
    agent = session.get(Agent, agent_id)
    if agent is None or agent.disabled_at is not None or agent.role not in DESK_ROLES:
        raise MissingError("no_agent", "There is no such agent at the desk.")
    if agent.id not in present:
        raise ConflictError("not_there", "This agent's desk is not open.")
    if conversation.language not in agent.languages:
        raise ConflictError("other_language", "This agent does not speak the customer's language.")
    check_not_resting(session, agent.id)
    return agent
