"""The clock in the gateway: what is due is done and sent once, by however many gateways."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from forbear.gateway.clock import Clock
from forbear.gateway.database import Database
from forbear.gateway.options import Options
from forbear.outbound.adapters import SendError
from forbear.store.audit_anchors import FILE, read_anchors
from forbear.store.base import utc_now
from forbear.store.contacts import find_contact_point
from forbear.store.promises import record_promise
from forbear.store.tables import Account, ContactEvent, Customer, OutboxLetter, PromiseToPay, Ticket
from tests.gateway.conftest import QUICK

REFERENCE = "CN62081001"


class Postman:
    """A way for letters whose bag can be looked into; the network is not what is tested here."""

    reaches_people = True

    def __init__(self, fault=None):
        self.keys = []
        self.fault = fault

    def send(self, letter):
        if self.fault:
            raise SendError(self.fault)
        self.keys.append(letter.key)


@pytest.fixture
def make_clock(open_session, tmp_path):
    databases = []

    def make(sender):
        databases.append(Database(open_session))
        return Clock(databases[-1], sender, tmp_path / FILE, every=60)

    yield make
    for database in databases:
        database.close()


@pytest.fixture
def promise(open_session):
    """One that was due three days ago, of somebody whose day is open at any hour of the tests."""
    with open_session.begin() as session:
        customer = session.execute(select(Customer).filter_by(reference=REFERENCE)).scalar_one()
        now = utc_now()
        # A place whose clock shows noon, whenever the tests run.
        customer.timezone = f"Etc/GMT{now.hour - 12:+d}"
        assert find_contact_point(session, customer.id, "email") is not None
        account = session.execute(select(Account).filter_by(customer_id=customer.id)).scalar_one()
        due_on = now.date() - timedelta(days=4)
        return record_promise(session, account.id, None, 1_000, due_on).id


async def test_two_gateways_do_and_send_each_thing_once(make_clock, open_session, promise):
    postman = Postman()
    clocks = [make_clock(postman) for _ in range(2)]
    for _ in range(2):
        await asyncio.gather(*(clock.round() for clock in clocks))

    assert sorted(postman.keys) == [f"promise:{promise}", f"promise_broken:{promise}"]
    with open_session() as session:
        assert session.get(PromiseToPay, promise).status == "broken"
        kinds = session.execute(select(Ticket.kind).where(Ticket.kind == "promise_broken"))
        assert len(kinds.all()) == 1
        sent = select(ContactEvent).where(ContactEvent.channel == "email")
        assert len(session.execute(sent).all()) == 2


async def test_a_letter_that_does_not_go_out_waits(make_clock, open_session, promise):
    done = await make_clock(Postman("server_away")).round()

    assert done["letters"] == 0
    with open_session() as session:
        letters = session.execute(select(OutboxLetter)).scalars().all()
        assert {(each.status, each.reason) for each in letters} == {("waiting", "server_away")}


async def test_one_record_that_cannot_be_worked_on_holds_nothing_up(
    make_clock, open_session, promise
):
    with open_session.begin() as session:
        query = select(Account).join(Customer).where(Customer.reference == "CN62081002")
        other = session.execute(query).scalar_one()
        other.customer.timezone = "Mars/Olympus"
        stuck = record_promise(session, other.id, None, 1_000, utc_now().date() - timedelta(9)).id
    postman = Postman()
    await make_clock(postman).round()

    assert sorted(postman.keys) == [f"promise:{promise}", f"promise_broken:{promise}"]
    with open_session() as session:
        assert session.get(PromiseToPay, stuck).status == "confirmed"
        letter = session.execute(
            select(OutboxLetter).filter_by(key=f"promise:{stuck}")
        ).scalar_one()
        assert (letter.status, letter.reason) == ("waiting", "records_away")


async def test_the_gateway_runs_it_and_notes_anchors(make_gateway, open_session, promise, tmp_path):
    make_gateway(options=Options(**{**QUICK.__dict__, "round_every": 0.1}))
    for _ in range(100):
        await asyncio.sleep(0.1)
        with open_session() as session:
            if session.get(PromiseToPay, promise).status == "broken" and (tmp_path / FILE).exists():
                break
    else:
        pytest.fail("nothing was done within ten seconds")

    assert read_anchors(tmp_path / FILE)[-1].seq > 0
