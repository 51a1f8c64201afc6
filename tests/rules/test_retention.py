"""What stands against erasing a customer's records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forbear.rules.retention import CustomerState, Hold, holds

TODAY = date(2026, 11, 23)
SETTLED = CustomerState("CN", 0, False, False, False, False, False, date(2015, 1, 1))


def test_a_settled_and_old_record_is_held_by_nothing():
    assert holds(SETTLED, TODAY) == []


@pytest.mark.parametrize(
    ("change", "ground"),
    [
        ({"owed": 1}, "debt_not_settled"),
        ({"open_plan": True}, "open_plan"),
        ({"open_promise": True}, "open_promise"),
        ({"open_dispute": True}, "open_dispute"),
        ({"open_complaint": True}, "open_complaint"),
        ({"in_court": True}, "legal_proceedings"),
    ],
)
def test_each_open_matter_holds(change, ground):
    assert holds(replace(SETTLED, **change), TODAY) == [Hold(ground)]


@pytest.mark.parametrize(("place", "years"), [("CN", 5), ("US", 3), ("UK", 6)])
def test_the_years_of_each_place_count_from_the_last_activity(place, years):
    last_day = date(2026 + years, 11, 23)
    state = replace(SETTLED, jurisdiction=place, last_activity=TODAY)

    assert holds(state, last_day.replace(day=22)) == [Hold("retention", last_day)]
    assert holds(state, last_day) == []
