"""Opens the ticket that what was just said calls for, once."""

from __future__ import annotations

from functools import partial
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.records import RecordsAction, message_key
from actions.ticket_details import details_of, told_by
from forbear.rules.ticket_acts import ticket_kind
from forbear.store.conversations import find_conversation
from forbear.store.ticket_commits import TICKET_ACTION, commit_ticket
from forbear.store.told_wishes import keep_told


class ActionCommitTicket(RecordsAction):
    """A note for the people who follow up; it names the act, never the customer's words."""

    def name(self) -> str:
        return TICKET_ACTION

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        ladder = tracker.get_slot("ladder") or []
        acts = ladder[-1]["said"] if ladder else []
        kind = ticket_kind(acts)
        if kind is None:
            return []
        with self._open_session() as session, session.begin():
            conversation = find_conversation(session, tracker.sender_id)
            if conversation is not None:
                now, told = self._clock(), told_by(tracker)
                commit_ticket(
                    session,
                    conversation,
                    message_key(tracker),
                    kind,
                    details_of(kind, tracker, now.date()),
                    partial(keep_told, session, conversation, acts, told, now),
                )
        return []
