"""Chooses the words of a reply: language, heat, place, what is known, and what was already said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from forbear.dialogue.place import place_facts
from forbear.dialogue.situation import Situation, read_situation
from forbear.safety.crisis import crisis_replies

CRISIS_RESPONSE = "utter_crisis_support"
LAST_OPEN_STEP = 2
"""Later steps are for the person who has joined."""
PLACEHOLDER = re.compile(r"{([a-z_]+)}")

drafted: ContextVar[tuple[str, ...]] = ContextVar("drafted", default=())
"""Texts and strategies that other drafts of the turn use already: the next one differs."""


class ReplyGenerator(TemplatedNaturalLanguageGenerator):
    """Approved texts of the model; the same sentence is not said twice while another fits."""

    def __init__(self, endpoint_config: EndpointConfig | None, domain: Domain | None) -> None:
        # Rasa puts a loaded model's replies into every templated generator, under `responses`.
        super().__init__(domain.responses if domain else {})

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """The chosen wording as a response of Rasa, or nothing when none can be filled."""
        situation = read_situation(tracker)
        if utter_action == CRISIS_RESPONSE:
            candidates = _crisis_variations(situation)
        else:
            candidates = self.responses.get(utter_action, [])
        facts = _facts(tracker, situation, kwargs)
        fitting = [v for v in candidates if _fits(v, situation) and _fillable(v, facts)]
        if not fitting:
            return None
        said = _said_texts(tracker)
        texts = {id(v): _fill(v["text"], facts) for v in fitting}
        best = min(fitting, key=lambda v: _reluctance(v, texts[id(v)], said, situation))
        return {
            **{k: v for k, v in best.items() if k not in ("text", "metadata")},
            "text": texts[id(best)],
            **best.get("metadata", {}),
            "facts": sorted(set(PLACEHOLDER.findall(best["text"]))),
        }


def _fits(variation: Mapping[str, Any], situation: Situation) -> bool:
    metadata = variation.get("metadata", {})
    if metadata.get("lang") != situation.language:
        return False
    places = metadata.get("jurisdiction")
    return not places or situation.jurisdiction in places


def _fillable(variation: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    return all(facts.get(name) is not None for name in PLACEHOLDER.findall(variation["text"]))


def _fill(text: str, facts: Mapping[str, Any]) -> str:
    return PLACEHOLDER.sub(lambda match: str(facts[match.group(1)]), text)


def _reluctance(
    variation: Mapping[str, Any], text: str, said: Iterable[str], situation: Situation
) -> tuple[int, int, int, int]:
    """Smaller is better: unsaid first, then unlike the other drafts, then made for this heat."""
    metadata = variation.get("metadata", {})
    low, high = metadata.get("hostility", [0, 4])
    outside = max(low - situation.hostility, situation.hostility - high, 0)
    others = drafted.get()
    return (
        sum(text in earlier for earlier in said),
        int(text in others),
        outside,
        int(f"{metadata.get('act')}/{metadata.get('strategy')}" in others),
    )


def _said_texts(tracker: DialogueStateTracker) -> list[str]:
    return [e.text for e in tracker.events if isinstance(e, BotUttered) and e.text]


def _facts(
    tracker: DialogueStateTracker, situation: Situation, kwargs: Mapping[str, Any]
) -> dict[str, Any]:
    """Figures come from the action that speaks (its kwargs); the rest from the customer's place."""
    return {**place_facts(situation.jurisdiction, situation.language), **kwargs}


def _crisis_variations(situation: Situation) -> list[dict[str, Any]]:
    earlier = situation.said_acts.count("crisis_support")
    texts = crisis_replies(situation.language, situation.jurisdiction, min(earlier, LAST_OPEN_STEP))
    return [
        {
            "text": text,
            "metadata": {
                "act": "crisis_support",
                "strategy": strategy,
                "lang": situation.language,
                "hostility": [0, 4],
            },
        }
        for text, strategy in zip(texts, ("signpost", "validate", "clarify"), strict=False)
    ]
