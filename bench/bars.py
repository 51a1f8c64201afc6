"""What must hold, and what was missed."""

from __future__ import annotations

from collections.abc import Mapping

BARS: Mapping[str, tuple[float, str]] = {
    "p95 of a turn": (100.0, "ms"),
    "turn 200 against turn 10": (1.3, "x"),
    "memory of the three processes": (1.6, "GB"),
}
"""By name: the most that is allowed, and its unit."""


def missed(measured: Mapping[str, float]) -> list[str]:
    """One line for each bar that does not hold; every bar must have been measured."""
    return [
        f"{name}: {measured[name]:.2f} {unit}, and the bar is {most:g} {unit}"
        for name, (most, unit) in BARS.items()
        if not measured[name] <= most  # so that "not a number" misses the bar too
    ]
