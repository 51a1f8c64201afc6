"""Who is at the desk for a customer's language, and when somebody will be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.gateway import views
from forbear.gateway.database import Database
from forbear.gateway.house import hours_set
from forbear.gateway.hub import Event, Hub
from forbear.rules.staffed_hours import StaffedHours
from forbear.store.base import utc_now

log = logging.getLogger(__name__)
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
        self._settings = hours
        self._hours = dict(hours)
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

    async def recall(self, database: Database) -> None:
        """Hours that a supervisor has set stand before those of the installation."""
        hours = dict(self._settings)
        for lang, text in (await database.run(hours_set)).items():
            if text:
                hours[lang] = StaffedHours.parse(text)
            elif text is not None:
                hours.pop(lang, None)
        self._hours = hours
        self.look()

    def somebody_left(self) -> None:
        asyncio.get_running_loop().call_later(GRACE, self.look)

    async def watch(self, database: Database) -> None:
        """Hours begin and end without anybody doing anything."""
        while True:
            try:
                # Another gateway's supervisor may have set other hours.
                await self.recall(database)
            except SQLAlchemyError as error:
                log.error("staffed hours not read", exc_info=error)
            await asyncio.sleep(LOOK_EVERY)

    def _state(self, lang: str) -> dict[str, Any]:
        hours = self._hours.get(lang)
        opening = hours.next_opening(self._clock()) if hours else None
        return {"present": self._hub.speaks(lang), "back_at": views.iso(opening)}
