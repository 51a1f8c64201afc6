"""Keeps what a customer said of income and essentials, for whoever decides on what was agreed."""

from __future__ import annotations

from decimal import Decimal

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.household import assessment
from forbear.rules.money import minor_digits, round_half_up, to_minor
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
