"""A tracker store whose cost does not grow with the length of a conversation.

Rasa reads every event of a conversation back at each turn, and each policy replays them. Here the
events all stay in the database, but a tracker is rebuilt from an anchor: the slots and the active
form as they stood at some turn, and the events since then.
"""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import QueuePool

from forbear.dialogue.tracker_rows import (
    ANCHOR_OF,
    EVENTS_AFTER,
    MOVE_ANCHOR,
    ROWS_AFTER,
    ROWS_FROM_LAST,
    TrackerAnchor,
    anchor_events,
    cut_before,
    event_of,
    set_slots,
)

DEFAULT_MAX_EVENTS = 48
DEFAULT_KEEP_TURNS = 3
CACHED_WINDOWS = 128
"""Conversations whose events stay in memory, so that a turn reads only what is new."""
PERSISTED = "forbear_persisted"
"""Attribute of a tracker: how many of its events, the anchor's included, need no saving."""


@dataclass(frozen=True)
class Window:
    """The newest events of one conversation, and the rows of those after the anchor."""

    begins_after: int
    rows: tuple[int, ...]
    events: list[Event]

    @property
    def read_to(self) -> int:
        return self.rows[-1] if self.rows else self.begins_after


def default_url() -> str:
    """The same database as everything else, so that bare `rasa` commands need no setting."""
    fallback = Path(os.environ.get("FORBEAR_VAR", "var")).resolve() / "forbear.db"
    return os.environ.get("FORBEAR_DATABASE_URL", f"sqlite:///{fallback}")


class WindowTrackerStore(SQLTrackerStore):
    """Keeps all events; gives back a bounded window of them."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        max_events: int = DEFAULT_MAX_EVENTS,
        keep_turns: int = DEFAULT_KEEP_TURNS,
        **kwargs: Any,
    ) -> None:
        url = host or default_url()
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        self._max_events = max_events
        self._keep_turns = keep_turns
        self.engine: Engine
        self._windows: OrderedDict[str, Window] = OrderedDict()
        super().__init__(domain=domain, host=url, event_broker=event_broker, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self._keep_connections()

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        if fetch_events_from_all_sessions:
            whole = await super()._retrieve(sender_id, fetch_events_from_all_sessions=True)
            self._windows.pop(sender_id, None)  # it would not fit what is saved with the whole
            if whole is not None:
                setattr(whole, PERSISTED, len(whole.events))
            return whole
        window = self._window(sender_id)
        if not window.events:
            return None
        tracker = DialogueStateTracker.from_events(
            sender_id, window.events, self.domain.slots, domain=self.domain
        )
        setattr(tracker, PERSISTED, len(tracker.events))
        return tracker

    def _window(self, sender_id: str) -> Window:
        """The events from the anchor on; those that were read before are not read again."""
        known = self._windows.pop(sender_id, None)
        with self.session_scope() as session:
            begins_after = session.execute(ANCHOR_OF, {"sender": sender_id}).scalar() or 0
            if known is None or known.begins_after != begins_after:
                anchor = session.get(TrackerAnchor, sender_id) if begins_after else None
                begins_after = anchor.event_id if anchor else 0
                known = Window(begins_after, (), [*anchor_events(anchor)])
            rows = self._rows_after(session, sender_id, known.read_to)
        newer = [event_of(json.loads(data)) for _, data in rows]
        ids = tuple(row_id for row_id, _ in rows)
        window = Window(begins_after, (*known.rows, *ids), [*known.events, *newer])
        self._remember(sender_id, window)
        return window

    def _rows_after(self, session: Any, sender_id: str, row_id: int) -> list[tuple[int, str]]:
        found = session.execute(EVENTS_AFTER, {"sender": sender_id, "row": row_id})
        return [(row.id, row.data) for row in found]

    def _remember(self, sender_id: str, window: Window) -> None:
        self._windows[sender_id] = window
        if len(self._windows) > CACHED_WINDOWS:
            self._windows.popitem(last=False)

    def _keep_connections(self) -> None:
        """Rasa would open the file anew, and set its pragmas, for every session."""
        options = {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}
        address = self.engine.url
        self.engine.dispose()
        self.engine = sa.create_engine(address, hide_parameters=True, **options)
        sa.event.listen(self.engine, "connect", _prepare_sqlite)
        self.sessionmaker = sessionmaker(bind=self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the tracker's new events in one transaction, and move the anchor when due."""
        await self.stream_events(tracker)
        events = list(tracker.events)
        persisted = getattr(tracker, PERSISTED, 0)
        with self.session_scope() as session:
            rows = [self._row(tracker.sender_id, e) for e in events[persisted:]]
            if rows:
                session.execute(sa.insert(self.SQLEvent.__table__), rows)
            window = self._continued(session, tracker.sender_id, persisted, rows)
            if len(events) > self._max_events:
                window = self._move_anchor(session, tracker, window)
            session.commit()
        setattr(tracker, PERSISTED, len(events))
        if window is not None:
            self._remember(tracker.sender_id, window)

    def _continued(
        self, session: Any, sender_id: str, persisted: int, rows: list[dict[str, Any]]
    ) -> Window | None:
        """The window with the rows just added, unless it is unknown or somebody else wrote too."""
        known = self._windows.pop(sender_id, None)
        if known is None or persisted != len(known.events):
            return None
        after = {"sender": sender_id, "row": known.read_to}
        ids = session.execute(ROWS_AFTER, after).scalars().all()
        if len(ids) != len(rows):
            return None
        # As they would be read back: what the database cannot keep must not live on here.
        newer = [event_of(json.loads(row["data"])) for row in rows]
        return Window(known.begins_after, (*known.rows, *ids), [*known.events, *newer])

    def _row(self, sender_id: str, event: Event) -> dict[str, Any]:
        data = event.as_dict()
        return {
            "sender_id": sender_id,
            "type_name": event.type_name,
            "timestamp": data.get("timestamp"),
            "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": data.get("name"),
            "data": json.dumps(data),
        }

    def _move_anchor(
        self, session: Any, tracker: DialogueStateTracker, window: Window | None
    ) -> Window | None:
        """Let the window begin `keep_turns` customer messages before its end."""
        events = list(tracker.events)
        cut = cut_before(events, self._keep_turns)
        # The events after the cut are the newest of the conversation: count back from the last.
        behind = len(events) - cut
        event_id = self._row_before_last(session, tracker.sender_id, behind, window)
        if cut == 0 or event_id is None:
            return window
        before = DialogueStateTracker.from_events(
            tracker.sender_id, events[:cut], self.domain.slots, domain=self.domain
        )
        anchor = {
            "event_id": event_id,
            "slots": json.dumps(set_slots(before)),
            "active_loop": json.dumps(before.active_loop_name),
        }
        moved = session.execute(MOVE_ANCHOR, {"sender": tracker.sender_id, **anchor})
        if moved.rowcount == 0:
            session.add(TrackerAnchor(sender_id=tracker.sender_id, **anchor))
        if window is None:
            return None
        kept = [*anchor_events(TrackerAnchor(**anchor)), *window.events[cut:]]
        return Window(event_id, window.rows[-behind:], kept)

    def _row_before_last(
        self, session: Any, sender_id: str, behind: int, window: Window | None
    ) -> int | None:
        """The row of the event that has so many newer ones."""
        if window is not None and len(window.rows) > behind:
            return window.rows[-behind - 1]
        row: int | None = session.execute(
            ROWS_FROM_LAST.offset(behind).limit(1), {"sender": sender_id}
        ).scalar_one_or_none()
        return row


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
