"""Balances are the sums of the ledger, whatever is tried and however many write at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from forbear.store.ledger import (
    AccountNotFoundError,
    PostingError,
    find_mismatches,
    post,
    post_payment,
)
from forbear.store.tables import Account, Balance, Due, LedgerEntry, Payment
from tests.store.conftest import TODAY

WRITERS = 20


@pytest.fixture
def account(session, make_customer, make_account):
    account = make_account(make_customer(), payments=[])
    session.commit()
    return account


def split(session, account):
    session.expire_all()
    balance = session.get(Balance, account.id)
    return balance.principal, balance.interest, balance.fees


def entries(session, account):
    query = select(LedgerEntry).filter_by(account_id=account.id).order_by(LedgerEntry.id)
    return session.execute(query).scalars().all()


def test_a_stated_balance_is_the_opening_entry(session, account):
    (opening,) = entries(session, account)

    assert (opening.kind, opening.principal, opening.posted_on) == ("opening", 3_000_000, TODAY)
    assert find_mismatches(session) == []


def test_postings_move_the_balance(session, account):
    day = TODAY + timedelta(days=1)
    post(session, account.id, "fee", day, "late-1", fees=3_000)
    post(session, account.id, "interest", day, "i-1", interest=1_500)
    post(session, account.id, "waiver", day, "w-1", fees=-23_000)

    assert split(session, account) == (3_000_000, 481_500, 100_000)
    assert session.get(Balance, account.id).as_of == day
    assert find_mismatches(session) == []


def test_a_payment_pays_interest_then_principal_then_fees(session, account):
    post_payment(session, account.id, 500_000, TODAY, "app", "p-1")

    assert split(session, account) == (2_980_000, 0, 120_000)
    (payment,) = session.execute(select(Payment).filter_by(account_id=account.id)).scalars()
    assert (payment.amount, payment.reference) == (500_000, "p-1")


def test_the_same_posting_is_taken_once(session, account):
    for _ in range(3):
        post_payment(session, account.id, 1_000, TODAY, "app", "p-1")
        post(session, account.id, "fee", TODAY, "f-1", fees=10)

    assert split(session, account) == (3_000_000, 479_000, 120_010)
    with pytest.raises(PostingError, match="p-1 is the reference of another"):
        post_payment(session, account.id, 2_000, TODAY, "app", "p-1")
    with pytest.raises(PostingError, match="f-1 is the reference of another"):
        post(session, account.id, "fee", TODAY, "f-1", fees=11)


def test_what_cannot_be_posted_is_named(session, account):
    with pytest.raises(PostingError, match="more than the 3600000"):
        post_payment(session, account.id, 3_600_001, TODAY, "app", "p")
    with pytest.raises(PostingError, match="leave fees below 0"):
        post(session, account.id, "waiver", TODAY, "w", fees=-120_001)
    with pytest.raises(AccountNotFoundError, match="no account 0"):
        post(session, 0, "fee", TODAY, "f", fees=1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE balances SET principal = principal + 1",
        "UPDATE ledger_entries SET fees = 0",
        "INSERT INTO ledger_entries (account_id, kind, principal, interest, fees, posted_on,"
        " reference, created_at) SELECT id, 'fee', 0, 0, -1, '2026-11-23', 'x',"
        " '2026-11-23 08:00:00' FROM accounts",
        "INSERT INTO ledger_entries (account_id, kind, principal, interest, fees, posted_on,"
        " reference, created_at) SELECT id, 'opening', 1, 0, 0, '2026-11-23', 'x',"
        " '2026-11-23 08:00:00' FROM accounts",
    ],
)
def test_the_database_refuses_what_would_make_them_differ(session, account, statement):
    with pytest.raises(DBAPIError):
        session.execute(text(statement))
    session.rollback()

    assert find_mismatches(session) == []


def test_ledger_and_balance_go_with_their_account_alone(session, account):
    post_payment(session, account.id, 1_000, TODAY, "app", "p-1")
    session.commit()
    for table in ("ledger_entries", "balances"):
        with pytest.raises(DBAPIError, match="through the ledger alone"):
            session.execute(text(f"DELETE FROM {table} WHERE account_id = {account.id}"))
        session.rollback()
    session.execute(text(f"DELETE FROM accounts WHERE id = {account.id}"))

    assert entries(session, account) == []
    assert session.execute(select(Balance).filter_by(account_id=account.id)).first() is None


def test_the_oldest_unpaid_amount_says_since_when_it_is_late(session, account):
    days = [date(2026, 8, 18), date(2026, 9, 18), date(2026, 12, 18)]
    session.add_all(Due(account_id=account.id, due_on=day, amount=100_000) for day in days)
    session.flush()
    seen = []
    for number, amount in enumerate((60_000, 60_000, 80_000, 400_000)):
        post_payment(session, account.id, amount, TODAY, "app", f"p-{number}")
        seen.append(session.get(Account, account.id).past_due_since)

    assert seen == [days[0], days[1], days[2], None]


def test_writers_at_once_lose_nothing(open_session, session, account):
    barrier = Barrier(WRITERS)

    def pay(k):
        barrier.wait()
        for reference in (f"p-{k}", "p-shared"):
            with open_session.begin() as mine:
                post_payment(mine, account.id, 1_000, TODAY, "app", reference)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(pay, range(WRITERS)))

    assert sum(split(session, account)) == 3_600_000 - (WRITERS + 1) * 1_000
    assert find_mismatches(session) == []


POSTINGS = st.lists(
    st.tuples(
        st.sampled_from(["charge", "interest", "fee", "payment", "waiver"]),
        st.integers(1, 2_000_000),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(POSTINGS)
def test_any_row_of_postings_leaves_balances_equal_to_the_ledger(session, account, postings):
    part_of = {"charge": "principal", "interest": "interest", "fee": "fees", "waiver": "fees"}
    owed = 3_600_000
    for number, (kind, amount) in enumerate(postings):
        try:
            if kind == "payment":
                post_payment(session, account.id, amount, TODAY, "app", f"x{number}")
            else:
                signed = -amount if kind == "waiver" else amount
                post(session, account.id, kind, TODAY, f"x{number}", **{part_of[kind]: signed})
        except PostingError:
            continue
        owed += -amount if kind in ("payment", "waiver") else amount

    assert sum(split(session, account)) == owed
    assert find_mismatches(session) == []
    session.rollback()
