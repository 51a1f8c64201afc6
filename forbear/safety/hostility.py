"""Scores how hostile one message reads, and at whom it is aimed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forbear.safety.normalise import Normalised
from forbear.safety.risk import SCREEN_CAP, Evidence, screen_hits
from forbear.safety.rulepack import Hit, read

CALM, IRRITATED, ANGRY, ABUSIVE, THREATENING = range(5)
_LEVELS = {
    "abuse": ABUSIVE,
    "slur": ABUSIVE,
    "slur_elsewhere": ANGRY,
    "anger": ANGRY,
    "accusation": ANGRY,
    "profanity": ANGRY,
    "irritation": IRRITATED,
}
# Once is an outburst, three times in a message is abuse (domain.md 4.2).
REPEATED_PROFANITY = 3

_CLAUSE_END = re.compile(r"[,，。.!！?？;；\n]|$")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_LETTERS = re.compile(r"[A-Za-z]")
_MARKS = re.compile(r"[!！?？]{3,}|(?:[!！].*){3,}", re.S)
_BANK = re.compile(
    r"银行|你们|贵行|公司|平台|催收|\b(?:banks?|company|you people|you lot|you guys)\b"
    r"|\byour (?:bank|company|interest|fees|system|app)\b"
)
_YOU = re.compile(r"你(?!们)|您|\b(?:you|u|ur|your|youre)\b")


@dataclass(frozen=True)
class Hostility:
    """Level 0 calm, 1 irritated, 2 angry, 3 abusive, 4 threatening."""

    level: int
    target: str
    score: float
    evidence: tuple[Evidence, ...] = ()


def score(text: str, *, threats_count: bool = True) -> Hostility:
    """The hostility of the message alone; the trend is computed elsewhere.

    `threats_count` is false where the threats that the patterns found are known to be idioms.
    """
    text = text[:SCREEN_CAP]
    return score_hits(text, *read(text), threats_count=threats_count)


def score_hits(
    text: str, normalised: Normalised, hits: tuple[Hit, ...], *, threats_count: bool = True
) -> Hostility:
    """The same from hits that are already there."""
    heated = _heated(normalised.text, hits)
    threats = []
    if threats_count:
        found = screen_hits(text, normalised, hits).evidence
        threats = [item for item in found if item.flag == "violence"]
    level = max((_LEVELS[hit.label] for hit in heated), default=CALM)
    if level < ABUSIVE and _profanities(heated) >= REPEATED_PROFANITY:
        level = ABUSIVE
    level = _with_volume(text, level)
    if threats:
        level = THREATENING
    evidence = (*threats, *(_evidence(text, normalised, hit) for hit in heated))
    target = _target(normalised.text, level, heated)
    return Hostility(level, target, _strength(level, len(evidence), text), evidence)


def _heated(text: str, hits: tuple[Hit, ...]) -> list[Hit]:
    """The hostile hits that are meant by the customer, about somebody or something."""
    reported = [_to_clause_end(text, hit) for hit in hits if hit.label == "not_abuse"]
    harmless = [hit for hit in hits if hit.label == "not_irritation"]
    elsewhere = [hit for hit in hits if hit.label == "slur_elsewhere"]
    kept = []
    for hit in hits:
        if hit.label not in _LEVELS or _overlaps(hit, reported):
            continue
        if hit.label == "irritation" and _overlaps(hit, harmless):
            continue
        # "My boss is an idiot": the slur is there, but nobody here is meant.
        if hit.label == "slur" and _overlaps(hit, elsewhere):
            continue
        kept.append(hit)
    return kept


def _to_clause_end(text: str, hit: Hit) -> Hit:
    end = _CLAUSE_END.search(text, hit.end)
    return Hit(hit.label, hit.rule, hit.start, end.start() if end else hit.end)


def _overlaps(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _profanities(hits: list[Hit]) -> int:
    count, end = 0, 0
    for hit in sorted((hit for hit in hits if hit.label == "profanity"), key=lambda hit: hit.start):
        count += hit.start >= end
        end = max(end, hit.end)
    return count


def _with_volume(text: str, level: int) -> int:
    """Shouting makes calm words irritated and irritated ones angry, never abusive."""
    letters = _LETTERS.findall(text)
    shouted = len(_SHOUTED.findall(text)) >= 2 and sum(map(str.isupper, letters)) > 0.7 * len(
        letters
    )
    if level < ANGRY and (shouted or _MARKS.search(text)):
        return level + 1
    return level


def _target(text: str, level: int, hits: list[Hit]) -> str:
    labels = {hit.label for hit in hits}
    if level == CALM:
        return "none"
    if level == THREATENING or labels & {"abuse", "slur"}:
        return "agent"
    if _BANK.search(text) or "accusation" in labels:
        return "bank"
    if level == ABUSIVE or (level == ANGRY and _YOU.search(text) and "anger" in labels):
        return "agent" if _YOU.search(text) else "situation"
    return "situation"


def _strength(level: int, signs: int, text: str) -> float:
    """The level as a share of 1, a little more for each further sign."""
    if level == CALM:
        return 0.0
    extra = min(signs, 4) + bool(_MARKS.search(text)) + bool(_SHOUTED.search(text))
    return round(min(1.0, level / 4 + 0.03 * extra), 3)


def _evidence(text: str, normalised: Normalised, hit: Hit) -> Evidence:
    start, end = normalised.original_span(hit.start, hit.end)
    return Evidence(hit.label, hit.rule, text[start:end], start, end)
