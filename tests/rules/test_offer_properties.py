"""What holds for every offer, whatever the account looks like."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.amortisation import rate_of_bps, repay_in
from forbear.rules.authority import ROLES
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.money import to_minor
from forbear.rules.offers import (
    AccountTerms,
    History,
    OfferRequest,
    Wish,
    build_offers,
    offer_card,
    offer_schedule,
)
from forbear.rules.offers.constraints import broken_constraints

TODAY = date(2026, 11, 23)
MONTHLY = ("instalment_plan", "personalised_instalment_cn")
OWN_MONEY = ("settlement",)

accounts = st.builds(
    lambda place, other, **facts: AccountTerms(
        "1", place, currency=other or jurisdiction(place).currency, **facts
    ),
    st.sampled_from(["CN", "US", "UK"]),
    # An account in a currency that is not the place's: without decimals, and with three.
    st.sampled_from([None, None, "JPY", "KWD"]),
    product=st.sampled_from(
        ["credit_card", "personal_loan", "car_loan", "mortgage", "online_loan", "overdraft"]
    ),
    principal=st.integers(1, 10**8),
    interest=st.integers(0, 10**6),
    fees=st.integers(0, 10**5),
    apr_bps=st.integers(0, 4_000),
    dpd=st.integers(0, 400),
    arrears=st.none() | st.integers(1, 10**6),
    contract_payment=st.none() | st.integers(0, 10**6),
)
wishes = (
    st.none()
    | st.builds(Wish, payment=st.integers(1, 10**6))
    | st.builds(Wish, lump_sum=st.integers(1, 10**8))
    | st.builds(Wish, months=st.integers(-1, 200))
)
requests = st.builds(
    OfferRequest,
    accounts,
    st.just(TODAY),
    role=st.sampled_from([*ROLES, "trainer"]),
    affordable=st.none() | st.integers(0, 10**7),
    stressed=st.none() | st.integers(0, 10**6),
    next_income_on=st.none() | st.dates(TODAY, date(2027, 1, 31)),
    wish=wishes,
    history=st.builds(History, fee_waivers_a_year=st.integers(0, 2)),
)


@given(requests)
def test_every_offer_is_inside_policy_means_and_authority_and_adds_up(request):
    built = build_offers(request)

    assert built.hold is None
    two_or_three_different_in_kind(built.offers)
    for offer in every_offer(built):
        assert broken_constraints(offer, request) == ()
        it_adds_up_to_its_schedule(offer)
        the_last_instalment_is_a_regular_one_but_for_rounding(offer)
        no_payment_is_above_means(offer, request)
        terms_rates_and_waivers_stay_inside_policy(offer, request)
        no_concession_costs_more_than_the_contract(offer, request)
        what_the_role_may_not_grant_says_so(offer, request)
        the_first_payment_comes_after_the_income(offer, request)
        its_card_is_json_with_exact_text(offer)
        # A figure of the customer's own may be what the engine offers anyway, for another reason.
        assert replace(built.find(offer.offer_id), reasons=offer.reasons) == offer
    assert built.find("offer-0") is None


@given(requests, st.fractions(0, 1))
def test_a_sum_that_nearly_settles_is_answered_as_that_sum(request, share):
    account = request.account
    lump = min(account.principal + int(share * (account.total - account.principal)), account.total)
    counter = build_offers(replace(request, wish=Wish(lump_sum=lump))).counter

    if lump == account.total:
        assert counter.outcome == "in_full"
    else:
        assert (counter.outcome, counter.offers[0].kind) == ("fits", "settlement")
        assert counter.offers[0].total_payable == lump
        assert "settles_part" in [finding.code for finding in counter.findings]


@given(requests)
def test_a_figure_that_fits_is_what_stands_first(request):
    counter = build_offers(request).counter

    if counter is not None and counter.outcome == "fits":
        first = counter.offers[0]
        assert any(reason.startswith("customer_named") for reason in first.reasons)


def every_offer(built):
    return (*built.offers, *(built.counter.offers if built.counter else ()))


def two_or_three_different_in_kind(offers):
    assert 2 <= len(offers) <= 3
    assert len({offer.kind for offer in offers}) == len(offers)
    assert len({offer.offer_id for offer in offers}) == len(offers)


def it_adds_up_to_its_schedule(offer):
    rows = offer_schedule(offer)
    assert bool(rows) == (offer.instalment is not None)
    if not rows:
        return
    assert len(rows) == offer.n
    assert [row.k for row in rows] == list(range(1, offer.n + 1))
    assert sum(row.payment for row in rows) == offer.total_payable
    assert sum(row.interest for row in rows) == offer.total_interest
    assert sum(row.principal for row in rows) + rows[-1].balance == offer.principal
    assert rows[-1].payment == offer.last_instalment
    if offer.kind != "arrears_spread":
        assert rows[-1].balance == offer.balance_after
    if offer.down_payment:
        assert rows[0].payment == offer.down_payment


def the_last_instalment_is_a_regular_one_but_for_rounding(offer):
    if offer.instalment is None or offer.n == 1:
        return
    rate = rate_of_bps(offer.apr_bps)
    # Each month is off by at most half a unit for the payment and half for the interest.
    drift = sum((1 + float(rate)) ** k for k in range(offer.n))
    assert offer.last_instalment <= offer.instalment + drift + 1


def no_payment_is_above_means(offer, request):
    if request.affordable is None or offer.instalment is None or offer.kind in OWN_MONEY:
        return
    assert max(offer.instalment, offer.last_instalment) <= request.affordable


def terms_rates_and_waivers_stay_inside_policy(offer, request):
    place, account = jurisdiction(request.account.jurisdiction), request.account
    assert offer.apr_bps <= offer.contract_apr_bps
    assert offer.n is None or 1 <= offer.n <= place.max_term_months.value
    assert 3 <= (offer.expires_on - TODAY).days <= 7
    if offer.kind in MONTHLY and offer.n > 1 and offer.currency == place.currency:
        assert offer.instalment >= min(place.policy_minimum.value, account.total)
    if offer.kind == "interest_relief":
        assert offer.waived <= account.interest
    elif offer.kind != "settlement":
        assert offer.waived <= account.fees
    # Interest is never charged on what is waived.
    if offer.waived:
        assert offer.principal <= account.total - offer.waived


def no_concession_costs_more_than_the_contract(offer, request):
    account = request.account
    if offer.instalment is None or not offer.clears_the_debt:
        return
    contract = repay_in(account.total, rate_of_bps(account.apr_bps), offer.n)
    if contract.n == offer.n:
        assert offer.total_payable <= contract.total_payable


def what_the_role_may_not_grant_says_so(offer, request):
    own = ROLES.index(request.role) if request.role in ROLES else 0
    assert offer.approval_needed == (ROLES.index(offer.authority_needed) > own)
    assert offer.approval_needed == ("needs_approval" in offer.reasons)


def the_first_payment_comes_after_the_income(offer, request):
    own_sum = offer.kind == "settlement" or offer.down_payment
    if offer.instalment is not None and request.next_income_on is not None and not own_sum:
        assert offer.first_due_on > request.next_income_on


def its_card_is_json_with_exact_text(offer):
    card = json.loads(json.dumps(offer_card(offer)))
    assert Decimal(card["apr"]) * 100 == offer.apr_bps
    if offer.instalment is not None:
        assert to_minor(card["instalment"], offer.currency) == offer.instalment
