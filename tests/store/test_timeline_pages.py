"""The timeline page by page, and through the port that accounts come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from forbear.store.account_source import AccountRecord, PaymentFact, session_info
from forbear.store.cases import open_complaint
from forbear.store.contacts import log_contact, set_preference
from forbear.store.ledger import post
from forbear.store.posted import PostingFact, UnknownPostingError
from forbear.store.session import make_session_factory
from forbear.store.stops import lift_stop, set_stop
from forbear.store.tables import Account, ContactEvent, LedgerEntry
from forbear.store.timeline.event import BadPlaceError, Place, Whose
from forbear.store.timeline.page import read_timeline
from tests.store.conftest import NOW, TODAY

ALL = 100


@pytest.fixture
def account(session, make_customer, make_account):
    return make_account(make_customer(), payments=[])


def whole(session, account):
    return read_timeline(session, account, None, ALL).events


@pytest.fixture
def busy(session, account):
    """Much at the same moments: whatever a page ends with, the next one goes on."""
    customer_id = account.customer_id
    for day in range(1, 6):
        on = date(2026, 11, day)
        for number in range(3):
            post(session, account.id, "interest", on, f"I{day}-{number}", interest=1)
        begin = datetime(2026, 11, day, tzinfo=timezone.utc) - timedelta(hours=8)
        for at in (begin, begin, begin + timedelta(hours=5)):
            log_contact(session, customer_id, "sms", "outbound", "delivered", at=at)
            set_preference(session, customer_id, "never", f"{'sms' if day % 2 else 'phone'}")
        open_complaint(session, account.customer, begin + timedelta(hours=1))
        set_stop(session, account.id, "cease", on)
        lift_stop(session, account.id, "cease")
    session.commit()
    return account


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 11, 100])
def test_pages_put_together_are_the_whole_and_each_once(session, busy, size):
    expected = whole(session, busy)
    assert len(expected) > 40

    read, after = [], None
    while True:
        page = read_timeline(session, busy, after, size)
        read += page.events
        if page.next is None:
            break
        assert len(page.events) == size
        after = Place.from_text(page.next.as_text())

    assert read == expected
    moments = [event.at or Whose.of(busy).begin(event.on) for event in read]
    assert moments == sorted(moments, reverse=True)


def test_what_is_added_meanwhile_moves_nothing_that_is_still_to_come(session, busy):
    expected = whole(session, busy)
    first = read_timeline(session, busy, None, 10)
    log_contact(session, busy.customer_id, "sms", "inbound", "delivered", at=NOW)
    post(session, busy.id, "fee", date(2026, 12, 1), "late", fees=1)
    session.commit()

    rest = read_timeline(session, busy, first.next, ALL)

    assert first.events + rest.events == expected


def test_a_place_that_was_not_given_out_is_refused(session, account):
    good = Place(NOW, 0, 1, None).as_text()
    for text in ("", "x", "[]", good[:-4], Place(NOW, -1, 1, None).as_text(), "💥", "9" * 5000):
        with pytest.raises(BadPlaceError):
            Place.from_text(text)
    for bad in (
        Place(NOW.replace(tzinfo=None), 0, 1, None),
        Place(NOW.replace(year=9999), 0, 1, None),
        Place(NOW, 0, 2**63, None),
        Place(NOW, 0, 1, "x" * 201),
    ):
        with pytest.raises(BadPlaceError):
            Place.from_text(bad.as_text())
    with pytest.raises(UnknownPostingError):
        read_timeline(session, account, Place(NOW, 0, 1, "no such"), 5)


RECORD = AccountRecord(
    principal=500_000,
    interest=0,
    fees=0,
    as_of=TODAY,
    apr_bps=1200,
    past_due_since=None,
    next_due_on=date(2026, 12, 1),
    stop_state="none",
    legal_referral=False,
)


class OnlyFigures:
    """A bank's own system that knows the last payments and nothing else of the past."""

    def read(self, session, account):
        days = (TODAY, TODAY, date(2026, 10, 1))
        payments = (PaymentFact(100 * n, day, "branch") for n, day in enumerate(days, start=1))
        return replace(RECORD, payments=tuple(payments))


class WholePast(OnlyFigures):
    """One that knows every posting."""

    past = [
        PostingFact(f"K{number}", "fee", TODAY - timedelta(days=number), fees=100)
        for number in range(5)
    ]

    def postings(self, session, account, after, most):
        start = next((n + 1 for n, each in enumerate(self.past) if each.reference == after), 0)
        return self.past[start : start + most]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (OnlyFigures(), ["1.00", "2.00", "3.00"]),
        (WholePast(), ["1.00"] * 5),
    ],
)
def test_postings_come_through_the_port_of_the_accounts(engine, session, account, source, expected):
    account_id = account.id
    log_contact(session, account.customer_id, "sms", "inbound", "delivered", at=NOW)
    session.commit()

    with make_session_factory(engine, session_info(source))() as asking:
        theirs = asking.get(Account, account_id)
        read, after = [], None
        while True:
            page = read_timeline(asking, theirs, after, 2)
            read += page.events
            after = page.next
            if after is None:
                break

    assert [e.detail["amount"] for e in read if e.kind != "contact"] == expected
    assert [event.kind for event in read].count("contact") == 1


def test_a_long_past_is_read_by_its_pages(session, account):
    session.add_all(
        LedgerEntry(
            account_id=account.id,
            kind="charge",
            principal=1,
            posted_on=date(2020, 1, 1) + timedelta(days=number),
            reference=f"C{number}",
        )
        for number in range(2_000)
    )
    session.add_all(
        ContactEvent(
            customer_id=account.customer_id,
            channel="sms",
            direction="outbound",
            outcome="delivered",
            at=NOW - timedelta(days=number),
        )
        for number in range(2_000)
    )
    session.commit()

    page = read_timeline(session, account, None, 30)
    for _ in range(20):
        page = read_timeline(session, account, page.next, 30)

    assert len(page.events) == 30
