"""The customer's socket: what they write goes in, everything said comes out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session as DatabaseSession
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from forbear.gateway import tokens, views
from forbear.gateway.call_backs import PARTS, book, choices
from forbear.gateway.chat import Line, accept, leave, rate
from forbear.gateway.errors import BadInputError, UnauthorisedError
from forbear.gateway.frames import (
    take_choice,
    take_id,
    take_number,
    take_seq,
    take_string,
    take_text,
)
from forbear.gateway.sockets import Frame, Session, accept_from
from forbear.rules.endings import HIGHEST_RATING, LOWEST_RATING
from forbear.store.base import utc_now
from forbear.store.conversations import find_conversation
from forbear.store.messages import list_messages
from forbear.store.tables import Message

HELLO_WITHIN = timedelta(seconds=10)


class CustomerSession(Session):
    """Nobody's until a hello with a good token; one conversation's from then on."""

    def __init__(self, websocket: WebSocket) -> None:
        super().__init__(websocket)
        self.conversation_id: str | None = None
        self.until: datetime = utc_now() + HELLO_WITHIN

    def seconds_left(self) -> float:
        return (self.until - utc_now()).total_seconds()

    async def take(self, frame: Frame) -> None:
        if (frame.get("type") == "hello") == (self.conversation_id is not None):
            raise BadInputError("hello_first", "The first frame, and only that, must be a hello.")
        await super().take(frame)


async def hello(session: CustomerSession, frame: Frame) -> None:
    services = session.services
    after = take_seq(frame, "after")
    conversation_id, until = tokens.read_conversation(frame.get("token"), services.settings.secret)
    async with services.transcript.lock(conversation_id):
        welcome = await services.database.run(_welcome, conversation_id, after)
        session.conversation_id, session.until = conversation_id, until
        services.hub.add_customer(conversation_id, session.listener)
        session.listener.send(welcome, services.duty.event())
        services.queue.greet(conversation_id)


async def message(session: CustomerSession, frame: Frame) -> None:
    await _write(session, Line(take_id(frame), take_text(frame)))


async def choice(session: CustomerSession, frame: Frame) -> None:
    entities = frame.get("entities") or {}
    if not isinstance(entities, dict):
        raise BadInputError("bad_entities", "`entities` must be an object.")
    meaning = {"intent": take_string(frame, "intent"), "entities": entities}
    await _write(session, Line(take_id(frame), take_text(frame), meaning))


async def typing(session: CustomerSession, frame: Frame) -> None:
    _tell_watchers(session, {"type": "typing", "who": "customer"})


async def read(session: CustomerSession, frame: Frame) -> None:
    _tell_watchers(session, {"type": "read", "seq": take_seq(frame, "seq")})


async def end(session: CustomerSession, frame: Frame) -> None:
    await session.services.transcript.write(session.conversation_id, leave)


async def rating(session: CustomerSession, frame: Frame) -> None:
    given = take_number(frame, "rating", LOWEST_RATING, HIGHEST_RATING)
    await session.services.transcript.write(session.conversation_id, rate, given)


async def call_back_times(session: CustomerSession, frame: Frame) -> None:
    """What can be asked for; the customer's own time decides."""
    services = session.services
    times = await services.database.run(choices, session.conversation_id, utc_now())
    session.listener.send({"type": "call_back_times", "times": times})


async def call_back(session: CustomerSession, frame: Frame) -> None:
    day, part = take_string(frame, "day", 10), take_choice(frame, "part", PARTS)
    booked = await session.services.transcript.write(
        session.conversation_id, book, day, part, utc_now()
    )
    session.listener.send(
        {"type": "call_back_booked", "reference": booked, "day": day, "part": part}
    )


async def customer_socket(websocket: WebSocket) -> None:
    if not await accept_from(websocket, websocket.app.state.options.embed_origins):
        return
    session = CustomerSession(websocket)
    try:
        await session.serve()
    finally:
        session.services.hub.remove(session.listener, session.conversation_id)


async def _write(session: CustomerSession, line: Line) -> None:
    services = session.services

    def acknowledge(message: Message) -> None:
        created_at = views.iso(message.created_at)
        ack = {"type": "ack", "id": line.client_id, "seq": message.seq, "created_at": created_at}
        session.listener.send(ack)

    try:
        await services.transcript.write(
            session.conversation_id, accept, line, services.options, committed=acknowledge
        )
    finally:
        # A socket that breaks now does not stop the write, and nobody else would wake for it.
        services.pump.wake(session.conversation_id)


def _tell_watchers(session: CustomerSession, event: dict[str, Any]) -> None:
    conversation_id = session.conversation_id
    assert conversation_id is not None
    session.services.hub.tell_watchers(
        conversation_id, {**event, "conversation_id": conversation_id}
    )


def _welcome(session: DatabaseSession, conversation_id: str, after: int) -> dict[str, Any]:
    conversation = find_conversation(session, conversation_id)
    if conversation is None:
        raise UnauthorisedError("bad_token", "This conversation is no longer kept.")
    missed = list_messages(session, conversation_id, after=after)
    return {
        "type": "welcome",
        "conversation": views.customer_conversation(conversation),
        "messages": [views.message(each) for each in missed],
    }


CustomerSession.handlers = {
    "hello": hello,
    "message": message,
    "choice": choice,
    "typing": typing,
    "read": read,
    "end": end,
    "rate": rating,
    "call_back_times": call_back_times,
    "call_back": call_back,
}

routes = [WebSocketRoute("/ws/customer", customer_socket)]
