"""Which risk flags of patterns, classifier and intents are believed together.

Patterns raise a flag alone; where a line reads as something else by far, a pattern is not believed,
unless it tells of a stop that the law commands. A classifier raises a flag where the intent says so
too, which halves its false alarms; for self-harm the intent's chance decides, and the classifier
only where it is sure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from forbear.safety.risk import AMBIGUOUS, FLAG_OF_INTENT

SELF_HARM = "self_harm"
"""Amber or red taken together: there are few lines, and either must reach a person."""
RED, AMBER = "self_harm_red", "self_harm_amber"
SURE = 0.5
"""From this confidence on an intent raises its flag by itself."""
LIKELY = 0.25
"""From this confidence on an intent may confirm a classifier's flag."""
CERTAIN = 0.3
"""So far above its threshold a classifier needs no intent to confirm a flag of BESIDE."""
BESIDE = {"vulnerability", "bereavement", "misconduct_alleged", "violence"}
"""What is told beside any request. The others are requests or say who speaks."""
DOUBTED = {"dispute", "scam_suspected", "third_party", "vulnerability", "misconduct_alleged"}
"""Flags whose patterns may be overruled: no danger to a life, and no stop that the law commands."""
UNHEARD_BELOW = {AMBER: -0.7, RED: -0.5, "violence": -0.6}
AMBIGUOUS_BELOW, BY_FAR_BELOW = -0.5, -1.0
UNHEARD_CHANCE, SURE_ENOUGH, ANY_IDEA = 0.02, 0.6, 0.4
"""A pattern of danger is an idiom where the classifier is so far from hearing the danger (less far
for an ambiguous word), its intent is this unlikely, and the first intent, another, is this sure; at
the last margin it need only be an idea of what is meant."""
FAR_BELOW, BELOW, SURE_OF_ANOTHER = -0.7, -0.4, 0.8
"""So far below its threshold the classifier overrules a pattern; the second margin is enough where
the first intent is this sure and another one."""
SAID_IN_ANGER = {"scam_suspected": -0.1}
"""The margin for words that are said in anger more often than meant: "you crooks"."""
THREAT_FROM = 0.25
"""From this confidence of its intent on a threat is flagged, whatever else the message is about."""
FLAGS_OF_INTENT = {
    **{intent: (flag,) for intent, flag in FLAG_OF_INTENT.items()},
    "report_insolvency_or_moratorium": ("moratorium", "insolvency"),
}
SELF_HARM_INTENT = "express_self_harm"
DANGER_OF_INTENT = {SELF_HARM_INTENT: SELF_HARM, "threaten_violence": "violence"}
SELF_HARM_FROM, DEAF_BELOW = 0.16, -0.5
"""The same for self-harm. Words that nothing is known of are shared out among 46 intents: below
that margin of the classifier a chance that is less than even is none."""
NEARLY, HEARD_NEARLY = -0.1, 0.1
"""Where the classifier nearly hears self-harm, this chance of the intent is enough."""
SURE_ALONE, LEAST_CHANCE = 0.5, 0.03
"""So far above its threshold the classifier needs hardly a chance of the intent."""
RED_FROM = 0.1
"""So far above its threshold the classifier's red is more than a faint sign."""
BESIDE_FROM = 0.6
"""From this confidence on a further intent is heard where the classifier is not against it: of
3,400 lines one in 700 is heard wrongly so."""
FAINT_BELOW, FAINTEST = 0.4, 0.1
"""One in ten lines of danger that no pattern finds has a smaller chance, three in four of the rest;
below the second a sure classifier stands alone against all intents."""


def believed(
    by_pattern: set[str],
    margins: Mapping[str, float],
    ranking: Sequence[Mapping[str, Any]] | None,
    amber_rules: Collection[str] = (),
) -> set[str]:
    """The patterns' flags without those that classifier and intents speak against.

    `amber_rules` names the rules that raised amber.
    """
    ambiguous = bool(amber_rules) and AMBIGUOUS.issuperset(amber_rules)
    by_pattern = by_pattern - _idioms(by_pattern, margins, ranking, ambiguous)
    shared = _shared(ranking or [])
    sure = ranking is not None and ranking[0]["confidence"] >= SURE_OF_ANOTHER
    least = BELOW if sure else FAR_BELOW
    return {
        flag
        for flag in by_pattern
        if flag not in DOUBTED
        or flag in shared
        or margins.get(flag, 0.0) >= SAID_IN_ANGER.get(flag, least)
    }


