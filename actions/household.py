"""What a customer said of income and essentials, added up over the messages that say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from actions.household_words import (
    ASKED_BOTH,
    ASKED_INCOME,
    BESIDE_HOUSING,
    FOOD_ON_TOP,
    FOOD_WORDS,
    FORMER,
    HOUSING_WORDS,
    OPENS,
    OUT,
    OUTGOING_WORDS,
)
from actions.last_actions import last_action, was_done
from actions.own_figures import PLAN_INTENTS, could_pay, named_figure
from actions.pay_rates import of_a_month, times_a_month
from forbear.rules.varying_income import varying_span
from forbear.safety.normalise import simplify

BUDGET_INTENTS = frozenset({"provide_income_expense", "state_hardship"})

FORM = "affordability_form"
HOUSING = "housing"
UNNAMED = "said_"
FOOD = "food"
ASKS_THE_REST = "utter_ask_more_essentials"
LOOK_BACK = 16
"""How many characters before a figure can name what it is for."""

Entity = Mapping[str, Any]


def read_budget(tracker: Tracker) -> dict[str, Any]:
    """The slots `monthly_income` and `monthly_essentials` (by kind), as decimal texts."""
    income = tracker.get_slot("monthly_income")
    essentials = dict(tracker.get_slot("monthly_essentials") or {})
    present = [
        e
        for e in _entities(tracker)
        if not FORMER.search(_before(e, tracker)) and not _varies(e, tracker)
    ]
    entities = _read_as_budget(present, tracker)
    told = [e for e in entities if e["entity"] == "income" and e.get("value")]
    incomes = of_a_month(told, entities, _text(tracker))
    if incomes:
        income = f"{sum((_monthly(e) for e in incomes), Decimal(0)):f}"
    if incomes or _speaks_of_budget(tracker):
        expenses = [e for e in entities if _is_expense(e, tracker)]
        if incomes and expenses:  # both told once more: the sums of before are replaced
            essentials = {k: v for k, v in essentials.items() if not k.startswith(UNNAMED)}
        essentials |= _by_kind(expenses, tracker)
        for entity in expenses:
            amount = f"{_monthly(entity):f}"
            if not _kind(entity, tracker) and amount not in essentials.values():
                essentials[f"{UNNAMED}{len(essentials) + 1}"] = amount  # said twice, spent once
    return {"monthly_income": income, "monthly_essentials": essentials or None}


def _by_kind(expenses: Iterable[Entity], tracker: Tracker) -> dict[str, str]:
    """What a message names for each kind, added up: rent and council tax are both housing."""
    sums: dict[str, Decimal] = {}
    for entity in expenses:
        if kind := _kind(entity, tracker):
            sums[kind] = sums.get(kind, Decimal(0)) + _monthly(entity)
    return {kind: f"{amount:f}" for kind, amount in sums.items()}


def _read_as_budget(entities: Iterable[Entity], tracker: Tracker) -> list[Entity]:
    """Rent is no income; of two bare figures side by side, one comes in and one goes out."""
    read = [
        {**e, "entity": "amount"} if e["entity"] == "income" and _kind(e, tracker) == HOUSING else e
        for e in entities
    ]
    bare = [e for e in read if e["entity"] == "amount" and e.get("value")]
    told = tracker.get_slot("monthly_income") or any(e["entity"] == "income" for e in read)
    if _intent(tracker) != "provide_income_expense" or not bare:
        return read
    if told:
        return [_as_income_beside(e, read, tracker) for e in read]
    if len(bare) == 1:
        alone = last_action(tracker) in ASKED_INCOME and _may_come_in(bare[0], tracker)
        return [{**e, "entity": "income"} if alone and e is bare[0] else e for e in read]
    comes_in = _what_comes_in(bare, tracker)
    return [{**e, "entity": "income"} if e is comes_in else e for e in read]


def _as_income_beside(entity: Entity, read: list[Entity], tracker: Tracker) -> Entity:
    """Sick pay of 116 a week beside a wage: where nothing goes out, what has a rate comes in."""
    of_this = any(e["entity"] == "income" for e in read)
    bare = [e for e in read if e["entity"] == "amount" and e.get("value")]
    if not of_this or any(_goes_out(e, tracker) for e in bare):
        return entity
    comes_in = entity in bare and entity.get("per") and _may_come_in(entity, tracker)
    return {**entity, "entity": "income"} if comes_in else entity


def _what_comes_in(bare: list[Entity], tracker: Tracker) -> Entity | None:
    """Of two or more figures the one that nothing says is spent, where others are."""
    first, second = bare[:2]
    asked_both = len(bare) == 2 and last_action(tracker) in ASKED_BOTH and _falls(first, second)
    if (_goes_out(second, tracker) or asked_both) and _may_come_in(first, tracker):
        return first
    unnamed = [e for e in bare if _may_come_in(e, tracker)]
    spent = [e for e in bare if _goes_out(e, tracker)]
    if not spent or not unnamed or any(_falls(e, unnamed[0]) for e in bare):
        return None
    of_a_month = unnamed[0].get("per") is not None or unnamed[0] is first and _opens(first, tracker)
    return unnamed[0] if of_a_month else None


def _goes_out(entity: Entity, tracker: Tracker) -> bool:
    named = entity.get("purpose") == "expense" or _kind(entity, tracker)
    before, after = _before(entity, tracker), _after(entity, tracker)
    return bool(named or OUTGOING_WORDS.search(before) or OUT.match(after))


def _opens(entity: Entity, tracker: Tracker) -> bool:
    """Whether the message begins with the figure: 1,000 or so, board 300, food 150."""
    text = tracker.latest_message.get("text") or ""
    return bool(OPENS.search(text[: entity.get("start", 0)]))


def _varies(entity: Entity, tracker: Tracker) -> bool:
    """Whether the figure is one of a good and a bad week: what is usual was not said yet."""
    span = varying_span(tracker.latest_message.get("text") or "")
    return span is not None and span[0] <= entity.get("start", -1) < span[1]


def _may_come_in(entity: Entity, tracker: Tracker) -> bool:
    """A single figure after we asked what comes in, unless words say that it goes out."""
    spent = OUTGOING_WORDS.search(_before(entity, tracker)) or _kind(entity, tracker)
    return entity.get("purpose") is None and not (spent or OUT.match(_after(entity, tracker)))


def is_whole_budget(tracker: Tracker, income: str | None, essentials: Any) -> bool:
    """Whether a plan may be worked out: rent alone leaves food out, so the rest is asked once."""
    if not income or not essentials:
        return False
    if _food_comes_on_top(tracker):
        return False
    if set(essentials) == {HOUSING} and _intent(tracker) == "provide_verification":
        return False  # the rest was not asked for yet
    if set(essentials) == {HOUSING}:
        return not _names_rent_alone(tracker)
    return not (HOUSING in essentials and _leaves_food_out(tracker, essentials))


def _food_comes_on_top(tracker: Tracker) -> bool:
    """Whether they say that food is not in the figures, and nobody asked for it yet."""
    text = tracker.latest_message.get("text") or ""
    return bool(FOOD_ON_TOP.search(text)) and not _asked_the_rest(tracker)


def _asked_the_rest(tracker: Tracker) -> bool:
    return was_done(tracker, ASKS_THE_REST)


def _leaves_food_out(tracker: Tracker, essentials: Mapping[str, str]) -> bool:
    """Whether the rent and some bills were named and nothing to live on, and nobody asked yet."""
    text = _text(tracker)
    if FOOD in essentials or FOOD_WORDS.search(text) or not _names_rent_alone(tracker):
        return False
    return not _asked_the_rest(tracker)


def _names_rent_alone(tracker: Tracker) -> bool:
    """房租吃饭3800 names more than the rent, whatever the figure is filed under."""
    spent = [e for e in _entities(tracker) if _is_expense(e, tracker)]
    return any(
        _kind(e, tracker) == HOUSING and not BESIDE_HOUSING.search(_before(e, tracker))
        for e in spent
    )


def _is_expense(entity: Entity, tracker: Tracker) -> bool:
    if entity["entity"] == "expense":
        return bool(entity.get("value"))
    if entity["entity"] != "amount" or not entity.get("value"):
        return False
    if entity.get("purpose") != "expense" and _would_be_paid(entity, tracker):
        return False  # what they would pay is not what they spend
    if _intent(tracker) == "state_hardship" and not _is_named_cost(entity, tracker):
        return False  # a bill of 650 that came once is no cost of each month
    return entity.get("purpose") in ("expense", None) and _speaks_of_budget(tracker)


def _is_named_cost(entity: Entity, tracker: Tracker) -> bool:
    return bool(entity.get("purpose") or _kind(entity, tracker) or entity.get("per"))


def _would_be_paid(entity: Entity, tracker: Tracker) -> bool:
    """The figure that could be paid, where words say which one it is; else any beside a wish."""
    text = tracker.latest_message.get("text") or ""
    if any(could_pay(e, text) for e in _entities(tracker)):
        return could_pay(entity, text)
    return "payment" in (named_figure(tracker) or {})


def _speaks_of_budget(tracker: Tracker) -> bool:
    if _intent(tracker) in BUDGET_INTENTS:
        return True
    loop = (tracker.active_loop or {}).get("name")
    return loop == FORM and _intent(tracker) not in PLAN_INTENTS


def _kind(entity: Entity, tracker: Tracker) -> str | None:
    housing = HOUSING_WORDS.search(_before(entity, tracker))
    return entity.get("expense_type") or (HOUSING if housing else None)


def _before(entity: Entity, tracker: Tracker) -> str:
    """The words before a figure that can say what it is for."""
    return _text(tracker)[: entity.get("start", 0)][-LOOK_BACK:]


def _falls(first: Entity, second: Entity) -> bool:
    return Decimal(str(first["value"])) > Decimal(str(second["value"]))


def _after(entity: Entity, tracker: Tracker) -> str:
    return _text(tracker)[entity.get("end", 0) :]


def _text(tracker: Tracker) -> str:
    """In simplified characters, of the same length."""
    return simplify(tracker.latest_message.get("text") or "")


def _monthly(entity: Entity) -> Decimal:
    times = times_a_month(entity)
    # Rounded once at the end, in `affordable`: cents here would add up to the wrong result.
    value = Decimal(str(entity["value"])) * times.numerator / times.denominator
    return value.normalize() if value == value.to_integral() else value


def _entities(tracker: Tracker) -> Iterable[Entity]:
    return tracker.latest_message.get("entities", [])


def _intent(tracker: Tracker) -> str:
    return (tracker.latest_message.get("intent") or {}).get("name") or ""
