"""Takes the answers to the identity questions out of a conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.records import Clock, latest_message_id, unread_messages
from forbear.rules.verification import Outcome
from forbear.store.commits import LONGEST_KEY
from forbear.store.conversations import find_conversation
from forbear.store.identity import check_identity

QUESTIONS = ("card_last4", "birth_year")


def check_answers(session: Session, tracker: Tracker, clock: Clock) -> dict[str, Any]:
    """Slots after this message: half an answer is kept, a whole one is checked once and dropped.

    What was answered while the records were out of reach counts now.
    """
    kept = dict(tracker.get_slot("identity_answers") or {})
    given = _given(unread_messages(tracker))
    answers = {**kept, **given}
    if not given or len(answers) < len(QUESTIONS):
        return {"identity_answers": answers or None}
    if find_conversation(session, tracker.sender_id) is None:
        return {"identity_answers": None, "identity_outcome": Outcome.FAILED.value}
    outcome = check_identity(
        session,
        tracker.sender_id,
        latest_message_id(tracker)[-LONGEST_KEY:],
        str(answers["card_last4"]),
        int(answers["birth_year"]),
        clock(),
    )
    return {"identity_answers": None, "identity_outcome": outcome.value}


def _given(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """The answers in these messages; a later one replaces an earlier one."""
    answers: dict[str, Any] = {}
    for message in messages:
        # Backwards, for the first of two in one message is the one that is meant.
        for entity in reversed((message.get("parse_data") or {}).get("entities") or []):
            if entity.get("entity") in QUESTIONS and entity.get("value") is not None:
                answers[entity["entity"]] = entity["value"]
    return answers
