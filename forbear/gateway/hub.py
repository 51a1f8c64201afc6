"""Who listens to which conversation, and what each is told."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket

Event = dict[str, Any]
QUEUE = 500
"""Batches that may wait for one socket; who is further behind is dropped and resumes."""


class Listener:
    """One open socket's outgoing side: a bounded queue, written by one task."""

    def __init__(self, limit: int = QUEUE) -> None:
        self._queue: asyncio.Queue[list[str]] = asyncio.Queue(limit)
        self._held: list[str] | None = None
        self.overrun = asyncio.Event()
        self.logged_out = asyncio.Event()
        self.watching: set[str] = set()
        self.session_key: str | None = None
        """Which log-in it belongs to, at the desk."""
        self.languages: frozenset[str] = frozenset()
        """Which its agent speaks, at the desk."""
        self.agent_id: int | None = None
        """Whose desk it is; of a supervisor's floor nobody's, as it takes no chats."""
        self.on_floor = False
        self.joined: dict[str, str] = {}
        """Conversations that a supervisor has joined from the floor, with the supervisor's name."""

    def send(self, *events: Event) -> None:
        """Queue these, one after another, as one batch."""
        self.send_encoded([encode(event) for event in events])

    def send_encoded(self, frames: list[str]) -> None:
        if self._held is not None:
            self._held += frames
            return
        if self.overrun.is_set() or not frames:
            return
        try:
            self._queue.put_nowait(frames)
        except asyncio.QueueFull:
            # From here on there would be a gap, so nothing more is sent.
            self.overrun.set()

    def hold(self) -> None:
        """Keep back what comes until the first state is known."""
        self._held = []

    def release(self, *events: Event) -> None:
        """Send the first state, then what came while it was read."""
        held, self._held = self._held or [], None
        self.send_encoded([*(encode(event) for event in events), *held])

    async def deliver(self, websocket: WebSocket) -> None:
        while True:
            for frame in await self._queue.get():
                await websocket.send_text(frame)


@dataclass
class News:
    """What one committed change means to each side of one conversation."""

    conversation_id: str
    customer: list[Event] = field(default_factory=list)
    watchers: list[Event] = field(default_factory=list)
    agents: list[tuple[int, Event]] = field(default_factory=list)
    """What single agents must hear, whatever they watch."""

    def watcher(self, kind: str, **details: Any) -> None:
        self.watchers.append({"type": kind, "conversation_id": self.conversation_id, **details})


class Hub:
    """Every open socket of this process."""

    def __init__(self) -> None:
        self._customers: dict[str, set[Listener]] = defaultdict(set)
        self._desks: set[Listener] = set()
        self._resting: set[int] = set()

    @property
    def has_desks(self) -> bool:
        return bool(self._desks)

    @property
    def has_floors(self) -> bool:
        return any(each.on_floor for each in self._desks)

    @property
    def present(self) -> set[int]:
        """Agents whose desk is open, those on a break too."""
        return {each.agent_id for each in self._desks if each.agent_id is not None}

    def add_customer(self, conversation_id: str, listener: Listener) -> None:
        self._customers[conversation_id].add(listener)

    def add_desk(self, listener: Listener) -> None:
        self._desks.add(listener)

    def remove(self, listener: Listener, conversation_id: str | None = None) -> None:
        self._desks.discard(listener)
        if conversation_id in self._customers:
            self._customers[conversation_id].discard(listener)
            if not self._customers[conversation_id]:
                del self._customers[conversation_id]

    def drop_session(self, session_key: str) -> None:
        """A log-in ended: its sockets end with it."""
        for listener in self._desks:
            if listener.session_key == session_key:
                listener.logged_out.set()

    def drop_agent(self, agent_id: int) -> None:
        """All log-ins of somebody ended."""
        for listener in self._desks:
            if listener.agent_id == agent_id:
                listener.logged_out.set()

    def publish(self, news: News) -> None:
        self.tell_customer(news.conversation_id, *news.customer)
        self.tell_watchers(news.conversation_id, *news.watchers)
        for agent_id, event in news.agents:
            self.tell_agent(agent_id, event)

    def tell_customer(self, conversation_id: str, *events: Event) -> None:
        _tell(self._customers.get(conversation_id, ()), events)

    def is_here(self, conversation_id: str) -> bool:
        """Whether the customer has the chat open."""
        return conversation_id in self._customers

    def speaks(self, language: str) -> bool:
        """Whether anybody at a desk does who is not on a break."""
        return any(
            language in each.languages and each.agent_id not in self._resting
            for each in self._desks
        )

    def set_resting(self, agent_id: int, resting: bool) -> None:
        if resting:
            self._resting.add(agent_id)
        else:
            self._resting.discard(agent_id)

    def joined(self, conversation_id: str) -> list[str]:
        """The names of the supervisors who have joined it."""
        names = {each.joined.get(conversation_id) for each in self._desks}
        return sorted(name for name in names if name)

    def tell_joined(self, conversation_id: str) -> None:
        names = self.joined(conversation_id)
        event = {"type": "joined", "conversation_id": conversation_id, "names": names}
        self.tell_watchers(conversation_id, event)

    def tell_agent(self, agent_id: int, *events: Event) -> None:
        _tell([each for each in self._desks if each.agent_id == agent_id], events)

    def tell_floors(self, *events: Event) -> None:
        _tell([each for each in self._desks if each.on_floor], events)

    def tell_customers(self, *events: Event) -> None:
        _tell([each for listeners in self._customers.values() for each in listeners], events)

    def tell_watchers(self, conversation_id: str, *events: Event) -> None:
        _tell([each for each in self._desks if conversation_id in each.watching], events)

    def tell_desks(self, *events: Event) -> None:
        _tell(self._desks, events)


def encode(event: Event) -> str:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def _tell(listeners: Any, events: tuple[Event, ...]) -> None:
    if not listeners or not events:
        return
    frames = [encode(event) for event in events]
    for listener in list(listeners):
        listener.send_encoded(frames)
