"""Whether the offer of a plan shows its whole cost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft
from forbear.safety.conduct.figures import COUNT, MONEY, SPAN
from forbear.safety.conduct.spans import Span

NEEDED = ("rate", "cost", "total", "missed")


_EACH_TIME = re.compile(r"每个?月|每期|一个月|(?:a|per|each|every) month|monthly")


def broken(draft: Draft) -> Iterator[Broken]:
    label = draft.first("label")
    if label:
        yield Broken("CR-25", label, "label")
        return
    offer = draft.first("plan_words", "plan_offer_words") or _planned_figure(draft)
    if offer is None or draft.says("read_back", "sheet"):
        return
    kinds = {figure.kind for figure in draft.figures}
    counted = COUNT in kinds or any(
        figure.kind == SPAN and ("month" in figure.unit or "月" in figure.unit)
        for figure in draft.figures
    )
    if not (draft.context.has_offer or (counted and MONEY in kinds)):
        return
    if not (counted and MONEY in kinds and all(draft.says(part) for part in NEEDED)):
        yield Broken("CR-25", offer)


def _planned_figure(draft: Draft) -> Span | None:
    """A figure that is part of an offer the engine made: how many times, or how much each time."""
    if not draft.context.has_offer:
        return None
    for figure in draft.figures:
        place = Span(figure.start, figure.end)
        clause = draft.clause(place)
        each = _EACH_TIME.search(draft.text[clause.start : clause.end])
        if figure.kind == COUNT or (figure.kind == MONEY and each):
            return place
    return None
