"""`forbear export` and `forbear erase` as programs, on a file that is looked at byte by byte."""

from __future__ import annotations

import json
import sqlite3
import stat
from datetime import date

import pytest

from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import Account, Balance, Customer
from tests.commands.command import forbear

NAME = "Wilhelmina Featherstonehaugh"


@pytest.fixture
def var(tmp_path):
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        for reference, owed in (("UK1", 0), ("UK2", 5_000)):
            account = Account(
                product="overdraft",
                last4="9042",
                currency="GBP",
                apr_bps=3490,
                opened_on=date(2010, 1, 1),
                next_due_on=date(2026, 12, 1),
                balance=Balance(principal=owed, interest=0, fees=0, as_of=date(2012, 1, 1)),
            )
            customer = Customer(
                reference=reference,
                name=NAME,
                language="en",
                jurisdiction="UK",
                timezone="Europe/London",
                birth_year=1988,
                accounts=[account],
            )
            session.add(customer)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE customers SET created_at = '2010-01-01 00:00:00'")
    engine.dispose()
    return tmp_path


def test_an_export_is_one_json_object_that_nobody_else_reads(var):
    shown = forbear("export", "uk1", FORBEAR_VAR=str(var))
    file = var / "uk1.json"
    kept = forbear("export", "UK1", "--output", str(file), FORBEAR_VAR=str(var))
    again = forbear("export", "UK1", "--output", str(file), FORBEAR_VAR=str(var))

    assert json.loads(shown.stdout)["customers"][0]["name"] == NAME
    assert kept.returncode == 0
    assert json.loads(file.read_text())["customers"][0]["name"] == NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert again.returncode == 2
    assert b"File exists" in again.stderr


def test_an_erasure_leaves_no_byte_and_a_whole_trail(var):
    only_told = forbear("erase", "UK1", FORBEAR_VAR=str(var))
    assert (only_told.returncode, b"Nothing was erased" in only_told.stdout) == (0, True)
    held = forbear("erase", "UK2", "--yes", FORBEAR_VAR=str(var))
    assert held.returncode == 3
    assert b"The rest is kept: money is still owed" in held.stdout
    with sqlite3.connect(var / "forbear.db") as connection:
        connection.execute("UPDATE customers SET name = 'B' WHERE reference = 'UK2'")
    connection.close()

    done = forbear("erase", "UK1", "--yes", FORBEAR_VAR=str(var))
    again = forbear("erase", "UK1", "--yes", FORBEAR_VAR=str(var))

    assert (done.returncode, again.returncode) == (0, 2)
    assert b"No customer has the reference 'UK1'" in again.stderr
    for file in var.glob("forbear.db*"):
        assert NAME.encode() not in file.read_bytes(), file
    assert forbear("audit", "verify", FORBEAR_VAR=str(var)).returncode == 0
