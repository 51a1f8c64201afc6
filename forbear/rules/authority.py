"""What each role may grant on its own, and the lowest role that may grant what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROLES = ("bot", "agent", "senior", "supervisor", "committee")
"""From the least authority to the most."""
NO_SETTLEMENT = 101


@dataclass(frozen=True)
class Authority:
    """None means without limit, except for `rate_floor_bps`: there it means the contract's rate."""

    role: str
    fee_waiver: int | None
    """In minor units of the policy's currency."""
    fee_waivers_a_year: int | None
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
    fee_waivers_before: int = 0
    """Granted to this account in the last twelve months."""
    interest_relief_percent: int = 0
    term_months: int = 0
    apr_bps: int = 0
    contract_apr_bps: int = 0
    settlement_percent: int | None = None
    extension_days: int = 0
    outside_policy: bool = False
    """What the stage does not foresee: only the committee may make an exception."""


Authorities = Mapping[str, Authority]


def authority_of(role: str, authorities: Authorities) -> Authority:
    """Roles that handle no accounts, such as the trainer, have the bot's authority."""
    return authorities.get(role) or authorities[ROLES[0]]


def granted_by(role: str) -> tuple[str, ...]:
    """The roles whose decisions a role may take: its own, and those below it."""
    return ROLES[: ROLES.index(role) + 1] if role in ROLES else ()


def may_grant(authority: Authority, concession: Concession) -> bool:
    floor = concession.contract_apr_bps
    if authority.rate_floor_bps is not None:
        floor = min(floor, authority.rate_floor_bps)
    settles = concession.settlement_percent
    waives_too_often = concession.fee_waiver > 0 and not _within(
        concession.fee_waivers_before + 1, authority.fee_waivers_a_year
    )
    return (
        _within(concession.fee_waiver, authority.fee_waiver)
        and not waives_too_often
        and concession.interest_relief_percent <= authority.interest_relief_percent
        and concession.term_months <= authority.max_term_months
        and concession.apr_bps >= floor
        and (settles is None or settles >= (authority.settlement_least_percent or 0))
        and _within(concession.extension_days, authority.extension_days)
        and not (concession.outside_policy and authority.role != ROLES[-1])
    )


def needed_role(concession: Concession, authorities: Authorities) -> str:
    """The lowest role that may grant it; what nobody may grant goes to the committee."""
    for role in ROLES:
        if may_grant(authority_of(role, authorities), concession):
            return role
    return ROLES[-1]


def _within(amount: int, limit: int | None) -> bool:
    return limit is None or amount <= limit
