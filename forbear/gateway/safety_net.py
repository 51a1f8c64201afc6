"""Looks at what waits for an absent copilot; its patterns are loaded before they are needed."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from forbear.gateway.absence import screen_pending
from forbear.gateway.screen import warm_up
from forbear.gateway.transcript import Transcript

log = logging.getLogger(__name__)


class SafetyNet:
    """Under every line that nobody else has looked at."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._warm: asyncio.Future[None] | None = None

    async def look(self, conversation_id: str) -> None:
        """Screen what is pending; the first to come waits until the patterns are there."""
        await asyncio.shield(self.warm())
        await self._transcript.write(conversation_id, screen_pending)

    async def try_to_look(self, conversation_id: str) -> None:
        """The same for a caller who has no better idea when the database is away."""
        try:
            await self.look(conversation_id)
        except SQLAlchemyError as error:
            log.error("screen failed: %s", conversation_id, exc_info=error)

    def warm(self) -> asyncio.Future[None]:
        if self._warm is None:
            self._warm = asyncio.ensure_future(asyncio.to_thread(warm_up))
        return self._warm
