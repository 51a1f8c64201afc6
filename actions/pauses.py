"""Asks for a pause where nothing can be paid: a holiday without interest, with a day of review."""

from __future__ import annotations

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.offer_choice import request_now
from actions.requests import CommitsRequest, ProposesRequest, Request
from actions.wording import allowed_values, day, language_of
from forbear.rules.offers.build import hold_of
from forbear.rules.offers.relief import payment_holiday


class ActionProposePause(ProposesRequest):
    """Says for how long, and when it is looked at again."""

    commit = "action_commit_pause"

    def name(self) -> str:
        return "action_propose_pause"

    def request(self, session: Session, tracker: Tracker) -> Request:
        found = request_now(session, tracker, self._clock)
        if found is None:
            return Request("utter_ask_verification")
        facts, request = found
        if hold_of(request) is not None:
            return Request("utter_escalate_supervisor")
        offer = payment_holiday(request)
        if offer is None or offer.review_on is None:
            return Request("utter_no_affordable_plan")
        return Request(
            "utter_apply_pause",
            "payment_holiday",
            f"months={offer.n}; review={offer.review_on}; decides={offer.authority_needed};"
            f" policy={offer.policy_version}",
            {"n": str(offer.n), "review_day": day(offer.review_on, language_of(tracker))},
            allowed_values(facts.currency, [], [offer.review_on], [offer.n]),
        )


class ActionCommitPause(CommitsRequest):
    """Writes the request."""

    kind = "payment_holiday"

    def name(self) -> str:
        return "action_commit_pause"
