"""Offers plans, reads the chosen one back, and records it once when it is agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counter_offers import answer_figure
from actions.first_days import first_day, moved
from actions.means import keep_means
from actions.offer_choice import CHOSEN, chosen, is_monthly, offers_now, request_now
from actions.offer_words import offer_values, offer_words, plan_card, spoken_as
from actions.own_figures import waiting_figure
from actions.records import RecordsAction, message_key
from actions.wording import language_of, spoken
from forbear.rules.offers import Offer, OfferRequest, build_offers
from forbear.store.commits import commit_once
from forbear.store.plan_approvals import ask_for_approval
from forbear.store.plans import OpenPlanError, find_open_plan, record_plan

COMMIT = "action_commit_plan"


class ActionProposePlans(RecordsAction):
    """Two or three offers inside policy and means, with their whole cost."""

    def name(self) -> str:
        return "action_propose_plans"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            facts, offers = offers_now(session, tracker, self._clock)
        monthly = [o for o in offers.offers if is_monthly(o)]
        if facts is None:
            dispatcher.utter_message(response="utter_ask_verification")
            return []
        if waiting_figure(tracker) and offers.counter is not None:
            # Who names a figure is answered about that figure first.
            return answer_figure(dispatcher, tracker, facts, offers)
        if not monthly:
            dispatcher.utter_message(response="utter_no_affordable_plan")
            return [SlotSet("offers", None), SlotSet("talk", None)]
        lang = language_of(tracker)
        values = offer_values(monthly)
        card = plan_card(monthly, lang)
        if len(monthly) == 1:
            words = offer_words(monthly[0], lang)
            dispatcher.utter_message(
                response=spoken_as("utter_offer_plan", monthly[0]),
                **spoken(words, values, card=card),
            )
        else:
            dispatcher.utter_message(response="utter_offer_plans", **spoken({}, values, card=card))
        return [
            SlotSet("offers", [o.offer_id for o in monthly]),
            SlotSet("chosen_offer", None),
            SlotSet("talk", "offered"),
        ]


class ActionProposeReadBack(RecordsAction):
    """Repeats the chosen offer with all its figures and asks for a yes."""

    def name(self) -> str:
        return "action_propose_read_back"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            found = request_now(session, tracker, self._clock, kept_day=False)
        shown = chosen(tracker, build_offers(found[1]), "shown_id") if found else None
        offer, first = (
            _from_their_day(tracker, found[1], shown) if found and shown else (shown, None)
        )
        if offer is None or shown is None or not is_monthly(offer):
            dispatcher.utter_message(response="utter_reject_offer_which_part")
            return [SlotSet("talk", None)]
        lang = language_of(tracker)
        dispatcher.utter_message(
            response=spoken_as("utter_read_back_plan", offer),
            **spoken(
                offer_words(offer, lang),
                offer_values([offer]),
                card=plan_card([offer], lang, reading_back=True),
            ),
        )
        kept = {
            "offer_id": offer.offer_id,
            "shown_id": shown.offer_id,
            "first_on": first.isoformat() if first else None,
            "needs_approval": offer.approval_needed,
        }
        return [SlotSet("chosen_offer", kept), SlotSet("talk", "read_back")]


def _from_their_day(
    tracker: Tracker, request: OfferRequest, shown: Offer
) -> tuple[Offer, date | None]:
    """The plan from the first day that they name now, or named before; as shown without one."""
    before = (tracker.get_slot(CHOSEN) or {}).get("first_on")
    first = first_day(tracker, request.today) or (date.fromisoformat(before) if before else None)
    other = moved(shown, request, first) if first else None
    return (other, first) if other else (shown, None)


class ActionProposeAcceptance(RecordsAction):
    """Says that the agreed plan is recorded, or goes to a colleague for approval."""

    def name(self) -> str:
        return "action_propose_acceptance"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            facts, offers = offers_now(session, tracker, self._clock)
            has_plan = facts is not None and find_open_plan(session, facts.account_id) is not None
        offer = chosen(tracker, offers)
        if offer is None:
            dispatcher.utter_message(response="utter_reject_offer_which_part")
            return [SlotSet("talk", None)]
        if has_plan:  # an account has one plan at a time: a person looks at both
            dispatcher.utter_message(response="utter_plan_change")
            return [SlotSet("talk", None)]
        approval = offer.approval_needed
        recorded = "utter_plan_recorded_with_start" if offer.down_payment else "utter_plan_recorded"
        response = "utter_plan_needs_approval" if approval else recorded
        words = offer_words(offer, language_of(tracker))
        dispatcher.utter_message(response=response, **spoken(words, offer_values([offer])))
        # Named, and not left to a rule: what is said to be recorded is, however the yes was heard.
        return [SlotSet("talk", "agreed"), FollowupAction(COMMIT)]


class ActionCommitPlan(RecordsAction):
    """Writes the agreed plan, once."""

    def name(self) -> str:
        return COMMIT

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session, session.begin():
            facts, offers = offers_now(session, tracker, self._clock)
            offer = chosen(tracker, offers)

            def effect() -> dict[str, Any]:
                if facts is None or offer is None:
                    return {"recorded": False, "reason": "the offer does not stand any more"}
                try:
                    plan = record_plan(session, facts.account_id, tracker.sender_id, offer)
                except OpenPlanError:
                    return {"recorded": False, "reason": "the account has a plan already"}
                keep_means(session, tracker, facts)
                if offer.approval_needed:
                    ask_for_approval(session, tracker.sender_id, plan, offer)
                return {"recorded": True, "plan_id": plan.id, "status": plan.status}

            result = commit_once(
                session, message_key(tracker), self.name(), tracker.sender_id, effect
            )
        return [SlotSet("talk", "agreed" if result["recorded"] else None)]
