"""Pay by the day, the hour and the year is not taken for pay of a month."""

from __future__ import annotations

from actions.pay_rates import of_a_month, times_a_month
from tests.actions.chat import entity


def test_pay_by_the_day_counts_with_the_days_worked():
    pay, days = entity("income", "230", per="day"), entity("duration", "P24D")

    assert [e["value"] for e in of_a_month([pay], [pay, days])] == ["5520"]
    assert of_a_month([pay], [pay]) == []
    (month,) = of_a_month([pay], [pay], "130 a day, 21 days a month")
    assert month["value"] == "4830"
    (weeks,) = of_a_month([entity("income", "120", per="day")], [], "一周干6天")
    assert float(weeks["value"]) == 3120


def test_pay_by_the_hour_says_nothing_of_a_month():
    assert of_a_month([entity("income", "12", per="hour")], []) == []


def test_a_year_of_pay_is_twelve_months():
    assert times_a_month(entity("income", "24000", per="year")) * 24000 == 2000
    assert times_a_month(entity("income", "1500")) == 1
