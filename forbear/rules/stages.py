"""How late an account is: days past due, the stage that decides the tone, and China's M-bucket."""

from __future__ import annotations

from datetime import date
from enum import Enum

from forbear.rules.jurisdictions import jurisdiction


class Stage(str, Enum):
    """Ordered from not overdue to with the lawyers; the value is what is stored and shown."""

    NOT_DUE = "not_due"
    GRACE = "grace"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    LEGAL = "legal"


_LAST_DAY = ((30, Stage.S1), (60, Stage.S2), (90, Stage.S3), (180, Stage.S4))
_OPEN_END = frozenset({"credit_card", "overdraft"})
# Federal charge-off policy: closed-end credit at 120 days, open-end at 180.
_US_CHARGE_OFF_DAYS = {"open": 180, "closed": 120}


def days_past_due(past_due_since: date | None, day: date) -> int:
    """On the due date itself nothing is late yet."""
    return 0 if past_due_since is None else max(0, (day - past_due_since).days)


def m_bucket(dpd: int) -> str:
    """M0 not overdue, M1 to M6 by 30 days, M7 for all that is later (often written M6+)."""
    return f"M{min(7, (max(0, dpd) + 29) // 30)}"


def charged_off(dpd: int, jurisdiction_code: str, product: str) -> bool:
    """Whether the bank has written the account off as a loss."""
    if jurisdiction_code != "US" or product == "mortgage":
        return dpd > 180
    return dpd > _US_CHARGE_OFF_DAYS["open" if product in _OPEN_END else "closed"]


def stage_of(
    dpd: int, jurisdiction_code: str, product: str = "credit_card", *, legal_referral: bool = False
) -> Stage:
    place = jurisdiction(jurisdiction_code)
    if legal_referral:
        return Stage.LEGAL
    if dpd <= 0:
        return Stage.NOT_DUE
    if dpd <= place.grace_days.value:
        return Stage.GRACE
    if charged_off(dpd, jurisdiction_code, product):
        return Stage.S5
    return next((stage for last_day, stage in _LAST_DAY if dpd <= last_day), Stage.S5)
