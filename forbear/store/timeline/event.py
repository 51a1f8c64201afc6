"""One thing that happened, and a place in the order of all of them."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from typing import Any
from zoneinfo import ZoneInfo

from forbear.rules.money import from_minor
from forbear.store.tables import Account

LONGEST_REFERENCE = 200
LARGEST_KEY = 2**63 - 1


class BadPlaceError(ValueError):
    """What should say where to go on is nothing that was given out."""


@dataclass(frozen=True)
class Whose:
    """The account, and the customer by whose calendar days are counted."""

    account_id: int
    customer_id: int
    audit_key: str | None
    zone: ZoneInfo
    currency: str

    @classmethod
    def of(cls, account: Account) -> Whose:
        customer = account.customer
        zone = ZoneInfo(customer.timezone)
        return cls(account.id, customer.id, customer.audit_key, zone, account.currency)

    def text(self, minor: int | None) -> str | None:
        """An amount as decimal text."""
        return None if minor is None else str(from_minor(minor, self.currency))

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def begin(self, day: date) -> datetime:
        """When the day began for the customer: what has no hour comes first in it."""
        return datetime.combine(day, time(), self.zone).astimezone(timezone.utc)


@dataclass(frozen=True)
class TimelineEvent:
    """What happened; `at` only where the hour is known, amounts as decimal text."""

    kind: str
    on: date
    at: datetime | None
    detail: dict[str, Any]


@dataclass(frozen=True)
class Place:
    """After which event to go on: later moments come first, then lower ranks, then higher keys."""

    moment: datetime
    rank: int
    """Of the source that the event is from."""
    key: int
    posting: str | None
    """The reference of the last posting so far."""

    def as_text(self) -> str:
        told = [self.moment.isoformat(), self.rank, self.key, self.posting]
        return base64.urlsafe_b64encode(json.dumps(told).encode()).decode()

    @classmethod
    def from_text(cls, text: str) -> Place:
        try:
            moment, rank, key, posting = json.loads(base64.urlsafe_b64decode(text.encode()))
            place = cls(datetime.fromisoformat(moment), rank, key, posting)
        except (ValueError, TypeError, binascii.Error, RecursionError) as error:
            raise BadPlaceError(text) from error
        if not place._can_be():
            raise BadPlaceError(text)
        return place

    def _can_be(self) -> bool:
        numbers = all(
            type(each) is int and 0 <= each <= LARGEST_KEY for each in (self.rank, self.key)
        )
        named = self.posting is None or (
            isinstance(self.posting, str) and len(self.posting) <= LONGEST_REFERENCE
        )
        # The first and the last year have days that no zone can move.
        return numbers and named and self.moment.tzinfo is not None and 1 < self.moment.year < 9999
