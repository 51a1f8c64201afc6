"""Every query of a turn finds its rows by an index: its cost does not grow with the bank."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from bench.big_bank import NOW, fill
from bench.lookups import parts_of
from forbear.store.audit import record_act
from forbear.store.due_work import find_due_work
from forbear.store.outbox import take_letter
from forbear.store.promises import record_promise

CUSTOMERS = 50


@pytest.fixture
def plans_of(engine):
    """The query plans of all that some work reads or changes, as SQLite would run them."""
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL decides by the size of tables, which are small here")
    with engine.begin() as connection:
        fill(connection, range(1, CUSTOMERS + 1))

    def plans_of(session, work):
        statements = []

        def note(connection, cursor, statement, parameters, context, many):
            if statement.startswith(("SELECT", "UPDATE")):
                statements.append((statement, parameters))

        event.listen(engine, "before_cursor_execute", note)
        work(session)
        session.flush()
        event.remove(engine, "before_cursor_execute", note)
        raw = session.connection().connection
        return [
            (row[3], statement)
            for statement, parameters in statements
            for row in raw.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    return plans_of


def scanned(plans):
    return [(step, statement) for step, statement in plans if step.startswith("SCAN")]


@pytest.mark.parametrize("name", [name for name, _ in parts_of(7)])
def test_a_turn_looks_nothing_through(plans_of, open_session, name):
    part = dict(parts_of(7))[name]
    with open_session() as session:
        plans = plans_of(session, part)

    assert plans
    assert scanned(plans) == []


@pytest.mark.parametrize(
    "work",
    [
        lambda s: record_promise(s, 7, "c7", 1_000, date(2026, 12, 1)),
        lambda s: record_act(s, "noted", "system", customer_id=7),
        lambda s: find_due_work(s, NOW),
        lambda s: take_letter(s, NOW),
    ],
    ids=["a promise", "an act", "due work", "a letter"],
)
def test_writing_and_rounds_look_nothing_through_either(plans_of, open_session, work):
    with open_session() as session:
        plans = plans_of(session, work)

    assert scanned(plans) == []