def _idioms(
    by_pattern: set[str],
    margins: Mapping[str, float],
    ranking: Sequence[Mapping[str, Any]] | None,
    ambiguous: bool,
) -> set[str]:
    """The dangers of the patterns of which neither the classifier nor the intents hear anything."""
    if not ranking or ranking[0]["name"] in DANGER_OF_INTENT:
        return set()
    if ranking[0]["confidence"] < ANY_IDEA:
        return set()
    sure = ranking[0]["confidence"] >= SURE_ENOUGH
    found = set()
    for intent, danger in DANGER_OF_INTENT.items():
        if _chance(intent, ranking) >= UNHEARD_CHANCE:
            continue
        for flag in by_pattern & ({RED, AMBER} if danger == SELF_HARM else {danger}):
            least = AMBIGUOUS_BELOW if flag == AMBER and ambiguous else UNHEARD_BELOW[flag]
            if margins.get(danger, 0.0) < (least if sure else BY_FAR_BELOW):
                found.add(flag)
    return found


def _chance(intent: str, ranking: Sequence[Mapping[str, Any]]) -> float:
    return float(next((e["confidence"] for e in ranking if e["name"] == intent), 0.0))


def _shared(ranking: Sequence[Mapping[str, Any]]) -> set[str]:
    """Flags of the first intent and of the others that are likely."""
    likely = [*ranking[:1], *(each for each in ranking[1:] if each["confidence"] >= LIKELY)]
    return {flag for each in likely for flag in FLAGS_OF_INTENT.get(each["name"], ())}


def agreed(
    margins: Mapping[str, float],
    ranking: Sequence[Mapping[str, Any]] | None,
    meant: Sequence[Mapping[str, Any]] = (),
) -> set[str]:
    """The classifier's flags that are certain or that a likely intent shares, and a sure intent's.

    `margins` says how far above its threshold each flag is; `ranking` holds the intents with their
    confidence, the likeliest first; `meant` the first and the further ones that are meant too.
    """
    raised = {name for name, margin in margins.items() if margin > 0}
    if ranking is None:  # a pipeline without a classifier of intents
        return raised
    certain = {name for name in BESIDE if margins.get(name, 0.0) > CERTAIN}
    if _hears_self_harm(ranking, margins.get(SELF_HARM, 0.0)) or said_beside(margins, meant):
        # Red asks for more than a likeness of the whole: else it is amber.
        certain |= {SELF_HARM} | (raised & {RED} if SELF_HARM in raised else set())
    if _chance("threaten_violence", ranking) >= THREAT_FROM:
        certain.add("violence")
    if ranking[0]["confidence"] >= SURE and ranking[0]["name"] in FLAG_OF_INTENT:
        certain.add(FLAG_OF_INTENT[ranking[0]["name"]])
    return ((raised - {SELF_HARM, RED}) & _shared(ranking)) | certain


def _hears_self_harm(ranking: Sequence[Mapping[str, Any]], margin: float) -> bool:
    """Whether the intent is likely enough, or the classifier sure of what is not unlikely."""
    chance = _chance(SELF_HARM_INTENT, ranking)
    least = HEARD_NEARLY if margin >= NEARLY else SELF_HARM_FROM
    likely = chance >= least or ranking[0]["name"] == SELF_HARM_INTENT
    heard = likely and (margin > DEAF_BELOW or chance >= SURE)
    # The ranking is cut short: what is not in it is at most as likely as its last.
    at_most = chance or ranking[-1]["confidence"]
    return heard or (margin >= SURE_ALONE and at_most >= LEAST_CHANCE)


def said_beside(margins: Mapping[str, float], meant: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a wish to die is told beside a request, which leaves its intent hardly a chance."""
    told = _chance(SELF_HARM_INTENT, meant[1:])
    return told >= BESIDE_FROM and margins.get(SELF_HARM, -1.0) >= 0.0


def is_faint(ranking: Sequence[Mapping[str, Any]] | None, margins: Mapping[str, float]) -> bool:
    """Whether self-harm is only just heard: neither the intent nor the classifier is sure of it."""
    if not ranking or margins.get(RED, -1.0) >= RED_FROM:
        return False
    chance = _chance(SELF_HARM_INTENT, ranking)
    sure = margins.get(SELF_HARM, 0.0) >= SURE_ALONE and chance >= FAINTEST
    return not sure and chance < FAINT_BELOW


def join(by_pattern: set[str], raised: set[str]) -> set[str]:
    """All flags of both; a danger to oneself that nobody calls red is amber."""
    flags = by_pattern | (raised - {SELF_HARM, RED, AMBER})
    if RED in by_pattern or (RED in raised and SELF_HARM in raised):
        return (flags - {AMBER}) | {RED}
    return flags | {AMBER} if SELF_HARM in raised else flags
