"""Requests that people decide on: proposed with the engine's figures, written as one ticket.

A proposal only reads; when its words are sent, the action that it names writes once.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.records import RecordsAction, message_key
from actions.wording import spoken
from forbear.store.commits import commit_once
from forbear.store.conversations import find_conversation
from forbear.store.tickets import record_ticket

SLOT = "request"


@dataclass(frozen=True)
class Request:
    """What is said, and what is written when it is said; without `kind` nothing is written."""

    response: str
    kind: str | None = None
    detail: str = ""
    words: dict[str, str] = field(default_factory=dict)
    values: list[str] = field(default_factory=list)


class ProposesRequest(RecordsAction):
    """Says the request, keeps what is to be written, and names the action that writes it."""

    commit: str

    @abstractmethod
    def request(self, session: Session, tracker: Tracker) -> Request:
        """Worked out from the records; read only."""

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            request = self.request(session, tracker)
        dispatcher.utter_message(response=request.response, **spoken(request.words, request.values))
        if request.kind is None:
            return []
        # Kept, as the customer may have written more before an agent sends the words.
        kept = {"kind": request.kind, "detail": request.detail}
        return [SlotSet(SLOT, kept), FollowupAction(self.commit)]


class CommitsRequest(RecordsAction):
    """Writes the ticket of what was said, once for the message that was sent."""

    kind: str

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        kept = tracker.get_slot(SLOT) or {}
        if kept.get("kind") != self.kind:
            return []
        with self._open_session() as session, session.begin():
            conversation = find_conversation(session, tracker.sender_id)
            if conversation is None:
                return []

            def effect() -> dict[str, Any]:
                ticket = record_ticket(
                    session, self.kind, conversation.id, kept["detail"], conversation.customer_id
                )
                return {"reference": ticket.reference}

            commit_once(session, message_key(tracker), self.name(), tracker.sender_id, effect)
        return [SlotSet(SLOT, None)]
