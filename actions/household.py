"""What a customer said of income and essentials, added up over the messages that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from actions.own_figures import PLAN_INTENTS, could_pay, named_figure
from actions.pay_rates import of_a_month, times_a_month
from forbear.rules.affordability import Affordability, Income, assess
from forbear.rules.money import from_minor, minor_digits, round_half_up, to_minor
from forbear.safety.normalise import simplify

BUDGET_INTENTS = frozenset({"provide_income_expense", "state_hardship"})

FORM = "affordability_form"
HOUSING = "housing"
UNNAMED = "said_"
OUT = re.compile(
    r"\s*(?:a month |per month |each month )?(?:going |goes |go )?out\b|\s*(?:块|元)?出去"
)
HOUSING_WORDS = re.compile(
    r"(?:房租|租金|租房|合租|租屋|屋租|房贷|\brent|\bmortgage)"
    r"(?:'s| is| of|是|要|大概|大约|差不多|每月|一个?月|[:：])*\s*[£$¥]?$",
    re.IGNORECASE,
)
OUTGOING_WORDS = re.compile(
    r"(?:支出|开销|开支|花销|花|用掉|必须|房租"
    r"|\b(?:out(?:goings)?|spend|costs?|bills|rent|essentials)\b)"
    r"[^0-9,，、;；]*$",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:used to (?:be|get|make|earn|bring|take)|down from|instead of|rather than)\b[^0-9,.;]*$"
    r"|(?:以前|过去|原来|本来|从前|之前|上班那会儿)(?:能|可以|一个月|每月|每个月|工资|收入|是|有|拿|挣|赚|发|的)*$",
    re.IGNORECASE,
)
"""What was earned or spent once, and is not any more."""
BESIDE_HOUSING = re.compile(
    r"吃|饭|伙食|买菜|生活|开销|开支|一起|加起来|一共|总共|水电|孩子|药|车|全部|都算"
    r"|\b(?:food|bills?|groceries|everything|all|total|gas|electric|council)\b"
    r"|\b(?:rent|mortgage) ?(?:and|&|\+|,|/)",
    re.IGNORECASE,
)
ASKED_BOTH = frozenset(
    {"affordability_form", "utter_ask_affordability", "utter_apply_plan", "utter_why_budget"}
)
"""What asks for income and essentials, in this order."""
ASKED_INCOME = ASKED_BOTH | {"utter_ask_income"}
FOOD = "food"
FOOD_WORDS = re.compile(
    r"吃|饭|伙食|菜|生活费|开销|开支|支出|必须|固定|一共|总共|加起来|全部|杂七杂八"
    r"|\b(?:food|grocer\w*|shopping|eat\w*|meals?|bills?|outgoings?|essentials?|total|altogether"
    r"|everything|all in|spend\w*|living|the rest|that'?s (?:it|all))\b",
    re.IGNORECASE,
)
"""What says that food is in the figures, or that they are all there are."""
ASKS_THE_REST = "utter_ask_more_essentials"
LOOK_BACK = 16
"""How many characters before a figure can name what it is for."""

Entity = Mapping[str, Any]


def read_budget(tracker: Tracker) -> dict[str, Any]:
    """The slots `monthly_income` and `monthly_essentials` (by kind), as decimal texts."""
    income = tracker.get_slot("monthly_income")
    essentials = dict(tracker.get_slot("monthly_essentials") or {})
    present = [e for e in _entities(tracker) if not FORMER.search(_before(e, tracker))]
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
    if told or not bare or _intent(tracker) != "provide_income_expense":
        return read
    if len(bare) == 1:
        alone = last_action(tracker) in ASKED_INCOME and _may_come_in(bare[0], tracker)
        return [{**e, "entity": "income"} if alone and e is bare[0] else e for e in read]
    first, second = bare[:2]
    named = second.get("purpose") == "expense" or _kind(second, tracker)
    goes_out = (
        named
        or OUTGOING_WORDS.search(_before(second, tracker))
        or OUT.match(_after(second, tracker))
    )
    asked_both = len(bare) == 2 and last_action(tracker) in ASKED_BOTH and _falls(first, second)
    if (goes_out or asked_both) and _may_come_in(first, tracker):
        return [{**e, "entity": "income"} if e is first else e for e in read]
    return read


def _may_come_in(entity: Entity, tracker: Tracker) -> bool:
    """A single figure after we asked what comes in, unless words say that it goes out."""
    spent = OUTGOING_WORDS.search(_before(entity, tracker)) or _kind(entity, tracker)
    return entity.get("purpose") is None and not (spent or OUT.match(_after(entity, tracker)))


def is_whole_budget(tracker: Tracker, income: str | None, essentials: Any) -> bool:
    """Whether a plan may be worked out: rent alone leaves food out, so the rest is asked once."""
    if not income or not essentials:
        return False
    if set(essentials) == {HOUSING} and _intent(tracker) == "provide_verification":
        return False  # the rest was not asked for yet
    if set(essentials) == {HOUSING}:
        return not _names_rent_alone(tracker)
    return not (HOUSING in essentials and _leaves_food_out(tracker, essentials))


def _leaves_food_out(tracker: Tracker, essentials: Mapping[str, str]) -> bool:
    """Whether the rent and some bills were named and nothing to live on, and nobody asked yet."""
    text = _text(tracker)
    if FOOD in essentials or FOOD_WORDS.search(text) or not _names_rent_alone(tracker):
        return False
    return not any(e.get("name") == ASKS_THE_REST for e in tracker.events)


def _names_rent_alone(tracker: Tracker) -> bool:
    """房租吃饭3800 names more than the rent, whatever the figure is filed under."""
    spent = [e for e in _entities(tracker) if _is_expense(e, tracker)]
    return any(
        _kind(e, tracker) == HOUSING and not BESIDE_HOUSING.search(_before(e, tracker))
        for e in spent
    )


def last_action(tracker: Tracker) -> str | None:
    """What we did last before this message; a reply has the name of its response."""
    for event in reversed(tracker.events):
        if event.get("event") == "action" and event.get("name") not in (None, "action_listen"):
            return str(event["name"])
    return None


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
    if entity.get("purpose") != "expense" and _would_be_paid(entity, tracker):
        return False  # what they would pay is not what they spend
    return entity.get("purpose") in ("expense", None) and _speaks_of_budget(tracker)


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
