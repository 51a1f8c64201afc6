"""What an agent does with a conversation as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forbear.gateway import crisis_clearing, desk
from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import take_choice, take_note, take_reason, take_string
from forbear.gateway.sockets import Frame, Handler
from forbear.rules.endings import WRAP_UPS
from forbear.store.clearings import GROUNDS

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


async def clear_crisis(session: DeskSession, frame: Frame) -> None:
    ground, reason = take_choice(frame, "ground", GROUNDS), take_reason(frame)
    if reason is None:
        raise BadInputError("bad_reason", "`reason` must say why this is no crisis.")
    conversation_id = take_string(frame, "conversation_id")
    await session.change(conversation_id, crisis_clearing.clear, ground, reason)


def changing(work: Callable[..., None]) -> Handler:
    """A handler for a change that needs nothing but the conversation."""

    async def handler(session: DeskSession, frame: Frame) -> None:
        await session.change(take_string(frame, "conversation_id"), work)

    return handler
