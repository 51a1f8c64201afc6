"""The rows of a conversation: its events, and the anchor from which a window of them begins."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class TrackerAnchor(SQLTrackerStore.Base):
    """Where the window of one conversation begins, and what held there."""

    __tablename__ = "tracker_anchors"

    sender_id = sa.Column(sa.String(255), primary_key=True)
    event_id = sa.Column(sa.Integer, nullable=False)
    slots = sa.Column(sa.Text, nullable=False)
    active_loop = sa.Column(sa.Text, nullable=False)


_EVENT = SQLTrackerStore.SQLEvent
_OF_SENDER = _EVENT.sender_id == sa.bindparam("sender")
_AFTER = _EVENT.id > sa.bindparam("row")
ANCHOR_OF = sa.select(TrackerAnchor.event_id).where(
    TrackerAnchor.sender_id == sa.bindparam("sender")
)
MOVE_ANCHOR = (
    sa.update(TrackerAnchor.__table__)
    .where(TrackerAnchor.sender_id == sa.bindparam("sender"))
    .values({name: sa.bindparam(name) for name in ("event_id", "slots", "active_loop")})
)
EVENTS_AFTER = sa.select(_EVENT.id, _EVENT.data).where(_OF_SENDER, _AFTER).order_by(_EVENT.id)
ROWS_AFTER = sa.select(_EVENT.id).where(_OF_SENDER, _AFTER).order_by(_EVENT.id)
ROWS_FROM_LAST = sa.select(_EVENT.id).where(_OF_SENDER).order_by(_EVENT.id.desc())


@cache
def _event_class(type_name: str) -> type[Event]:
    """Rasa looks through all its classes for each event that it reads."""
    found = Event.resolve_by_type(type_name)
    assert found is not None
    return found


def event_of(row: dict[str, Any]) -> Event:
    event = _event_class(row["event"])._from_parameters(row)
    assert event is not None
    return event


def cut_before(events: list[Event], keep_turns: int) -> int:
    """The index of the customer message with which the kept window begins; 0 when there is none."""
    turns = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    return turns[-keep_turns] if len(turns) > keep_turns else 0


def set_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {
        name: slot.value
        for name, slot in tracker.slots.items()
        if slot.value is not None and slot.value != slot.initial_value
    }


def anchor_events(anchor: TrackerAnchor | None) -> Iterable[Event]:
    if anchor is None:
        return []
    loop = json.loads(anchor.active_loop)
    # A window begins where a customer writes, so the bot was listening just before.
    return [
        *(SlotSet(name, value) for name, value in json.loads(anchor.slots).items()),
        *([ActiveLoop(loop)] if loop else []),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
