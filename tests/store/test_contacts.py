"""Numbers, wishes and counts of contact."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import IntegrityError

from forbear.rules.contact_limits import Counts, Wish
from forbear.store.audit import read_chain
from forbear.store.contacts import (
    add_contact_point,
    add_representative,
    contact_counts,
    end_preference,
    find_contact_point,
    list_wishes,
    log_contact,
    set_preference,
)
from tests.store.conftest import NOW


@pytest.fixture
def customer(make_customer):
    return make_customer()


def test_an_address_is_kept_once_and_a_wrong_one_is_not_used(session, customer):
    first = add_contact_point(session, customer.id, "email", "a@customers.example")
    assert add_contact_point(session, customer.id, "email", "a@customers.example") is first
    second = add_contact_point(session, customer.id, "email", "b@customers.example")

    assert find_contact_point(session, customer.id, "email") is first
    first.status = "wrong"
    session.flush()
    assert find_contact_point(session, customer.id, "email") is second
    assert find_contact_point(session, customer.id, "phone") is None


def test_wishes_are_kept_once_noted_and_can_be_taken_back(session, customer, make_customer):
    never = set_preference(session, customer.id, "never", "phone")
    assert set_preference(session, customer.id, "never", "phone") is never
    set_preference(session, customer.id, "hours", from_minute=600, until_minute=720)
    set_preference(session, make_customer().id, "never")

    assert list_wishes(session, customer.id) == [
        Wish("never", "phone"),
        Wish("hours", None, 600, 720),
    ]
    end_preference(session, never)
    assert list_wishes(session, customer.id) == [Wish("hours", None, 600, 720)]
    session.commit()
    acts = [entry.act for entry in read_chain(session)]
    assert acts == ["preference_set"] * 3 + ["preference_ended"]


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "only"},
        {"kind": "hours"},
        {"kind": "hours", "from_minute": 700, "until_minute": 600},
        {"kind": "never", "channel": "pigeon"},
        {"kind": "never", "from_minute": 1, "until_minute": 2},
    ],
)
def test_a_wish_that_means_nothing_is_refused(session, customer, wish):
    with pytest.raises(IntegrityError):
        set_preference(session, customer.id, **wish)


def test_contacts_are_counted_by_the_customers_own_days(session, customer):
    def called(outcome, hours_ago, **more):
        details = {"direction": "outbound", **more}
        log_contact(
            session,
            customer.id,
            details.pop("channel", "phone"),
            details["direction"],
            outcome,
            at=NOW - timedelta(hours=hours_ago),
        )

    # Four in the afternoon in Shanghai: the day began sixteen hours ago.
    called("talked", 15)
    called("talked", 17)
    called("talked", 24 * 6)
    called("talked", 24 * 8)
    called("unanswered", 1)
    called("unanswered", 24 * 7 + 1)
    called("talked", 1, direction="inbound")
    called("delivered", 2, channel="sms")
    called("failed", 2, channel="email")

    assert contact_counts(session, customer, NOW) == Counts(
        talked_today=1,
        talked_7_days=3,
        unanswered_today=1,
        attempts_7_days=4,
        days_since_talk=0,
        messages_today=1,
    )


def test_nobody_who_was_never_called_has_counts(session, customer):
    assert contact_counts(session, customer, datetime.now(timezone.utc)) == Counts()


def test_somebody_speaks_for_a_customer_before_their_authority_was_seen(session, customer):
    row = add_representative(session, customer.id, "lawyer", "Li")
    session.commit()

    assert not row.authority_seen
    assert [entry.act for entry in read_chain(session)] == ["representative_added"]
    row.valid_until = NOW.date()
    with pytest.raises(IntegrityError):
        session.flush()
