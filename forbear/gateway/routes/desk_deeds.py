"""What an agent does with a conversation as a whole, and with their own time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forbear.gateway import desk, floor_deeds
from forbear.gateway.frames import take_choice, take_id, take_note, take_string, take_text
from forbear.gateway.sockets import Frame, Handler
from forbear.gateway.wellbeing import break_event
from forbear.rules.endings import WRAP_UPS
from forbear.store.base import utc_now
from forbear.store.breaks import find_break

if TYPE_CHECKING:
    from forbear.gateway.routes.desk_socket import DeskSession


async def hand_on(session: DeskSession, frame: Frame) -> None:
    to = take_choice(frame, "to", desk.HANDED_TO)
    note = take_note(frame)
    await session.change(take_string(frame, "conversation_id"), desk.hand_on, to, note)


async def end(session: DeskSession, frame: Frame) -> None:
    given = frame.get("wrap_up")
    wrap_up = None if given is None else take_choice(frame, "wrap_up", WRAP_UPS)
    await session.change(take_string(frame, "conversation_id"), desk.end, wrap_up)


def changing(work: Callable[..., None]) -> Handler:
    """A handler for a change that needs nothing but the conversation."""

    async def handler(session: DeskSession, frame: Frame) -> None:
        await session.change(take_string(frame, "conversation_id"), work)

    return handler


async def note(session: DeskSession, frame: Frame) -> None:
    """For the staff alone; the agent's answer to a supervisor's, or a reminder."""
    conversation_id = take_string(frame, "conversation_id")
    note_id, text = take_id(frame), take_text(frame)
    await session.change(conversation_id, floor_deeds.note, note_id, text)
    session.listener.send({"type": "ack", "id": note_id})


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
