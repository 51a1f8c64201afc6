"""Who is speaking: the bank and a name at the start, the truth about being automated, a way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft

_COMPANY = re.compile(r"\b(?:at|from|with|for|of) (?:the )?[A-Z][\w&'’]+|(?:公司|集团|机构)")


def broken(draft: Draft) -> Iterator[Broken]:
    yield from _identified(draft)
    yield from _honest(draft)
    yield from _way_out(draft)


def _identified(draft: Draft) -> Iterator[Broken]:
    context = draft.context
    if not context.up("first_turn") or context.speaker_role != "customer" or context.crisis:
        return
    named = draft.says("institution")
    if context.up("third_party_agency"):
        named = named or bool(_COMPANY.search(draft.reply.text))
        if "US" in draft.reply.places and not draft.says("collector_says"):
            yield Broken("CR-12", None, "collector")
    if not (named and draft.says("introduces")):
        yield Broken("CR-12")


def _honest(draft: Draft) -> Iterator[Broken]:
    context = draft.context
    if not context.up("automated"):
        return
    claim = draft.first("claims_human")
    if claim:
        yield Broken("CR-28", claim)
    elif context.up("asked_if_bot", "first_turn") and not draft.says("says_bot"):
        yield Broken("CR-28", None, "unsaid")


def _way_out(draft: Draft) -> Iterator[Broken]:
    context = draft.context
    wanted = context.up("human_requested") or context.flags.get("failed_understanding", 0) >= 2
    if not wanted or (not context.up("automated") and draft.by_patterns("claims_human")):
        return
    refused = draft.first("refuses_human")
    if refused and not draft.says("time_given"):
        yield Broken("CR-28", refused, "no_exit")
    elif not draft.says("hand_over", "time_given"):
        yield Broken("CR-28", None, "no_exit")
