"""Days and rates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from forbear.rules.written_figures import format_day, format_percent


def test_a_day_is_written_as_each_language_does():
    assert format_day(date(2026, 12, 1), "zh") == "2026年12月1日"
    assert format_day(date(2026, 12, 1), "en") == "1 December 2026"


@pytest.mark.parametrize(
    ("bps", "written"), [(1825, "18.25"), (1320, "13.2"), (1000, "10"), (0, "0")]
)
def test_a_rate_has_no_zeros_at_its_end(bps, written):
    assert format_percent(bps) == written
