"""Rules that hold for the words alone, whatever the facts of the account are."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.conduct.draft import Broken, Draft

ALWAYS = ("CR-01", "CR-02", "CR-04", "CR-05", "CR-09", "CR-10", "CR-15", "CR-16", "CR-18", "CR-19",
          "CR-26", "CR-27")  # fmt: skip


def broken(draft: Draft) -> Iterator[Broken]:
    for rule in ALWAYS:
        yield from (Broken(rule, span) for span in draft.spans(rule))
    if not draft.context.legal_referral:
        yield from (Broken("CR-03", span) for span in draft.spans("CR-03"))
