"""How far a mean can be trusted that was taken of few cases."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from forbear.rules.proportions import FEW

_Z = 1.959964


@dataclass(frozen=True)
class Mean:
    """Of values that a database has summed up already."""

    count: int
    total: float
    squares: float
    """The sum of the squared values."""

    @property
    def value(self) -> float | None:
        return self.total / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Holds the true mean 95 times in 100; nothing is claimed of fewer cases than `FEW`.

        Two cases that are alike would give a width of nothing, as if all were known.
        """
        if self.few:
            return None
        mean = self.total / self.count
        # Rounding may leave a trifle below zero where all values are the same.
        variance = max(0.0, (self.squares - self.count * mean * mean) / (self.count - 1))
        spread = _Z * sqrt(variance / self.count)
        return mean - spread, mean + spread

    @property
    def few(self) -> bool:
        return self.count < FEW
