"""How long records of a customer must be kept, and what stands against erasing them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forbear.rules.due_dates import add_months
from forbear.rules.sourced_values import Mark, Sourced

RETENTION_YEARS = {
    "CN": Sourced(5, Mark.UNVERIFIED, "traceable records of collection, product default"),
    "US": Sourced(3, Mark.UNVERIFIED, "12 CFR 1006.100: three years after the last activity"),
    "UK": Sourced(6, Mark.HOUSE, "limitation of six years in England and Wales"),
}
"""After the last activity on any of the customer's accounts; compliance signs each off."""


@dataclass(frozen=True)
class CustomerState:
    """What decides whether a customer's records may go."""

    jurisdiction: str
    owed: int
    """In minor units, over all accounts."""
    open_plan: bool
    open_promise: bool
    open_dispute: bool
    open_complaint: bool
    in_court: bool
    last_activity: date


@dataclass(frozen=True)
class Hold:
    """One ground for keeping records; `until` is empty where no day is known."""

    ground: str
    until: date | None = None


def holds(state: CustomerState, today: date) -> list[Hold]:
    """Every ground that stands today; none means that all may be erased."""
    grounds = {
        "debt_not_settled": state.owed > 0,
        "open_plan": state.open_plan,
        "open_promise": state.open_promise,
        "open_dispute": state.open_dispute,
        "open_complaint": state.open_complaint,
        "legal_proceedings": state.in_court,
    }
    found = [Hold(ground) for ground, stands in grounds.items() if stands]
    years = RETENTION_YEARS[state.jurisdiction].value
    until = add_months(state.last_activity, 12 * years)
    if today < until:
        found.append(Hold("retention", until))
    return found
