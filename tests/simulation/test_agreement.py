"""An agreement counts only when it stands, inside policy and the customer's means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from forbear.rules.amortisation import pay_for, rate_of_bps, repay_in
from forbear.simulation.agreement import agreement_fault
from forbear.simulation.persona import Persona
from forbear.simulation.record import Outcome

TODAY = date(2026, 11, 23)


def plan(principal: int, **changed: Any) -> Outcome:
    made = repay_in(principal, rate_of_bps(1200), 60)
    figures = {
        "kind": "instalment_plan",
        "principal": principal,
        "apr_bps": 1200,
        "n": made.n,
        "instalment": made.instalment,
        "last_instalment": made.last_instalment,
        "total_interest": made.total_interest,
        "total_payable": made.total_payable,
    }
    return Outcome(plan={**figures, **changed})


@pytest.fixture
def payer(make_persona: Callable[..., Persona]) -> Persona:
    return make_persona("fewer_hours")


def test_a_sound_plan_has_no_fault(payer: Persona) -> None:
    assert agreement_fault(payer, plan(payer.debt.balance), TODAY) is None


def test_a_plan_by_the_customers_own_payment_is_sound(payer: Persona) -> None:
    balance = payer.debt.balance
    level = repay_in(balance, rate_of_bps(1200), 60).instalment
    own = pay_for(balance, rate_of_bps(1200), level + 1234, 60)
    names = ("n", "instalment", "last_instalment", "total_interest", "total_payable")
    figures = {name: getattr(own, name) for name in names}

    assert own.n < 60
    assert agreement_fault(payer, plan(balance, **figures), TODAY) is None


def test_nothing_recorded_is_no_agreement(payer: Persona) -> None:
    assert agreement_fault(payer, Outcome(), TODAY) == "nothing recorded"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"instalment": 40_100}, "an instalment above what the customer has left"),
        ({"n": 121}, "a longer term than the place allows"),
        ({"instalment": 50, "last_instalment": 50}, "an instalment below the least"),
        ({"total_interest": 1}, "figures that do not add up"),
    ],
)
def test_a_plan_outside_policy_or_means_has_a_fault(payer, changed, fault) -> None:
    assert agreement_fault(payer, plan(payer.debt.balance, **changed), TODAY) == fault


def test_nobody_else_can_agree(make_persona: Callable[..., Persona]) -> None:
    for kind in ("bereaved", "represented", "breathing_space"):
        persona = make_persona(kind)
        fault = agreement_fault(persona, plan(persona.debt.balance), TODAY)
        assert fault == "a plan though payment must rest"


def test_a_promise_is_the_one_that_was_made(make_persona: Callable[..., Persona]) -> None:
    persona = make_persona("payday_promise", promise=(200, date(2026, 12, 1)))

    def fault(amount: int, day: date) -> str | None:
        outcome = Outcome(promise={"amount": amount, "due_on": day})
        return agreement_fault(persona, outcome, TODAY)

    assert fault(20_000, date(2026, 12, 1)) is None
    assert fault(20_000, date(2026, 12, 2)) == "another amount or day than was promised"
    assert fault(2_000, date(2026, 12, 1)) == "another amount or day than was promised"
    assert fault(20_000, date(2027, 1, 30)) == "a day outside policy"
