"""When answers match, and when there are no more tries."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from forbear.rules.verification import answers_match, is_locked, is_verified, verified_until

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("last4", "year", "matches"),
    [
        ("8821", 1985, True),
        ("0037", 1985, True),
        ("8822", 1985, False),
        ("8821", 1986, False),
        ("", 1985, False),
        ("八八二一", 1985, False),
        ("\ud800", 1985, False),
    ],
)
def test_any_own_number_and_the_year_must_be_right(last4, year, matches):
    assert answers_match(["8821", "0037"], 1985, last4, year) is matches


@pytest.mark.parametrize("last4", ["----", "8821", ""])
def test_nobody_matches_an_unknown_customer(last4):
    assert answers_match([], None, last4, 1985) is False


@pytest.mark.parametrize(
    ("here", "today", "locked"), [(0, 0, False), (2, 5, False), (3, 3, True), (0, 6, True)]
)
def test_tries_run_out_in_the_chat_and_over_the_day(here, today, locked):
    assert is_locked(here, today) is locked


def test_verification_holds_for_thirty_minutes():
    until = verified_until(NOW)

    assert is_verified(until, NOW + timedelta(minutes=29, seconds=59))
    assert not is_verified(until, NOW + timedelta(minutes=30))
    assert not is_verified(None, NOW)
