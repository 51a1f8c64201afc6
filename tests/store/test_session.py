"""Engines: what each database is asked to guarantee."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from forbear.store.session import make_engine
from forbear.store.tables import Conversation, Customer, Ticket


def test_the_folder_of_a_sqlite_file_is_made(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/var/deep/forbear.db")
    with engine.connect() as connection:
        answers = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        ]
    engine.dispose()

    assert answers == ["wal", 1, 5000, 1]


def test_foreign_keys_hold(session):
    session.add(Ticket(reference="T-1", kind="dispute", customer_id=999_999))

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_time_without_a_zone_is_refused(session):
    session.add(Conversation(id="naive", verified_until=datetime(2026, 11, 23)))

    with pytest.raises(StatementError, match="without a zone"):
        session.flush()


def test_a_rolled_back_savepoint_leaves_the_transaction_whole(open_session):
    with open_session.begin() as session:
        session.add(Conversation(id="kept"))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Conversation(id="dropped"))
        session.flush()
        savepoint.rollback()

    with open_session() as session:
        assert session.execute(select(Conversation.id)).scalars().all() == ["kept"]


def test_a_transaction_rolled_back_takes_its_savepoints_with_it(open_session):
    with open_session() as session:
        with session.begin_nested():
            session.add(Conversation(id="nested"))
        session.rollback()

    with open_session() as session:
        assert session.execute(select(Conversation.id)).all() == []


def test_readers_that_turn_writers_wait_their_turn(open_session):
    with open_session.begin() as session:
        session.add(Conversation(id="shared"))

    def add_one(_: int) -> None:
        with open_session.begin() as session:
            query = select(Conversation).where(Conversation.id == "shared").with_for_update()
            session.execute(query).scalar_one().last_seq += 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(40)))

    with open_session() as session:
        assert session.get(Conversation, "shared").last_seq == 40


def test_a_customer_of_an_unknown_place_is_refused(make_customer):
    with pytest.raises(IntegrityError):
        make_customer(jurisdiction="FR")


def test_names_in_characters_survive(session, make_customer):
    make_customer(reference="CN-X", name="欧阳𠮷")
    session.commit()
    session.expire_all()

    query = select(Customer.name).where(Customer.reference == "CN-X")
    assert session.execute(query).scalar_one() == "欧阳𠮷"
