"""Brings the conversation up to date with the bank's records after each customer message."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.household import is_whole_budget, read_budget
from actions.identity_answers import check_answers
from actions.means import affordable
from actions.own_figures import SLOT, kept_figure, named_figure, waiting_figure
from actions.records import RecordsAction, latest_message_id
from forbear.rules.money import minor_digits, round_half_up
from forbear.rules.verification import is_verified
from forbear.store.accounts import AccountFacts, find_account_facts
from forbear.store.conversations import find_conversation
from forbear.store.customers import find_place
from forbear.store.promises import find_open_promise
from forbear.store.tables import Conversation
from forbear.store.tickets import list_tickets

DISPUTE_TICKET = "log_dispute"


class ActionUpdateFacts(RecordsAction):
    """Sets the slots that the records decide; checks an identity answer once per message."""

    def name(self) -> str:
        return "action_update_facts"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            identity = check_answers(session, tracker, self._clock)
            session.commit()  # a try counts even when what follows fails
            conversation = find_conversation(session, tracker.sender_id)
            verified = conversation is not None and is_verified(
                conversation.verified_until, self._clock()
            )
            facts = None
            if verified:
                facts = find_account_facts(session, tracker.sender_id, self._clock())
            slots = {**identity, **self._records(session, tracker, conversation, facts)}
        slots |= {"verified": True if verified else None, **_of_account(facts)}
        slots |= {**_budget(tracker, facts), "facts_of": latest_message_id(tracker)}
        return [
            SlotSet(name, value) for name, value in slots.items() if tracker.get_slot(name) != value
        ]

    def _records(
        self,
        session: Session,
        tracker: Tracker,
        conversation: Conversation | None,
        facts: AccountFacts | None,
    ) -> dict[str, Any]:
        if conversation is None:
            return {}
        tickets = list_tickets(session, conversation.id)
        # The same is read for nobody, so that a number that the bank does not know takes as long.
        place = find_place(session, conversation.customer_id)
        # Words of the place would tell a stranger that the number is somebody's; a crisis line
        # is worth more than that.
        told = facts is not None or bool(tracker.get_slot("crisis"))
        return {
            "jurisdiction": place if told and place else tracker.get_slot("jurisdiction"),
            # A reply that minds a stop tells whoever can see it that there is one. Before
            # verification nothing is asked for anyway.
            "stop_state": facts.stop_state if facts else "none",
            "legal_referral": bool(facts and facts.legal_referral),
            "open_promise": bool(facts and find_open_promise(session, facts.account_id)),
            "dispute_open": any(t.kind == DISPUTE_TICKET and t.status == "open" for t in tickets),
        }


def _of_account(facts: AccountFacts | None) -> dict[str, Any]:
    return {
        "product": facts.product if facts else None,
        "currency": facts.currency if facts else None,
        "dpd": float(facts.dpd) if facts else 0.0,
    }


def _budget(tracker: Tracker, facts: AccountFacts | None) -> dict[str, Any]:
    """Income and essentials as said; what is affordable only for a verified account."""
    slots, named = read_budget(tracker), named_figure(tracker)
    kept = kept_figure(tracker, named)
    if kept is not None:
        slots[SLOT] = kept
    figure = named or waiting_figure(tracker) or {}  # perhaps said before they were verified
    income, essentials = slots["monthly_income"], slots["monthly_essentials"]
    if facts is None:
        return slots
    if is_whole_budget(tracker, income, essentials):
        slots["affordable"] = affordable(income, essentials, facts.balance, facts.currency)
    elif "payment" in figure and not (income and essentials):
        slots["affordable"] = _rounded(figure["payment"], facts.currency)
    return slots


def _rounded(amount: str, currency: str) -> str:
    said = Decimal(amount)
    value = round_half_up(said, minor_digits(currency))
    return (amount if said == value else str(value)) if value else "0"
