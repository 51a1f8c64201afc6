"""For how long a plan must be read before it can be agreed to, by place and by bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from forbear.rules.jurisdictions import JURISDICTIONS, jurisdiction
from forbear.rules.offers import AccountTerms, OfferRequest, build_offers, card_of_plans
from forbear.rules.plan_policies import sample_policy
from forbear.rules.policy_file import read_policies

TODAY = date(2026, 11, 23)
CARD = AccountTerms("1", "CN", "credit_card", "CNY", 3_000_000, 480_000, 120_000, 1825, 97)


def test_a_reading_time_is_demanded_in_china_alone():
    seconds = {place: law.reading_seconds.value for place, law in JURISDICTIONS.items()}

    assert seconds == {"CN": 10, "US": 0, "UK": 0}
    assert "2026-08-01" in jurisdiction("CN").reading_seconds.source


def test_bank_says_for_how_long_and_elsewhere_whether():
    policies = read_policies(
        {
            "CN": {"version": "bank 7", "reading_seconds": 30},
            "UK": {"version": "bank 7", "reading_seconds": 5},
            "US": {"version": "bank 7", "reading_seconds": 0},
        }
    )

    seconds = {place: policy.reading_seconds for place, policy in policies.items()}
    assert seconds == {"CN": 30, "UK": 5, "US": 0}


def test_only_a_plan_that_is_read_back_must_be_read_before_it_is_agreed_to():
    own = replace(sample_policy("CN"), reading_seconds=30)
    offers = build_offers(OfferRequest(CARD, TODAY, affordable=80_000, policy=own)).offers
    usual = build_offers(OfferRequest(CARD, TODAY, affordable=80_000)).offers

    assert card_of_plans(offers[:1], "yes", "no", reading_back=True)["reading_seconds"] == 30
    assert card_of_plans(offers, "yes", "no")["reading_seconds"] == 0
    # How long it is read changes nothing of what is agreed to.
    assert [o.offer_id for o in offers] == [o.offer_id for o in usual]
