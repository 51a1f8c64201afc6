"""Who is at the desk for a customer's language, and when somebody will be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from forbear.gateway import views
from forbear.gateway.hub import Event, Hub
from forbear.rules.staffed_hours import StaffedHours
from forbear.store.base import utc_now

LANGUAGES = ("zh", "en")
LOOK_EVERY = 30.0
GRACE = 5.0
"""Seconds after which a desk that went away is believed to be gone: a reload takes less."""


class Duty:
    """Tells customers only what is true: who is there now, and hours that somebody has set."""

    def __init__(
        self,
        hub: Hub,
        hours: Mapping[str, StaffedHours],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._hub = hub
        self._hours = hours
        self._clock = clock
        self._told: Event = self.event()

    def event(self) -> Event:
        return {"type": "duty", **{lang: self._state(lang) for lang in LANGUAGES}}

    def look(self) -> None:
        """Tell every customer where something has changed."""
        event = self.event()
        if event != self._told:
            self._told = event
            self._hub.tell_customers(event)

    def somebody_left(self) -> None:
        asyncio.get_running_loop().call_later(GRACE, self.look)

    async def watch(self) -> None:
        """Hours begin and end without anybody doing anything."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.look()

    def _state(self, lang: str) -> dict[str, Any]:
        hours = self._hours.get(lang)
        opening = hours.next_opening(self._clock()) if hours else None
        return {"present": self._hub.speaks(lang), "back_at": views.iso(opening)}
