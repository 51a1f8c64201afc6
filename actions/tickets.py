"""Opens the ticket that what was just said calls for, once."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.records import RecordsAction, message_key
from actions.ticket_details import details_of
from forbear.rules.ticket_acts import ticket_kind
from forbear.store.conversations import find_conversation
from forbear.store.ticket_commits import TICKET_ACTION, commit_ticket


class ActionCommitTicket(RecordsAction):
    """A note for the people who follow up; it names the act, never the customer's words."""

    def name(self) -> str:
        return TICKET_ACTION

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        ladder = tracker.get_slot("ladder") or []
        kind = ticket_kind(ladder[-1]["said"] if ladder else [])
        if kind is None:
            return []
        with self._open_session() as session, session.begin():
            conversation = find_conversation(session, tracker.sender_id)
            if conversation is not None:
                detail = details_of(kind, tracker, self._clock().date())
                commit_ticket(session, conversation, message_key(tracker), kind, detail)
        return []
