"""A bank to try things on: 300 customers, the same for the same day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.due_dates import add_months
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.money import nearest
from forbear.rules.stages import days_past_due, stage_of
from forbear.store.demo_featured import FEATURED, Profile
from forbear.store.demo_ledger import LATE_FEES, dues_of, ledger_of, usual_instalment
from forbear.store.demo_profiles import SEED, all_profiles
from forbear.store.demo_records import add_products, add_records
from forbear.store.tables import Account, Customer, Due, LedgerEntry, Payment

MOST_PAYMENTS = 14
MOST_LATE_FEES = 6
_CHANNELS = {
    "CN": ("app", "transfer", "direct_debit"),
    "US": ("direct_debit", "app", "transfer"),
    "UK": ("direct_debit", "transfer", "app"),
}


@dataclass(frozen=True)
class FeaturedCustomer:
    """What the demo page tells about a customer; it lets anyone pass the identity questions."""

    reference: str
    name: str
    jurisdiction: str
    lang: str
    product: str
    stage: str
    last4: str
    birth_year: int

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)


def build_demo_bank(session: Session, today: date) -> None:
    """Fill an empty bank; one that has customers is left as it is."""
    if session.execute(select(Customer.id).limit(1)).first() is not None:
        return
    rng = Random(SEED)
    profiles = all_profiles()
    customers = [_customer(rng, profile, today) for profile in profiles]
    session.add_all(customers)
    session.flush()
    _post(session, profiles, customers, today)
    add_products(session)
    add_records(session, customers, today)


def featured_customers(session: Session, today: date | None = None) -> list[FeaturedCustomer]:
    today = today or datetime.now(timezone.utc).date()
    references = [profile.reference for profile in FEATURED]
    query = (
        select(Customer, Account)
        .join(Account, Account.customer_id == Customer.id)
        .where(Customer.reference.in_(references))
        .order_by(Customer.id, Account.id)
    )
    return [_featured(customer, account, today) for customer, account in session.execute(query)]


def _featured(customer: Customer, account: Account, today: date) -> FeaturedCustomer:
    dpd = days_past_due(account.past_due_since, today)
    place = customer.jurisdiction
    stage = stage_of(dpd, place, account.product, legal_referral=account.legal_referral)
    return FeaturedCustomer(
        reference=customer.reference,
        name=customer.name,
        jurisdiction=place,
        lang=customer.language,
        product=account.product,
        stage=stage.value,
        last4=account.last4,
        birth_year=customer.birth_year,
    )


def _customer(rng: Random, profile: Profile, today: date) -> Customer:
    account = _account(rng, profile, today)
    return Customer(
        reference=profile.reference,
        name=profile.name,
        language=profile.language,
        jurisdiction=profile.jurisdiction,
        timezone=profile.timezone,
        birth_year=profile.birth_year,
        created_at=datetime.combine(account.opened_on, time(9), timezone.utc),
        accounts=[account],
    )


def _account(rng: Random, profile: Profile, today: date) -> Account:
    # The oldest due date that is not paid, or the next one when all are.
    due = _oldest_due(profile, today) or today + _days(rng, 2, 27)
    months_open = rng.randint(8, 60)
    return Account(
        reference=f"{profile.reference}-1",
        product=profile.product,
        last4=profile.last4,
        currency=jurisdiction(profile.jurisdiction).currency,
        apr_bps=profile.apr_bps,
        opened_on=add_months(due, -months_open - 1),
        past_due_since=due if profile.dpd else None,
        next_due_on=_next_due(due, today),
        stop_state=profile.stop_state,
        legal_referral=profile.legal_referral,
        payments=_payments(rng, profile, due, min(months_open, MOST_PAYMENTS), today),
    )


def _oldest_due(profile: Profile, today: date) -> date | None:
    return today - timedelta(days=profile.dpd) if profile.dpd else None


def _post(
    session: Session, profiles: list[Profile], customers: list[Customer], today: date
) -> None:
    """Ledger and dues of every account; the database works the balances out."""
    entries, dues = [], []
    for profile, customer in zip(profiles, customers, strict=True):
        (account,) = customer.accounts
        due = _oldest_due(profile, today) or account.next_due_on
        payments, now = account.payments, _split_now(profile, due, today)
        entries += [
            {**row, "account_id": account.id, "created_at": customer.created_at}
            for row in ledger_of(profile, now, payments, today)
        ]
        rows = dues_of(profile, payments, due, today)
        dues += [{**row, "account_id": account.id} for row in rows]
    session.execute(LedgerEntry.__table__.insert(), entries)
    session.execute(Due.__table__.insert(), dues)


def _next_due(due: date, today: date) -> date:
    months = 0
    while add_months(due, months) <= today:
        months += 1
    return add_months(due, months)


def _split_now(profile: Profile, due: date, today: date) -> dict[str, int]:
    """Interest by the day since the last due date that was paid; a late fee for each missed one."""
    days = (today - add_months(due, -1)).days
    interest = nearest(Fraction(profile.principal * profile.apr_bps * days, 3_650_000))
    late = profile.dpd > jurisdiction(profile.jurisdiction).grace_days.value
    missed = min(MOST_LATE_FEES, (profile.dpd + 29) // 30) if late else 0
    fees = missed * LATE_FEES[profile.jurisdiction]
    return {
        "principal": profile.principal,
        "interest": interest if profile.interest is None else profile.interest,
        "fees": fees if profile.fees is None else profile.fees,
    }


def _payments(rng: Random, profile: Profile, due: date, months: int, today: date) -> list[Payment]:
    """Every instalment before the oldest unpaid one, each a few days early at most."""
    amount = usual_instalment(profile)
    channel = rng.choice(_CHANNELS[profile.jurisdiction])
    days = (add_months(due, -month) - _days(rng, 0, 3) for month in range(months, 0, -1))
    return [
        Payment(
            amount=amount,
            paid_on=day,
            channel=channel,
            reference=f"{profile.reference}-{number:03d}",
        )
        for number, day in enumerate((day for day in days if day <= today), start=1)
    ]


def _days(rng: Random, least: int, most: int) -> timedelta:
    return timedelta(days=rng.randint(least, most))
