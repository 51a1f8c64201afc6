"""Pay that is told by the hour, the day or the year, as pay of a month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from actions.own_figures import FREQUENCIES
from forbear.rules.affordability import PAYMENTS_A_MONTH

A_YEAR = Fraction(1, 12)
DAYS, A_WEEK, MOST_DAYS = re.compile("P([0-9]{1,2})D", re.ASCII), 7, 31
DAYS_SAID = re.compile(
    r"\b(?P<days>[0-9]{1,2}) days (?:a|per|each|every) (?P<per>week|month)\b"
    r"|(?:一周|一星期|一个?礼拜|每周)(?:干|做|上|跑|能干)?(?P<a_week>[1-7])天",
    re.IGNORECASE,
)
Entity = Mapping[str, Any]


def of_a_month(
    incomes: Iterable[Entity], entities: Iterable[Entity], text: str = ""
) -> list[Entity]:
    """Incomes whose month is known: by the hour it is not, by the day only with the days worked."""
    days = _days_worked(entities) or _days_said(text)
    known = [e for e in incomes if e.get("per") != "hour" and (e.get("per") != "day" or days)]
    return [_days_of(e, days or Fraction(0)) if e.get("per") == "day" else e for e in known]


def times_a_month(entity: Entity) -> Fraction:
    per = str(entity.get("per"))
    return A_YEAR if per == "year" else PAYMENTS_A_MONTH[FREQUENCIES.get(per, "monthly")]


def _days_said(text: str) -> Fraction | None:
    """21 days a month; five a week are so many a month."""
    found = DAYS_SAID.search(text)
    if found is None:
        return None
    days = Fraction(int(found["days"] or found["a_week"]))
    weekly = (found["per"] or "week") == "week"
    return days * PAYMENTS_A_MONTH["weekly"] if weekly else days


def _days_of(entity: Entity, days: Fraction) -> Entity:
    value = Decimal(str(entity["value"])) * days.numerator / days.denominator
    return {**entity, "value": f"{value:f}", "per": "month"}


def _days_worked(entities: Iterable[Entity]) -> Fraction | None:
    named = [DAYS.fullmatch(str(e.get("value"))) for e in entities if e["entity"] == "duration"]
    return next((Fraction(int(d[1])) for d in named if d and A_WEEK < int(d[1]) <= MOST_DAYS), None)
