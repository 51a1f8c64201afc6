"""Twenty who write about one account at once: nothing is lost, doubled, or waits for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from threading import Barrier

import pytest
from sqlalchemy import func, select

from forbear.rules.offers import OfferRequest, build_offers
from forbear.store.accounts import list_account_facts
from forbear.store.audit import verify_chain
from forbear.store.commits import commit_once
from forbear.store.ledger import find_mismatches, post, post_payment
from forbear.store.plans import OpenPlanError, cancel_plan, find_open_plan, record_plan
from forbear.store.promises import (
    OpenPromiseError,
    find_open_promise,
    judge_promise,
    record_promise,
)
from forbear.store.stops import lift_stop, set_stop
from forbear.store.tables import (
    Account,
    Balance,
    Dispute,
    Plan,
    PromiseToPay,
    StopPeriod,
    Ticket,
)
from forbear.store.tickets import record_ticket
from tests.store.conftest import NOW, TODAY

WRITERS = 20
ROUNDS = 3
OWED = 3_600_000
DUE = date(2026, 12, 1)
LATE = date(2026, 12, 9)


@pytest.fixture
def account(session, make_customer, make_account):
    account = make_account(make_customer(), payments=[])
    session.commit()
    return account


@pytest.fixture
def deeds(session, account, make_conversation):
    """What is done about an account, each in a transaction as the product does it."""
    conversation = make_conversation(customer=account.customer)
    (facts,) = list_account_facts(session, account.customer_id, NOW)
    request = OfferRequest(facts.terms, TODAY, role="supervisor", affordable=63_000)
    offer = build_offers(request).offers[0]
    session.commit()

    def agree(mine, key):
        def effect():
            return {"plan": record_plan(mine, account.id, conversation, offer).id}

        commit_once(mine, key, "plan", conversation, effect)

    def cancel(mine, _):
        plan = find_open_plan(mine, account.id)
        if plan is not None:
            cancel_plan(mine, plan)

    def judge(mine, _):
        promise = find_open_promise(mine, account.id)
        if promise is not None:
            judge_promise(mine, promise.id, LATE)

    return {
        "pay": lambda mine, key: post_payment(mine, account.id, 100, TODAY, "app", key),
        "fee": lambda mine, key: post(mine, account.id, "fee", TODAY, key, fees=30),
        "promise": lambda mine, _: record_promise(mine, account.id, conversation, 500, DUE),
        "judge": judge,
        "agree": agree,
        "cancel": cancel,
        "stop": lambda mine, _: set_stop(mine, account.id, "breathing_space", TODAY),
        "lift": lambda mine, _: lift_stop(mine, account.id, "breathing_space"),
        "dispute": lambda mine, _: record_ticket(
            mine, "log_dispute", conversation, "dispute_amount", account.customer_id
        ),
    }


def test_twenty_at_once_lose_double_and_block_nothing(open_session, session, account, deeds):
    barrier = Barrier(WRITERS)

    def write(k):
        rng, done = Random(k), []
        barrier.wait()
        for number in range(ROUNDS):
            for name in rng.sample(sorted(deeds), len(deeds)):
                try:
                    with open_session.begin() as mine:
                        deeds[name](mine, f"{name}-{k}-{number}")
                except (OpenPromiseError, OpenPlanError):
                    continue
                done.append(name)
        return done

    with ThreadPoolExecutor(WRITERS) as pool:
        done = [name for each in pool.map(write, range(WRITERS)) for name in each]

    session.expire_all()
    balance = session.get(Balance, account.id)
    assert done.count("pay") == done.count("fee") == WRITERS * ROUNDS
    assert balance.principal + balance.interest + balance.fees == OWED - 70 * WRITERS * ROUNDS
    assert find_mismatches(session) == []
    assert count(session, PromiseToPay) == done.count("promise") > 1
    assert count(session, Plan) == done.count("agree") > 1
    assert count(session, Ticket, kind="log_dispute") == WRITERS * ROUNDS
    assert count(session, Dispute, status="open") == 1
    holding = session.execute(select(StopPeriod.kind).filter_by(ended_at=None)).scalars().all()
    assert (session.get(Account, account.id).stop_state == "none") == (holding == [])
    assert list(verify_chain(session, [])) == []


def count(session, table, **where):
    query = select(func.count()).select_from(table).filter_by(**where)
    return session.execute(query).scalar_one()
