"""What agents send beside their lines to customers: notes, questions to a supervisor, breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forbear.gateway import floor_deeds, overrides
from forbear.gateway.frames import take_id, take_string, take_text
from forbear.gateway.sockets import Frame, Handler
from forbear.gateway.wellbeing import break_event
from forbear.store.base import utc_now
from forbear.store.breaks import begin_break, find_break, settle_break

if TYPE_CHECKING:
    from forbear.gateway.routes.desk_socket import DeskSession


async def note(session: DeskSession, frame: Frame) -> None:
    """For the staff alone; the agent's answer to a supervisor's, or a reminder."""
    conversation_id = take_string(frame, "conversation_id")
    note_id, text = take_id(frame), take_text(frame)
    await session.change(conversation_id, floor_deeds.note, note_id, text)
    session.listener.send({"type": "ack", "id": note_id})


async def ask_override(session: DeskSession, frame: Frame) -> None:
    """A supervisor is to let a blocked reply through."""
    conversation_id = take_string(frame, "conversation_id")
    request_id, text = take_id(frame), take_text(frame)
    await session.services.draft_check.ready()
    await session.change(conversation_id, overrides.ask, request_id, text)


def resting(work: Callable[..., None]) -> Handler:
    """A handler for the agent's own break: taking it, or ending or declining it."""

    async def handler(session: DeskSession, frame: Frame) -> None:
        services, agent_id = session.services, session.me.agent.id
        await services.database.run(work, agent_id, utc_now())
        row = await services.database.run(find_break, agent_id)
        services.hub.set_resting(agent_id, row is not None and row.status == "begun")
        services.hub.tell_agent(agent_id, break_event(row))
        services.duty.look()
        services.floor.touch()

    return handler


handlers: dict[str, Handler] = {
    "note": note,
    "ask_override": ask_override,
    "begin_break": resting(begin_break),
    "settle_break": resting(settle_break),
}
