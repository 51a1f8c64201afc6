"""Offers: inside policy, means and authority, whatever the account looks like."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.offers import (
    AccountTerms,
    OfferRequest,
    build_offers,
    offer_card,
    offer_schedule,
)
from forbear.rules.stages import Stage

TODAY = date(2026, 11, 23)
CARD = AccountTerms("1", "CN", "credit_card", "CNY", 3_000_000, 480_000, 120_000, 1825, 97)

products = st.sampled_from(
    ["credit_card", "personal_loan", "car_loan", "mortgage", "online_loan", "overdraft"]
)
accounts = st.builds(
    lambda place, **facts: AccountTerms("1", place, currency=jurisdiction(place).currency, **facts),
    st.sampled_from(["CN", "US", "UK"]),
    product=products,
    principal=st.integers(1, 10**8),
    interest=st.integers(0, 10**6),
    fees=st.integers(0, 10**5),
    apr_bps=st.integers(0, 4_000),
    dpd=st.integers(0, 400),
)
requests = st.builds(
    OfferRequest,
    accounts,
    st.just(TODAY),
    role=st.sampled_from(["bot", "agent", "senior", "supervisor", "committee", "trainer"]),
    affordable=st.none() | st.integers(0, 10**7),
    next_income_on=st.none() | st.dates(TODAY, date(2027, 1, 31)),
)


@given(requests)
def test_two_or_three_offers_different_in_kind_are_made(request):
    offers = build_offers(request).offers

    assert 2 <= len(offers) <= 3
    assert len({offer.kind for offer in offers}) == len(offers)
    assert len({offer.offer_id for offer in offers}) == len(offers)


@given(requests)
def test_no_payment_is_above_what_is_affordable(request):
    for offer in build_offers(request).offers:
        if request.affordable is not None and offer.instalment is not None:
            assert max(offer.instalment, offer.last_instalment) <= request.affordable


@given(requests)
def test_terms_and_rates_stay_inside_policy(request):
    place = jurisdiction(request.account.jurisdiction)

    for offer in build_offers(request).offers:
        assert offer.apr_bps <= offer.contract_apr_bps
        assert offer.n is None or 1 <= offer.n <= place.max_term_months.value
        assert offer.waived <= request.account.fees
        if offer.kind in ("instalment_plan", "personalised_instalment_cn") and offer.n > 1:
            assert offer.instalment >= place.policy_minimum.value


@given(requests)
def test_an_offer_adds_up_to_its_schedule(request):
    for offer in build_offers(request).offers:
        rows = offer_schedule(offer)
        if not rows:
            continue
        assert len(rows) == offer.n
        assert sum(row.payment for row in rows) == offer.total_payable
        assert sum(row.interest for row in rows) == offer.total_interest
        assert rows[-1].balance == offer.balance_after
        assert rows[-1].payment == offer.last_instalment
        assert offer.principal + offer.total_interest == offer.total_payable + offer.balance_after


@given(requests)
def test_the_same_request_gives_the_same_offers(request):
    assert build_offers(request) == build_offers(request)


@given(requests)
def test_an_offer_above_the_role_says_that_it_needs_approval(request):
    roles = ["bot", "agent", "senior", "supervisor", "committee"]
    own = roles.index(request.role) if request.role in roles else 0

    for offer in build_offers(request).offers:
        assert offer.approval_needed == (roles.index(offer.authority_needed) > own)
        assert offer.approval_needed == ("needs_approval" in offer.reasons)


@given(requests)
def test_a_card_is_json_with_exact_text(request):
    for offer in build_offers(request).offers:
        card = json.loads(json.dumps(offer_card(offer)))
        assert Decimal(card["apr"]) * 100 == offer.apr_bps
        if offer.instalment is not None:
            assert Decimal(card["instalment"]) * 100 == offer.instalment


@given(requests)
def test_the_first_payment_comes_after_the_next_income(request):
    for offer in build_offers(request).offers:
        if offer.instalment is not None and request.next_income_on is not None:
            assert offer.first_due_on > request.next_income_on


def test_a_chinese_card_four_months_late_gets_the_personalised_plan_without_interest():
    first = build_offers(OfferRequest(CARD, TODAY, affordable=63_000)).offers[0]

    assert first.kind == "personalised_instalment_cn"
    assert (first.n, first.instalment, first.last_instalment) == (58, 62_069, 62_067)
    assert first.apr_bps == 0
    assert first.approval_needed
    assert first.authority_needed == "supervisor"
    assert "cards_promise" in first.conditions


def test_the_contract_rate_stays_where_it_is_affordable():
    first = build_offers(OfferRequest(CARD, TODAY, affordable=100_000)).offers[0]

    assert (first.apr_bps, first.n) == (1825, 53)
    assert "contract_rate" in first.reasons


def test_a_shorter_term_would_not_have_been_affordable():
    first = build_offers(OfferRequest(CARD, TODAY, affordable=100_000)).offers[0]
    shorter = OfferRequest(CARD, TODAY, affordable=first.instalment - 1)

    assert build_offers(shorter).offers[0].n > first.n


def test_a_term_grows_to_the_limit_where_no_rate_is_enough():
    loan = AccountTerms("1", "UK", "personal_loan", "GBP", 300_000, 4_800, 2_500, 1990, 45)

    first = build_offers(OfferRequest(loan, TODAY, affordable=6_300)).offers[0]

    assert first.kind == "instalment_plan"
    assert (first.n, first.waived) == (49, 2_500)
    assert "term_extended" in first.reasons


def test_who_can_pay_nothing_is_asked_for_nothing():
    offers = build_offers(OfferRequest(CARD, TODAY, affordable=0)).offers

    assert [offer.kind for offer in offers] == ["payment_holiday", "refer_free_advice"]
    assert all(offer.instalment is None for offer in offers)


def test_who_can_pay_a_little_is_offered_a_token_payment():
    first = build_offers(OfferRequest(CARD, TODAY, affordable=5_000)).offers[0]

    assert (first.kind, first.instalment, first.apr_bps) == ("token_payment", 5_000, 0)


def test_a_settlement_answers_only_a_sum_that_the_customer_named():
    late = AccountTerms("1", "CN", "credit_card", "CNY", 1_000_000, 0, 0, 1825, 300)

    def kinds(**given: int) -> list[str]:
        return [each.kind for each in build_offers(OfferRequest(late, TODAY, **given)).offers]

    assert "settlement" not in kinds()
    assert kinds(lump_sum=700_000)[0] == "settlement"


@pytest.mark.parametrize(
    ("change", "hold"),
    [
        ({"hold": "crisis"}, "crisis"),
        ({"verified": False}, "unverified"),
        ({"account": {"stop_state": "breathing_space"}}, "breathing_space"),
        ({"account": {"stop_state": "attorney"}}, "attorney"),
        ({"account": {"legal_referral": True}}, "legal_referral"),
        ({"account": {"principal": 0, "interest": 0, "fees": 0}}, "nothing_owed"),
    ],
)
def test_a_stop_or_a_hold_leaves_no_offer(change, hold):
    account = AccountTerms(**{**CARD.__dict__, **change.pop("account", {})})

    built = build_offers(OfferRequest(account, TODAY, affordable=63_000, **change))

    assert (built.offers, built.hold) == ((), hold)


@pytest.mark.parametrize("dpd", [0, 2, 20, 45, 75, 97, 300])
def test_an_offer_is_found_again_by_its_id(dpd):
    account = AccountTerms(**{**CARD.__dict__, "dpd": dpd})
    built = build_offers(OfferRequest(account, TODAY))

    for offer in built.offers:
        assert build_offers(OfferRequest(account, TODAY)).find(offer.offer_id) == offer
    assert built.find("offer-0") is None
    assert account.stage in Stage
