"""Whether what stands in the bank's records is a fair agreement with this customer."""

from __future__ import annotations

from datetime import date
from typing import Any

from forbear.rules.amortisation import pay_for, rate_of_bps, repay_in
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.promises import MAX_DAYS
from forbear.simulation.persona import Persona
from forbear.simulation.record import Outcome

FOR_A_TERM = ("instalment_plan", "personalised_instalment_cn")
FIGURES = ("instalment", "last_instalment", "total_interest", "total_payable")
BELOW_THE_LEAST = "token_payment"
"""The one kind of offer that is made for whoever can pay less than the least instalment."""


def agreement_fault(persona: Persona, outcome: Outcome, today: date) -> str | None:
    """Why an agreement is outside policy, or `nothing recorded`; nothing when it is sound."""
    if outcome.plan is not None:
        return _plan_fault(persona, outcome.plan)
    if outcome.promise is not None:
        return _promise_fault(persona, outcome.promise, today)
    return "nothing recorded"


def _plan_fault(persona: Persona, plan: Any) -> str | None:
    place, means = jurisdiction(persona.place), persona.means
    if persona.debt.stop_state != "none" or persona.truth is not None:
        return "a plan though payment must rest"
    if means is None or not persona.willing:
        return "a plan that the customer never wanted"
    if max(plan["instalment"], plan["last_instalment"]) > means.left * 100:
        return "an instalment above what the customer has left"
    if plan["n"] > place.max_term_months.value:
        return "a longer term than the place allows"
    least = min(place.policy_minimum.value, persona.debt.balance)
    if plan["instalment"] < least and plan["kind"] != BELOW_THE_LEAST:
        return "an instalment below the least"
    return _sum_fault(persona, plan)


def _sum_fault(persona: Persona, plan: Any) -> str | None:
    """The figures worked out once more from principal, rate and term."""
    if plan["principal"] > persona.debt.balance:
        return "a principal above the debt"
    rate = rate_of_bps(plan["apr_bps"])
    by_payment = pay_for(plan["principal"], rate, plan["instalment"], plan["n"])
    # Whoever named their own payment pays that, and the last one is what is left.
    again = [by_payment]
    if plan["kind"] in FOR_A_TERM:
        again.append(repay_in(plan["principal"], rate, plan["n"]))
    kept = tuple(plan[k] for k in FIGURES)
    sound = any(tuple(getattr(each, k) for k in FIGURES) == kept for each in again)
    return None if sound else "figures that do not add up"


def _promise_fault(persona: Persona, promise: Any, today: date) -> str | None:
    if persona.debt.stop_state != "none" or persona.truth is not None:
        return "a promise though payment must rest"
    if not 0 <= (promise["due_on"] - today).days <= MAX_DAYS:
        return "a day outside policy"
    if persona.promise is None:
        return None if promise["amount"] <= persona.debt.balance else "more than is owed"
    amount, day = persona.promise
    if (promise["amount"], promise["due_on"]) != (amount * 100, day):
        return "another amount or day than was promised"
    return None
