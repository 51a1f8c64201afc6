"""Postings to accounts. The caller owns the transaction; triggers keep the balances equal."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from forbear.rules.delinquency import oldest_unpaid, split_payment
from forbear.store.tables import Account, Balance, Due, LedgerEntry, Payment

SPLIT = ("principal", "interest", "fees")


class AccountNotFoundError(LookupError):
    """There is no account with that id."""


class PostingError(ValueError):
    """A posting cannot be made; the message names what is wrong."""


def lock_account(session: Session, account_id: int) -> Account:
    """Hold the account's row until the transaction ends, and read it as it is now.

    It is taken before any row that refers to the account is changed: all take it in this order, and
    so nobody waits for somebody who waits for them. Rows may be added that refer to it meanwhile.
    """
    query = (
        select(Account)
        .where(Account.id == account_id)
        .with_for_update(of=Account, key_share=True)
        .execution_options(populate_existing=True)
    )
    account = session.execute(query).scalar_one_or_none()
    if account is None:
        raise AccountNotFoundError(f"There is no account {account_id}.")
    return account


def post(
    session: Session, account_id: int, kind: str, posted_on: date, reference: str, **split: int
) -> LedgerEntry:
    """One posting in signed minor units (`principal`, `interest`, `fees`), once per reference.

    A second posting with the reference is the first one again, or PostingError when it differs.
    """
    lock_account(session, account_id)
    parts = {part: split.get(part, 0) for part in SPLIT}
    known = _find(session, account_id, reference)
    if known is not None:
        _check_same(known, kind, parts)
        return known
    balance = _balance(session, account_id)
    for part in SPLIT:
        if (getattr(balance, part) if balance else 0) + parts[part] < 0:
            raise PostingError(f"The posting {reference} would leave {part} below 0.")
    entry = LedgerEntry(
        account_id=account_id, kind=kind, posted_on=posted_on, reference=reference, **parts
    )
    session.add(entry)
    session.flush()
    if balance is not None:
        session.expire(balance)  # the database has moved it
    return entry


def post_payment(
    session: Session, account_id: int, amount: int, paid_on: date, channel: str, reference: str
) -> LedgerEntry:
    """Money received: split over what is owed, and taken off what is due; once per reference."""
    account = lock_account(session, account_id)
    known = _find(session, account_id, reference)
    if known is not None:
        if (known.kind, known.principal + known.interest + known.fees) != ("payment", -amount):
            raise PostingError(f"{reference} is the reference of another posting.")
        return known
    balance = _balance(session, account_id)
    owed = [getattr(balance, part) if balance else 0 for part in SPLIT]
    try:
        parts = split_payment(amount, *owed)
    except ValueError as error:
        raise PostingError(f"Payment {reference}: {error}") from None
    session.add(
        Payment(
            account_id=account_id,
            amount=amount,
            paid_on=paid_on,
            channel=channel,
            reference=reference[:40],
        )
    )
    taken = {part: -value for part, value in zip(SPLIT, parts, strict=True)}
    entry = post(session, account_id, "payment", paid_on, reference, **taken)
    refresh_delinquency(session, account)
    return entry


def refresh_delinquency(session: Session, account: Account) -> None:
    """Work out anew since when the account is late; one without dues keeps what the bank said."""
    query = select(Due.due_on, Due.amount).where(Due.account_id == account.id)
    dues = [(row.due_on, row.amount) for row in session.execute(query)]
    if dues:
        account.past_due_since = oldest_unpaid(dues, paid_so_far(session, account.id))
        session.flush()


def paid_so_far(session: Session, account_id: int, since: datetime | None = None) -> int:
    """What payments and waivers have taken off, in minor units.

    `since` leaves out what was paid before its day, and what was posted before it.
    """
    total = func.sum(LedgerEntry.principal + LedgerEntry.interest + LedgerEntry.fees)
    query = select(func.coalesce(-total, 0)).where(
        LedgerEntry.account_id == account_id, LedgerEntry.kind.in_(("payment", "waiver"))
    )
    if since is not None:
        query = query.where(LedgerEntry.posted_on >= since.date(), LedgerEntry.created_at >= since)
    return int(session.execute(query).scalar_one())


def find_mismatches(session: Session) -> list[int]:
    """Accounts whose balance is not the sum of their ledger: none, as long as triggers stand."""
    sums = (
        select(LedgerEntry.account_id, *(func.sum(getattr(LedgerEntry, p)).label(p) for p in SPLIT))
        .group_by(LedgerEntry.account_id)
        .subquery()
    )
    differ = [getattr(Balance, p) != func.coalesce(sums.c[p], 0) for p in SPLIT]
    query = (
        select(Balance.account_id)
        .outerjoin(sums, sums.c.account_id == Balance.account_id)
        .where(or_(*differ))
    )
    return list(session.execute(query).scalars())


def _balance(session: Session, account_id: int) -> Balance | None:
    return session.get(Balance, account_id, populate_existing=True)


def _find(session: Session, account_id: int, reference: str) -> LedgerEntry | None:
    query = select(LedgerEntry).filter_by(account_id=account_id, reference=reference)
    return session.execute(query).scalar_one_or_none()


def _check_same(known: LedgerEntry, kind: str, parts: dict[str, int]) -> None:
    if known.kind != kind or any(getattr(known, part) != parts[part] for part in SPLIT):
        raise PostingError(f"{known.reference} is the reference of another posting.")
