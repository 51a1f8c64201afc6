"""What a told budget comes to, and keeps it for whoever decides on what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from forbear.rules.affordability import Affordability, Income, assess
from forbear.rules.money import from_minor, minor_digits, round_half_up, to_minor
from forbear.store.accounts import AccountFacts
from forbear.store.means import record_assessment


def keep_means(session: Session, tracker: Tracker, facts: AccountFacts) -> None:
    """With every step of the result; nothing where the budget was never told."""
    income, essentials = tracker.get_slot("monthly_income"), tracker.get_slot("monthly_essentials")
    if not income or not essentials:
        return
    result = assessment(income, essentials, facts.balance, facts.currency)
    digits = minor_digits(facts.currency)
    spent = {
        kind: to_minor(round_half_up(Decimal(amount), digits), facts.currency)
        for kind, amount in essentials.items()
    }
    record_assessment(session, facts.account_id, tracker.sender_id, result, spent)


def affordable(income: str, essentials: Mapping[str, str], balance: int, currency: str) -> str:
    """What is left each month for this debt, as a decimal text of the currency."""
    value = from_minor(assessment(income, essentials, balance, currency).affordable, currency)
    return str(value) if value else "0"


def assessment(
    income: str, essentials: Mapping[str, str], balance: int, currency: str
) -> Affordability:
    """Every step of it, from what the slots hold."""

    def minor(text: str) -> int:
        return to_minor(round_half_up(Decimal(text), minor_digits(currency)), currency)

    return assess(
        [Income("stated", minor(income))], {k: minor(v) for k, v in essentials.items()}, balance
    )
