"""What each role may grant on its own. Sample values: the bank sets its own before production."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.rules.jurisdictions import jurisdiction

AUTHORITY_VERSION = "2026-11-23 sample"
ROLES = ("bot", "agent", "senior", "supervisor", "committee")
"""From the least authority to the most."""


@dataclass(frozen=True)
class Authority:
    """None means without limit, except for `rate_floor_bps`: there it means the contract's rate."""

    role: str
    fee_waiver: int | None
    """In minor units of the jurisdiction's currency."""
    interest_relief_percent: int
    """Of the default interest that has accrued."""
    max_term_months: int
    rate_floor_bps: int | None
    settlement_least_percent: int | None
    """The least part of the balance that settles it; above 100 means none may be granted."""
    extension_days: int | None


@dataclass(frozen=True)
class Concession:
    """What an offer asks the bank to give."""

    fee_waiver: int = 0
    interest_relief_percent: int = 0
    term_months: int = 0
    apr_bps: int = 0
    contract_apr_bps: int = 0
    settlement_percent: int | None = None
    extension_days: int = 0


NO_SETTLEMENT = 101
_FEE_WAIVERS = {
    "CN": {"agent": 20_000, "senior": 100_000},
    "US": {"agent": 4_000, "senior": 15_000},
    "UK": {"agent": 2_500, "senior": 10_000},
}
_TERMS = {"bot": 3, "agent": 12, "senior": 36, "supervisor": 60}
_EXTENSIONS = {"bot": 7, "agent": 15, "senior": 30, "supervisor": 60}


def authority_of(role: str, jurisdiction_code: str) -> Authority:
    """Roles that handle no accounts, such as the trainer, have the bot's authority."""
    place = jurisdiction(jurisdiction_code)
    role = role if role in ROLES else "bot"
    if role == "committee":
        return Authority(role, None, 100, place.max_term_months.value, 0, 0, None)
    return Authority(
        role=role,
        fee_waiver=(None if role == "supervisor" else _FEE_WAIVERS[jurisdiction_code].get(role, 0)),
        interest_relief_percent={"senior": 50, "supervisor": 100}.get(role, 0),
        max_term_months=_TERMS[role],
        rate_floor_bps={"senior": 600, "supervisor": 0}.get(role),
        settlement_least_percent=70 if role == "supervisor" else NO_SETTLEMENT,
        extension_days=_EXTENSIONS[role],
    )


def may_grant(authority: Authority, concession: Concession) -> bool:
    floor = concession.contract_apr_bps
    if authority.rate_floor_bps is not None:
        floor = min(floor, authority.rate_floor_bps)
    settles = concession.settlement_percent
    return (
        _within(concession.fee_waiver, authority.fee_waiver)
        and concession.interest_relief_percent <= authority.interest_relief_percent
        and concession.term_months <= authority.max_term_months
        and concession.apr_bps >= floor
        and (settles is None or settles >= (authority.settlement_least_percent or 0))
        and _within(concession.extension_days, authority.extension_days)
    )


def needed_role(concession: Concession, jurisdiction_code: str) -> str:
    """The lowest role that may grant it; what nobody may grant goes to the committee."""
    for role in ROLES:
        if may_grant(authority_of(role, jurisdiction_code), concession):
            return role
    return ROLES[-1]


def _within(amount: int, limit: int | None) -> bool:
    return limit is None or amount <= limit
