"""The one way to change a conversation: locked, in one transaction, told after the commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.database import Database
from forbear.gateway.hub import Hub, News
from forbear.store.conversations import lock_conversation

T = TypeVar("T")


class Transcript:
    """Keeps the order of events equal to the order of commits, for each conversation."""

    def __init__(
        self, database: Database, hub: Hub, changed: Iterable[Callable[[str], None]] = ()
    ) -> None:
        """`changed` hear the id of each conversation that was written to."""
        self._database = database
        self._hub = hub
        self._changed = tuple(changed)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def lock(self, conversation_id: str) -> asyncio.Lock:
        """While it is held, nothing about this conversation is written or told."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        return lock

    async def write(
        self,
        conversation_id: str,
        work: Callable[..., T],
        *args: Any,
        committed: Callable[[T], None] | None = None,
    ) -> T:
        """`work(session, conversation, news, ...)`; `committed` hears the result first."""
        async with self.lock(conversation_id):
            news = News(conversation_id)
            result = await self._database.run(_in_lock, news, work, args)
            for tell in self._changed:
                tell(conversation_id)
            if committed:
                committed(result)
            self._hub.publish(news)
        return result


def _in_lock(session: Session, news: News, work: Callable[..., T], args: tuple[Any, ...]) -> T:
    conversation = lock_conversation(session, news.conversation_id)
    before = views.customer_conversation(conversation)
    result = work(session, conversation, news, *args)
    session.flush()
    after = views.customer_conversation(conversation)
    if after != before:
        news.customer.append({"type": "conversation", "conversation": after})
    return result
