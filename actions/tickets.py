"""Opens the ticket that what was just said calls for, once."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.records import RecordsAction, message_key
from actions.ticket_details import details_of
from forbear.store.commits import commit_once
from forbear.store.conversations import find_conversation
from forbear.store.tickets import record_ticket

TICKET_ACTS = (
    "crisis_support", "escalate_security", "log_dispute", "log_complaint", "respect_stop_contact",
    "bereavement_care", "refer_representative", "vulnerability_care", "escalate_supervisor",
)  # fmt: skip
"""The most urgent first: one saying opens one ticket."""


class ActionCommitTicket(RecordsAction):
    """A note for the people who follow up; it names the act, never the customer's words."""

    def name(self) -> str:
        return "action_commit_ticket"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        ladder = tracker.get_slot("ladder") or []
        said = ladder[-1]["said"] if ladder else []
        kind = next((act for act in TICKET_ACTS if act in said), None)
        if kind is None:
            return []
        with self._open_session() as session, session.begin():
            conversation = find_conversation(session, tracker.sender_id)
            if conversation is None:
                return []

            def effect() -> dict[str, Any]:
                ticket = record_ticket(
                    session,
                    kind,
                    conversation.id,
                    detail=details_of(kind, tracker, self._clock().date()),
                    customer_id=conversation.customer_id,
                )
                return {"reference": ticket.reference}

            commit_once(session, message_key(tracker), self.name(), tracker.sender_id, effect)
        return []
