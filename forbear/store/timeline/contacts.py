"""How the customer was reached, and what they wish about it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_

from forbear.store.tables import ContactEvent, ContactPreference
from forbear.store.timeline.event import Whose
from forbear.store.timeline.source import Source


def _contact(whose: Whose, contact: ContactEvent) -> dict[str, Any]:
    return {
        "channel": contact.channel,
        "direction": contact.direction,
        "outcome": contact.outcome,
    }


def _wish(whose: Whose, wish: ContactPreference) -> dict[str, Any]:
    return {
        "wish": wish.kind,
        "channel": wish.channel,
        "from": _clock(wish.from_minute),
        "until": _clock(wish.until_minute),
    }


def _clock(minute: int | None) -> str | None:
    return None if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def _wishes(whose: Whose) -> tuple[Any, ...]:
    return (ContactPreference.customer_id == whose.customer_id,)


CONTACTS = (
    Source(
        "contact",
        ContactEvent.at,
        ContactEvent.id,
        (ContactEvent,),
        # One about another account of theirs is no business of this one.
        lambda whose: (
            ContactEvent.customer_id == whose.customer_id,
            or_(ContactEvent.account_id.is_(None), ContactEvent.account_id == whose.account_id),
        ),
        _contact,
    ),
    Source(
        "wish_ended",
        ContactPreference.ended_at,
        ContactPreference.id,
        (ContactPreference,),
        _wishes,
        _wish,
    ),
    Source(
        "wished",
        ContactPreference.created_at,
        ContactPreference.id,
        (ContactPreference,),
        _wishes,
        _wish,
    ),
)
