"""Checks one reply against every conduct rule of its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from forbear.safety.conduct import (
    amounts,
    contact,
    crisis,
    disclosure,
    honesty,
    offers,
    secrets,
    stops,
    wording,
)
from forbear.safety.conduct.classifier import current_classifier
from forbear.safety.conduct.draft import Broken, Draft
from forbear.safety.conduct.packs import load_packs
from forbear.safety.conduct.reply import Reply
from forbear.safety.conduct.verdict import Finding, Verdict

Rule = Callable[[Draft], Iterable[Broken]]
RULES: tuple[Rule, ...] = (
    wording.broken, disclosure.broken, contact.broken, amounts.broken, stops.broken,
    crisis.broken, offers.broken, secrets.broken, honesty.broken,
)  # fmt: skip


def check_reply(reply: Reply) -> Verdict:
    """What is wrong with a reply; nothing else than the reply and its context decides it."""
    draft = Draft.of(reply)
    broken = [each for rule in RULES for each in rule(draft)]
    placed = _findings(draft, (each for each in broken if each.span is not None))
    # What the reply lacks has no place of its own: it hides nothing, and nothing hides it.
    lacking = _findings(draft, (each for each in broken if each.span is None))
    found = {*_without_doubles(sorted(set(placed), key=_order)), *lacking}
    return Verdict(tuple(sorted(found, key=_order)), _version())


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _version() -> str:
    """Of the packs, and of what the classifier learned from where one is trained."""
    classifier = current_classifier()
    return load_packs().version + (f"+{classifier.version}" if classifier else "")


def _findings(draft: Draft, broken: Iterable[Broken]) -> Iterator[Finding]:
    packs = load_packs()
    for each in broken:
        rule = packs.rules[each.rule]
        if not rule.jurisdictions & set(draft.reply.places):
            continue
        start, end = 0, len(draft.reply.text)
        if each.span is not None:
            start, end = draft.normalised.original_span(*each.span)
        yield Finding(
            rule=rule.id,
            severity=rule.severity,
            start=start,
            end=end,
            message=_worded(rule.message, each.text, draft.reply),
            suggestion=_worded(rule.suggestion, each.text, draft.reply),
        )


def _worded(texts: dict[str, Any], name: str, reply: Reply) -> str:
    """The text of that name, else the default, in the reply's language and for its place."""
    wording = texts.get(name, texts["default"])[reply.lang]
    if isinstance(wording, str):
        return wording
    chosen: str = wording[reply.jurisdiction or "unknown"]
    return chosen


def _without_doubles(findings: list[Finding]) -> Iterator[Finding]:
    """Of the findings of one rule that overlap, the first."""
    last: dict[str, int] = {}
    for finding in findings:
        if finding.start >= last.get(finding.rule, -1):
            last[finding.rule] = finding.end
            yield finding
