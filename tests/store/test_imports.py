"""CSV files: taken in once, in whole, with errors that say where and what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from forbear.store.audit import read_chain
from forbear.store.imports import import_files
from forbear.store.ledger import find_mismatches
from forbear.store.tables import Account, Balance, ContactPoint, Customer, LedgerEntry, Payment
from tests.store.conftest import TODAY

FILES = {
    "customers.csv": (
        "reference,name,language,jurisdiction,timezone,birth_year,email",
        'b100,"Li, Na",zh,CN,Asia/Shanghai,1985,na@customers.example',
        "B200,Ann,en,UK,Europe/London,1990,",
    ),
    "accounts.csv": (
        "reference,customer,product,last4,currency,apr,opened_on,next_due_on,past_due_since",
        "B100-1,B100,credit_card,8821,CNY,18.25,2024-01-01,2026-12-18,",
        "B200-1,B200,overdraft,9042,GBP,34.9,2024-01-01,2026-12-18,2026-10-01",
    ),
    "ledger.csv": (
        "account,kind,reference,posted_on,amount,principal,interest,fees",
        "B100-1,opening,O1,2026-06-01,,30000.00,0,0",
        "B100-1,due,D1,2026-07-18,1200.00,,,",
        "B100-1,due,D2,2026-08-18,1200.00,,,",
        "B100-1,interest,I1,2026-07-01,456.25,,,",
        "B100-1,payment,P1,2026-07-16,1200.00,,,",
        "B100-1,fee,F1,2026-09-01,30,,,",
        "B200-1,opening,O1,2026-06-01,,100,2.5,12",
        "B200-1,waiver,W1,2026-09-01,,,,12",
        "B200-1,adjustment,A1,2026-09-01,,-0.01,,",
    ),
}


@pytest.fixture
def write(tmp_path):
    def write(**changed):
        paths = []
        for name, lines in FILES.items():
            path = tmp_path / name
            lines = changed.get(name.removesuffix(".csv"), lines)
            path.write_text("\n".join(lines) + "\n", "utf-8")
            paths.append(path)
        return paths

    return write


def taken(session, paths):
    report = import_files(session, paths, TODAY)
    if report.errors:
        session.rollback()
    else:
        session.commit()
    return report


def balance(session, reference):
    session.expire_all()
    query = select(Balance).join(Account).where(Account.reference == reference)
    found = session.execute(query).scalar_one()
    return found.principal, found.interest, found.fees


def test_a_banks_data_comes_in(session, write):
    report = taken(session, write()[::-1])

    assert report.errors == []
    assert dict(report.counts) == {"customers new": 2, "accounts new": 2, "ledger new": 9}
    assert balance(session, "B100-1") == (2_925_625, 0, 3_000)
    assert balance(session, "B200-1") == (9_999, 250, 0)
    assert find_mismatches(session) == []
    customer = session.execute(select(Customer).filter_by(reference="B100")).scalar_one()
    assert (customer.name, len(customer.audit_key)) == ("Li, Na", 32)
    points = session.execute(select(ContactPoint.value).filter_by(customer_id=customer.id))
    assert points.scalars().all() == ["na@customers.example"]
    (account,) = customer.accounts
    # The first amount was paid, so the account is late since the second.
    assert account.past_due_since == date(2026, 8, 18)
    assert [payment.amount for payment in account.payments] == [120_000]
    assert [entry.act for entry in read_chain(session)] == ["data_imported"]


def test_the_same_files_again_change_nothing(session, write):
    taken(session, write())
    report = taken(session, write())

    assert report.errors == []
    assert dict(report.counts) == {
        "customers unchanged": 2,
        "accounts unchanged": 2,
        "ledger unchanged": 9,
    }
    assert balance(session, "B100-1") == (2_925_625, 0, 3_000)
    assert len(session.execute(select(Payment).where(Payment.reference == "P1")).all()) == 1


def test_what_is_known_is_brought_up_to_date(session, write):
    taken(session, write())
    customers = [
        FILES["customers.csv"][0],
        "B100,Li Na,zh,CN,Asia/Shanghai,1985,n2@customers.example",
    ]
    accounts = [line.replace("18.25", "15") for line in FILES["accounts.csv"]]
    ledger = [*FILES["ledger.csv"][:1], "B100-1,payment,P2,2026-09-16,100.00,,,"]
    report = taken(session, write(customers=customers, accounts=accounts, ledger=ledger))

    assert dict(report.counts) == {
        "customers changed": 1,
        "accounts changed": 1,
        "accounts unchanged": 1,
        "ledger new": 1,
    }
    account = session.execute(select(Account).filter_by(reference="B100-1")).scalar_one()
    assert (account.apr_bps, account.customer.name) == (1500, "Li Na")
    assert balance(session, "B100-1") == (2_915_625, 0, 3_000)


A = FILES["accounts.csv"][0]
C = FILES["customers.csv"][0]
L = FILES["ledger.csv"][0]


WRONG = [
    ("ledger", "B100-1,fee,X,2026-09-01,30.001,,,", "amount", "3 decimals; CNY has 2"),
    ("ledger", "B100-1,fee,X,2026-09-01,-30,,,", "amount", "negative"),
    ("ledger", "B100-1,fee,X,2026-09-01,NaN,,,", "amount", "not an amount"),
    ("ledger", "B100-1,fee,X,2026-09-01,1e5,,,", "amount", "not an amount"),
    ("ledger", "B100-1,fee,X,2026-09-01,999999999999999,,,", "amount", "at most"),
    ("ledger", "B100-1,fee,X,2026-09-01,,,,", "amount", "is empty"),
    ("ledger", "B100-1,fee,X,2026-09-01,0,,,", "amount", "posts nothing"),
    ("ledger", "B100-1,fee,X,2026-09-01,1,1,,", "amount", "not both"),
    ("ledger", "B100-1,fee,X,2026-09-01,,1,,", "kind", "moves fees alone"),
    ("ledger", "B100-1,waiver,X,2026-09-01,,,,99", "amount", "leave fees below 0"),
    ("ledger", "B100-1,payment,X,2026-09-01,30000.00,,,", "amount", "more than"),
    ("ledger", "B100-1,opening,O1,2026-06-01,,1,0,0", "reference", "other figures"),
    ("ledger", "B100-1,due,D3,2026-07-18,5,,,", "amount", "another amount falls due"),
    ("ledger", "B100-1,gift,X,2026-09-01,1,,,", "kind", "must be one of"),
    ("ledger", "NOBODY,fee,X,2026-09-01,1,,,", "account", "no account has the number"),
    ("ledger", "B100-1,fee,X,2026-02-30,1,,,", "posted_on", "no day"),
    ("accounts", "X,B100,credit_card,8821,CNY,1000,2024-01-01,2026-12-18,", "apr", "0 to 100"),
    ("accounts", "X,B100,credit_card,8821,CNY,-1,2024-01-01,2026-12-18,", "apr", "0 to 100"),
    ("accounts", "X,B100,credit_card,8821,CNY,1,2099-01-01,2026-12-18,", "opened_on", "from"),
    ("accounts", "X,B100,credit_card,882,CNY,1,2024-01-01,2026-12-18,", "last4", "four"),
    ("accounts", "X,B100,credit_card,8821,yuan,1,2024-01-01,2026-12-18,", "currency", "code"),
    ("accounts", "X,B999,credit_card,8821,CNY,1,2024-01-01,2026-12-18,", "customer", "B999"),
    ("accounts", "B100-1,B100,overdraft,1111,CNY,1,2024-01-01,2026-12-18,", "reference", "2"),
    ("customers", "X,,zh,CN,Asia/Shanghai,1985,", "name", "1 to 120"),
    ("customers", "X,A,fr,CN,Asia/Shanghai,1985,", "language", "zh, en"),
    ("customers", "X,A,zh,CN,Mars/Olympus,1985,", "timezone", "zone"),
    ("customers", "X,A,zh,CN,Asia/Shanghai,1800,", "birth_year", "1900"),
    ("customers", "X,A,zh,CN,Asia/Shanghai,1985,nobody", "email", "mail address"),
    ("customers", "X Y,A,zh,CN,Asia/Shanghai,1985,", "reference", "letters, digits"),
    ("customers", "X,A,zh,CN,Asia/Shanghai", "", "has 5 fields; the header has 7"),
]  # fmt: skip


def test_each_error_names_file_line_field_and_bound_and_nothing_is_written(session, write):
    lines = {name: [*FILES[f"{name}.csv"]] for name in ("customers", "accounts", "ledger")}
    wanted = {}
    for name, row, field, named in WRONG:
        lines[name].append(row)
        wanted[f"{name}.csv", len(lines[name])] = (field, named)
    report = taken(session, write(**lines))

    found = {(Path(error.file).name, error.line): error for error in report.errors}
    assert found.keys() == wanted.keys()
    for place, (field, named) in wanted.items():
        assert found[place].field == field
        assert named in found[place].message
        assert str(found[place]).startswith(f"{found[place].file}, line {place[1]}")
    assert session.execute(select(Customer).filter_by(reference="B100")).first() is None
    assert session.execute(select(LedgerEntry).filter_by(reference="I1")).first() is None


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"reference,name\n", "no column language"),
        (f"{C},shoe_size\n".encode(), "no column 'shoe_size'"),
        (f"{C},email\n".encode(), "twice"),
        (b"", "no column"),
        (f"{C}\nB1,\xff,zh".encode("latin-1"), "not UTF-8"),
        (f'{C}\nB1,"A"x,zh,CN,Asia/Shanghai,1985,\n'.encode(), "not CSV"),
        (f"{C}\nB1,A\0,zh,CN,Asia/Shanghai,1985,\n".encode(), "NUL"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(session, tmp_path, content, named):
    path = tmp_path / "x.csv"
    path.write_bytes(content)

    (error,) = taken(session, [path]).errors
    assert named in error.message


def test_a_file_that_is_not_there_is_named(session, tmp_path):
    (error,) = taken(session, [tmp_path / "lost.csv"]).errors
    assert "cannot be read" in str(error)


def test_a_byte_order_mark_and_empty_lines_do_no_harm(session, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(f"\ufeff{C}\r\n\r\nB1,A,zh,CN,Asia/Shanghai,1985,\r\n".encode())

    assert dict(taken(session, [path]).counts) == {"customers new": 1}


def test_an_account_keeps_its_customer(session, write):
    taken(session, write())
    accounts = [A, "B100-1,B200,credit_card,8821,CNY,18.25,2024-01-01,2026-12-18,"]
    (error,) = taken(session, write(accounts=accounts)).errors

    assert (error.field, error.line) == ("customer", 2)
