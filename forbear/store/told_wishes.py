"""Keeps what a verified customer asked for about being reached, and who speaks for them.

What somebody says who has not shown who they are is a ticket alone: a stranger must not be able to
silence the bank for somebody else. Until a person has looked, `outbox` holds back what asks for
money.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.contact_limits import Wish
from forbear.rules.contact_requests import Named, wishes_of
from forbear.store.contacts import add_representative, end_preference, set_preference
from forbear.store.identity import find_verified_customer
from forbear.store.tables import ContactPreference, Conversation, Representative

STOP_ACT, REPRESENTATIVE_ACT = "respect_stop_contact", "refer_representative"
STOP_INTENT, STOP_FLAG = "request_stop_contact", "cease"
REPRESENTATIVES = ("lawyer", "debt_adviser", "family_authorised", "agency", "executor")
LONGEST_NAME = 120


@dataclass(frozen=True)
class Told:
    """What was understood of the message that was answered."""

    intents: Sequence[str] = ()
    risk: Collection[str] = ()
    named: Sequence[Named] = ()


def keep_told(
    session: Session, conversation: Conversation, acts: Collection[str], told: Told, now: datetime
) -> None:
    """Write what these acts promised; nothing where nobody is verified."""
    customer = find_verified_customer(session, conversation.id, now)
    if customer is None:
        return
    if STOP_ACT in acts:
        stop = STOP_INTENT in told.intents[:1] or STOP_FLAG in told.risk
        _keep_wishes(session, customer.id, conversation.id, wishes_of(told.named, stop=stop))
    if REPRESENTATIVE_ACT in acts:
        _keep_representative(session, customer.id, told.named)


def _keep_wishes(
    session: Session, customer_id: int, conversation_id: str, wishes: Sequence[Wish]
) -> None:
    """The newest word counts: what it contradicts ends."""
    query = select(ContactPreference).filter_by(customer_id=customer_id, ended_at=None)
    for row in session.execute(query).scalars().all():
        known = Wish(row.kind, row.channel, row.from_minute, row.until_minute)
        here = row.conversation_id == conversation_id
        if known not in wishes and any(_replaces(wish, known, here) for wish in wishes):
            end_preference(session, row)
    for wish in wishes:
        set_preference(
            session,
            customer_id,
            wish.kind,
            wish.channel,
            conversation_id=conversation_id,
            from_minute=wish.from_minute,
            until_minute=wish.until_minute,
        )


def _replaces(new: Wish, old: Wish, said_here: bool) -> bool:
    if new.kind == "hours" or old.kind == "hours":
        return new.kind == old.kind
    if old == Wish("never"):  # "stop it all", and then: "or only by mail"
        return said_here and new.channel is not None
    if new.kind == "only":
        return old.kind == "only" or old.channel == new.channel
    return old.kind == "only" and old.channel == new.channel


def _keep_representative(session: Session, customer_id: int, named: Sequence[Named]) -> None:
    """Whoever was named; told nothing until a person has seen their authority."""
    of = {each.entity: each.value for each in named}
    kind, name = of.get("representative_type"), of.get("representative_name", "")[:LONGEST_NAME]
    if kind not in REPRESENTATIVES:
        return
    query = select(Representative.id).filter_by(customer_id=customer_id, kind=kind, ended_at=None)
    if session.execute(query.where(Representative.name.in_(("", name))).limit(1)).first() is None:
        add_representative(session, customer_id, kind, name)
