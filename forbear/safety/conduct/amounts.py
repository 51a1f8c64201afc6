"""Whether the figures are true, the promises are covered, and the sums can be afforded."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.rules.authority import authority_of
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.rules.money import to_minor
from forbear.rules.plan_policies import sample_policy
from forbear.safety.conduct.draft import Broken, Draft, Span
from forbear.safety.conduct.figures import BARE, COUNT, MONEY, SPAN, Figure
from forbear.safety.conduct.packs import load_packs


def broken(draft: Draft) -> Iterator[Broken]:
    yield from _untrue(draft)
    yield from _promised(draft)
    yield from _unaffordable(draft)


def _untrue(draft: Draft) -> Iterator[Broken]:
    allowed = draft.context.allowed_values
    if "affordable" in draft.context.flags:
        allowed = allowed | {draft.context.flags["affordable"]}
    for figure in draft.figures:
        span = Span(figure.start, figure.end)
        if not figure.values:
            # An instalment left vague is an offer without its cost: CR-25 says so.
            if not draft.by_patterns("label"):
                yield Broken("CR-13", span, "vague")
        elif not allowed.intersection(figure.values) and not _public(draft, figure):
            yield Broken("CR-13", span)


def _public(draft: Draft, figure: Figure) -> bool:
    """Whether it is a period that the law or the house publishes, such as the years on file."""
    if figure.kind not in (SPAN, COUNT) or draft.reply.jurisdiction is None:
        return False
    known = load_packs().rules["CR-13"].values[draft.reply.jurisdiction]
    unit = next(
        (name for name, marks in _UNITS.items() if any(m in figure.unit for m in marks)), ""
    )
    return figure.values[0] in known.get(unit, ())


_UNITS = {
    "days": ("day", "天", "日"),
    "weeks": ("week", "周", "星期", "礼拜"),
    "months": ("month", "月"),
    "years": ("year", "年"),
    "count": ("期",),
}


def _promised(draft: Draft) -> Iterator[Broken]:
    if draft.context.stop_state in ("breathing_space", "bankruptcy") or draft.context.up(
        "moratorium", "insolvency"
    ):
        # There the law stops interest and fees; no authority is needed to say so.
        return
    spans = draft.spans("commit")
    if not draft.context.has_offer:
        yield from (Broken("CR-14", span) for span in spans)
        return
    limit = _least_waiver(draft)
    for span in spans:
        clause = draft.clause(span)
        waived = [
            f for f in draft.figures if f.kind == MONEY and clause.start <= f.start < clause.end
        ]
        if (
            limit is not None
            and draft.says("own_grant")
            and any(value > limit for figure in waived for value in figure.values)
        ):
            yield Broken("CR-14", span, "beyond")


def _least_waiver(draft: Draft) -> int | None:
    limits = []
    for place in draft.reply.places:
        authorities = (draft.context.authorities or {}).get(place)
        if authorities is None:
            authorities = sample_policy(place).authorities
        limit = authority_of(draft.context.agent_role, authorities).fee_waiver
        if limit is not None:
            limits.append(limit // to_minor("1", JURISDICTIONS[place].currency))
    return min(limits, default=None)


def _unaffordable(draft: Draft) -> Iterator[Broken]:
    affordable = draft.context.flags.get("affordable")
    if affordable is None:
        return
    for figure in draft.figures:
        if figure.kind in (MONEY, BARE) and any(value > affordable for value in figure.values):
            place = Span(figure.start, figure.end)
            # What is owed in all may well be more than can be paid in a month.
            if not draft.overlaps(draft.clause(place), "whole_sum", "denial"):
                yield Broken("CR-16", place, "unaffordable")
