"""What customers can pay and what they were offered. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forbear.rules.affordability import Affordability
from forbear.rules.money import nearest
from forbear.rules.offers import Offer
from forbear.store.base import utc_now
from forbear.store.tables import AffordabilityAssessment, OfferMade

_OWN = ("account_id", "conditions", "reasons")
_KEPT = [
    field.name
    for field in fields(Offer)
    if field.name in OfferMade.__table__.columns and field.name not in _OWN
]
"""Every field of an offer that the table has."""


def record_assessment(
    session: Session,
    account_id: int,
    conversation_id: str | None,
    result: Affordability,
    essentials: Mapping[str, int],
    evidence: str = "self_declared",
) -> AffordabilityAssessment:
    """Keep an assessment and its steps; fractions of a minor unit are rounded for the record."""
    income, spent = nearest(result.income), nearest(result.essentials)
    row = AffordabilityAssessment(
        account_id=account_id,
        conversation_id=conversation_id,
        income=income,
        essentials=spent,
        essentials_by_kind=dict(essentials),
        disposable=income - spent,
        savings_buffer=nearest(result.savings_buffer),
        available=nearest(result.available),
        affordable=result.affordable,
        evidence=evidence,
    )
    session.add(row)
    session.flush()
    return row


def find_assessment(session: Session, account_id: int) -> AffordabilityAssessment | None:
    """The newest one."""
    query = (
        select(AffordabilityAssessment)
        .filter_by(account_id=account_id)
        .order_by(AffordabilityAssessment.assessed_at.desc(), AffordabilityAssessment.id.desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def record_offer(
    session: Session, account_id: int, conversation_id: str | None, offer: Offer
) -> OfferMade:
    """Keep an offer with all its fields; the same offer in the same conversation is kept once."""
    query = select(OfferMade).filter_by(conversation_id=conversation_id, offer_id=offer.offer_id)
    known = session.execute(query.limit(1)).scalar_one_or_none() if conversation_id else None
    if known is not None:
        return known
    row = OfferMade(
        account_id=account_id,
        conversation_id=conversation_id,
        conditions=list(offer.conditions),
        reasons=list(offer.reasons),
        **{name: getattr(offer, name) for name in _KEPT},
    )
    session.add(row)
    session.flush()
    return row


def decide_offer(session: Session, row: OfferMade, status: str, plan_id: int | None = None) -> None:
    row.status, row.decided_at, row.plan_id = status, utc_now(), plan_id
    session.flush()


def expire_offers(session: Session, today: date) -> int:
    """Close what nobody decided on in time; how many there were."""
    stale = (OfferMade.status == "shown") & (OfferMade.expires_on < today)
    done = session.execute(
        update(OfferMade)
        .where(stale)
        .values(status="expired", decided_at=utc_now())
        .execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


def list_offers(session: Session, account_ids: Iterable[int]) -> list[OfferMade]:
    query = select(OfferMade).where(OfferMade.account_id.in_(list(account_ids)))
    return list(session.execute(query.order_by(OfferMade.id)).scalars())
