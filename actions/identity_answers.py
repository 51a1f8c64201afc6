"""Takes the answers to the identity questions out of a conversation."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.last_actions import last_action
from actions.records import Clock, latest_message_id, unread_messages
from forbear.rules.anothers_details import gives_anothers_details
from forbear.rules.verification import Outcome
from forbear.store.commits import LONGEST_KEY
from forbear.store.conversations import find_conversation
from forbear.store.identity import check_identity

QUESTIONS = ("card_last4", "birth_year")
FOUR_DIGITS = re.compile(r"(?<![\d.,])\d{4}(?![\d.,]*\d)")
FIRST_YEAR, LAST_YEAR = 1920, 2012
SHORT_YEAR = re.compile(
    r"(?<![\d.,£$¥])(\d{2})(?:年|后)|(?:^|[,，、;；\s']|and )(\d{2})(?![\d.,]*\d)(?=\W*$)"
)
"""87年, or two digits that end the message."""
ASKED_BY = frozenset(
    {
        "verification_form", "utter_ask_verification", "utter_verification_failed", "utter_greet",
        "utter_why_verification", "utter_ask_year", "utter_ask_last4",
    }
)  # fmt: skip


def check_answers(session: Session, tracker: Tracker, clock: Clock) -> dict[str, Any]:
    """Slots after this message: half an answer is kept, a whole one is checked once and dropped.

    What was answered while the records were out of reach counts now. What somebody else answers
    for the customer never does.
    """
    if gives_anothers_details(tracker.latest_message.get("text") or ""):
        return {"identity_answers": None}
    kept = dict(tracker.get_slot("identity_answers") or {})
    given = {**_bare(tracker), **_given(unread_messages(tracker))}
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


def _bare(tracker: Tracker) -> dict[str, Any]:
    """Four digits and a year without any word, where they can only answer our questions."""
    form = (tracker.active_loop or {}).get("name") == "verification_form"
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if not form and intent != "provide_verification" and last_action(tracker) not in ASKED_BY:
        return {}
    text = tracker.latest_message.get("text") or ""
    numbers = FOUR_DIGITS.findall(text)
    kept = tracker.get_slot("identity_answers") or {}
    years = [n for n in numbers if FIRST_YEAR <= int(n) <= LAST_YEAR]
    if len(numbers) == 1 and "birth_year" in kept and "card_last4" not in kept:
        years = []  # the year is known: four digits that look like one are the card's
    found: dict[str, Any] = {}
    if years:
        found["birth_year"] = int(years[-1])
    elif short := SHORT_YEAR.search(text):
        found["birth_year"] = _century(int(short[1] or short[2]))
    others = [n for i, n in enumerate(numbers) if not years or i != _last(numbers, years[-1])]
    if others:
        found["card_last4"] = others[0]
    return found


def _last(numbers: list[str], year: str) -> int:
    """Where the year stands; the card may end in the same four digits."""
    return len(numbers) - 1 - numbers[::-1].index(year)


def _century(short: int) -> int:
    """87 is 1987 and 05 is 2005: nobody who owes is younger or older."""
    return 1900 + short if short > LAST_YEAR % 100 else 2000 + short


def _given(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """The answers in these messages; a later one replaces an earlier one."""
    answers: dict[str, Any] = {}
    for message in messages:
        # Backwards, for the first of two in one message is the one that is meant.
        for entity in reversed((message.get("parse_data") or {}).get("entities") or []):
            if entity.get("entity") in QUESTIONS and entity.get("value") is not None:
                answers[entity["entity"]] = entity["value"]
    return answers
