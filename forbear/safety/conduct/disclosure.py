"""Who may hear what: people who are not the customer, and customers who are not yet verified."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft, Span
from forbear.safety.conduct.figures import COUNT, MONEY, PERCENT


def broken(draft: Draft) -> Iterator[Broken]:
    if draft.context.speaker_role == "customer":
        yield from (Broken("CR-06", span, "tell") for span in draft.spans("tell"))
    else:
        yield from _to_others(draft)
    if not draft.context.verified or draft.context.up("unverified"):
        spans = [*draft.spans("account_fact"), *_amounts(draft)]
        yield from (Broken("CR-11", span) for span in spans)


def _to_others(draft: Draft) -> Iterator[Broken]:
    spans = [*draft.spans("debt"), *_amounts(draft)]
    yield from (Broken("CR-06", span) for span in spans)
    asked = [*draft.spans("from_contact"), *draft.spans("pay_request")]
    yield from (Broken("CR-07", span) for span in asked)
    if draft.context.up("contact_refused") and not asked:
        more = draft.first("asks_more", "call")
        if more:
            yield Broken("CR-07", more, "refused")


def _amounts(draft: Draft) -> list[Span]:
    return [
        Span(figure.start, figure.end)
        for figure in draft.figures
        if figure.kind in (MONEY, PERCENT, COUNT)
    ]
