"""Since when an account is late, from what fell due and what was paid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def oldest_unpaid(dues: Iterable[tuple[date, int]], paid: int) -> date | None:
    """The due day of the oldest amount that payments do not cover; None when all are covered.

    Payments cover the oldest amounts first. The day may lie ahead: then nothing is late yet.
    """
    for due_on, amount in sorted(dues):
        if amount > paid:
            return due_on
        paid -= amount
    return None


def split_payment(amount: int, principal: int, interest: int, fees: int) -> tuple[int, int, int]:
    """What a payment takes off principal, interest and fees: interest first, fees last.

    Fees come last, so that nobody pays for having been late before the debt itself shrinks.
    ValueError when it is more than all that is owed.
    """
    if amount <= 0:
        raise ValueError(f"A payment of {amount} is none: it must be above 0.")
    if amount > principal + interest + fees:
        raise ValueError(
            f"A payment of {amount} is more than the {principal + interest + fees} that are owed."
        )
    to_interest = min(amount, interest)
    to_principal = min(amount - to_interest, principal)
    return to_principal, to_interest, amount - to_interest - to_principal
