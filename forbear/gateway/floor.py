"""Keeps every supervisor's floor fresh: queues, who works and bears what, and alerts."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.database import Database
from forbear.gateway.hub import Hub
from forbear.gateway.roles import DESK_ROLES
from forbear.rules.floor_alerts import Chat, find_alerts
from forbear.store.approvals import count_waiting
from forbear.store.base import utc_now
from forbear.store.breaks import list_breaks
from forbear.store.floor import Colleague, list_colleagues, list_open_chats
from forbear.store.house import read_limits
from forbear.store.override_requests import count_open_requests

log = logging.getLogger(__name__)
LOOK_EVERY = 5.0
"""Seconds after which time alone may have changed something, such as how long a crisis waits."""
PAUSE = 1.0
"""Seconds from a change to the look, so that a burst of changes is one look."""
LANGUAGES = ("zh", "en")


class Floor:
    """Looks only while somebody watches."""

    def __init__(self, database: Database, hub: Hub, demo_allowed: bool) -> None:
        self._database = database
        self._hub = hub
        self._demo_allowed = demo_allowed
        self._changed = asyncio.Event()

    def touch(self, _conversation_id: str = "") -> None:
        """Something has changed."""
        self._changed.set()

    async def watch(self) -> None:
        await self._recall_breaks()
        while True:
            await self._until_changed()
            self._changed.clear()
            if self._hub.has_floors:
                await self._tell()

    async def _until_changed(self) -> None:
        # Not `wait_for`: that loses a cancellation that comes together with a change.
        change = asyncio.create_task(self._changed.wait())
        try:
            changed, _ = await asyncio.wait({change}, timeout=LOOK_EVERY)
            if changed:
                await asyncio.sleep(PAUSE)
        finally:
            change.cancel()

    async def event(self) -> dict[str, Any]:
        state = await self._database.run(_state, self._hub.present, self._demo_allowed)
        return {"type": "floor", **state}

    async def _tell(self) -> None:
        try:
            self._hub.tell_floors(await self.event())
        except SQLAlchemyError as error:
            # The next look comes soon, and the page shows how old its state is.
            log.error("floor not read", exc_info=error)

    async def _recall_breaks(self) -> None:
        """A break outlives a restart of the gateway."""
        try:
            rows = await self._database.run(list_breaks)
        except SQLAlchemyError as error:
            log.error("breaks not read", exc_info=error)
            return
        for agent_id, row in rows.items():
            self._hub.set_resting(agent_id, row.status == "begun")


def _state(session: Session, present: set[int], demo_allowed: bool) -> dict[str, Any]:
    now, limits, chats = utc_now(), read_limits(session), list_open_chats(session)
    found = list_colleagues(session, DESK_ROLES, chats, now)
    staff = [each for each in found if demo_allowed or not each.agent.demo]
    strains = [each.strain(now) for each in staff]
    return {
        "at": views.iso(now),
        "queues": {lang: _queue(lang, chats, staff, present) for lang in LANGUAGES},
        "staff": [
            views.colleague(each, strain, each.agent.id in present)
            for each, strain in zip(staff, strains, strict=True)
        ],
        "alerts": [views.alert(each) for each in find_alerts(chats, strains, limits, now)],
        "approvals": count_waiting(session) + count_open_requests(session),
    }


def _queue(
    lang: str, chats: list[Chat], staff: list[Colleague], present: set[int]
) -> dict[str, Any]:
    own = [each for each in chats if each.language == lang]
    waiting = [each for each in own if each.waiting_since is not None]
    free = [
        each
        for each in staff
        if each.agent.id in present
        and lang in each.agent.languages
        and not (each.rest and each.rest.status == "begun")
    ]
    return {
        "open": len(own),
        "waiting": len(waiting),
        "longest_since": views.iso(waiting[0].waiting_since) if waiting else None,
        "present": len(free),
    }
