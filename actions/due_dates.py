"""Asks for another day of the month for the payments."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.first_days import wanted_day
from actions.offer_choice import request_now
from actions.requests import CommitsRequest, ProposesRequest, Request
from actions.wording import allowed_values, day, language_of
from forbear.rules.due_dates import add_months
from forbear.rules.offers.build import hold_of
from forbear.rules.offers.relief import may_be_made_current


class ActionProposeDueDate(ProposesRequest):
    """Names the day from which the payments would fall due."""

    commit = "action_commit_due_date"

    def name(self) -> str:
        return "action_propose_due_date"

    def request(self, session: Session, tracker: Tracker) -> Request:
        found = request_now(session, tracker, self._clock)
        if found is None:
            return Request("utter_ask_verification")
        facts, request = found
        if hold_of(request) is not None or not may_be_made_current(request):
            return Request("utter_escalate_supervisor")
        wanted = wanted_day(tracker)
        if wanted is None:
            return Request("utter_ask_due_day")
        first = next_on_day(wanted, request.today)
        return Request(
            "utter_apply_due_date",
            "due_date_change",
            f"day_of_month={first.day}; first={first}; policy={request.rules.version}",
            {"first_due": day(first, language_of(tracker))},
            allowed_values(facts.currency, [], [first]),
        )


class ActionCommitDueDate(CommitsRequest):
    """Writes the request."""

    kind = "due_date_change"

    def name(self) -> str:
        return "action_commit_due_date"


def next_on_day(wanted: date, today: date) -> date:
    """A day that has passed means the same day of a month to come."""
    months = 0
    while add_months(wanted, months) <= today:
        months += 1
    return add_months(wanted, months)
