"""The parts of the report by name; each is a table with the same columns in every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from forbear.store.reports.dealings import conduct, promises
from forbear.store.reports.replies import Row, moves_by_act, moves_by_strategy, suggestions
from forbear.store.reports.scope import Scope
from forbear.store.reports.times import days, handovers, response_times

Section = Callable[[Session, Scope], list[Row]]

SECTIONS: Mapping[str, Section] = {
    "moves_by_strategy": moves_by_strategy,
    "moves_by_act": moves_by_act,
    "suggestions": suggestions,
    "conduct": conduct,
    "promises": promises,
    "response_times": response_times,
    "handovers": handovers,
    "days": days,
}
"""In the order in which they are shown. No part counts by person: see docs/reports.md."""
