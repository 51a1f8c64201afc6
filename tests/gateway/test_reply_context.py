"""What the conduct check is told of a conversation, read from what is stored of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forbear.gateway.reply_context import reply_facts
from forbear.safety.reply_facts import ReplyFacts
from forbear.store.agents import find_agent
from forbear.store.base import utc_now
from forbear.store.conversations import create_conversation
from forbear.store.customers import get_customer
from forbear.store.messages import record_message
from forbear.store.plan_policies import policy_info
from forbear.store.suggestions import replace_suggestions
from forbear.store.tables import Conversation
from forbear.store.tickets import record_ticket
from tests.gateway.copilot_stand_in import draft

UK_CUSTOMER = "UK44201002"
OWN_LIMIT = """
UK:
  version: bank 7
  authorities:
    agent: {fee_waiver: "7.00"}
"""


class Scene:
    """A conversation with a customer of the demo bank, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        customer = get_customer(session, UK_CUSTOMER)
        self.row: Conversation = create_conversation(
            session, language="en", mode="agent", customer_id=customer.id
        )

    def write(self, author: str, text: str, **understood: Any) -> Any:
        line = record_message(
            self.session,
            self.row,
            author=author,
            client_id=f"{author}-{self.row.last_seq}",
            text=text,
        )
        if understood:
            line.understanding = {"risk": [], "intent": {"name": "greet"}, **understood}
        return line

    def verify(self) -> None:
        self.row.verified_until = utc_now() + timedelta(minutes=5)

    def facts(self, login: str = "lin") -> ReplyFacts:
        agent = find_agent(self.session, login)
        assert agent is not None
        self.session.flush()
        self.session.refresh(self.row)
        return reply_facts(self.session, self.row, agent)


@pytest.fixture
def scene(open_session: sessionmaker) -> Iterator[Scene]:
    with open_session() as session:
        yield Scene(session)


def test_nothing_is_taken_for_granted_at_the_start(scene: Scene) -> None:
    facts = scene.facts()

    assert (facts.verified, facts.first_turn, facts.automated) == (False, True, False)
    assert (facts.speaker_role, facts.has_offer, facts.crisis) == ("customer", False, False)
    assert set(facts.context().flags) == {"unverified", "first_turn"}


def test_reply_answers_all_that_was_written_since_we_spoke(scene: Scene) -> None:
    scene.write("customer", "an old worry", risk=["vulnerability"])
    scene.write("bot", "I see.")
    scene.write("customer", "my father died", risk=["bereavement"])
    scene.write("customer", "are you a bot?", intent={"name": "ask_if_bot"})

    facts = scene.facts()

    assert facts.risk == {"bereavement"}
    assert {"bereavement", "asked_if_bot"} <= set(facts.context().flags)
    assert not facts.first_turn


def test_second_line_of_the_agent_still_answers_the_last_of_the_customer(scene: Scene) -> None:
    scene.write("customer", "my father died", risk=["bereavement"])
    scene.write("agent", "I am so sorry.")

    assert scene.facts().risk == {"bereavement"}


def test_crisis_stays_until_a_person_clears_it(scene: Scene) -> None:
    scene.row.crisis, scene.row.risk = True, ["self_harm_red"]
    scene.write("customer", "never mind", risk=[])
    assert scene.facts().context().risk == "red"

    scene.row.crisis = False
    scene.write("customer", "I meant my phone", risk=["self_harm_amber"])
    assert scene.facts().context().risk == "none"


def test_line_that_nobody_has_understood_is_screened(scene: Scene) -> None:
    scene.write("customer", "I don't want to be alive any more")

    assert scene.facts().context().crisis


def test_somebody_else_stays_somebody_else_until_verified(scene: Scene) -> None:
    scene.row.risk = ["wrong_person"]
    scene.write("customer", "so what is it about?", risk=[])
    assert scene.facts().speaker_role == "third_party"

    scene.verify()
    assert scene.facts().speaker_role == "customer"


def test_records_raise_their_flags(scene: Scene) -> None:
    for kind in ("log_dispute", "refer_representative"):
        record_ticket(scene.session, kind, scene.row.id)
    scene.write("customer", "I paid that", intent={"name": "claim_already_paid"})

    assert scene.facts().states == {"dispute", "representative", "already_paid"}


def test_closed_ticket_raises_nothing(scene: Scene) -> None:
    record_ticket(scene.session, "log_dispute", scene.row.id).status = "closed"

    assert scene.facts().states == frozenset()


def test_figures_of_drafts_and_cards_may_be_named(scene: Scene) -> None:
    line = scene.write("customer", "I can pay one hundred and five", risk=[])
    line.understanding = {"entities": [{"entity": "amount", "value": "105.00"}], "risk": []}
    card = {"kind": "plan", "offers": [{"instalment": "77.10", "first_due": "2026-03-09"}]}
    replace_suggestions(
        scene.session, line, [draft(1, "It comes to £88.25.", card=card)], "stand-in"
    )

    facts = scene.facts()

    named = {Decimal(each) for each in ("105", "88.25", "77.10", "9")}
    assert named <= facts.figures
    assert facts.has_offer


def test_figures_of_agents_lines_vouch_for_nothing(scene: Scene) -> None:
    scene.write("agent", "It is £41.17.")

    assert Decimal("41.17") not in scene.facts().figures


def test_records_give_figures_only_while_verified(scene: Scene) -> None:
    before = scene.facts().figures
    scene.verify()

    assert len(scene.facts().figures) > len(before) + 5


def test_line_after_a_long_silence_is_a_contact_of_the_banks_own(scene: Scene) -> None:
    line = scene.write("customer", "bye", risk=[])
    scene.write("agent", "Take care.")
    assert not scene.facts().begun_by_bank

    scene.row.created_at = line.created_at = utc_now() - timedelta(hours=2)
    facts = scene.facts()
    assert facts.begun_by_bank
    assert facts.local_time is not None

    scene.write("customer", "one more thing", risk=[])
    assert not scene.facts().begun_by_bank


def test_supervisor_has_a_supervisors_authority(scene: Scene) -> None:
    assert scene.facts("chen").agent_role == "supervisor"
    assert scene.facts("lin").agent_role == "agent"


def test_what_an_agent_may_waive_comes_from_the_banks_own_policies(
    open_session: sessionmaker, tmp_path: Path
) -> None:
    file = tmp_path / "policy.yml"
    file.write_text(OWN_LIMIT, "utf-8")
    with open_session() as session:
        session.info.update(policy_info(file))
        facts = Scene(session).facts()

    assert facts.authorities is not None
    assert facts.authorities["UK"]["agent"].fee_waiver == 700
    assert facts.context().authorities == facts.authorities
