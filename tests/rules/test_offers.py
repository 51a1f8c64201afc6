"""Offers for accounts at each stage, and what stops them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forbear.rules.offers import (
    AccountTerms,
    History,
    OfferRequest,
    Wish,
    build_offers,
    offer_card,
)
from forbear.rules.plan_policies import sample_policy
from forbear.rules.stages import Stage

TODAY = date(2026, 11, 23)
CARD = AccountTerms("1", "CN", "credit_card", "CNY", 3_000_000, 480_000, 120_000, 1825, 97)


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

    assert [offer.kind for offer in offers] == [
        "payment_holiday",
        "no_offer_hold",
        "refer_free_advice",
    ]
    assert all(offer.instalment is None for offer in offers)


def test_who_can_pay_a_little_is_offered_a_token_payment():
    first = build_offers(OfferRequest(CARD, TODAY, affordable=5_000)).offers[0]

    assert (first.kind, first.instalment, first.apr_bps) == ("token_payment", 5_000, 0)


def test_a_settlement_answers_only_a_sum_that_the_customer_named():
    late = AccountTerms("1", "CN", "credit_card", "CNY", 1_000_000, 0, 0, 1825, 300)

    def kinds(**given: Wish) -> list[str]:
        return [each.kind for each in build_offers(OfferRequest(late, TODAY, **given)).offers]

    assert "settlement" not in kinds()
    assert kinds(wish=Wish(lump_sum=700_000))[0] == "settlement"


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


def kinds(account=CARD, **given):
    return [offer.kind for offer in build_offers(OfferRequest(account, TODAY, **given)).offers]


def changed(**facts):
    return replace(CARD, **facts)


def test_the_cheapest_way_out_of_the_debt_comes_first():
    offers = build_offers(
        OfferRequest(
            changed(dpd=20, principal=100_000, interest=0, fees=0), TODAY, affordable=60_000
        )
    ).offers
    clearing = [offer.total_payable for offer in offers if offer.clears_the_debt]

    assert len(clearing) == 2
    assert clearing == sorted(clearing)
    assert [offer.clears_the_debt for offer in offers] == [True, True, False]


def test_a_late_card_with_means_is_offered_relief_of_interest_with_approval():
    relief = next(
        offer
        for offer in build_offers(OfferRequest(CARD, TODAY, affordable=63_000)).offers
        if offer.kind == "interest_relief"
    )

    assert relief.waived == 240_000  # half of the interest that has accrued
    assert relief.total_fees == 120_000
    assert relief.apr_bps < relief.contract_apr_bps
    assert relief.authority_needed in ("senior", "supervisor")


def test_arrears_are_spread_beside_the_payment_of_the_contract():
    loan = changed(
        product="personal_loan", dpd=45, apr_bps=995, arrears=300_000, contract_payment=150_000
    )
    (spread,) = (
        offer
        for offer in build_offers(OfferRequest(loan, TODAY, affordable=215_000)).offers
        if offer.kind == "arrears_spread"
    )

    assert (spread.n, spread.principal) == (5, 300_000)
    assert 150_000 + spread.highest_payment <= 215_000
    assert spread.balance_after == loan.total - 300_000
    assert not spread.clears_the_debt
    assert "arrears_spread" not in kinds(loan, affordable=160_000)


@pytest.mark.parametrize(("replans", "hold"), [(1, None), (2, "specialist"), (9, "specialist")])
def test_after_two_new_plans_in_a_year_a_specialist_looks(replans, hold):
    history = History(replans_a_year=replans)

    assert build_offers(OfferRequest(CARD, TODAY, history=history)).hold == hold


@pytest.mark.parametrize(
    "history",
    [
        History(reages_a_year=1),
        History(reages_in_five_years=2),
        History(months_on_book=8),
    ],
)
def test_an_american_account_is_made_current_only_so_often(history):
    late = replace(changed(dpd=20, fees=0), jurisdiction="US", currency="USD")

    assert "extension" in kinds(late)
    assert not {"extension", "due_date_change"} & set(kinds(late, history=history))
    assert "extension" in kinds(changed(dpd=20, fees=0), history=history)


def test_a_second_fee_waiver_in_a_year_is_beyond_an_agent():
    late = changed(dpd=20, fees=5_000, principal=50_000_000)
    needed = {
        waivers: next(
            offer.authority_needed
            for offer in build_offers(
                OfferRequest(late, TODAY, history=History(fee_waivers_a_year=waivers))
            ).offers
            if offer.kind == "fee_waiver"
        )
        for waivers in (0, 1)
    }

    assert needed == {0: "agent", 1: "senior"}


def test_a_plan_that_less_income_would_break_is_looked_at_early():
    tight = build_offers(OfferRequest(CARD, TODAY, affordable=63_000, stressed=50_000)).offers[0]
    safe = build_offers(OfferRequest(CARD, TODAY, affordable=63_000, stressed=63_000)).offers[0]

    assert (tight.review_on, safe.review_on) == (date(2027, 3, 23), None)
    assert "early_review" in tight.conditions
    assert "early_review" not in safe.conditions
    assert tight.instalment == safe.instalment


def test_papers_are_asked_for_only_where_much_is_at_stake():
    long = build_offers(OfferRequest(CARD, TODAY, affordable=63_000)).offers[0]
    short = build_offers(OfferRequest(CARD, TODAY, affordable=400_000)).offers[0]

    assert "evidence" in long.conditions
    assert "evidence" not in short.conditions


def test_yen_are_whole_and_waived_only_by_who_has_no_limit():
    """The limits of the place are in its own money and are never converted."""
    place = {"currency": "JPY", "jurisdiction": "US", "dpd": 20}
    yen = changed(**place, principal=30_000_000, interest=20_000, fees=500)
    offers = build_offers(OfferRequest(yen, TODAY)).offers

    card = offer_card(offers[0])
    assert "." not in card["instalment"] + card["total_payable"]
    assert {o.kind: o.authority_needed for o in offers}["fee_waiver"] == "supervisor"


def test_a_policy_of_the_bank_takes_the_place_of_the_sample():
    own = replace(sample_policy("CN"), version="bank 7", valid_days=3, rate_steps_bps=(1000,))
    first = build_offers(OfferRequest(CARD, TODAY, affordable=80_000, policy=own)).offers[0]

    assert (first.policy_version, first.apr_bps) == ("bank 7", 1000)
    assert first.expires_on == date(2026, 11, 26)
