"""Asks for the fees to be waived; whoever has the authority decides."""

from __future__ import annotations

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.offer_choice import request_now
from actions.requests import CommitsRequest, ProposesRequest, Request
from actions.wording import allowed_values, language_of, money
from forbear.rules.money import from_minor
from forbear.rules.offers.build import hold_of
from forbear.rules.offers.relief import fee_waiver


class ActionProposeFeeWaiver(ProposesRequest):
    """Names the fees and that somebody else decides."""

    commit = "action_commit_fee_waiver"

    def name(self) -> str:
        return "action_propose_fee_waiver"

    def request(self, session: Session, tracker: Tracker) -> Request:
        found = request_now(session, tracker, self._clock)
        if found is None:
            return Request("utter_ask_verification")
        facts, request = found
        if hold_of(request) is not None:
            return Request("utter_escalate_supervisor")
        offer = fee_waiver(request)
        if offer is None:
            return Request("utter_no_fees_to_waive")
        amount = from_minor(offer.waived, offer.currency)
        return Request(
            "utter_apply_fee_waiver",
            "fee_waiver",
            f"amount={amount}; decides={offer.authority_needed}; policy={offer.policy_version}",
            {"fees": money(offer.waived, offer.currency, language_of(tracker))},
            allowed_values(facts.currency, [offer.waived]),
        )


class ActionCommitFeeWaiver(CommitsRequest):
    """Writes the request with its figures."""

    kind = "fee_waiver"

    def name(self) -> str:
        return "action_commit_fee_waiver"
