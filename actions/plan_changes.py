"""Asks for a signed plan to be changed to what the customer says they can keep to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.offer_choice import request_now
from actions.requests import CommitsRequest, ProposesRequest, Request
from actions.wording import allowed_values, day, language_of, money
from forbear.rules.money import from_minor, minor_digits, round_half_up, to_minor
from forbear.rules.offers.build import hold_of

MOST_DAYS = 2
MONTHLY = (None, "month", "instalment")
"""One sum for each payment is repeated, and two days: who names more, another rate or a day that
has passed is asked what has changed."""
SIGNED = "signed_plan"
SEPARATOR = {"zh": "、", "en": ", "}

Entity = Mapping[str, Any]


class ActionProposePlanChange(ProposesRequest):
    """Repeats the sums and days that were named, and says that somebody else decides."""

    commit = "action_commit_plan_change"

    def name(self) -> str:
        return "action_propose_plan_change"

    def request(self, session: Session, tracker: Tracker) -> Request:
        found = request_now(session, tracker, self._clock)
        if found is None:
            return Request("utter_ask_verification")
        facts, request = found
        hold = hold_of(request)
        if hold not in (None, SIGNED):
            return Request("utter_escalate_supervisor")
        wished = _wished(tracker)
        has_plan = hold == SIGNED or bool(tracker.get_slot("open_promise"))
        if not (has_plan and _is_clear(wished, request.today)):
            return Request("utter_plan_change")
        named = _figures(wished, facts.currency)
        lang = language_of(tracker)
        return Request(
            "utter_apply_plan_change",
            "plan_change",
            _detail(named, facts.currency),
            {"wanted": SEPARATOR[lang].join(_words(named, facts.currency, lang))},
            allowed_values(
                facts.currency,
                [each for each in named if isinstance(each, int)],
                [each for each in named if isinstance(each, date)],
            ),
        )


class ActionCommitPlanChange(CommitsRequest):
    """Writes the request."""

    kind = "plan_change"

    def name(self) -> str:
        return "action_commit_plan_change"


def _wished(tracker: Tracker) -> list[Entity]:
    """Sums and days in the order in which they were said; what goes out for else is no wish."""
    entities: list[Entity] = tracker.latest_message.get("entities") or []
    kept = [
        each
        for each in entities
        if each.get("value")
        and (each["entity"] == "date" or (each["entity"] == "amount" and _is_no_cost(each)))
    ]
    return sorted(kept, key=lambda each: int(each.get("start", 0)))


def _is_no_cost(amount: Entity) -> bool:
    return amount.get("purpose") != "expense"


def _is_clear(wished: list[Entity], today: date) -> bool:
    """Whether one wish can be read out of what was named."""
    sums = [each for each in wished if each["entity"] == "amount"]
    days = [date.fromisoformat(str(e["value"])) for e in wished if e["entity"] == "date"]
    return (
        bool(wished)
        and len(sums) <= 1
        and all(Decimal(str(e["value"])) > 0 and e.get("per") in MONTHLY for e in sums)
        and len(days) <= MOST_DAYS
        and all(each >= today for each in days)
    )


def _figures(wished: list[Entity], currency: str) -> list[int | date]:
    """Sums in minor units, and days."""
    return [
        date.fromisoformat(str(each["value"]))
        if each["entity"] == "date"
        else to_minor(round_half_up(Decimal(str(each["value"])), minor_digits(currency)), currency)
        for each in wished
    ]


def _words(named: list[int | date], currency: str, lang: str) -> Iterator[str]:
    for each in named:
        yield day(each, lang) if isinstance(each, date) else money(each, currency, lang)


def _detail(named: list[int | date], currency: str) -> str:
    sums = ", ".join(str(from_minor(each, currency)) for each in named if isinstance(each, int))
    days = ", ".join(str(each) for each in named if isinstance(each, date))
    parts = {"amount": sums, "wanted_on": days, "decides": "supervisor"}
    return "; ".join(f"{name}={value}" for name, value in parts.items() if value)
