"""`forbear audit` says in plain words whether the trail is whole."""

from __future__ import annotations

import json
import sqlite3

import pytest

from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tickets import record_ticket
from tests.commands.command import forbear


@pytest.fixture
def var(tmp_path):
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        for _ in range(4):
            record_ticket(session, "log_dispute", None)
    engine.dispose()
    return tmp_path


def test_a_whole_trail_and_its_anchor(var):
    noted = forbear("audit", "anchor", FORBEAR_VAR=str(var))
    checked = forbear("audit", "verify", FORBEAR_VAR=str(var))

    assert noted.returncode == checked.returncode == 0
    assert json.loads(noted.stdout)["seq"] == 4
    assert b"whole: 4 entries, 1 anchors agree" in checked.stdout


def test_a_broken_trail_is_explained_and_gets_no_anchor(var):
    with sqlite3.connect(var / "forbear.db") as connection:
        connection.execute("DROP TRIGGER audit_entries_update")
        connection.execute("UPDATE audit_entries SET act = 'nothing' WHERE seq = 2")

    checked = forbear("audit", "verify", FORBEAR_VAR=str(var))
    noted = forbear("audit", "anchor", FORBEAR_VAR=str(var))

    assert checked.returncode == noted.returncode == 1
    assert b"Entry 2 was changed after it was written" in checked.stdout
    assert b"Keep the database as it is" in checked.stdout
    assert not (var / "audit-anchors.jsonl").exists()


def test_what_cannot_be_read_is_named(var):
    lost = forbear("audit", "verify", "--anchors", str(var / "lost"), FORBEAR_VAR=str(var))
    (var / "audit-anchors.jsonl").write_text("{}\n")
    torn = forbear("audit", "verify", FORBEAR_VAR=str(var))

    assert lost.returncode == torn.returncode == 2
    assert b"lost does not exist" in lost.stderr
    assert b"line 1: not an anchor" in torn.stderr
