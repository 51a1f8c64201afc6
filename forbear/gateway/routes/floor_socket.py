"""The supervisor's socket: the floor at a glance, and conversations that they join."""

from __future__ import annotations

from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from forbear.gateway import desk, floor_deeds, views
from forbear.gateway.errors import ForbiddenError, MissingError, UnauthorisedError
from forbear.gateway.frames import take_seq, take_string
from forbear.gateway.routes.conversations import summaries
from forbear.gateway.routes.desk_socket import LOOK_AGAIN_AFTER, DeskSession
from forbear.gateway.routes.desk_socket import watch as look_into
from forbear.gateway.routes.staff_frames import note
from forbear.gateway.sockets import REFUSED, Frame, accept_from
from forbear.gateway.staff import LoggedIn, supervising
from forbear.gateway.wellbeing import break_event
from forbear.store.base import utc_now
from forbear.store.breaks import offer_break


class FloorSession(DeskSession):
    """One browser tab of a supervisor; being there takes no chats and is no presence."""

    def __init__(self, websocket: WebSocket, me: LoggedIn) -> None:
        super().__init__(websocket, me)
        self.listener.languages, self.listener.agent_id = frozenset(), None
        self.listener.on_floor = True

    async def prove(self) -> None:
        self.me = await supervising(self.websocket)
        self.look_again_at = utc_now() + LOOK_AGAIN_AFTER

    async def greet(self) -> None:
        services = self.services
        self.listener.hold()
        services.hub.add_desk(self.listener)
        welcome = {
            "type": "welcome",
            "me": views.agent(self.me.agent),
            "conversations": await services.database.run(summaries),
            "rasa": services.status.word,
        }
        self.listener.release(welcome, await services.floor.event())

    def part(self, conversation_id: str) -> None:
        """Leave a conversation that was joined; its agent hears of it."""
        self.listener.watching.discard(conversation_id)
        if self.listener.joined.pop(conversation_id, None) is not None:
            self.services.hub.tell_joined(conversation_id)


async def watch(session: FloorSession, frame: Frame) -> None:
    conversation_id = take_string(frame, "conversation_id")
    await look_into(session, frame)
    session.listener.joined[conversation_id] = session.me.agent.name
    session.services.hub.tell_joined(conversation_id)


async def leave(session: FloorSession, frame: Frame) -> None:
    session.part(take_string(frame, "conversation_id"))


async def take_over(session: FloorSession, frame: Frame) -> None:
    conversation_id = take_string(frame, "conversation_id")
    await session.change(conversation_id, desk.take_over)
    session.services.pump.wake(conversation_id, drafts=True)


async def reassign(session: FloorSession, frame: Frame) -> None:
    """`to` is an agent's id; without one it goes back to the queue."""
    conversation_id = take_string(frame, "conversation_id")
    to = None if frame.get("to") is None else take_seq(frame, "to")
    present = session.services.hub.present
    await session.change(conversation_id, floor_deeds.reassign, to, present)
    if to is not None:
        session.services.pump.wake(conversation_id, drafts=True)


async def propose_break(session: FloorSession, frame: Frame) -> None:
    services, agent_id = session.services, take_seq(frame, "agent_id")
    if agent_id not in services.hub.present:
        raise MissingError("not_there", "This agent's desk is not open.")
    by = session.me.agent.id
    row = await services.database.run(offer_break, agent_id, "proposed", utc_now(), by)
    if row is not None:
        row.supervisor = session.me.agent
        services.hub.tell_agent(agent_id, break_event(row))
    services.floor.touch()


async def floor_socket(websocket: WebSocket) -> None:
    if not await accept_from(websocket):
        return
    try:
        session = FloorSession(websocket, await supervising(websocket))
    except (UnauthorisedError, ForbiddenError) as error:
        await websocket.close(REFUSED, error.code)
        return
    try:
        await session.greet()
        await session.serve()
    finally:
        joined = list(session.listener.joined)
        session.services.hub.remove(session.listener)
        for conversation_id in joined:
            session.services.hub.tell_joined(conversation_id)


handlers: dict[str, Any] = {
    "watch": watch,
    "leave": leave,
    "note": note,
    "take_over": take_over,
    "reassign": reassign,
    "propose_break": propose_break,
}
FloorSession.handlers = handlers

routes = [WebSocketRoute("/ws/floor", floor_socket)]
