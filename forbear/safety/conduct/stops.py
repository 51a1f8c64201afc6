"""States in which nothing may be asked of the customer: disputes, deaths, agents, moratoria."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft

ASKS = ("pay_request", "soft_ask")
"""For money: outright, and so softly that it only counts where nothing may be asked."""


def broken(draft: Draft) -> Iterator[Broken]:
    up, stop = draft.context.up, draft.context.stop_state
    if up("dispute", "already_paid"):
        yield from _each(draft, "CR-17", *ASKS, "dismiss")
    if up("bereavement"):
        yield from _each(draft, "CR-21", *ASKS, "liable", "unkind", "records_health")
    elif up("vulnerability"):
        yield from _each(draft, "CR-21", *ASKS, "unkind", "records_health")
    if up("representative") or stop == "attorney":
        yield from _each(draft, "CR-22", *ASKS, "bypass")
    if stop != "none" or up("cease", "moratorium", "insolvency"):
        yield from _each(draft, "CR-23", *ASKS)
    elif draft.says("stale_debt"):
        # The reply itself says that the debt is too old to be enforced.
        yield from _each(draft, "CR-23", "soft_ask")


def _each(draft: Draft, rule: str, *acts: str) -> Iterator[Broken]:
    for act in acts:
        yield from (Broken(rule, span) for span in draft.spans(act))
