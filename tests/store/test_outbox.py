"""Letters go out once, when they may, to where they should."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import select

from forbear.rules.offers import OfferRequest, build_offers
from forbear.store.accounts import list_account_facts
from forbear.store.contacts import add_contact_point, contact_counts, log_contact, set_preference
from forbear.store.outbox import (
    MOST_ATTEMPTS,
    find_unsure,
    settle_letter,
    take_letter,
    write_letter,
)
from forbear.store.pending_cases import HOLDS
from forbear.store.plans import record_plan
from forbear.store.promises import move_promise, record_promise
from forbear.store.tables import OutboxLetter
from forbear.store.tickets import close_ticket, record_ticket
from tests.store.conftest import TODAY

# Shanghai is eight hours ahead: four in the afternoon, and the middle of the night.
DAY = datetime(2100, 11, 23, 8, tzinfo=timezone.utc)
NIGHT = datetime(2100, 11, 23, 16, tzinfo=timezone.utc)
WRITERS = 20


@pytest.fixture
def account(session, make_customer, make_account):
    account = make_account(make_customer())
    add_contact_point(session, account.customer_id, "email", "wang@customers.example")
    session.commit()
    return account


def put(session, account, key="k", **facts):
    given = {"asks_for_money": True, **facts}
    amount = {"amount": 1_000, "due_on": "2026-12-01"}
    assert write_letter(session, account, "promise_reminder", key, amount, **given)
    session.commit()


def row(session, key="k"):
    session.expire_all()
    return session.execute(select(OutboxLetter).filter_by(key=key)).scalar_one()


def test_a_letter_is_written_once_and_taken_once(session, account):
    put(session, account)
    assert not write_letter(session, account, "promise_broken", "k", {}, asks_for_money=True)

    letter = take_letter(session, DAY)
    assert (letter.address, letter.language, letter.currency) == (
        "wang@customers.example",
        "zh",
        "CNY",
    )
    assert take_letter(session, DAY) is None
    settle_letter(session, letter.id, DAY, fault=None, reached=True)
    assert (row(session).status, row(session).sent_at) == ("sent", DAY)
    assert contact_counts(session, account.customer, DAY).messages_today == 1


@pytest.mark.parametrize(
    ("change", "reason", "status"),
    [
        ("night", "outside_hours", "waiting"),
        ("often", "too_often", "waiting"),
        ("stop", "stopped", "given_up"),
        ("opt out", "unwanted", "given_up"),
        ("wrong address", "no_address", "given_up"),
        ("late", "too_late", "given_up"),
    ],
)
def test_a_letter_that_may_not_go_out_waits_or_is_given_up(
    session, account, change, reason, status
):
    put(session, account, useless_from=date(2100, 11, 23) if change == "late" else None)
    customer_id = account.customer_id
    if change == "often":
        for _ in range(2):
            log_contact(session, customer_id, "sms", "outbound", "delivered", at=DAY)
    if change == "stop":
        account.stop_state = "attorney"
    if change == "opt out":
        set_preference(session, customer_id, "never", "email")
    if change == "wrong address":
        add_contact_point(session, customer_id, "email", "wang@customers.example").status = "wrong"
    now = NIGHT if change == "night" else DAY
    session.commit()

    assert take_letter(session, now) is None
    session.commit()
    assert (row(session).status, row(session).reason) == (status, reason)
    if change == "night":
        assert take_letter(session, now + timedelta(hours=8)) is not None


def test_what_is_owed_passes_stops_and_counts_but_not_hours_or_wishes(session, account):
    account.stop_state = "breathing_space"
    for _ in range(9):
        log_contact(session, account.customer_id, "sms", "outbound", "delivered", at=DAY)
    put(session, account, asks_for_money=False)

    assert take_letter(session, NIGHT) is None
    assert take_letter(session, DAY + timedelta(days=1)) is not None


def test_a_letter_that_may_not_go_out_does_not_block_the_next(session, account, make_account):
    stopped = make_account(account.customer, stop_state="cease")
    put(session, stopped, "a")
    put(session, account, "b")

    assert take_letter(session, DAY).key == "b"


def test_a_letter_that_does_not_go_out_is_tried_again_and_then_given_up(session, account):
    put(session, account)
    now = DAY
    for attempt in range(1, MOST_ATTEMPTS + 1):
        letter = take_letter(session, now)
        settle_letter(session, letter.id, now, fault="server_away", reached=False)
        assert take_letter(session, now) is None
        now += timedelta(minutes=2**attempt)
        assert now.hour < 14  # still day in Shanghai

    assert (row(session).status, row(session).reason) == ("given_up", "server_away")


def test_a_letter_whose_sender_died_is_not_sent_again_by_itself(session, account):
    put(session, account)
    letter = take_letter(session, DAY)
    session.commit()

    assert find_unsure(session, DAY + timedelta(minutes=9)) == 0
    assert find_unsure(session, DAY + timedelta(minutes=10)) == 1
    assert take_letter(session, DAY + timedelta(days=1)) is None
    settle_letter(session, letter.id, DAY, fault=None, reached=True)
    assert row(session).status == "unsure"


def test_senders_at_once_take_each_letter_once(open_session, session, account):
    for number in range(WRITERS):
        put(session, account, f"k{number}", asks_for_money=False)
    barrier = Barrier(WRITERS)

    def send(_):
        barrier.wait()
        taken = []
        while True:
            with open_session.begin() as mine:
                letter = take_letter(mine, DAY)
            if letter is None:
                return taken
            taken.append(letter.key)

    with ThreadPoolExecutor(WRITERS) as pool:
        taken = [key for keys in pool.map(send, range(WRITERS)) for key in keys]

    assert sorted(taken) == sorted(f"k{number}" for number in range(WRITERS))


def test_what_is_agreed_is_put_in_writing(session, account, make_conversation):
    (facts,) = list_account_facts(session, account.customer_id, DAY.replace(year=2026))
    request = OfferRequest(facts.terms, TODAY, role="supervisor", affordable=100_000)
    offer = next(each for each in build_offers(request).offers if each.first_due_on)
    plan = record_plan(session, account.id, make_conversation(), offer)
    made = record_promise(session, account.id, None, 5_000, date(2026, 12, 1))

    assert row(session, f"plan:{plan.id}").facts["total_payable"] == offer.total_payable
    assert not row(session, f"promise:{made.id}").asks_for_money


def test_a_promise_that_nobody_confirmed_is_not_put_in_writing(session, account):
    made = record_promise(session, account.id, None, 5_000, date(2026, 12, 1), status="proposed")
    assert session.execute(select(OutboxLetter)).first() is None

    move_promise(session, made.id, "confirmed")
    assert row(session, f"promise:{made.id}").facts == {"amount": 5_000, "due_on": "2026-12-01"}


@pytest.mark.parametrize("kind", [*HOLDS, "respect_stop_contact", "log_dispute"])
def test_what_asks_for_money_waits_until_a_person_has_looked(
    session, account, make_conversation, kind
):
    conversation = make_conversation(customer=account.customer)
    ticket = record_ticket(session, kind, conversation, "said", account.customer_id)
    put(session, account)
    put(session, account, "copy", asks_for_money=False)

    assert take_letter(session, DAY).key == "copy"
    assert take_letter(session, DAY) is None
    assert (row(session).status, row(session).reason) == ("waiting", "being_looked_at")
    close_ticket(session, ticket, "agent:1", "rejected")
    assert take_letter(session, DAY + timedelta(hours=1)).key == "k"


@pytest.mark.parametrize("kind", ["log_complaint", "call_back", "fee_waiver"])
def test_other_tickets_hold_nothing_back(session, account, make_conversation, kind):
    conversation = make_conversation(customer=account.customer)
    record_ticket(session, kind, conversation, "said", account.customer_id)
    put(session, account)

    assert take_letter(session, DAY) is not None


def test_a_stop_that_is_kept_as_a_wish_holds_back_no_more_than_it_says(
    session, account, make_conversation
):
    conversation = make_conversation(customer=account.customer)
    record_ticket(session, "respect_stop_contact", conversation, "said", account.customer_id)
    set_preference(session, account.customer_id, "never", "phone", conversation_id=conversation)
    put(session, account)

    assert take_letter(session, DAY) is not None


def test_somebody_elses_ticket_holds_nothing_back(
    session, account, make_customer, make_account, make_conversation
):
    other = make_account(make_customer()).customer
    record_ticket(session, HOLDS[0], make_conversation(customer=other), "said", other.id)
    put(session, account)

    assert take_letter(session, DAY) is not None
