"""Brings the conversation up to date with the bank's records after each customer message."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.household import affordable, read_budget
from actions.identity_answers import check_answers
from actions.own_figures import SLOT, named_figure, waiting_figure
from actions.records import RecordsAction, latest_message_id
from forbear.rules.money import minor_digits, round_half_up
from forbear.rules.verification import is_verified
from forbear.store.accounts import AccountFacts, find_account_facts
from forbear.store.conversations import find_conversation
from forbear.store.tables import Conversation
from forbear.store.tickets import list_tickets

DISPUTE_TICKET = "log_dispute"


class ActionUpdateFacts(RecordsAction):
    """Sets the slots that the records decide; checks an identity answer once per message."""

    def name(self) -> str:
        return "action_update_facts"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            identity = check_answers(session, tracker, self._clock)
            session.commit()  # a try counts even when what follows fails
            conversation = find_conversation(session, tracker.sender_id)
            account = self._account(session, conversation)
            slots = {**identity, **self._records(session, conversation, account)}
        facts = account if slots["verified"] else None
        slots |= {**_budget(tracker, facts), "facts_of": latest_message_id(tracker)}
        return [
            SlotSet(name, value) for name, value in slots.items() if tracker.get_slot(name) != value
        ]

    def _account(self, session: Session, conversation: Conversation | None) -> AccountFacts | None:
        if conversation is None:
            return None
        # What must stop must stop before verification too; it is decided on, and never said.
        return find_account_facts(session, conversation.id, self._clock(), verified_only=False)

    def _records(
        self, session: Session, conversation: Conversation | None, account: AccountFacts | None
    ) -> dict[str, Any]:
        if conversation is None:
            return {"verified": None}
        verified = is_verified(conversation.verified_until, self._clock())
        tickets = list_tickets(session, conversation.id)
        customer = conversation.customer
        return {
            "verified": True if verified else None,
            "jurisdiction": customer.jurisdiction if customer else None,
            "stop_state": account.stop_state if account else "none",
            "dispute_open": any(t.kind == DISPUTE_TICKET and t.status == "open" for t in tickets),
            "legal_referral": bool(account and account.legal_referral),
            "product": account.product if account and verified else None,
            "currency": account.currency if account and verified else None,
            "dpd": float(account.dpd) if account and verified else 0.0,
        }


def _budget(tracker: Tracker, facts: AccountFacts | None) -> dict[str, Any]:
    """Income and essentials as said; what is affordable only for a verified account."""
    slots, named = read_budget(tracker), named_figure(tracker)
    if named:
        slots[SLOT] = named
    figure = named or waiting_figure(tracker) or {}  # perhaps said before they were verified
    income, essentials = slots["monthly_income"], slots["monthly_essentials"]
    if facts is None:
        return slots
    if income and essentials:
        slots["affordable"] = affordable(income, essentials, facts.balance, facts.currency)
    elif "payment" in figure:
        slots["affordable"] = _rounded(figure["payment"], facts.currency)
    return slots


def _rounded(amount: str, currency: str) -> str:
    said = Decimal(amount)
    value = round_half_up(said, minor_digits(currency))
    return (amount if said == value else str(value)) if value else "0"
