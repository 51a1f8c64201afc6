"""Tells who waits for a person how many wait before them, whenever that changes."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter

from sqlalchemy.exc import SQLAlchemyError

from forbear.gateway.database import Database
from forbear.gateway.hub import Hub
from forbear.store.conversations import list_waiting

log = logging.getLogger(__name__)
PAUSE = 0.3
"""Seconds from a change to the count, so that many changes are counted once."""


class Queue:
    """One queue for each language, as an agent needs that; crises come first."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self._database = database
        self._hub = hub
        self._told: dict[str, int] = {}
        self._counting: asyncio.Task[None] | None = None
        self._again = False

    def touch(self, conversation_id: str) -> None:
        """Something has changed: somebody may have come, or may no longer wait."""
        self._again = True
        if self._counting is None:
            self._counting = asyncio.create_task(self._count())

    def greet(self, conversation_id: str) -> None:
        """A customer has opened the chat, and knows nothing yet."""
        self._told.pop(conversation_id, None)
        self.touch(conversation_id)

    async def stop(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            await asyncio.gather(self._counting, return_exceptions=True)

    async def _count(self) -> None:
        try:
            while self._again:
                await asyncio.sleep(PAUSE)
                self._again = False
                self._tell(await self._database.run(list_waiting))
        except SQLAlchemyError as error:
            # The next change counts anew.
            log.error("the queue was not counted", exc_info=error)
        finally:
            self._counting = None

    def _tell(self, waiting: list[tuple[str, str]]) -> None:
        before: Counter[str] = Counter()
        now: dict[str, int] = {}
        for conversation_id, language in waiting:
            before[language] += 1
            if self._hub.is_here(conversation_id):
                now[conversation_id] = before[language]
        for conversation_id, place in now.items():
            if self._told.get(conversation_id) != place:
                self._hub.tell_customer(conversation_id, {"type": "queue", "place": place})
        self._told = now
