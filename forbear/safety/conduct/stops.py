"""States in which nothing may be asked of the customer: disputes, deaths, agents, moratoria."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft


def broken(draft: Draft) -> Iterator[Broken]:
    up, stop = draft.context.up, draft.context.stop_state
    if up("dispute", "already_paid"):
        yield from _each(draft, "CR-17", "pay_request", "dismiss")
    if up("bereavement"):
        yield from _each(draft, "CR-21", "pay_request", "liable", "unkind", "records_health")
    elif up("vulnerability"):
        yield from _each(draft, "CR-21", "pay_request", "unkind", "records_health")
    if up("representative") or stop == "attorney":
        yield from _each(draft, "CR-22", "pay_request", "bypass")
    if stop != "none" or up("cease", "moratorium", "insolvency"):
        yield from _each(draft, "CR-23", "pay_request")


def _each(draft: Draft, rule: str, *acts: str) -> Iterator[Broken]:
    for act in acts:
        yield from (Broken(rule, span) for span in draft.spans(act))
