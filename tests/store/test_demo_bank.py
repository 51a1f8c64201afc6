"""The demo bank: everything in it, the same each time, and figures that fit together."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timezone

import pytest
from sqlalchemy import delete, func, select

from forbear.rules.delinquency import oldest_unpaid
from forbear.rules.offers import OfferRequest, build_offers
from forbear.rules.stages import Stage
from forbear.store.accounts import list_account_facts
from forbear.store.demo_bank import build_demo_bank, featured_customers
from forbear.store.ledger import find_mismatches, paid_so_far
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import (
    Account,
    Balance,
    ContactEvent,
    ContactPoint,
    ContactPreference,
    Conversation,
    Customer,
    Due,
    LedgerEntry,
    Payment,
    Product,
    Representative,
    StopPeriod,
    VulnerabilityNote,
)

TODAY = date(2026, 11, 23)
# Afternoon in London, late evening in Shanghai, morning in New York: one day everywhere.
NOON = datetime(2026, 11, 23, 15, tzinfo=timezone.utc)
ROWS = (
    *(Customer, Account, Balance, Payment, LedgerEntry, Due, Product, ContactPoint),
    *(ContactPreference, ContactEvent, StopPeriod, Representative, VulnerabilityNote),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def bank(request, tmp_path_factory):
    """Built once for all tests here, which only read it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bank')}/forbear.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("make_postgres_database")()
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine)() as session:
        build_demo_bank(session, TODAY)
        session.commit()
        yield session
    engine.dispose()


def test_every_place_stage_product_and_stop_is_there(bank):
    customers = bank.execute(select(Customer)).scalars().all()
    facts = [fact for each in customers for fact in list_account_facts(bank, each.id, NOON)]

    assert len(customers) == 300
    stages = Counter((fact.jurisdiction, fact.stage) for fact in facts)
    for place in ("CN", "US", "UK"):
        graced = {Stage.GRACE} if place == "CN" else set()
        assert {stage for at, stage in stages if at == place} == (set(Stage) - {Stage.GRACE}) | (
            graced
        )
    assert len({(fact.jurisdiction, fact.product) for fact in facts}) == 18
    assert {fact.stop_state for fact in facts} == {
        "none",
        "breathing_space",
        "bankruptcy",
        "cease",
        "signed_plan",
        "attorney",
    }
    assert {fact.legal_referral for fact in facts} == {True, False}


def test_both_languages_live_in_every_place_with_names_that_fit(bank):
    rows = bank.execute(select(Customer.jurisdiction, Customer.language, Customer.name)).all()

    assert {(place, language) for place, language, _ in rows} == {
        (place, language) for place in ("CN", "US", "UK") for language in ("zh", "en")
    }
    assert all(name.isascii() == (language == "en") for _, language, name in rows)


def test_figures_of_every_account_fit_together(bank):
    currencies = {"CN": "CNY", "US": "USD", "UK": "GBP"}
    for customer, account in bank.execute(select(Customer, Account).join(Account)):
        assert account.currency == currencies[customer.jurisdiction]
        assert account.balance.as_of == TODAY
        assert account.next_due_on > TODAY
        paid = [payment.paid_on for payment in account.payments]
        assert paid == sorted(paid)
        assert all(account.opened_on < day <= TODAY for day in paid)
        if account.past_due_since is None:
            assert account.balance.fees == 0
        else:
            assert all(day < account.past_due_since for day in paid)


def test_every_account_gets_offers_or_a_reason_why_not(bank):
    for customer in bank.execute(select(Customer)).scalars():
        for facts in list_account_facts(bank, customer.id, NOON):
            built = build_offers(OfferRequest(facts.terms, TODAY, affordable=30_000))
            assert (built.hold is None) == (2 <= len(built.offers) <= 3)


def test_a_second_build_changes_nothing(bank):
    before = _counts(bank)

    build_demo_bank(bank, date(2027, 3, 1))

    assert _counts(bank) == before


def test_the_same_day_makes_the_same_rows(bank, session):
    _remove_noise(session)

    build_demo_bank(session, TODAY)

    assert _contents(session) == _contents(bank)


def test_every_table_of_the_bank_holds_something_to_look_at(bank):
    assert all(_counts(bank))
    accounts = bank.execute(select(Account)).scalars().all()
    stopped = {account.id for account in accounts if account.stop_state != "none"}
    assert set(bank.execute(select(StopPeriod.account_id)).scalars()) == stopped


def test_balances_and_lateness_are_those_of_the_ledger(bank):
    assert find_mismatches(bank) == []
    for account in bank.execute(select(Account)).scalars():
        dues = bank.execute(select(Due.due_on, Due.amount).filter_by(account_id=account.id)).all()
        oldest = oldest_unpaid(map(tuple, dues), paid_so_far(bank, account.id))
        assert oldest == (account.past_due_since or oldest)
        assert oldest >= TODAY or account.past_due_since == oldest


def test_the_featured_customers_are_a_mixture(bank):
    featured = featured_customers(bank, TODAY)

    assert len(featured) == 12
    assert {each.jurisdiction for each in featured} == {"CN", "US", "UK"}
    assert len({(each.jurisdiction, each.lang) for each in featured}) == 6
    assert len({each.stage for each in featured}) >= 7
    assert len({each.product for each in featured}) == 6
    assert set(featured[0].as_json()) == {
        "reference",
        "name",
        "jurisdiction",
        "lang",
        "product",
        "stage",
        "last4",
        "birth_year",
    }


def _counts(session) -> list[int]:
    return [session.execute(select(func.count()).select_from(table)).scalar() for table in ROWS]


def _contents(session) -> list[list[str]]:
    """Without ids, which depend on what was there before, and keys, which are random."""
    own = ("id", "audit_key", "created_at")
    columns = [[c for c in table.__table__.columns if not c.name.endswith(own)] for table in ROWS]
    return [sorted(map(str, session.execute(select(*each)))) for each in columns]


def _remove_noise(session) -> None:
    for table in (Payment, Account, Conversation, Customer):
        session.execute(delete(table))
