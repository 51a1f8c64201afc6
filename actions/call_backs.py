"""Books a call from a person, at a time of the customer's own where one was named."""

from __future__ import annotations

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.requests import CommitsRequest, ProposesRequest, Request


class ActionProposeCallBack(ProposesRequest):
    """Says that a person will call."""

    commit = "action_commit_call_back"

    def name(self) -> str:
        return "action_propose_call_back"

    def request(self, session: Session, tracker: Tracker) -> Request:
        named = {
            name: str(value)[:40]
            for name in ("contact_time", "date")
            if (value := next(tracker.get_latest_entity_values(name), None))
        }
        detail = "; ".join(f"{name}={value}" for name, value in named.items())
        # Nothing about an account is said or read: whoever writes may be called back.
        return Request("utter_call_back_booked", "call_back", detail)


class ActionCommitCallBack(CommitsRequest):
    """Writes the time for the people who call."""

    kind = "call_back"

    def name(self) -> str:
        return "action_commit_call_back"
