"""Checks a draft while it is written, as often as somebody types."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from sqlalchemy.orm import Session

from forbear.gateway.conduct import Judged, View, judged_view
from forbear.gateway.database import Database
from forbear.gateway.reply_context import Surroundings, surroundings
from forbear.safety.conduct import Context, Reply, check_reply
from forbear.store.conversations import get_conversation
from forbear.store.tables import Agent

FRESH_FOR = 5.0
"""Seconds for which what was read of a conversation serves its drafts; sending reads anew."""
MOST_KEPT = 1000


class DraftCheck:
    """Outside any transaction; the rule packs are loaded before they are needed."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[str, dict[int, tuple[float, Surroundings]]] = {}
        self._warm: asyncio.Future[None] | None = None

    def warm(self) -> asyncio.Future[None]:
        if self._warm is None:
            self._warm = asyncio.ensure_future(asyncio.to_thread(_load))
        return self._warm

    async def ready(self) -> None:
        await asyncio.shield(self.warm())

    def forget(self, conversation_id: str) -> None:
        """It has changed: what was read of it before serves no more."""
        self._known.pop(conversation_id, None)

    async def look(self, conversation_id: str, agent: Agent, text: str, lang: str) -> View:
        """What is wrong with a draft, for the page of an agent who reads `lang`."""
        await self.ready()
        around = await self._around(conversation_id, agent)
        return await asyncio.to_thread(_view, around, text, agent, lang)

    async def _around(self, conversation_id: str, agent: Agent) -> Surroundings:
        if len(self._known) > MOST_KEPT:
            self._known.clear()
        # A change in the meantime drops this very dictionary, and with it what was read too early.
        known = self._known.setdefault(conversation_id, {})
        read_at, around = known.get(agent.id, (0.0, None))
        if around is None or self._clock() - read_at > FRESH_FOR:
            read_at = self._clock()
            around = await self._database.run(_read, conversation_id, agent)
            known[agent.id] = read_at, around
        return around


def _read(session: Session, conversation_id: str, agent: Agent) -> Surroundings:
    return surroundings(session, get_conversation(session, conversation_id), agent)


def _view(around: Surroundings, text: str, agent: Agent, lang: str) -> View:
    return judged_view(Judged.of(around, text), agent, lang)


def _load() -> None:
    for text, lang in (("您好", "zh"), ("Hello", "en")):
        check_reply(Reply(text, lang, None, Context()))
