"""The chain of the audit trail: how an entry is hashed, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

DIGEST_LENGTH = 64


class DetailError(ValueError):
    """A detail cannot be written the same way everywhere, so it cannot be hashed."""


@dataclass(frozen=True)
class ChainEntry:
    """One entry as it is stored; `previous` is the digest of the entry before it."""

    seq: int
    at: datetime
    act: str
    actor: str
    subject: str | None
    conversation_id: str | None
    detail: Mapping[str, Any]
    previous: str
    digest: str


@dataclass(frozen=True)
class ChainPoint:
    """What the chain was once: its length and its last digest, noted outside of the chain."""

    genesis: str
    seq: int
    digest: str
    at: str = ""


@dataclass(frozen=True)
class Break:
    """One place where the chain is not what was written.

    kind: `edited`, `missing`, `reordered`, `replaced`, `tail_missing`, `head_missing`,
    `head_behind`, `head_differs`, `anchor_differs`, `other_chain`.
    """

    kind: str
    seq: int
    until: int
    known_by: str = ""
    """Which anchor knows it, where it is one."""


def entry_digest(
    previous: str,
    *,
    at: datetime,
    act: str,
    actor: str,
    subject: str | None,
    conversation_id: str | None,
    detail: Mapping[str, Any],
) -> str:
    """SHA-256 in hex over the previous digest and the entry as canonical JSON.

    The place in the chain is not hashed: the link to the entry before says it.
    """
    entry = {
        "act": act,
        "actor": actor,
        "at": at.astimezone(timezone.utc).isoformat(timespec="microseconds"),
        "conversation_id": conversation_id,
        "detail": detail,
        "subject": subject,
    }
    return hashlib.sha256(f"{previous}\n{canonical_json(entry)}".encode()).hexdigest()


def canonical_json(value: Mapping[str, Any]) -> str:
    """Keys sorted, no spaces, ASCII only; fractions are refused, as databases write them apart."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def find_breaks(
    entries: Iterable[ChainEntry],
    head: ChainPoint | None,
    anchors: Sequence[ChainPoint],
    seq_of: Callable[[str], int | None],
) -> Iterator[Break]:
    """Every break, in the order of the chain; entries come in the order of `seq`.

    `seq_of` finds the entry that has a digest, wherever it stands now.
    """
    genesis = head.genesis if head else None
    anchored = {point.seq: "" for point in anchors}
    last, digest = 0, genesis
    for entry in entries:
        whole = entry.seq == last + 1
        if not whole:
            yield Break("missing", last + 1, entry.seq - 1)
        elif digest is not None and entry.previous != digest:
            yield _unlinked(entry, seq_of)
        if _digest_of(entry) != entry.digest:
            yield Break("edited", entry.seq, entry.seq)
        last, digest = entry.seq, entry.digest
        if last in anchored:
            anchored[last] = entry.digest
    yield from _at_the_end(head, last, digest)
    yield from _beside_anchors(anchors, genesis, last, anchored)


def _unlinked(entry: ChainEntry, seq_of: Callable[[str], int | None]) -> Break:
    follows = seq_of(entry.previous)
    if follows is not None:
        return Break("reordered", entry.seq, follows)
    return Break("replaced", entry.seq, entry.seq - 1)


def _at_the_end(head: ChainPoint | None, last: int, digest: str | None) -> Iterator[Break]:
    if head is None:
        yield Break("head_missing", last, last)
    elif head.seq > last:
        yield Break("tail_missing", last + 1, head.seq)
    elif head.seq < last:
        yield Break("head_behind", head.seq + 1, last)
    elif head.digest != digest:
        yield Break("head_differs", last, last)


def _beside_anchors(
    anchors: Sequence[ChainPoint], genesis: str | None, last: int, found: Mapping[int, str]
) -> Iterator[Break]:
    """The first anchor that the chain does not bear out: what comes after follows from it."""
    for point in sorted(anchors, key=lambda each: each.seq):
        if genesis is not None and point.genesis != genesis:
            yield Break("other_chain", point.seq, point.seq, point.at)
        elif point.seq > last:
            yield Break("tail_missing", last + 1, point.seq, point.at)
        elif point.seq and found[point.seq] != point.digest:
            yield Break("anchor_differs", point.seq, point.seq, point.at)
        else:
            continue
        return


def _digest_of(entry: ChainEntry) -> str:
    try:
        return entry_digest(
            entry.previous,
            at=entry.at,
            act=entry.act,
            actor=entry.actor,
            subject=entry.subject,
            conversation_id=entry.conversation_id,
            detail=entry.detail,
        )
    except (DetailError, AttributeError, TypeError):
        return ""  # what cannot be hashed was never written by us


def _check(value: Any) -> None:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str):
                raise DetailError(f"A key of a detail is {key!r}: it must be a text.")
            _check(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            _check(each)
    elif not (value is None or isinstance(value, (str, bool, int))):
        raise DetailError(f"A detail holds {value!r}: texts, whole numbers and lists only.")
