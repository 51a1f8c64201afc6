"""The port through which the figures of accounts come, and the adapter for our own tables.

Who has which account is always in our tables: identity is checked there, plans and promises hang
there. What an account owes today is asked of an `AccountSource`. docs/bank-data.md shows another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.account_bounds import check_amount, check_apr, check_day
from forbear.store.posted import PostingFact, UnknownPostingError, list_posted
from forbear.store.tables import Account, Payment

RECENT_PAYMENTS = 12
_INFO = "forbear_account_source"


class SourceError(ValueError):
    """The setting names nothing that accounts can be read from."""


@dataclass(frozen=True)
class PaymentFact:
    """Money received, in minor units of the account's currency."""

    amount: int
    paid_on: date
    channel: str


@dataclass(frozen=True)
class AccountRecord:
    """The figures of one account on one day, in minor units; BoundError where they cannot be."""

    principal: int
    interest: int
    fees: int
    as_of: date
    apr_bps: int
    past_due_since: date | None
    next_due_on: date
    stop_state: str
    legal_referral: bool
    payments: tuple[PaymentFact, ...] = ()
    """The last ones, newest first."""

    def __post_init__(self) -> None:
        for name in ("principal", "interest", "fees"):
            check_amount(name, getattr(self, name))
        check_apr(self.apr_bps)
        for name in ("as_of", "next_due_on", "past_due_since"):
            if getattr(self, name) is not None:
                check_day(name, getattr(self, name))


class AccountSource(Protocol):
    """Where the figures of accounts come from."""

    def read(self, session: Session, account: Account) -> AccountRecord:
        """The figures of an account of ours now, within two seconds.

        Any error means that the records are away: nothing is said from them, and it is tried
        again. The session is that of our own database, for reading.
        """

    def postings(
        self, session: Session, account: Account, after: str | None, most: int
    ) -> Sequence[PostingFact]:
        """What was posted, newest first: from the newest, or from the one that follows `after`.

        An adapter may leave this method out: then payments are all that is known of the past, and
        those are the ones that `read` gives.
        """


class StoredAccounts:
    """Figures from our own tables, which the ledger or `forbear import` fills."""

    def read(self, session: Session, account: Account) -> AccountRecord:
        balance = account.balance
        return AccountRecord(
            principal=balance.principal,
            interest=balance.interest,
            fees=balance.fees,
            as_of=balance.as_of,
            apr_bps=account.apr_bps,
            past_due_since=account.past_due_since,
            next_due_on=account.next_due_on,
            stop_state=account.stop_state,
            legal_referral=account.legal_referral,
            payments=_recent_payments(session, account.id),
        )

    def postings(
        self, session: Session, account: Account, after: str | None, most: int
    ) -> Sequence[PostingFact]:
        return list_posted(session, account.id, after, most)


def load_source(name: str) -> AccountSource:
    """`package.module:Class`, made without arguments."""
    module, _, attribute = name.partition(":")
    try:
        source: AccountSource = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise SourceError(
            f"FORBEAR_ACCOUNT_SOURCE is {name!r}, which cannot be used ({error}). It must name a"
            " class, such as bank.core_system:Accounts."
        ) from error
    if not callable(getattr(source, "read", None)):
        raise SourceError(f"FORBEAR_ACCOUNT_SOURCE is {name!r}, which has no method `read`.")
    return source


def session_info(source: AccountSource) -> dict[str, Any]:
    """What a session factory gives to its sessions, so that they read from this source."""
    return {_INFO: source}


def source_of(session: Session) -> AccountSource:
    return session.info.get(_INFO) or _STORED


def postings_of(
    session: Session, account: Account, after: str | None, most: int
) -> Sequence[PostingFact]:
    """From the port, or the last payments where its adapter knows nothing else of the past."""
    source = source_of(session)
    if hasattr(source, "postings"):
        return source.postings(session, account, after, most)
    payments = _as_postings(source.read(session, account).payments)
    if after is None:
        return payments[:most]
    place = next((n for n, each in enumerate(payments) if each.reference == after), None)
    if place is None:
        raise UnknownPostingError(f"There is no payment {after}.")
    return payments[place + 1 : place + 1 + most]


def _as_postings(payments: Sequence[PaymentFact]) -> list[PostingFact]:
    """Known by their day and their place on it, counted from the first."""
    found: list[PostingFact] = []
    on_a_day: Counter[date] = Counter()
    for each in reversed(payments):
        on_a_day[each.paid_on] += 1
        reference = f"{each.paid_on.isoformat()}/{on_a_day[each.paid_on]}"
        found.append(
            PostingFact(
                reference, "payment", each.paid_on, principal=-each.amount, channel=each.channel
            )
        )
    return found[::-1]


def _recent_payments(session: Session, account_id: int) -> tuple[PaymentFact, ...]:
    query = (
        select(Payment.amount, Payment.paid_on, Payment.channel)
        .where(Payment.account_id == account_id)
        .order_by(Payment.paid_on.desc(), Payment.id.desc())
        .limit(RECENT_PAYMENTS)
    )
    return tuple(PaymentFact(*row) for row in session.execute(query))


_STORED = StoredAccounts()
