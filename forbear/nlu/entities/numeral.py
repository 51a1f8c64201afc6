"""A number found in a message, whatever it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    start: int
    end: int
    values: tuple[Decimal, ...]
    style: str  # digits, zh, en; string for digits read one by one ("八八二一")
    scaled: bool = False  # said with 百/千/万/k, a thousands comma or decimals
    approx: bool = False
    literal: str = ""  # the digits as typed, where they carry no magnitude

    @property
    def first(self) -> Decimal:
        return self.values[0]


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
