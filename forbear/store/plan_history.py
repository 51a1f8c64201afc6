"""What was agreed for an account before, as far as it limits what may be offered again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forbear.store.tables import Plan

A_YEAR = timedelta(days=365)
ENDED_EARLY = ("broken", "cancelled")


def count_replans(session: Session, account_id: int, now: datetime) -> int:
    """Plans of the last twelve months that did not last: a new one would replace them."""
    query = select(func.count()).where(
        Plan.account_id == account_id,
        Plan.status.in_(ENDED_EARLY),
        Plan.created_at > now - A_YEAR,
    )
    return int(session.execute(query).scalar_one())
