"""Who may grant what."""

from __future__ import annotations

import pytest

from forbear.rules.authority import (
    ROLES,
    Concession,
    authority_of,
    granted_by,
    may_grant,
    needed_role,
)
from forbear.rules.plan_policies import sample_policy


def matrix(place):
    return sample_policy(place).authorities


@pytest.mark.parametrize(
    ("concession", "role"),
    [
        (Concession(), "bot"),
        (Concession(fee_waiver=100, fee_waivers_before=1), "senior"),
        (Concession(outside_policy=True), "committee"),
        (Concession(term_months=3), "bot"),
        (Concession(term_months=12), "agent"),
        (Concession(term_months=36), "senior"),
        (Concession(term_months=60), "supervisor"),
        (Concession(fee_waiver=20_000), "agent"),
        (Concession(fee_waiver=20_001), "senior"),
        (Concession(fee_waiver=100_001), "supervisor"),
        (Concession(apr_bps=600, contract_apr_bps=1825), "senior"),
        (Concession(apr_bps=599, contract_apr_bps=1825), "supervisor"),
        (Concession(apr_bps=395, contract_apr_bps=395), "bot"),
        (Concession(interest_relief_percent=50), "senior"),
        (Concession(interest_relief_percent=51), "supervisor"),
        (Concession(settlement_percent=70), "supervisor"),
        (Concession(settlement_percent=69), "committee"),
        (Concession(extension_days=7), "bot"),
        (Concession(extension_days=15), "agent"),
        (Concession(extension_days=61), "committee"),
    ],
)
def test_each_concession_needs_the_lowest_role_that_may_grant_it(concession, role):
    assert needed_role(concession, matrix("CN")) == role


@pytest.mark.parametrize(("place", "waiver"), [("CN", 20_000), ("US", 4_000), ("UK", 2_500)])
def test_fee_waivers_are_in_the_money_of_the_place(place, waiver):
    assert authority_of("agent", matrix(place)).fee_waiver == waiver


@pytest.mark.parametrize("role", ["trainer", "admin", ""])
def test_who_handles_no_accounts_grants_no_more_than_the_bot(role):
    assert authority_of(role, matrix("CN")) == authority_of("bot", matrix("CN"))


def test_a_british_committee_may_grant_longer_terms():
    assert may_grant(authority_of("committee", matrix("UK")), Concession(term_months=120))
    assert not may_grant(authority_of("committee", matrix("CN")), Concession(term_months=61))


@pytest.mark.parametrize("place", ["CN", "US", "UK"])
def test_a_higher_role_never_may_less(place):
    concessions = [
        Concession(fee_waiver=1_000),
        Concession(term_months=10),
        Concession(apr_bps=700, contract_apr_bps=1800),
        Concession(extension_days=20),
    ]

    for concession in concessions:
        allowed = [may_grant(authority_of(role, matrix(place)), concession) for role in ROLES]
        assert allowed == sorted(allowed)


def test_in_a_currency_without_limits_only_who_has_no_limit_waives_fees():
    yen = sample_policy("US").authorities_in("JPY")

    assert needed_role(Concession(fee_waiver=1), yen) == "supervisor"
    assert sample_policy("US").authorities_in("USD") == matrix("US")


@pytest.mark.parametrize(
    ("role", "decides"),
    [
        ("bot", ("bot",)),
        ("senior", ("bot", "agent", "senior")),
        ("committee", ROLES),
        ("trainer", ()),
    ],
)
def test_role_takes_the_decisions_of_those_below_it(role, decides):
    assert granted_by(role) == decides
