"""Figures of the customer's own: the term that they give, or what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forbear.rules.offers import (
    AccountTerms,
    OfferRequest,
    Wish,
    build_offers,
    offer_schedule,
    why_not_months,
)

TODAY = date(2026, 11, 23)
CARD = AccountTerms("1", "CN", "credit_card", "CNY", 3_000_000, 480_000, 120_000, 1825, 97)
LOAN = AccountTerms("2", "UK", "personal_loan", "GBP", 300_000, 4_800, 2_500, 1990, 45)
"""3,073.00 pounds at 19.9 %: 50.96 of interest a month."""


def answer(account=CARD, role="bot", affordable=None, **figure):
    request = OfferRequest(account, TODAY, role=role, affordable=affordable, wish=Wish(**figure))
    return build_offers(request).counter


def codes(counter):
    return [finding.code for finding in counter.findings]


def figures(counter, code):
    return next(dict(f.figures) for f in counter.findings if f.code == code)


def test_a_payment_gives_its_term_at_the_contracts_rate():
    counter = answer(LOAN, payment=10_000)
    (offer,) = counter.offers

    assert (counter.outcome, offer.kind) == ("fits", "instalment_plan")
    assert (offer.n, offer.instalment, offer.apr_bps) == (44, 10_000, 1990)
    assert offer.last_instalment <= 10_000
    assert sum(row.payment for row in offer_schedule(offer)) == offer.total_payable
    assert codes(counter) == ["needs_approval"]


def test_within_ones_authority_a_payment_needs_no_approval():
    counter = answer(LOAN, role="committee", payment=10_000)

    assert (counter.outcome, codes(counter)) == ("fits", [])
    assert not counter.offers[0].approval_needed


def test_a_payment_that_takes_too_long_is_met_with_a_lower_rate():
    counter = answer(payment=80_000)
    (offer,) = counter.offers

    assert figures(counter, "above_longest_term") == {
        "payment": 80_000, "months": 77, "longest": 60,
    }  # fmt: skip
    assert (counter.outcome, offer.apr_bps, offer.n, offer.instalment) == ("fits", 900, 56, 80_000)
    assert offer.authority_needed == "supervisor"


def test_a_payment_that_only_covers_interest_says_how_much_that_is():
    counter = answer(payment=54_750)

    assert figures(counter, "negative_amortisation") == {
        "payment": 54_750, "monthly_interest": 54_750,
    }  # fmt: skip


def test_a_payment_that_never_clears_it_says_what_is_missing_and_what_it_does_for_a_while():
    counter = answer(payment=50_000)
    (offer,) = counter.offers

    assert counter.outcome == "instead"
    # 36,000 without 1,200 of fees, without interest, in 60 months.
    assert figures(counter, "payment_needed") == {
        "payment": 50_000, "needed": 58_000, "longest": 60,
    }  # fmt: skip
    assert (offer.kind, offer.instalment, offer.clears_the_debt) == (
        "hardship_short", 50_000, False,
    )  # fmt: skip


def test_a_payment_below_the_least_becomes_a_token():
    counter = answer(payment=5_000)
    (offer,) = counter.offers

    assert figures(counter, "below_minimum") == {"payment": 5_000, "least": 10_000}
    assert (offer.kind, offer.instalment) == ("token_payment", 5_000)


def test_a_payment_above_what_is_safe_is_not_taken():
    counter = answer(affordable=63_000, payment=90_000)

    assert figures(counter, "above_affordable") == {"payment": 90_000, "affordable": 63_000}
    assert counter.outcome == "instead"
    assert all(offer.highest_payment <= 63_000 for offer in counter.offers)


def test_who_could_pay_more_hears_what_the_longer_time_costs():
    counter = answer(LOAN, affordable=20_000, payment=10_000)
    own, usual = counter.offers

    assert own.instalment == 10_000
    told = figures(counter, "shorter_is_cheaper")
    assert told["saved"] == own.total_interest - usual.total_interest > 0
    assert (told["months"], told["shorter"]) == (own.n, usual.n)


def test_months_give_their_instalment():
    counter = answer(LOAN, months=24)
    (offer,) = counter.offers

    assert (counter.outcome, offer.n, offer.apr_bps) == ("fits", 24, 1990)
    assert offer.instalment == 15_625


def test_too_few_months_say_what_they_would_ask_for():
    counter = answer(affordable=100_000, months=6)

    told = figures(counter, "above_affordable")
    assert told["months"] == 6
    assert told["payment"] > 600_000 > told["affordable"] == 100_000
    assert [offer.n for offer in counter.offers] == [53]


def test_months_above_the_cap_name_the_cap():
    counter = answer(months=72)
    (offer,) = counter.offers

    assert figures(counter, "above_longest_term") == {"months": 72, "longest": 60}
    assert (counter.outcome, offer.n) == ("instead", 60)


@pytest.mark.parametrize("months", [0, -3])
def test_no_months_at_all_are_refused_by_name(months):
    assert codes(answer(months=months)) == ["below_one_month"]


def test_months_that_make_the_instalment_tiny_name_the_least():
    small = replace(LOAN, principal=5_000, interest=0, fees=0, apr_bps=0)
    counter = answer(small, months=100)

    assert figures(counter, "below_minimum") == {"months": 100, "payment": 50, "least": 100}
    assert [offer.n for offer in counter.offers] == [50]


def test_why_not_sixty_months_is_told_with_figures():
    request = OfferRequest(CARD, TODAY, affordable=100_000)
    findings = {f.code: dict(f.figures) for f in why_not_months(request, 60)}

    assert findings["shorter_is_cheaper"]["shorter"] == 53
    assert findings["shorter_is_cheaper"]["saved"] > 0
    assert "needs_approval" in findings


def test_why_not_sixty_months_when_a_month_of_them_is_too_much():
    request = OfferRequest(CARD, TODAY, affordable=50_000)
    (finding,) = why_not_months(request, 60)

    assert finding.code == "above_affordable"
    assert finding.as_json("CNY")["figures"] == {
        "months": 60, "payment": "919.07", "affordable": "500.00",
    }  # fmt: skip


@pytest.mark.parametrize(("lump", "role"), [(2_520_000, "supervisor"), (2_519_999, "committee")])
def test_a_sum_settles_within_the_authority_of_a_role(lump, role):
    late = replace(CARD, dpd=300)
    counter = answer(late, lump_sum=lump)
    settled = counter.offers[0]

    assert (settled.kind, settled.authority_needed) == ("settlement", role)
    assert (settled.waived, settled.total_payable) == (3_600_000 - lump, lump)
    assert codes(counter) == ["settles_part", "needs_approval"]
    assert codes(answer(late, role=role, lump_sum=lump)) == ["settles_part"]


def test_before_its_stage_a_settlement_is_for_the_committee():
    """20,000 at once for 36,000, ninety-seven days late."""
    counter = answer(lump_sum=2_000_000)

    assert codes(counter) == ["settles_part", "stage_does_not_foresee_it", "needs_approval"]
    assert figures(counter, "settles_part")["percent"] == 55
    assert counter.offers[0].authority_needed == "committee"


def test_a_sum_can_also_be_a_start():
    counter = answer(affordable=100_000, lump_sum=2_000_000)
    start = counter.offers[1]

    assert (start.kind, start.down_payment) == ("partial_now_rest_later", 2_000_000)
    rows = offer_schedule(start)
    assert (rows[0].payment, rows[0].interest) == (2_000_000, 0)
    assert max(row.payment for row in rows[1:]) <= 100_000
    assert sum(row.payment for row in rows) == start.total_payable
    assert start.first_due_on == date(2026, 11, 30)


@pytest.mark.parametrize("lump", [3_600_000, 9_999_999])
def test_a_sum_that_is_enough_pays_everything(lump):
    counter = answer(lump_sum=lump)

    assert (counter.outcome, counter.offers) == ("in_full", ())


def test_a_figure_changes_nothing_about_what_is_offered_anyway():
    plain = build_offers(OfferRequest(CARD, TODAY, affordable=100_000))
    asked = build_offers(OfferRequest(CARD, TODAY, affordable=100_000, wish=Wish(payment=80_000)))

    assert asked.offers == plain.offers
    assert plain.counter is None


def test_while_something_holds_a_figure_gets_no_answer():
    request = OfferRequest(CARD, TODAY, wish=Wish(payment=80_000), hold="crisis")

    assert build_offers(request).counter is None
