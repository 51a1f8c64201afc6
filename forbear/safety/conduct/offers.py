"""Whether the offer of a plan shows its whole cost."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft
from forbear.safety.conduct.figures import COUNT, MONEY, SPAN

NEEDED = ("rate", "cost", "total", "missed")


def broken(draft: Draft) -> Iterator[Broken]:
    label = draft.first("label")
    if label:
        yield Broken("CR-25", label, "label")
        return
    offer = draft.first("plan_words", "plan_offer_words")
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
