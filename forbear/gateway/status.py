"""Whether the copilot answers, found out before anybody needs it, and told to the desks."""

from __future__ import annotations

import asyncio
import logging

from forbear.gateway.copilot import Copilot
from forbear.gateway.hub import Hub

log = logging.getLogger(__name__)
CALM = 4
"""How many times longer the pause between looks is while all is well."""


class CopilotStatus:
    """Down until the first sign of life."""

    def __init__(self, copilot: Copilot, hub: Hub, probe_every: float) -> None:
        self._copilot = copilot
        self._hub = hub
        self._probe_every = probe_every
        self._is_up = asyncio.Event()
        self._checked = asyncio.Event()

    @property
    def up(self) -> bool:
        return self._is_up.is_set()

    @property
    def word(self) -> str:
        return "up" if self.up else "down"

    def mark(self, up: bool) -> None:
        self._checked.set()
        if up == self.up:
            return
        if up:
            self._is_up.set()
        else:
            self._is_up.clear()
        log.warning("copilot is %s", self.word)
        self._hub.tell_desks({"type": "status", "rasa": self.word})

    async def wait_until_up(self, timeout: float | None = None) -> bool:
        try:
            await asyncio.wait_for(self._is_up.wait(), timeout)
        except asyncio.TimeoutError:
            return False
        return True

    async def wait_until_checked(self) -> None:
        await self._checked.wait()

    async def probe(self) -> bool:
        self.mark(await self._copilot.ready())
        return self.up

    async def watch(self) -> None:
        while True:
            await self.probe()
            await asyncio.sleep(self._probe_every * (CALM if self.up else 1))
