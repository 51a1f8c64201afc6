"""Which risk flags of patterns, classifier and intents are believed together.

Patterns raise a flag alone; where a line reads as something else by far, a pattern is not believed,
unless it tells of a stop that the law commands. A classifier raises a flag where the intent says so
too, which halves its false alarms; for self-harm it needs that only where the line is plainly
another thing.
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
HEARD = {"express_self_harm": 0.2, "threaten_violence": 0.25}
"""From these on a danger is flagged, whatever else the message is about."""
FLAGS_OF_INTENT = {
    **{intent: (flag,) for intent, flag in FLAG_OF_INTENT.items()},
    "report_insolvency_or_moratorium": ("moratorium", "insolvency"),
}
SELF_HARM_INTENT = "express_self_harm"
DANGER_OF_INTENT = {SELF_HARM_INTENT: SELF_HARM, "threaten_violence": "violence"}
DEAF_BELOW = -0.2
"""A margin of self-harm below which a chance that is less than even is none."""
NEARLY, HEARD_NEARLY = -0.3, 0.12
"""Where the classifier nearly hears self-harm, this chance of the intent is enough."""
NO_CHANCE, WELL_ABOVE = 0.03, 0.45
"""A chance of self-harm at which a doubt of the classifier is none; a margin that is no doubt."""
LITTLE_CHANCE, FAINT = 0.2, 0.15
"""The same for a faint doubt."""


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


def agreed(margins: Mapping[str, float], ranking: Sequence[Mapping[str, Any]] | None) -> set[str]:
    """The classifier's flags that are certain or that a likely intent shares, and a sure intent's.

    `margins` says how far above its threshold each flag is; `ranking` holds the intents with their
    confidence, the likeliest first.
    """
    raised = {name for name, margin in margins.items() if margin > 0}
    if ranking is None:  # a pipeline without a classifier of intents
        return raised
    certain = {name for name in BESIDE if margins.get(name, 0.0) > CERTAIN}
    if not _plainly_another(ranking, margins):
        certain |= raised & {SELF_HARM, RED}
    alone = _heard(ranking, margins.get(SELF_HARM, 0.0))
    if ranking[0]["confidence"] >= SURE and ranking[0]["name"] in FLAG_OF_INTENT:
        alone.add(FLAG_OF_INTENT[ranking[0]["name"]])
    return (raised & _shared(ranking)) | certain | alone


def _heard(ranking: Sequence[Mapping[str, Any]], margin: float) -> set[str]:
    """Dangers whose intent is first or likely enough.

    Words that nothing is known of are shared out among the intents, and self-harm gets many; so the
    classifier may not be far from hearing it too, unless the intent is likely by itself.
    """
    likely = {each["name"] for each in ranking if each["confidence"] >= HEARD.get(each["name"], 2)}
    chance = _chance(SELF_HARM_INTENT, ranking)
    if ranking[0]["name"] == SELF_HARM_INTENT:
        likely.add(SELF_HARM_INTENT)
    if margin > NEARLY and chance >= HEARD_NEARLY:
        likely.add(SELF_HARM_INTENT)
    if margin <= DEAF_BELOW and chance < SURE:
        likely.discard(SELF_HARM_INTENT)
    return {DANGER_OF_INTENT[name] for name in likely}


def _plainly_another(ranking: Sequence[Mapping[str, Any]], margins: Mapping[str, float]) -> bool:
    """Whether the classifier alone has a doubt, and the intents none.

    Who threatens others is not plainly that: many who do want to die with them. The ranking may be
    cut short; what is not in it is at most as likely as its last.
    """
    listed = any(each["name"] == SELF_HARM_INTENT for each in ranking)
    chance = _chance(SELF_HARM_INTENT, ranking) if listed else ranking[-1]["confidence"]
    margin = margins.get(SELF_HARM, 0.0)
    doubt = (chance < NO_CHANCE and margin < WELL_ABOVE) or (
        chance < LITTLE_CHANCE and margin < FAINT
    )
    return ranking[0]["name"] not in DANGER_OF_INTENT and doubt


def join(by_pattern: set[str], raised: set[str]) -> set[str]:
    """All flags of both; a danger to oneself that nobody calls red is amber."""
    flags = by_pattern | (raised - {SELF_HARM, RED, AMBER})
    if RED in by_pattern or (RED in raised and SELF_HARM in raised):
        return (flags - {AMBER}) | {RED}
    return flags | {AMBER} if SELF_HARM in raised else flags
