"""Puts the events of all sources in one order, a page at a time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from forbear.store.account_source import PostingFact, postings_of
from forbear.store.tables import Account
from forbear.store.timeline.contacts import CONTACTS
from forbear.store.timeline.dealings import DEALINGS
from forbear.store.timeline.event import Place, TimelineEvent, Whose
from forbear.store.timeline.source import Found

SOURCES = (*DEALINGS, *CONTACTS)
"""Of what happened at the same moment, what stands first here is the newer."""
POSTED = len(SOURCES)
_LOWERS = ("payment", "waiver")


@dataclass(frozen=True)
class Page:
    events: list[TimelineEvent]
    next: Place | None
    """Where to go on; None where nothing is left."""


def read_timeline(session: Session, account: Account, after: Place | None, most: int) -> Page:
    """Newest first. What is added meanwhile moves nothing that is still to come."""
    whose = Whose.of(account)
    ahead = most + 1
    found = [source.read(session, whose, rank, after, ahead) for rank, source in enumerate(SOURCES)]
    found.append(_posted(session, account, whose, after, ahead))
    merged = list(islice(heapq.merge(*found, key=_order, reverse=True), ahead))
    events = [event for _, event in merged[:most]]
    if len(merged) <= most:
        return Page(events, None)
    return Page(events, _last(merged[:most], after))


def _order(found: Found) -> tuple[datetime, int, int]:
    place = found[0]
    return (place.moment, -place.rank, place.key)


def _last(page: list[Found], after: Place | None) -> Place:
    """The place of the last event, with the last posting of them all."""
    posting = after.posting if after else None
    for place, _ in page:
        posting = place.posting if place.rank == POSTED else posting
    return replace(page[-1][0], posting=posting)


def _posted(
    session: Session, account: Account, whose: Whose, after: Place | None, most: int
) -> list[Found]:
    postings = postings_of(session, account, after.posting if after else None, most)
    # The key only keeps the order in which they were given.
    return [
        (
            Place(whose.begin(each.posted_on), POSTED, len(postings) - number, each.reference),
            TimelineEvent(each.kind, each.posted_on, None, _posting(whose, each)),
        )
        for number, each in enumerate(postings)
    ]


def _posting(whose: Whose, posting: PostingFact) -> dict[str, Any]:
    sign = -1 if posting.kind in _LOWERS else 1
    parts = ("principal", "interest", "fees")
    return {
        "amount": whose.text(sign * posting.total),
        "channel": posting.channel,
        **{name: whose.text(sign * getattr(posting, name)) for name in parts},
    }
