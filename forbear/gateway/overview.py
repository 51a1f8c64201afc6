"""Keeps every desk's list of conversations fresh, behind the lines themselves."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.database import Database
from forbear.gateway.hub import Hub
from forbear.store.conversations import list_conversations

log = logging.getLogger(__name__)
PAUSE = 0.3
"""Seconds from a change to the look: what changes within them is read at once, and replies go
first."""


class Overview:
    """Reads the summaries of all that changed in a few queries, out of the way of the replies."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self._database = database
        self._hub = hub
        self._changed: set[str] = set()
        self._reading: asyncio.Task[None] | None = None

    def touch(self, conversation_id: str) -> None:
        """This conversation has changed."""
        if not self._hub.has_desks:
            return
        self._changed.add(conversation_id)
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while self._changed:
            await asyncio.sleep(PAUSE)
            ids, self._changed = self._changed, set()
            try:
                found = await self._database.run(_summaries, ids)
            except SQLAlchemyError as error:
                log.error("summaries failed", exc_info=error)
                self._changed |= ids
                await asyncio.sleep(1.0)
                continue
            events = [{"type": "conversation", "conversation": each} for each in found]
            self._hub.tell_desks(*events)
        self._reading = None


def _summaries(session: Session, ids: set[str]) -> list[dict[str, Any]]:
    return views.summaries(session, list_conversations(session, ids=ids))
