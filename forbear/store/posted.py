"""What was posted to an account, read backwards. The caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from forbear.rules.account_bounds import MOST_AMOUNT, check_amount, check_day
from forbear.store.tables import LedgerEntry, Payment

_SHORT = 40
"""Characters that a payment keeps of its posting's reference."""


@dataclass(frozen=True)
class PostingFact:
    """What was posted on one day, in signed minor units: what raises the debt is positive."""

    reference: str
    """The bank's own, by which what comes before it is asked for."""
    kind: str
    """opening, charge, interest, fee, payment, waiver, adjustment."""
    posted_on: date
    principal: int = 0
    interest: int = 0
    fees: int = 0
    channel: str | None = None
    """How a payment came in."""

    def __post_init__(self) -> None:
        check_day("posted_on", self.posted_on)
        for name in ("principal", "interest", "fees"):
            check_amount(name, getattr(self, name), least=-MOST_AMOUNT)

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.fees


class UnknownPostingError(LookupError):
    """The account has no posting with that reference."""


def list_posted(
    session: Session, account_id: int, after: str | None, most: int
) -> list[PostingFact]:
    """Newest first, payments with their channel; those that follow `after`."""
    entry = LedgerEntry
    same = and_(
        entry.kind == "payment",
        Payment.account_id == entry.account_id,
        Payment.reference == func.substr(entry.reference, 1, _SHORT),
    )
    query = select(entry, Payment.channel).outerjoin(Payment, same)
    query = query.where(entry.account_id == account_id)
    if after is not None:
        last = _get(session, account_id, after)
        earlier = and_(entry.posted_on == last.posted_on, entry.id < last.id)
        query = query.where(or_(entry.posted_on < last.posted_on, earlier))
    query = query.order_by(entry.posted_on.desc(), entry.id.desc()).limit(most)
    return [
        PostingFact(
            reference=row.reference,
            kind=row.kind,
            posted_on=row.posted_on,
            principal=row.principal,
            interest=row.interest,
            fees=row.fees,
            channel=channel,
        )
        for row, channel in session.execute(query)
    ]


def _get(session: Session, account_id: int, reference: str) -> LedgerEntry:
    query = select(LedgerEntry).filter_by(account_id=account_id, reference=reference)
    found: LedgerEntry | None = session.execute(query).scalar_one_or_none()
    if found is None:
        raise UnknownPostingError(f"There is no posting {reference}.")
    return found
