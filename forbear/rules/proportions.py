"""How far a share can be trusted that was counted in few cases."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

FEW = 20
"""Below so many cases a share says little, whatever its interval."""
_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """A part of a whole, with the interval that holds its true value 95 times in 100."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's, which is honest at the edges and in small numbers."""
        if not self.whole:
            return None
        n, p, square = self.whole, self.part / self.whole, _Z * _Z
        centre = (p + square / (2 * n)) / (1 + square / n)
        spread = _Z / (1 + square / n) * sqrt(p * (1 - p) / n + square / (4 * n * n))
        # At the edges rounding would leave the share itself outside.
        return max(0.0, min(p, centre - spread)), min(1.0, max(p, centre + spread))

    @property
    def few(self) -> bool:
        return self.whole < FEW

    def as_json(self) -> dict[str, float | int | bool | None]:
        low, high = self.interval or (None, None)
        return {
            "part": self.part,
            "whole": self.whole,
            "share": _rounded(self.value),
            "low": _rounded(low),
            "high": _rounded(high),
            "few": self.few,
        }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
