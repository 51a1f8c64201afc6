"""Plans and promises: kept whole, and one at a time for each account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timezone

import pytest
from sqlalchemy import func, select

from forbear.rules.offers import OfferRequest, build_offers
from forbear.store.accounts import list_account_facts
from forbear.store.plans import (
    NotAPlanError,
    OpenPlanError,
    cancel_plan,
    find_open_plan,
    record_plan,
)
from forbear.store.promises import OpenPromiseError, find_open_promise, record_promise
from forbear.store.tables import Plan, PromiseToPay

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
TODAY = date(2026, 11, 23)
WRITERS = 20


@pytest.fixture
def account(make_customer, make_account):
    return make_account(make_customer())


@pytest.fixture
def offers(session, account):
    (facts,) = list_account_facts(session, account.customer_id, NOW)

    def offers(role="supervisor", **given):
        return build_offers(OfferRequest(facts.terms, TODAY, role=role, **given)).offers

    return offers


@pytest.mark.parametrize("affordable", [63_000, 100_000, 5_000, None])
def test_every_plan_is_kept_with_instalments_that_add_up(
    session, account, offers, make_conversation, affordable
):
    for offer in offers(affordable=affordable):
        if offer.instalment is None:
            continue
        plan = record_plan(session, account.id, make_conversation(), offer)
        session.commit()
        session.expire_all()

        rows = plan.instalments
        assert len(rows) == plan.n == offer.n
        assert sum(row.amount for row in rows) == plan.total_payable
        assert sum(row.interest for row in rows) == plan.total_interest
        assert all(row.amount == row.interest + row.principal for row in rows)
        assert rows[0].due_on == plan.first_due_on == date(2026, 12, 23)
        assert rows[-1].amount == plan.last_instalment
        cancel_plan(session, plan)


def test_an_active_plan_stops_collection_until_it_is_cancelled(
    session, account, offers, make_conversation
):
    plan = record_plan(session, account.id, make_conversation(), offers(affordable=63_000)[0])

    assert (plan.status, account.stop_state) == ("active", "signed_plan")
    cancel_plan(session, plan)
    assert (plan.status, account.stop_state) == ("cancelled", "none")


def test_a_plan_above_authority_waits_and_stops_nothing(
    session, account, offers, make_conversation
):
    plan = record_plan(
        session, account.id, make_conversation(), offers("bot", affordable=63_000)[0]
    )

    assert (plan.status, account.stop_state) == ("needs_approval", "none")


def test_an_account_has_one_open_plan(session, account, offers, make_conversation):
    conversation, offer = make_conversation(), offers(affordable=63_000)[0]
    plan = record_plan(session, account.id, conversation, offer)

    with pytest.raises(OpenPlanError):
        record_plan(session, account.id, conversation, offer)
    assert find_open_plan(session, account.id) is plan


def test_an_offer_without_payments_is_no_plan(session, account, offers, make_conversation):
    (holiday, *_) = offers(affordable=0)

    with pytest.raises(NotAPlanError, match="payment_holiday"):
        record_plan(session, account.id, make_conversation(), holiday)


def test_plans_that_race_leave_one(session, open_session, account, offers, make_conversation):
    conversation, offer = make_conversation(), offers(affordable=63_000)[0]
    session.commit()

    def accept(_: int) -> bool:
        try:
            with open_session.begin() as other:
                record_plan(other, account.id, conversation, offer)
        except OpenPlanError:
            return False
        return True

    with ThreadPoolExecutor(WRITERS) as pool:
        accepted = list(pool.map(accept, range(WRITERS)))

    assert accepted.count(True) == 1
    assert session.execute(select(func.count(Plan.id))).scalar() == 1


def test_an_account_has_one_open_promise(session, account, make_conversation):
    conversation = make_conversation()
    promise = record_promise(session, account.id, conversation, 200_000, date(2026, 12, 15))

    with pytest.raises(OpenPromiseError):
        record_promise(session, account.id, conversation, 100_000, date(2026, 12, 20))
    assert find_open_promise(session, account.id) is promise
    promise.status = "kept"
    record_promise(session, account.id, conversation, 100_000, date(2026, 12, 20))
    assert session.execute(select(func.count(PromiseToPay.id))).scalar() == 2
