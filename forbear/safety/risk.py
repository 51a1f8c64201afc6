"""Screens a customer's message for what must never be missed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forbear.safety.normalise import Normalised
from forbear.safety.rulepack import Hit, read

# Most urgent first: the order in which the desk shows them.
FLAGS = (
    "self_harm_red", "self_harm_amber", "violence", "wrong_person", "third_party", "bereavement",
    "representative", "cease", "moratorium", "insolvency", "misconduct_alleged", "dispute",
    "scam_suspected", "vulnerability", "agency_suspected",
)  # fmt: skip
# What a classifier may add to the screen: never less, sometimes more.
FLAG_OF_INTENT = {
    "express_self_harm": "self_harm_amber",
    "threaten_violence": "violence",
    "deny_identity": "wrong_person",
    "identify_as_third_party": "third_party",
    "report_bereavement": "bereavement",
    "report_representative": "representative",
    "request_stop_contact": "cease",
    "report_collector_misconduct": "misconduct_alleged",
    "dispute_amount": "dispute",
    "deny_debt": "dispute",
    "claim_already_paid": "dispute",
    "claim_time_barred": "dispute",
    "suspect_scam": "scam_suspected",
    "disclose_vulnerability": "vulnerability",
    "mention_debt_agency": "agency_suspected",
}
AMBIGUOUS = frozenset(
    {
        "euphemism", "bare_death", "after_my_death", "cannot_go_on", "pushed_to_death",
        "with_others", "asks_to_be_killed",
    }
)  # fmt: skip
"""Rules of amber whose words mean something else as often as a wish to die."""
# Long texts are capped before they are stored; the screen holds the same line by itself.
SCREEN_CAP = 4000
_SPEAKER = re.compile(r"我(?!爸|妈|哥|弟|姐|妹|家|老公|老婆|儿子|女儿)|\b(?:i|im|myself)\b")


@dataclass(frozen=True)
class Evidence:
    """Why a flag was raised: the rule and the words, as they stand in the original."""

    flag: str
    rule: str
    text: str
    start: int
    end: int
    read_as: str = ""
    """The words without what hid them from a filter."""


@dataclass(frozen=True)
class RiskResult:
    """The flags of one message, most urgent first, each with its evidence."""

    flags: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def self_harm(self) -> str:
        """none, amber or red."""
        for level in ("red", "amber"):
            if f"self_harm_{level}" in self.flags:
                return level
        return "none"


def screen(text: str) -> RiskResult:
    """The risk flags of one message, both languages at once."""
    text = text[:SCREEN_CAP]
    return screen_hits(text, *read(text))


def screen_hits(text: str, normalised: Normalised, hits: Iterable[Hit]) -> RiskResult:
    """The same from hits that are already there."""
    kept = _resolve([hit for hit in hits if not _is_about_the_speaker(normalised.text, hit)])
    evidence = []
    for flag, hit in kept:
        start, end = normalised.original_span(hit.start, hit.end)
        read_as = normalised.text[hit.start : hit.end]
        evidence.append(Evidence(flag, hit.rule, text[start:end], start, end, read_as))
    raised = {flag for flag, _ in kept}
    return RiskResult(tuple(flag for flag in FLAGS if flag in raised), tuple(evidence))


def _is_about_the_speaker(text: str, hit: Hit) -> bool:
    """A relative is named, but it is the customer who would do it: "my wife, I will jump"."""
    return hit.label == "self_harm_other" and bool(_SPEAKER.search(text[hit.start + 1 : hit.end]))


def _resolve(hits: list[Hit]) -> list[tuple[str, Hit]]:
    by_label: dict[str, list[Hit]] = {}
    for hit in hits:
        by_label.setdefault(hit.label, []).append(hit)
    kept = []
    for flag in FLAGS:
        topic = "self_harm" if flag.startswith("self_harm") else flag
        masks = by_label.get(f"not_{topic}", [])
        kept += [(flag, hit) for hit in _unmasked(by_label.get(flag, []), masks)]
    # A bare "dead" says little, so what it is said of decides; a phrase speaks for itself.
    subjects = by_label.get("not_bare_death", [])
    kept = [
        (flag, hit) for flag, hit in kept if hit.rule != "bare_death" or _unmasked([hit], subjects)
    ]
    return _settle_self_harm(kept, by_label)


def _unmasked(hits: Iterable[Hit], masks: list[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if not any(mask.start < hit.end and hit.start < mask.end for mask in masks)
    ]


def _settle_self_harm(
    kept: list[tuple[str, Hit]], by_label: dict[str, list[Hit]]
) -> list[tuple[str, Hit]]:
    """About somebody else is not red; an amber thought with a sign of a plan is."""
    about_others = by_label.get("self_harm_other", [])
    kept = [
        (flag, hit)
        for flag, hit in kept
        if not (flag.startswith("self_harm") and not _unmasked([hit], about_others))
    ]
    kept += [("vulnerability", hit) for hit in about_others]
    amber = [hit for flag, hit in kept if flag == "self_harm_amber"]
    red = [hit for flag, hit in kept if flag == "self_harm_red"]
    signs = _unmasked(
        by_label.get("self_harm_sign", []), [*amber, *by_label.get("not_self_harm", [])]
    )
    if amber and signs and not red:
        kept += [("self_harm_red", hit) for hit in signs]
        red = signs
    if red:
        kept = [(flag, hit) for flag, hit in kept if flag != "self_harm_amber"]
    return kept
