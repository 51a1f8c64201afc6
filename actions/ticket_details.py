"""What a ticket says besides its kind: named values and figures, never the customer's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from rasa_sdk import Tracker

from actions.own_figures import intents_of
from forbear.rules.contact_requests import Named
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.store.told_wishes import Told

Entity = Mapping[str, Any]
FIELDS: Mapping[str, tuple[str, ...]] = {
    "log_dispute": ("account_fact_disputed", "amount", "date"),
    "log_complaint": ("complaint_channel", "date", "amount"),
    "respect_stop_contact": ("channel", "contact_time"),
    "refer_representative": ("representative_type",),
    "bereavement_care": ("deceased_party",),
    "escalate_supervisor": ("amount", "percent", "n_instalments"),
}
"""By kind. What a vulnerability is, is sensitive: it is not kept without consent."""
LONGEST = 300


def details_of(kind: str, tracker: Tracker, today: date) -> str:
    """`dispute_amount; amount=500`: the intent, then what was named with it."""
    entities: Sequence[Entity] = tracker.latest_message.get("entities") or []
    named = [
        f"{name}={_value(entity)}"
        for name in FIELDS.get(kind, ())
        for entity in entities
        if entity["entity"] == name and entity.get("value") is not None
    ]
    if kind == "log_complaint":
        named += _clock(tracker, today)
    return "; ".join([intents_of(tracker)[0], *named])[:LONGEST]


def told_by(tracker: Tracker) -> Told:
    """What the records may have to keep of the message."""
    message = tracker.latest_message
    return Told(
        intents_of(tracker),
        message.get("risk") or (),
        [
            Named(entity["entity"], str(entity["value"]), bool(entity.get("negated")))
            for entity in message.get("entities") or []
            if entity.get("value") is not None
        ],
    )


def _value(entity: Entity) -> str:
    """A channel that is not wanted says so."""
    value = str(entity["value"])[:40]
    return f"not {value}" if entity.get("negated") else value


def _clock(tracker: Tracker, today: date) -> list[str]:
    """The day by which the place's rules want an answer."""
    place = JURISDICTIONS.get(tracker.get_slot("jurisdiction") or "")
    if place is None:
        return []
    days = place.complaint_clock_days.value[0]
    return [f"answer_by={(today + timedelta(days=days)).isoformat()}"]
