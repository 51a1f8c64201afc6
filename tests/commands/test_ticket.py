"""`forbear ticket`: what waits for people, and that it is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from forbear.cli import main
from forbear.store.audit import read_chain
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import Complaint, Dispute
from forbear.store.tickets import record_ticket
from tests.actions.bank import add_conversation, add_customer


@pytest.fixture
def open_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    monkeypatch.setenv("FORBEAR_DATABASE_URL", url)
    migrate(url)
    engine = make_engine(url)
    yield make_session_factory(engine)
    engine.dispose()


@pytest.fixture
def opened(open_session):
    """The references of a dispute, a complaint and a call-back."""
    with open_session.begin() as session:
        customer = add_customer(session)
        conversation = add_conversation(session, "c1", customer)
        return [
            record_ticket(session, kind, conversation, "said", customer.id).reference
            for kind in ("log_dispute", "log_complaint", "call_back")
        ]


def listed(capsys, *options: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main(["ticket", "list", "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_open_tickets_are_listed_and_closed_ones_on_demand(opened, capsys):
    assert main(["ticket", "close", opened[2].lower()]) == 0

    assert [row["reference"] for row in listed(capsys)] == opened[:2]
    states = {row["reference"]: row["status"] for row in listed(capsys, "--all")}
    assert states == {opened[0]: "open", opened[1]: "open", opened[2]: "closed"}


def test_a_dispute_ends_with_a_decision_and_a_complaint_with_an_answer(
    opened, open_session, capsys
):
    assert main(["ticket", "close", opened[0]]) == 2
    assert "upheld, rejected, withdrawn" in capsys.readouterr().err
    assert main(["ticket", "close", opened[0], "--decision", "upheld"]) == 0
    assert main(["ticket", "close", opened[1]]) == 0
    assert main(["ticket", "close", opened[1]]) == 0

    with open_session() as session:
        assert session.execute(select(Dispute.status)).scalars().all() == ["upheld"]
        assert session.execute(select(Complaint.status)).scalars().all() == ["answered"]
        acts = [(e.act, e.actor) for e in read_chain(session)]
    assert acts.count(("ticket_closed", "operator")) == 2
    assert ("dispute_decided", "operator") in acts
    assert ("complaint_answered", "operator") in acts


def test_an_unknown_reference_is_named(open_session, capsys):
    assert main(["ticket", "close", "T-NOWHERE"]) == 2
    assert "no ticket T-NOWHERE" in capsys.readouterr().err


def test_nothing_to_do_says_so(open_session, capsys):
    assert main(["ticket", "list"]) == 0
    assert "Nothing waits" in capsys.readouterr().out
