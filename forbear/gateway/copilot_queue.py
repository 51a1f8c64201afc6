"""Gives the copilot a few questions at a time, and notices when an answer takes too long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from forbear.gateway.copilot import Answer

Ask = Callable[[dict[str, Any]], Awaitable[Answer]]


class CopilotQueue:
    """Back-pressure: what does not fit waits in the database, not in the copilot."""

    def __init__(self, at_once: int, slow_after: float) -> None:
        self._gate = asyncio.Semaphore(at_once)
        self._slow_after = slow_after

    async def ask(
        self, ask: Ask, question: dict[str, Any], slow: Callable[[], Awaitable[None]]
    ) -> Answer:
        """The answer, whenever it comes; `slow` is called once if it is not there soon."""
        asked = asyncio.create_task(self._in_line(ask, question))
        try:
            done, _ = await asyncio.wait({asked}, timeout=self._slow_after)
            if not done:
                # A copilot that hangs is as far away as one that is down.
                await slow()
            return await asked
        finally:
            asked.cancel()

    async def _in_line(self, ask: Ask, question: dict[str, Any]) -> Answer:
        async with self._gate:
            return await ask(question)
