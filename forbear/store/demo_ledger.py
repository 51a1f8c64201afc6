"""The postings behind the balances of the demo bank, and what fell due when."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from forbear.rules.due_dates import add_months
from forbear.rules.money import nearest
from forbear.store.demo_featured import Profile
from forbear.store.tables import Payment

Row = dict[str, Any]
"""Written in bulk: thousands of mapped objects would make the first start slow."""
LATE_FEES = {"CN": 3_000, "US": 3_000, "UK": 1_200}
DUES_AHEAD = 6


def usual_instalment(profile: Profile) -> int:
    """The month's interest and a fixed part of the principal, in whole tens."""
    months = {"mortgage": 240, "car_loan": 48, "personal_loan": 36}.get(profile.product, 30)
    interest = Fraction(profile.principal * profile.apr_bps, 120_000)
    return max(1_000, nearest((interest + Fraction(profile.principal, months)) / 1_000) * 1_000)


def ledger_of(
    profile: Profile, now: dict[str, int], payments: list[Payment], today: date
) -> list[Row]:
    """From the first charge to what is owed now: the sums are exactly `now`."""
    interest = [_month_of_interest(profile, payment.amount) for payment in payments]
    borrowed = now["principal"] + sum(p.amount for p in payments) - sum(interest)
    first = payments[0].paid_on if payments else today
    entries = [_entry("charge", first - timedelta(days=20), "drawn", principal=borrowed)]
    for number, (payment, part) in enumerate(zip(payments, interest, strict=True), start=1):
        day = payment.paid_on
        entries.append(_entry("interest", day, f"interest-{number:03d}", interest=part))
        taken = {"principal": part - payment.amount, "interest": -part}
        entries.append(_entry("payment", day, payment.reference, **taken))
    entries.append(_entry("interest", today, "interest-now", interest=now["interest"]))
    fee = LATE_FEES[profile.jurisdiction]
    whole, rest = divmod(now["fees"], fee)
    for number, amount in enumerate([fee] * whole + [rest], start=1):
        day = today - timedelta(days=30 * (whole + 1 - number))
        entries.append(_entry("fee", max(day, first), f"late-fee-{number}", fees=amount))
    return [e for e in entries if e["principal"] or e["interest"] or e["fees"]]


def dues_of(profile: Profile, payments: list[Payment], due: date, today: date) -> list[Row]:
    """Each month's amount: paid ones by what was paid, then the missed, then some months ahead."""
    paid = [
        {"due_on": add_months(due, number - len(payments)), "amount": payment.amount}
        for number, payment in enumerate(payments)
    ]
    amount, number = usual_instalment(profile), 0
    ahead: list[Row] = []
    while len(ahead) < DUES_AHEAD or ahead[-1]["due_on"] <= today:
        ahead.append({"due_on": add_months(due, number), "amount": amount})
        number += 1
    return [*paid, *ahead]


def _month_of_interest(profile: Profile, payment: int) -> int:
    return min(payment, nearest(Fraction(profile.principal * profile.apr_bps, 120_000)))


def _entry(kind: str, day: date, reference: str, **split: int) -> Row:
    parts = {"principal": 0, "interest": 0, "fees": 0, **split}
    return {"kind": kind, "posted_on": day, "reference": reference, **parts}
