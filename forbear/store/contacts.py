"""How customers can be reached, what they wish, what was tried. The caller owns the transaction."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forbear.rules.contact_limits import Counts, Wish
from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.tables import (
    ContactEvent,
    ContactPoint,
    ContactPreference,
    Conversation,
    Customer,
    Representative,
)


def add_contact_point(
    session: Session, customer_id: int, kind: str, value: str, label: str = "other"
) -> ContactPoint:
    """One row for each number or address; one that is known keeps its status."""
    query = select(ContactPoint).filter_by(customer_id=customer_id, kind=kind, value=value)
    point = session.execute(query).scalar_one_or_none()
    if point is None:
        point = ContactPoint(customer_id=customer_id, kind=kind, value=value, label=label)
        session.add(point)
        session.flush()
    return point


def find_contact_point(session: Session, customer_id: int, kind: str) -> ContactPoint | None:
    """The one that was given first and still is right."""
    query = (
        select(ContactPoint)
        .filter_by(customer_id=customer_id, kind=kind, status="active")
        .order_by(ContactPoint.id)
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def set_preference(
    session: Session,
    customer_id: int,
    kind: str,
    channel: str | None = None,
    *,
    conversation_id: str | None = None,
    from_minute: int | None = None,
    until_minute: int | None = None,
) -> ContactPreference:
    """Keep a wish; the same wish again is the one that is there."""
    wish = {
        "kind": kind,
        "channel": channel,
        "from_minute": from_minute,
        "until_minute": until_minute,
    }
    query = select(ContactPreference).filter_by(customer_id=customer_id, ended_at=None, **wish)
    known = session.execute(query.limit(1)).scalar_one_or_none()
    if known is not None:
        return known
    row = ContactPreference(customer_id=customer_id, conversation_id=conversation_id, **wish)
    session.add(row)
    session.flush()
    _note(session, "preference_set", row, wish)
    return row


def end_preference(session: Session, preference: ContactPreference) -> None:
    preference.ended_at = utc_now()
    session.flush()
    _note(session, "preference_ended", preference, {"preference": preference.id})


def list_wishes(session: Session, customer_id: int) -> list[Wish]:
    query = select(ContactPreference).filter_by(customer_id=customer_id, ended_at=None)
    return [
        Wish(row.kind, row.channel, row.from_minute, row.until_minute)
        for row in session.execute(query).scalars()
    ]


def log_contact(
    session: Session, customer_id: int, channel: str, direction: str, outcome: str, **more: Any
) -> ContactEvent:
    row = ContactEvent(
        customer_id=customer_id, channel=channel, direction=direction, outcome=outcome, **more
    )
    session.add(row)
    session.flush()
    return row


def contact_counts(session: Session, customer: Customer, now: datetime) -> Counts:
    """What the bank began, counted by the customer's own days."""
    zone = ZoneInfo(customer.timezone)
    midnight = datetime.combine(now.astimezone(zone).date(), time(), zone)
    week = now - timedelta(days=7)
    query = select(ContactEvent.channel == "phone", ContactEvent.outcome, ContactEvent.at).where(
        ContactEvent.customer_id == customer.id,
        ContactEvent.direction == "outbound",
        ContactEvent.at > min(week, midnight),
    )
    rows = session.execute(query).all()  # a few: the limits see to that
    calls = [(outcome, at) for called, outcome, at in rows if called]
    today = [outcome for outcome, at in calls if at >= midnight]
    talks = [at for outcome, at in calls if outcome == "talked"]
    messages = [at for called, outcome, at in rows if not called and outcome == "delivered"]
    last = max(talks, default=None) or _last_talk(session, customer)
    return Counts(
        talked_today=today.count("talked"),
        talked_7_days=sum(at > week for at in talks),
        unanswered_today=today.count("unanswered"),
        attempts_7_days=sum(at > week for _, at in calls),
        days_since_talk=(now - last).days if last else None,
        messages_today=sum(at >= midnight for at in messages),
    )


def _last_talk(session: Session, customer: Customer) -> datetime | None:
    query = select(func.max(ContactEvent.at)).where(
        ContactEvent.customer_id == customer.id,
        ContactEvent.direction == "outbound",
        ContactEvent.channel == "phone",
        ContactEvent.outcome == "talked",
    )
    found: datetime | None = session.execute(query).scalar()
    return found


def add_representative(
    session: Session, customer_id: int, kind: str, name: str, **details: Any
) -> Representative:
    """Somebody who speaks for the customer; told nothing until their authority was seen."""
    row = Representative(customer_id=customer_id, kind=kind, name=name, **details)
    session.add(row)
    session.flush()
    record_act(
        session,
        "representative_added",
        "system",
        customer_id=customer_id,
        detail={"representative": row.id, "kind": kind, "authority_seen": row.authority_seen},
    )
    return row


def _note(session: Session, act: str, row: ContactPreference, detail: dict[str, Any]) -> None:
    conversation = session.get(Conversation, row.conversation_id) if row.conversation_id else None
    record_act(
        session,
        act,
        speaker_of(conversation),
        customer_id=row.customer_id,
        conversation_id=row.conversation_id,
        detail=detail,
    )
