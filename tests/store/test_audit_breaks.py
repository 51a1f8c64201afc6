"""The audit trail broken by hand in every way, and each break located."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from forbear.store.audit import chain_point, verify_chain
from forbear.store.audit_anchors import AnchorError, read_anchors, write_anchor
from forbear.store.tables import AuditEntry
from forbear.store.tickets import record_ticket


@pytest.fixture
def trail(session, make_conversation):
    """Eight entries as they were written."""
    conversation = make_conversation()
    for _ in range(8):
        record_ticket(session, "log_dispute", conversation)
        session.commit()
    return conversation


def by_hand(session, *statements):
    """What somebody does who may change the database itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL session_replication_role = replica"))
    else:
        for name in ("entries_update", "entries_delete", "head_update", "head_delete"):
            session.execute(text(f"DROP TRIGGER IF EXISTS audit_{name}"))
    for statement in statements:
        session.execute(text(statement))
    session.commit()


def found(session, anchors=()):
    return [(each.kind, each.seq, each.until) for each in verify_chain(session, list(anchors))]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entries SET actor = 'bot' WHERE seq = 1",
        "DELETE FROM audit_entries WHERE seq = 8",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET seq = 3",
    ],
)
def test_the_database_refuses_to_change_what_was_written(session, trail, change):
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(text(change))
    session.rollback()

    assert found(session) == []


def test_an_edit_by_hand_is_located(session, trail):
    by_hand(session, "UPDATE audit_entries SET actor = 'agent:7' WHERE seq = 3")

    assert found(session) == [("edited", 3, 3)]


def test_an_edit_of_the_detail_is_located(session, trail):
    detail = json.dumps({"ticket": "T-FORGED", "kind": "log_dispute"})
    by_hand(session, f"UPDATE audit_entries SET detail = '{detail}' WHERE seq = 5")

    assert found(session) == [("edited", 5, 5)]


def test_a_deletion_in_the_middle_is_located(session, trail):
    by_hand(session, "DELETE FROM audit_entries WHERE seq IN (4, 5)")

    assert found(session) == [("missing", 4, 5)]


def test_a_deletion_at_the_beginning_is_located(session, trail):
    by_hand(session, "DELETE FROM audit_entries WHERE seq = 1")

    assert found(session) == [("missing", 1, 1)]


def test_a_deletion_hidden_by_counting_anew_is_located(session, trail):
    by_hand(
        session,
        "DELETE FROM audit_entries WHERE seq = 4",
        "UPDATE audit_entries SET seq = seq - 1 WHERE seq = 5",
        "UPDATE audit_entries SET seq = seq - 1 WHERE seq = 6",
        "UPDATE audit_entries SET seq = seq - 1 WHERE seq = 7",
        "UPDATE audit_entries SET seq = seq - 1 WHERE seq = 8",
    )

    assert found(session)[0] == ("replaced", 4, 3)


def test_a_change_of_order_is_located(session, trail):
    by_hand(
        session,
        "UPDATE audit_entries SET seq = 99 WHERE seq = 3",
        "UPDATE audit_entries SET seq = 3 WHERE seq = 6",
        "UPDATE audit_entries SET seq = 6 WHERE seq = 99",
    )

    assert {(kind, seq) for kind, seq, _ in found(session)} >= {("reordered", 3), ("reordered", 6)}


def test_a_tail_that_was_cut_off_is_located(session, trail):
    by_hand(session, "DELETE FROM audit_entries WHERE seq > 6")

    assert found(session) == [("tail_missing", 7, 8)]


def test_a_tail_cut_off_with_the_head_mended_is_located_by_the_anchor(session, trail, tmp_path):
    anchors = tmp_path / "anchors.jsonl"
    write_anchor(anchors, chain_point(session))
    digest = session.get(AuditEntry, 6).digest
    session.expire_all()
    by_hand(
        session,
        "DELETE FROM audit_entries WHERE seq > 6",
        f"UPDATE audit_head SET seq = 6, digest = '{digest}'",
    )
    session.expire_all()

    assert found(session) == []
    assert found(session, read_anchors(anchors)) == [("tail_missing", 7, 8)]

    # Going on as if nothing had happened does not hide it.
    for _ in range(4):
        record_ticket(session, "log_dispute", trail)
    session.commit()
    assert found(session, read_anchors(anchors)) == [("anchor_differs", 8, 8)]


def test_entries_put_in_by_hand_are_located(session, trail):
    last = chain_point(session).digest
    by_hand(
        session,
        "INSERT INTO audit_entries (seq, at, act, actor, detail, previous, digest) VALUES"
        f" (9, '2026-11-23 08:00:00', 'logged_in', 'agent:1', '{{}}', '{last}', '{'f' * 64}')",
    )

    assert found(session) == [("edited", 9, 9), ("head_behind", 9, 9)]


def test_a_lost_head_is_told_and_business_goes_on(session, trail):
    by_hand(session, "DELETE FROM audit_head")
    session.expire_all()
    assert found(session) == [("head_missing", 8, 8)]

    record_ticket(session, "log_dispute", trail)
    session.commit()
    assert found(session) == []


def test_an_anchor_of_another_database_is_told(session, trail, tmp_path):
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text(
        json.dumps({"genesis": "a" * 64, "seq": 40, "digest": "b" * 64, "at": "noon"}) + "\n"
    )

    assert found(session, read_anchors(anchors)) == [("other_chain", 40, 40)]


def test_anchors_are_noted_once_and_survive_a_torn_line(session, trail, tmp_path):
    anchors = tmp_path / "anchors.jsonl"
    point = chain_point(session)

    assert write_anchor(anchors, point)
    assert not write_anchor(anchors, point)
    anchors.write_text(anchors.read_text() + '{"genesis": "a')
    assert [each.seq for each in read_anchors(anchors)] == [8]
    anchors.write_text("nonsense\n" + anchors.read_text())
    with pytest.raises(AnchorError, match="line 1"):
        read_anchors(anchors)


def test_what_came_after_a_restored_point_is_no_break(session, trail, tmp_path):
    anchors = tmp_path / "anchors.jsonl"
    point = chain_point(session)
    later = type(point)(point.genesis, 20, "c" * 64, "later")
    write_anchor(anchors, point)
    write_anchor(anchors, later)
    assert found(session, read_anchors(anchors)) == [("tail_missing", 9, 20)]

    write_anchor(anchors, point, restored=True)

    assert found(session, read_anchors(anchors)) == []
