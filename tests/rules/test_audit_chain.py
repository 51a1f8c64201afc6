"""The hash of an audit entry is the same everywhere, and any change to a chain is located."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.audit_chain import (
    Break,
    ChainEntry,
    ChainPoint,
    DetailError,
    canonical_json,
    entry_digest,
    find_breaks,
)

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
GENESIS = "0" * 64


def chain(length: int) -> list[ChainEntry]:
    entries: list[ChainEntry] = []
    previous = GENESIS
    for seq in range(1, length + 1):
        fields = {
            "at": NOW + timedelta(seconds=seq),
            "act": "ticket_opened",
            "actor": "bot",
            "subject": "k",
            "conversation_id": f"c{seq}",
            "detail": {"ticket": f"T-{seq}"},
        }
        digest = entry_digest(previous, **fields)
        entries.append(ChainEntry(seq=seq, previous=previous, digest=digest, **fields))
        previous = digest
    return entries


def breaks(entries: list[ChainEntry], whole: list[ChainEntry], anchors=()) -> list[Break]:
    head = ChainPoint(GENESIS, len(whole), whole[-1].digest)
    seqs = {entry.digest: entry.seq for entry in entries}
    return list(find_breaks(entries, head, list(anchors), seqs.get))


def anchor(entry: ChainEntry) -> ChainPoint:
    return ChainPoint(GENESIS, entry.seq, entry.digest, "noon")


def test_the_digest_is_fixed_for_ever():
    digest = entry_digest(
        GENESIS, at=NOW, act="a", actor="b", subject=None, conversation_id="c", detail={"ü": [1]}
    )

    assert digest == "7a687462938316770884a5992260e9c02081fa6f3daf47ed4a249d138b1e9f0a"


def test_the_same_moment_in_another_zone_hashes_alike():
    there = NOW.astimezone(timezone(timedelta(hours=8)))
    fields = {"act": "a", "actor": "b", "subject": None, "conversation_id": None, "detail": {}}

    assert entry_digest(GENESIS, at=NOW, **fields) == entry_digest(GENESIS, at=there, **fields)


@pytest.mark.parametrize("detail", [{"x": 0.1}, {1: "x"}, {"x": {"y": object()}}, {"x": [1.0]}])
def test_what_databases_write_apart_is_refused(detail):
    with pytest.raises(DetailError):
        canonical_json(detail)


@given(st.integers(1, 12))
def test_a_chain_as_written_has_no_break(length):
    whole = chain(length)

    assert breaks(whole, whole, [anchor(entry) for entry in whole]) == []


@given(st.data())
def test_any_edit_is_located_at_its_entry(data):
    whole = chain(8)
    at = data.draw(st.integers(0, 7))
    field, value = data.draw(
        st.sampled_from([
            ("at", NOW), ("act", "x"), ("actor", "customer"), ("subject", None),
            ("conversation_id", "c"), ("detail", {"ticket": "T"}), ("detail", {"a": 0.5}),
        ])
    )  # fmt: skip
    entries = [*whole]
    entries[at] = replace(entries[at], **{field: value})

    assert breaks(entries, whole) == [Break("edited", at + 1, at + 1)]


@given(st.integers(1, 6), st.integers(1, 6))
def test_what_was_deleted_from_the_middle_is_named(first, last):
    first, last = sorted((first, last))
    whole = chain(8)
    entries = [entry for entry in whole if not first <= entry.seq - 1 <= last]

    assert breaks(entries, whole) == [Break("missing", first + 1, last + 1)]


def test_a_deletion_hidden_by_counting_anew_is_found():
    whole = chain(6)
    entries = [replace(entry, seq=seq) for seq, entry in enumerate(whole[:2] + whole[3:], 1)]

    assert breaks(entries, whole)[0] == Break("replaced", 3, 2)


def test_entries_that_changed_places_are_found():
    whole = chain(6)
    entries = [*whole]
    entries[2], entries[3] = replace(whole[3], seq=3), replace(whole[2], seq=4)

    found = breaks(entries, whole)

    assert {(each.kind, each.seq) for each in found} >= {("reordered", 3), ("reordered", 4)}
    assert not any(each.kind == "edited" for each in found)


def test_a_tail_cut_off_is_found_by_the_head_and_by_an_anchor():
    whole = chain(6)

    assert breaks(whole[:4], whole) == [Break("tail_missing", 5, 6)]
    assert breaks(whole[:4], whole[:4], [anchor(whole[4])]) == [Break("tail_missing", 5, 5, "noon")]


def test_an_entry_written_anew_with_its_hash_breaks_the_link_after_it():
    whole = chain(6)
    forged = replace(whole[2], actor="customer")
    fields = {
        name: getattr(forged, name)
        for name in ("at", "act", "actor", "subject", "conversation_id", "detail")
    }
    entries = [*whole]
    entries[2] = replace(forged, digest=entry_digest(forged.previous, **fields))

    assert breaks(entries, whole) == [Break("replaced", 4, 3)]


def test_a_chain_written_anew_as_a_whole_is_found_by_an_anchor_alone():
    whole, other = chain(6), chain(7)[1:]
    entries, previous = [], GENESIS
    for seq, entry in enumerate(other, 1):
        fields = {
            name: getattr(entry, name)
            for name in ("at", "act", "actor", "subject", "conversation_id", "detail")
        }
        digest = entry_digest(previous, **fields)
        entries.append(replace(entry, seq=seq, previous=previous, digest=digest))
        previous = digest

    assert breaks(entries, entries) == []
    assert breaks(entries, entries, [anchor(whole[3]), anchor(whole[5])]) == [
        Break("anchor_differs", 4, 4, "noon")
    ]


def test_a_lost_or_lagging_head_is_told():
    whole = chain(3)
    none = list(find_breaks(whole, None, [], {}.get))

    assert none == [Break("head_missing", 3, 3)]
    assert breaks(whole, whole[:2]) == [Break("head_behind", 3, 3)]
