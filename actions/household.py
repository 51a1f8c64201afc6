"""What a customer said of income and essentials, added up over the messages that say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from actions.own_figures import FREQUENCIES, PLAN_INTENTS, named_figure
from forbear.rules.affordability import PAYMENTS_A_MONTH, Affordability, Income, assess
from forbear.rules.money import from_minor, minor_digits, round_half_up, to_minor

BUDGET_INTENTS = frozenset({"provide_income_expense", "state_hardship"})

Entity = Mapping[str, Any]


def read_budget(tracker: Tracker) -> dict[str, Any]:
    """The slots `monthly_income` and `monthly_essentials` (by kind), as decimal texts."""
    income = tracker.get_slot("monthly_income")
    essentials = dict(tracker.get_slot("monthly_essentials") or {})
    entities = _entities(tracker)
    incomes = [e for e in entities if e["entity"] == "income" and e.get("value")]
    if incomes:
        income = f"{sum((_monthly(e) for e in incomes), Decimal(0)):f}"
    if incomes or _speaks_of_budget(tracker):
        for entity in entities:
            if _is_expense(entity, tracker):
                kind = entity.get("expense_type") or f"said_{len(essentials) + 1}"
                essentials[kind] = f"{_monthly(entity):f}"
    return {"monthly_income": income, "monthly_essentials": essentials or None}


def affordable(income: str, essentials: Mapping[str, str], balance: int, currency: str) -> str:
    """What is left each month for this debt, as a decimal text of the currency."""
    value = from_minor(assessment(income, essentials, balance, currency).affordable, currency)
    return str(value) if value else "0"


def assessment(
    income: str, essentials: Mapping[str, str], balance: int, currency: str
) -> Affordability:
    """Every step of it, from what the slots hold."""

    def minor(text: str) -> int:
        return to_minor(round_half_up(Decimal(text), minor_digits(currency)), currency)

    return assess(
        [Income("stated", minor(income))], {k: minor(v) for k, v in essentials.items()}, balance
    )


def _is_expense(entity: Entity, tracker: Tracker) -> bool:
    if entity["entity"] == "expense":
        return bool(entity.get("value"))
    if entity["entity"] != "amount" or not entity.get("value"):
        return False
    if "payment" in (named_figure(tracker) or {}) and entity.get("purpose") != "expense":
        return False  # what they would pay is not what they spend
    return entity.get("purpose") in ("expense", None) and _speaks_of_budget(tracker)


def _speaks_of_budget(tracker: Tracker) -> bool:
    if _intent(tracker) in BUDGET_INTENTS:
        return True
    loop = (tracker.active_loop or {}).get("name")
    return loop == "affordability_form" and _intent(tracker) not in PLAN_INTENTS


def _monthly(entity: Entity) -> Decimal:
    times = PAYMENTS_A_MONTH[FREQUENCIES.get(str(entity.get("per")), "monthly")]
    # Rounded once at the end, in `affordable`: cents here would add up to the wrong result.
    value = Decimal(str(entity["value"])) * times.numerator / times.denominator
    return value.normalize() if value == value.to_integral() else value


def _entities(tracker: Tracker) -> Iterable[Entity]:
    return tracker.latest_message.get("entities", [])


def _intent(tracker: Tracker) -> str:
    return (tracker.latest_message.get("intent") or {}).get("name") or ""
