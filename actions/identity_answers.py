"""Takes the answers to the identity questions out of a conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.records import LONGEST_KEY, Clock, latest_message_id
from forbear.rules.verification import Outcome
from forbear.store.conversations import find_conversation
from forbear.store.identity import check_identity

QUESTIONS = ("card_last4", "birth_year")


def check_answers(session: Session, tracker: Tracker, clock: Clock) -> dict[str, Any]:
    """Slots after this message: half an answer is kept, a whole one is checked once and dropped."""
    kept = dict(tracker.get_slot("identity_answers") or {})
    given = {q: v for q in QUESTIONS if (v := _latest(tracker, q)) is not None}
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


def _latest(tracker: Tracker, entity: str) -> Any:
    return next(tracker.get_latest_entity_values(entity), None)
