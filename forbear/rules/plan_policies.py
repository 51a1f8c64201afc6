"""The plan policies of CN, US and UK. Sample values: the bank sets its own before production."""

from __future__ import annotations

from collections.abc import Mapping

from forbear.rules.authority import NO_SETTLEMENT, ROLES, Authority
from forbear.rules.jurisdictions import JURISDICTIONS, jurisdiction
from forbear.rules.plan_policy import MoneyLimits, PlanPolicy, ReageLimits
from forbear.rules.stages import Stage

POLICY_VERSION = "2026-11-24 sample"

_FEE_WAIVERS = {
    "CN": {"agent": 20_000, "senior": 100_000},
    "US": {"agent": 4_000, "senior": 15_000},
    "UK": {"agent": 2_500, "senior": 10_000},
}
_MONEY = {
    "CN": MoneyLimits(10_000, 100_000, 100_000),
    "US": MoneyLimits(2_500, 15_000, 40_000),
    "UK": MoneyLimits(100, 10_000, 30_000),
}
_TERMS = {"bot": 3, "agent": 12, "senior": 36, "supervisor": 60}
_EXTENSIONS = {"bot": 7, "agent": 15, "senior": 30, "supervisor": 60}
# The cheapest for the customer first, as far as that can be said of a kind.
_KINDS = {
    Stage.NOT_DUE: ("due_date_change", "hardship_short", "extension"),
    Stage.GRACE: ("extension", "due_date_change", "hardship_short"),
    Stage.S1: (
        "instalment_plan", "partial_now_rest_later", "extension", "fee_waiver", "due_date_change",
    ),
    Stage.S2: (
        "instalment_plan", "arrears_spread", "partial_now_rest_later", "hardship_short",
        "fee_waiver", "extension",
    ),
    Stage.S3: (
        "instalment_plan", "arrears_spread", "hardship_short", "interest_relief", "fee_waiver",
        "refer_free_advice",
    ),
    Stage.S4: (
        "personalised_instalment_cn", "instalment_plan", "hardship_short", "interest_relief",
        "refer_free_advice",
    ),
    Stage.S5: (
        "settlement", "personalised_instalment_cn", "instalment_plan", "hardship_short",
        "interest_relief", "refer_free_advice",
    ),
}  # fmt: skip


def sample_authorities(place: str, max_term_months: int) -> dict[str, Authority]:
    return {
        role: Authority(role, None, None, 100, max_term_months, 0, 0, None)
        if role == "committee"
        else Authority(
            role=role,
            fee_waiver=None if role == "supervisor" else _FEE_WAIVERS[place].get(role, 0),
            fee_waivers_a_year=1 if role == "agent" else None,
            interest_relief_percent={"senior": 50, "supervisor": 100}.get(role, 0),
            max_term_months=_TERMS[role],
            rate_floor_bps={"senior": 600, "supervisor": 0}.get(role),
            settlement_least_percent=70 if role == "supervisor" else NO_SETTLEMENT,
            extension_days=_EXTENSIONS[role],
        )
        for role in ROLES
    }


def _sample(place: str) -> PlanPolicy:
    law = jurisdiction(place)
    longest = law.max_term_months.value
    return PlanPolicy(
        jurisdiction=place,
        version=POLICY_VERSION,
        disclosure_id={"CN": "cn_cost_table_1", "US": "us_total_cost_1", "UK": "uk_total_cost_1"}[
            place
        ],
        reading_seconds=law.reading_seconds.value,
        currency=law.currency,
        money=_MONEY[place],
        authorities=sample_authorities(place, longest),
        kinds=_KINDS,
        max_term_months=longest,
        usual_terms={Stage.S1: 6, Stage.S2: 12, Stage.S3: 36, Stage.S4: 60, Stage.S5: 60},
        rate_steps_bps=(1500, 1200, 900, 600, 300, 0),
        valid_days=7,
        extension_days={Stage.NOT_DUE: 7, Stage.GRACE: 7, Stage.S1: 14, Stage.S2: 30},
        hardship_months={
            Stage.NOT_DUE: 3, Stage.GRACE: 3, Stage.S1: 3, Stage.S2: 6, Stage.S3: 12,
            Stage.S4: 12, Stage.S5: 12,
        },
        hardship_least_percent=2,
        relief_months=12,
        relief_percent={Stage.S4: 50, Stage.S5: 100},
        spread_months=(3, 6),
        holiday_months=3,
        token_review_months=6,
        hold_days=30,
        settlement_stages=(Stage.S5,),
        settlement_parts=3,
        evidence_above_months=24,
        income_drop_percent=10,
        stress_review_months=3,
        replans_a_year=2,
        reage=ReageLimits(1, 2, 9) if place == "US" else None,
        personalised_products=("credit_card",) if place == "CN" else (),
    )  # fmt: skip


SAMPLE_POLICIES: Mapping[str, PlanPolicy] = {place: _sample(place) for place in JURISDICTIONS}


def sample_policy(place: str) -> PlanPolicy:
    jurisdiction(place)  # an unknown place gets an error that names the known ones
    return SAMPLE_POLICIES[place]
