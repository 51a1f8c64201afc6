"""Percentiles of values that a database has counted already."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(counted: Sequence[tuple[float, int]], percent: int) -> float | None:
    """The smallest value that so many in 100 do not exceed; of (value, how often), by value."""
    wanted = sum(count for _, count in counted) * percent
    passed = 0
    for value, count in counted:
        passed += count
        if passed * 100 >= wanted:
            return value
    return None
