"""The values of each place, and that each says where it comes from."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time

import pytest

from forbear.rules.jurisdictions import JURISDICTIONS, jurisdiction
from forbear.rules.sourced_values import Sourced


@pytest.mark.parametrize("place", JURISDICTIONS)
def test_every_value_has_a_source_and_a_review_date(place):
    values = jurisdiction(place)

    for field in fields(values):
        value = getattr(values, field.name)
        if field.name not in ("code", "currency"):
            assert isinstance(value, Sourced), field.name
            assert value.source
            assert value.reviewed >= date(2026, 11, 23)


@pytest.mark.parametrize(
    ("place", "hours", "term", "record", "clock"),
    [
        ("CN", (time(8), time(22)), 60, 5, (15, 30, 60)),
        ("US", (time(8), time(21)), 60, 7, (15, 60)),
        ("UK", (time(8), time(21)), 120, 6, (56,)),
    ],
)
def test_start_values_are_those_of_the_brief(place, hours, term, record, clock):
    values = jurisdiction(place)

    assert values.outbound_hours.value == hours
    assert values.max_term_months.value == term
    assert values.credit_record_years.value == record
    assert values.complaint_clock_days.value == clock


@pytest.mark.parametrize(
    ("place", "crisis", "emergency"),
    [
        ("CN", ["12356"], ["120", "110"]),
        ("US", ["988", "741741"], ["911"]),
        ("UK", ["116 123", "85258"], ["999"]),
    ],
)
def test_crisis_lines_belong_to_the_place(place, crisis, emergency):
    values = jurisdiction(place)

    assert [line.number for line in values.crisis_lines.value] == crisis
    assert [line.number for line in values.emergency_lines.value] == emergency


def test_the_chinese_line_is_not_said_to_be_always_open():
    (line,) = jurisdiction("CN").crisis_lines.value

    assert line.hours != "24h"
