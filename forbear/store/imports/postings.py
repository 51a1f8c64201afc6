"""Takes ledger rows in, in the order in which they were posted."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.delinquency import split_payment
from forbear.store.base import utc_now
from forbear.store.imports.customers import batches
from forbear.store.imports.fields import FieldError, amount
from forbear.store.imports.files import Row, RowError
from forbear.store.ledger import SPLIT, refresh_delinquency
from forbear.store.tables import Account, Balance, Due, LedgerEntry, Payment

Split = dict[str, int]
_PART_OF = {"charge": "principal", "interest": "interest", "fee": "fees"}
_LOWERS = ("payment", "waiver")


class _Books:
    """The accounts of some rows, as they stand after each of them."""

    def __init__(self, session: Session, references: set[str]) -> None:
        query = select(Account.reference, Account.id, Account.currency)
        rows = session.execute(query.where(Account.reference.in_(references))).all()
        self.accounts = {row.reference: row for row in rows}
        ids = [row.id for row in rows]
        self.balances: dict[int, Split] = {each: dict.fromkeys(SPLIT, 0) for each in ids}
        for balance in session.execute(
            select(Balance).where(Balance.account_id.in_(ids))
        ).scalars():
            self.balances[balance.account_id] = {part: getattr(balance, part) for part in SPLIT}
        entries = select(LedgerEntry).where(LedgerEntry.account_id.in_(ids))
        self.entries = {
            (e.account_id, e.reference): (e.kind, {part: getattr(e, part) for part in SPLIT})
            for e in session.execute(entries).scalars()
        }
        dues = select(Due.account_id, Due.due_on, Due.amount).where(Due.account_id.in_(ids))
        self.dues = {(d.account_id, d.due_on): d.amount for d in session.execute(dues)}


def take_postings(
    session: Session, rows: list[Row], errors: list[RowError], counts: Counter
) -> None:
    touched: set[int] = set()
    for batch in batches(rows):
        books = _Books(session, {row.values["account"] for row in batch})
        new: dict[Any, list[dict[str, Any]]] = {LedgerEntry: [], Payment: [], Due: []}
        for row in batch:
            account = books.accounts.get(row.values["account"])
            if account is None:
                problem = f"no account has the number {row.values['account']}."
                errors.append(row.error("account", problem))
                continue
            try:
                word = _take(row, account, books, new)
            except _PostingFault as fault:
                errors.append(row.error(fault.field, str(fault)))
                continue
            counts[f"ledger {word}"] += 1
            touched.add(account.id)
        for table, values in new.items():
            if values:
                session.execute(table.__table__.insert(), values)
    session.expire_all()
    for ids in batches(sorted(touched)):
        for account in session.execute(select(Account).where(Account.id.in_(ids))).scalars():
            refresh_delinquency(session, account)


class _PostingFault(ValueError):
    """A row cannot be posted."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def _take(row: Row, account: Any, books: _Books, new: dict[Any, list[dict[str, Any]]]) -> str:
    kind, reference = row.values["kind"], row.values["reference"]
    if kind == "due":
        return _take_due(row, account, books, new)
    known = books.entries.get((account.id, reference))
    split = _split(row, account.currency, books.balances[account.id], known)
    if known is not None:
        if known != (kind, split):
            raise _PostingFault("reference", f"{reference} was posted before with other figures.")
        return "unchanged"
    balance = books.balances[account.id]
    for part in SPLIT:
        if balance[part] + split[part] < 0:
            raise _PostingFault("amount", f"it would leave {part} below 0.")
    books.balances[account.id] = {part: balance[part] + split[part] for part in SPLIT}
    books.entries[account.id, reference] = (kind, split)
    common = {"account_id": account.id, "reference": reference}
    day = row.values["posted_on"]
    posted = {"kind": kind, "posted_on": day, "created_at": utc_now()}
    new[LedgerEntry].append({**common, **split, **posted})
    if kind == "payment":
        paid = {"amount": -sum(split.values()), "paid_on": day, "reference": reference[:40]}
        new[Payment].append({**common, **paid, "channel": row.values["channel"] or "other"})
    return "new"


def _take_due(row: Row, account: Any, books: _Books, new: dict[Any, list[dict[str, Any]]]) -> str:
    key = (account.id, row.values["posted_on"])
    minor = _minor(row, "amount", account.currency)
    if minor == 0:
        raise _PostingFault("amount", "what falls due must be above 0.")
    known = books.dues.get(key)
    if known not in (None, minor):
        raise _PostingFault("amount", f"another amount falls due on {key[1]} already.")
    if known == minor:
        return "unchanged"
    books.dues[key] = minor
    new[Due].append({"account_id": key[0], "due_on": key[1], "amount": minor})
    return "new"


def _split(row: Row, currency: str, balance: Split, known: tuple[str, Split] | None) -> Split:
    """The signed parts: given one by one, or worked out from the amount."""
    kind = row.values["kind"]
    named = [part for part in SPLIT if row.values[part] is not None]
    if named and row.values["amount"] is not None:
        raise _PostingFault("amount", "give the amount, or its parts, not both.")
    if named:
        given = {part: _minor(row, part, currency) if part in named else 0 for part in SPLIT}
    else:
        given = _parts_of_amount(row, kind, _minor(row, "amount", currency), balance, known)
    if not any(given.values()):
        raise _PostingFault("amount", "it posts nothing.")
    if kind in _PART_OF and any(given[part] for part in SPLIT if part != _PART_OF[kind]):
        raise _PostingFault("kind", f"a posting of {kind} moves {_PART_OF[kind]} alone.")
    return {part: -value if kind in _LOWERS else value for part, value in given.items()}


def _parts_of_amount(
    row: Row, kind: str, total: int, balance: Split, known: tuple[str, Split] | None
) -> Split:
    if kind in _PART_OF:
        return {**dict.fromkeys(SPLIT, 0), _PART_OF[kind]: total}
    if kind != "payment":
        raise _PostingFault("amount", f"a posting of {kind} names principal, interest or fees.")
    if known is not None and known[0] == "payment" and sum(known[1].values()) == -total:
        return {part: -value for part, value in known[1].items()}
    try:
        return dict(zip(SPLIT, split_payment(total, *(balance[p] for p in SPLIT)), strict=True))
    except ValueError as error:
        raise _PostingFault("amount", str(error)) from None


def _minor(row: Row, name: str, currency: str) -> int:
    value = row.values[name]
    if value is None:
        raise _PostingFault(name, "is empty.")
    try:
        return amount(value, currency, signed=row.values["kind"] == "adjustment")
    except FieldError as error:
        raise _PostingFault(name, str(error)) from None
