"""Why something is or is not offered, as a key with its figures: words are put to it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forbear.rules.money import from_minor
from forbear.rules.offers.offer import Offer

COUNTS = frozenset({"months", "longest", "shorter", "percent", "least_percent"})
"""Figures that are no money."""


@dataclass(frozen=True)
class Finding:
    """`figures` in minor units, except the counts."""

    code: str
    figures: Mapping[str, int]

    def as_json(self, currency: str) -> dict[str, Any]:
        """Amounts as decimal text, counts as numbers."""
        figures = {
            name: value if name in COUNTS else str(from_minor(value, currency))
            for name, value in self.figures.items()
        }
        return {"code": self.code, "figures": figures}


@dataclass(frozen=True)
class Counter:
    """The answer to a figure of the customer's own.

    `outcome` is `fits` (the first offer is that figure), `instead` (the offers stand in its
    place), `missing` (nothing does) or `in_full` (it pays all that is owed).
    """

    outcome: str
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]


def counter(fitting: Offer | None, instead: list[Offer], findings: list[Finding]) -> Counter:
    if fitting is not None:
        if fitting.approval_needed:
            findings = [*findings, Finding("needs_approval", {})]
        others = [offer for offer in instead if offer.offer_id != fitting.offer_id]
        return Counter("fits", (fitting, *others), tuple(findings))
    return Counter("instead" if instead else "missing", tuple(instead), tuple(findings))
