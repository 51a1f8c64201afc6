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
DAYS, MOST_DAYS = re.compile("P([0-9]{1,2})D", re.ASCII), 31

Entity = Mapping[str, Any]


def of_a_month(incomes: Iterable[Entity], entities: Iterable[Entity]) -> list[Entity]:
    """Incomes whose month is known: by the hour it is not, by the day only with the days worked."""
    days = _days_worked(entities)
    known = [e for e in incomes if e.get("per") != "hour" and (e.get("per") != "day" or days)]
    return [_days_of(e, days or 0) if e.get("per") == "day" else e for e in known]


def times_a_month(entity: Entity) -> Fraction:
    per = str(entity.get("per"))
    return A_YEAR if per == "year" else PAYMENTS_A_MONTH[FREQUENCIES.get(per, "monthly")]


def _days_of(entity: Entity, days: int) -> Entity:
    return {**entity, "value": f"{Decimal(str(entity['value'])) * days:f}", "per": "month"}


def _days_worked(entities: Iterable[Entity]) -> int | None:
    named = [DAYS.fullmatch(str(e.get("value"))) for e in entities if e["entity"] == "duration"]
    return next((int(d[1]) for d in named if d and int(d[1]) <= MOST_DAYS), None)
