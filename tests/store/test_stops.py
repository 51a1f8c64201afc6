"""Stops: one of a kind at a time, and the account shows the strongest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forbear.store.audit import read_chain
from forbear.store.stops import lift_stop, list_ended, set_stop
from forbear.store.tables import StopPeriod
from tests.store.conftest import TODAY


@pytest.fixture
def account(session, make_customer, make_account):
    return make_account(make_customer())


def test_the_strongest_stop_shows_and_the_next_takes_its_place(session, account):
    set_stop(session, account.id, "signed_plan", TODAY)
    set_stop(session, account.id, "breathing_space", TODAY, ends_on=TODAY + timedelta(days=60))
    shown = [account.stop_state]
    for kind in ("breathing_space", "signed_plan"):
        assert lift_stop(session, account.id, kind)
        shown.append(account.stop_state)

    assert shown == ["breathing_space", "signed_plan", "none"]
    assert not lift_stop(session, account.id, "signed_plan")


def test_what_the_banks_records_say_stays_until_it_is_lifted_by_name(session, account):
    account.stop_state = "attorney"
    set_stop(session, account.id, "signed_plan", TODAY)
    lift_stop(session, account.id, "signed_plan")

    assert account.stop_state == "attorney"


def test_the_same_stop_again_is_changed_and_not_doubled(session, account):
    set_stop(session, account.id, "attorney", TODAY)
    again = set_stop(session, account.id, "attorney", TODAY, source_reference="K 12/26")

    (period,) = session.execute(select(StopPeriod)).scalars()
    assert period is again
    assert period.source_reference == "K 12/26"


def test_each_change_leaves_an_entry(session, account):
    set_stop(session, account.id, "cease", TODAY, actor="agent:3")
    lift_stop(session, account.id, "cease", actor="agent:4")
    session.commit()

    entries = [(e.act, e.actor, e.detail["before"], e.detail["after"]) for e in read_chain(session)]
    assert entries == [
        ("stop_set", "agent:3", "none", "cease"),
        ("stop_lifted", "agent:4", "cease", "none"),
    ]


def test_stops_whose_last_day_has_passed_are_found(session, account, make_customer, make_account):
    other = make_account(make_customer())
    set_stop(session, account.id, "breathing_space", TODAY, ends_on=TODAY)
    set_stop(session, other.id, "bankruptcy", TODAY)

    assert list_ended(session, TODAY) == []
    (ended,) = list_ended(session, TODAY + timedelta(days=1))
    assert ended.account_id == account.id


def test_a_stop_that_ends_before_it_begins_is_refused(session, account):
    with pytest.raises(IntegrityError):
        set_stop(session, account.id, "cease", TODAY, ends_on=date(2020, 1, 1))
