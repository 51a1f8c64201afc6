"""Chooses the words of a reply: language, heat, place, what is known, and what was already said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from forbear.dialogue.draft import Draft
from forbear.dialogue.place import place_facts
from forbear.dialogue.said import line_mark, since_last_message
from forbear.dialogue.situation import Situation, read_situation
from forbear.safety.crisis import crisis_replies

CRISIS_RESPONSE = "utter_crisis_support"
LAST_OPEN_STEP = 2
"""The next step is for the person who has joined."""
IMMINENT_STEP = 4
INTRODUCTION, INTRODUCTION_OF_AGENT = "utter_introduce", "utter_introduce_agent"
NO_OPENING = frozenset(
    {
        CRISIS_RESPONSE, "utter_escalate_security", "utter_threat_standing", "utter_end_chat",
        "utter_respect_opt_out",
    }
)  # fmt: skip
FOOTER = "utter_footer_opt_out"
WRITTEN = frozenset({"sms", "email"})
LINE = "line"
"""Key in a line's metadata: the mark by which it is known to have been said."""
PLACEHOLDER = re.compile(r"{([a-z_]+)}")

drafted: ContextVar[tuple[str, ...]] = ContextVar("drafted", default=())
"""Texts and strategies that other drafts of the turn use already: the next one differs."""


@dataclass(frozen=True)
class Said:
    """Our lines so far: those still in the tracker's window, and marks of the older ones."""

    texts: list[str]
    marks: list[str]


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
        said = said_so_far(tracker)
        texts = {id(v): _fill(v["text"], facts) for v in fitting}
        best = min(fitting, key=lambda v: _reluctance(v, texts[id(v)], said, situation))
        opening = self._opening(utter_action, best, tracker, situation)
        return {
            **{k: v for k, v in best.items() if k not in ("text", "metadata")},
            "text": _joined([opening, texts[id(best)]], situation.language),
            **best.get("metadata", {}),
            "facts": sorted(set(PLACEHOLDER.findall(best["text"]))),
            LINE: line_mark(texts[id(best)]),
        }

    def _opening(
        self,
        utter_action: str,
        chosen: Mapping[str, Any],
        tracker: DialogueStateTracker,
        situation: Situation,
    ) -> str:
        """Who speaks, before the first words of a session; words of care stand alone."""
        if situation.said_acts or utter_action in NO_OPENING or "{bank_name}" in chosen["text"]:
            return ""
        if any(isinstance(event, BotUttered) for event in since_last_message(tracker)):
            return ""
        name = INTRODUCTION if situation.mode == "bot" else INTRODUCTION_OF_AGENT
        facts = _facts(tracker, situation, {})
        lines = [
            v for v in self.responses.get(name, []) if _fits(v, situation) and _fillable(v, facts)
        ]
        if not lines:
            return ""
        return _fill(min(lines, key=lambda v: _outside(v, situation))["text"], facts)

    def footer(self, tracker: DialogueStateTracker) -> str:
        """What a written message in the US must end with: the way out of further ones."""
        situation = read_situation(tracker)
        if situation.jurisdiction != "US" or situation.channel not in WRITTEN or situation.crisis:
            return ""
        if situation.intent == "request_stop_contact":
            return ""  # the confirmation is all that may follow
        lines = self.responses.get(FOOTER, [])
        return next((v["text"] for v in lines if _fits(v, situation)), "")


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
    variation: Mapping[str, Any], text: str, said: Said, situation: Situation
) -> tuple[int, int, int, int]:
    """Smaller is better: unsaid first, then unlike the other drafts, then made for this heat."""
    metadata = variation.get("metadata", {})
    others = drafted.get()
    return (
        sum(text in earlier for earlier in said.texts) or said.marks.count(line_mark(text)),
        int(text in others),
        _outside(variation, situation),
        int(f"{metadata.get('act')}/{metadata.get('strategy')}" in others),
    )


def _outside(variation: Mapping[str, Any], situation: Situation) -> int:
    """How far a wording is from being made for this heat."""
    low, high = variation.get("metadata", {}).get("hostility", [0, 4])
    return int(max(low - situation.hostility, situation.hostility - high, 0))


def said_so_far(tracker: DialogueStateTracker) -> Said:
    marks = (tracker.get_slot("said") or "").split()
    texts = [e.text for e in tracker.events if isinstance(e, BotUttered) and e.text]
    return Said(texts, marks)


def is_repeated(draft: Draft, tracker: DialogueStateTracker) -> bool:
    """Whether every line of the draft was said before: another reply is better, if there is one."""
    said = said_so_far(tracker)
    marks = [
        (event.text or "", event.metadata.get(LINE))
        for event in draft.events
        if isinstance(event, BotUttered)
    ]
    return bool(marks) and all(
        mark in said.marks or any(text in earlier for earlier in said.texts) for text, mark in marks
    )


def _joined(parts: Iterable[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(part for part in parts if part)


def _facts(
    tracker: DialogueStateTracker, situation: Situation, kwargs: Mapping[str, Any]
) -> dict[str, Any]:
    """Figures come from the action that speaks (its kwargs); the rest from the customer's place."""
    return {**place_facts(situation.jurisdiction, situation.language), **kwargs}


def _crisis_variations(situation: Situation) -> list[dict[str, Any]]:
    """The words of this step, then those of the others, so that a long crisis is no loop."""
    earlier = situation.said_acts.count("crisis_support")
    step = min(earlier, LAST_OPEN_STEP)
    if earlier and "self_harm_red" in situation.risk:
        step = IMMINENT_STEP
    steps = (step, *(s for s in range(LAST_OPEN_STEP, 0, -1) if s != step and earlier))
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
        for each in steps
        for text, strategy in zip(
            crisis_replies(situation.language, situation.jurisdiction, each),
            ("signpost", "validate", "clarify"),
            strict=False,
        )
    ]
