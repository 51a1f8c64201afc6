"""The agent's socket: every conversation at a glance, the watched ones in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session as DatabaseSession
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from forbear.gateway import crisis_clearing, desk, events, views
from forbear.gateway.account import account_view
from forbear.gateway.briefs import brief
from forbear.gateway.errors import BlockedError, MissingError, UnauthorisedError
from forbear.gateway.frames import (
    take_choice,
    take_draft,
    take_id,
    take_reason,
    take_seq,
    take_string,
    take_text,
)
from forbear.gateway.routes import staff_frames
from forbear.gateway.routes.conversations import summaries
from forbear.gateway.routes.desk_deeds import changing, clear_crisis, end, hand_on
from forbear.gateway.sockets import REFUSED, Frame, Session, accept_from
from forbear.gateway.staff import LoggedIn, logged_in
from forbear.store.base import utc_now
from forbear.store.breaks import find_break
from forbear.store.conversations import get_conversation
from forbear.store.messages import find_latest, list_messages
from forbear.store.notes import list_notes
from forbear.store.suggestions import find_suggestion, list_open_suggestions
from forbear.store.tables import Message

LOOK_AGAIN_AFTER = timedelta(seconds=20)


class DeskSession(Session):
    """One browser tab of an agent who is logged in."""

    def __init__(self, websocket: WebSocket, me: LoggedIn) -> None:
        super().__init__(websocket)
        self.me = me
        self.look_again_at = utc_now() + LOOK_AGAIN_AFTER
        self.listener.session_key = me.session_key
        self.listener.languages = frozenset(me.agent.languages)
        self.listener.agent_id = me.agent.id
        self._drafted: dict[str, set[str]] = {}

    def seconds_left(self) -> float:
        return (min(self.me.expires_at, self.look_again_at) - utc_now()).total_seconds()

    async def prove(self) -> None:
        """The log-in must still stand: it may have been shut, or its role changed."""
        self.me = await logged_in(self.websocket)
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
            "break": views.rest(await services.database.run(find_break, self.me.agent.id)),
        }
        self.listener.release(welcome)
        services.duty.look()
        services.floor.touch()

    def note_findings(self, conversation_id: str, judged: Mapping[str, Any]) -> None:
        """What the check found in a draft, until its line is sent."""
        rules = {each["rule"] for each in judged["findings"]}
        if rules:
            self._drafted.setdefault(conversation_id, set()).update(rules)

    def drafted(self, conversation_id: str) -> frozenset[str]:
        return frozenset(self._drafted.get(conversation_id, ()))

    def forget_draft(self, conversation_id: str) -> None:
        self._drafted.pop(conversation_id, None)

    async def change(self, conversation_id: str, work: Callable[..., Any], *args: Any) -> None:
        await self.services.transcript.write(conversation_id, work, self.me.agent.id, *args)


async def watch(session: DeskSession, frame: Frame) -> None:
    services = session.services
    conversation_id, after = take_string(frame, "conversation_id"), take_seq(frame, "after")
    async with services.transcript.lock(conversation_id):
        missed = await services.database.run(_missed, conversation_id, after)
        session.listener.watching.add(conversation_id)
        names = services.hub.joined(conversation_id)
        joined = {"type": "joined", "conversation_id": conversation_id, "names": names}
        session.listener.send(*missed, joined)


async def check(session: DeskSession, frame: Frame) -> None:
    """What the conduct check has against a draft; nobody else hears of it."""
    conversation_id = take_string(frame, "conversation_id")
    lang = take_choice(frame, "lang", ("en", "zh"))
    draft_id, text = take_id(frame), take_draft(frame)
    judged = await session.services.draft_check.look(conversation_id, session.me.agent, text, lang)
    session.note_findings(conversation_id, judged)
    session.listener.send(
        {"type": "checked", "id": draft_id, "conversation_id": conversation_id, **judged}
    )


async def send(session: DeskSession, frame: Frame) -> None:
    conversation_id = take_string(frame, "conversation_id")
    suggestion_id = frame.get("suggestion_id")
    if suggestion_id is not None:
        suggestion_id = take_seq(frame, "suggestion_id")
    about = (take_id(frame), take_text(frame), suggestion_id, take_reason(frame))
    reply = desk.Reply(*about, drafted=session.drafted(conversation_id))

    def acknowledge(message: Message) -> None:
        session.forget_draft(conversation_id)
        session.listener.send({"type": "ack", "id": reply.client_id, "seq": message.seq})

    services = session.services
    await services.draft_check.ready()
    try:
        await services.transcript.write(
            conversation_id, desk.send, session.me.agent.id, reply, committed=acknowledge
        )
    except BlockedError as error:
        session.note_findings(conversation_id, error.details["judged"])
        raise
    services.pump.wake(conversation_id)


async def dismiss(session: DeskSession, frame: Frame) -> None:
    suggestion_id = take_seq(frame, "suggestion_id")
    found = await session.services.database.run(find_suggestion, suggestion_id)
    if found is None:
        raise MissingError("no_suggestion", "There is no such suggestion.")
    await session.change(found.conversation_id, desk.turn_down, suggestion_id)


async def take_over(session: DeskSession, frame: Frame) -> None:
    conversation_id = take_string(frame, "conversation_id")
    await session.change(conversation_id, desk.take_over)
    session.services.pump.wake(conversation_id, drafts=True)


async def typing(session: DeskSession, frame: Frame) -> None:
    conversation_id = take_string(frame, "conversation_id")
    services = session.services
    if await services.database.run(_is_assigned, conversation_id, session.me.agent.id):
        services.hub.tell_customer(conversation_id, {"type": "typing", "who": "agent"})


async def desk_socket(websocket: WebSocket) -> None:
    if not await accept_from(websocket):
        return
    try:
        session = DeskSession(websocket, await logged_in(websocket))
    except UnauthorisedError as error:
        # Accepted first: only so does the browser learn the reason.
        await websocket.close(REFUSED, error.code)
        return
    try:
        await session.greet()
        await session.serve()
    finally:
        session.services.hub.remove(session.listener)
        session.services.duty.somebody_left()
        session.services.floor.touch()


def _missed(session: DatabaseSession, conversation_id: str, after: int) -> list[dict[str, Any]]:
    conversation = get_conversation(session, conversation_id)
    about = {"conversation_id": conversation_id}
    newest = find_latest(session, conversation_id, "customer")
    drafts = list_open_suggestions(session, conversation_id)
    account = account_view(session, conversation)
    lines = list_messages(session, conversation_id, after=after)
    notes = list_notes(session, conversation_id)
    return [
        *(
            {"type": "message", **about, "message": each}
            for each in views.desk_messages(session, conversation_id, lines)
        ),
        events.suggestions_event(conversation_id, newest.seq if newest else 0, drafts),
        {"type": "notes", **about, "notes": [views.note(each) for each in notes]},
        {"type": "account", **about, "account": account, "customer": views.customer(conversation)},
        {"type": "brief", **about, "brief": brief(session, conversation)},
    ]


def _is_assigned(session: DatabaseSession, conversation_id: str, agent_id: int) -> bool:
    return bool(get_conversation(session, conversation_id).agent_id == agent_id)


DeskSession.handlers = {
    "watch": watch,
    "check": check,
    "send": send,
    "dismiss": dismiss,
    "take_over": take_over,
    "hand_back": changing(desk.hand_back),
    "hand_on": hand_on,
    "end": end,
    "clear_crisis": clear_crisis,
    "undo_clear_crisis": changing(crisis_clearing.undo),
    **staff_frames.handlers,
    "typing": typing,
}

routes = [WebSocketRoute("/ws/desk", desk_socket)]
