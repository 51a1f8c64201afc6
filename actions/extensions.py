"""Asks for more days, with what they cost."""

from __future__ import annotations

import re
from datetime import date

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.earlier_words import entities_meant
from actions.offer_choice import request_now
from actions.requests import CommitsRequest, ProposesRequest, Request
from actions.wording import allowed_values, day, language_of, money
from forbear.rules.money import from_minor
from forbear.rules.offers.build import hold_of
from forbear.rules.offers.relief import extension_of

MOST_DAYS = 90
"""What is longer is a plan and no extension."""
_DAYS = {"D": 1, "W": 7, "M": 30}
_DURATION = re.compile(r"P([0-9]{1,3})([DWM])", re.ASCII)


class ActionProposeExtension(ProposesRequest):
    """Says until when, at what cost, and that the bank decides."""

    commit = "action_commit_extension"

    def name(self) -> str:
        return "action_propose_extension"

    def request(self, session: Session, tracker: Tracker) -> Request:
        found = request_now(session, tracker, self._clock)
        if found is None:
            return Request("utter_ask_verification")
        facts, request = found
        days = days_asked(tracker, request.today)
        if hold_of(request) is not None:
            return Request("utter_escalate_supervisor")
        if days is None or not 1 <= days <= MOST_DAYS:
            return Request("utter_extension")  # asks until when
        offer = extension_of(request, days)
        lang, due = language_of(tracker), offer.first_due_on
        assert due is not None
        cost = offer.total_interest or 0
        return Request(
            "utter_apply_extension",
            "extension",
            f"days={days}; until={due}; cost={from_minor(cost, facts.currency)};"
            f" decides={offer.authority_needed}; policy={offer.policy_version}",
            {
                "days": str(days),
                "first_due": day(due, lang),
                "total_interest": money(cost, facts.currency, lang),
            },
            allowed_values(facts.currency, [cost], [due], [days]),
        )


class ActionCommitExtension(CommitsRequest):
    """Writes the request with its figures."""

    kind = "extension"

    def name(self) -> str:
        return "action_commit_extension"


def days_asked(tracker: Tracker, today: date) -> int | None:
    """Until a day that was named, else for a time that was named."""
    entities = entities_meant(tracker, "request_extension")
    days = [
        (date.fromisoformat(str(entity["value"])) - today).days
        for entity in entities
        if entity["entity"] == "date" and entity.get("value")
    ]
    if days:  # "it bounced on the 1st, can I pay on the 14th": the last day that fits is meant
        return next((d for d in reversed(days) if 1 <= d <= MOST_DAYS), days[0])
    for entity in entities:
        match = _DURATION.fullmatch(str(entity.get("value")))
        if entity["entity"] == "duration" and match:
            return int(match[1]) * _DAYS[match[2]]
    return None
