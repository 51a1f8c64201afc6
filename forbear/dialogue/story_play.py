"""Plays the steps of a story to the loaded model: what would it do there, and what next?

Nothing is saved and no action runs: what an action finds out stands in the story as a slot.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.prediction import Choice, Prediction, Predictor
from forbear.dialogue.requests import plain_text
from forbear.dialogue.understanding import (
    changed_slots,
    of_choice,
    spoken_acts_slot,
    understanding_slots,
)

NEXT = 4
"""How many actions are named for what comes next, the likeliest first."""
UNSAID = "…"
Step = Mapping[str, Any]


class StoryPlay:
    """One story, from its first step on."""

    def __init__(self, processor: MessageProcessor, predictor: Predictor, language: str) -> None:
        self._processor = processor
        self._predictor = predictor
        self._domain = processor.domain
        self._tracker = DialogueStateTracker.from_events("story", [], self._domain.slots)
        self._happened(changed_slots(self._tracker, {"language": language, "mode": "agent"}))

    async def play(self, steps: Sequence[Step]) -> dict[str, Any]:
        """`steps`: of each step that is heard or done, by its number from 1. `next`: what follows.

        After a story that ends with an action the model may go on by itself, or wait for the
        customer: then `next` is empty. It ends at a name that the model does not know: `unknown`.
        """
        told: list[dict[str, Any]] = []
        for number, step in enumerate(steps, start=1):
            if unknown := self._unknown(step):
                return {"steps": told, "next": [], "unknown": {"step": number, "name": unknown}}
            found = await self._step(step)
            if found is not None:
                told.append({"step": number, **found})
            await asyncio.sleep(0)  # the turns of customers come first
        prediction = self._predictor.predict(self._tracker)
        waits = prediction.winner.action == ACTION_LISTEN_NAME
        return {"steps": told, "next": [] if waits else _named(prediction), "unknown": None}

    def _unknown(self, step: Step) -> str | None:
        """A name that was given since this model was trained."""
        intent, action, form = (step.get(key) for key in ("intent", "action", "active_loop"))
        if intent is not None and intent not in self._domain.intents:
            return str(intent)
        if action is not None and action not in self._domain.action_names_or_texts:
            return str(action)
        return str(form) if form is not None and form not in self._domain.form_names else None

    async def _step(self, step: Step) -> dict[str, Any] | None:
        if "intent" in step or "user" in step:
            return await self._hear(step)
        if "action" in step:
            return self._do(str(step["action"]))
        if "active_loop" in step:
            self._happened([ActiveLoop(step["active_loop"])])
        for slots in step.get("slot_was_set") or ():
            self._happened([SlotSet(name, value) for name, value in slots.items()])
        return None

    async def _hear(self, step: Step) -> dict[str, Any]:
        """Words are understood by the model; without words the intent is taken as it is."""
        if step.get("user"):
            now = datetime.now(timezone.utc).isoformat()
            message = UserMessage(plain_text(str(step["user"])), metadata={"now": now})
            parse = await self._processor.parse_message(message, self._tracker)
        else:
            parse = of_choice(self._tracker, UNSAID, {"intent": step["intent"]})
        heard = UserUttered(parse["text"], parse["intent"], parse["entities"], parse)
        self._happened([ActionExecuted(ACTION_LISTEN_NAME), heard])
        self._happened(understanding_slots(self._tracker, parse))
        intent = parse["intent"]["name"]
        return {"intent": intent, "same": intent == step.get("intent", intent)}

    def _do(self, action: str) -> dict[str, Any]:
        """What the model would have done; then the story goes on as it is written."""
        would = self._predictor.predict(self._tracker).winner
        self._happened([ActionExecuted(action)])
        wordings = self._domain.responses.get(action, ())
        if acts := {act for each in wordings if (act := each.get("metadata", {}).get("act"))}:
            self._happened([spoken_acts_slot(self._tracker, sorted(acts))])
        return {**_told(would), "same": would.action == action}

    def _happened(self, events: Sequence[Event]) -> None:
        self._tracker.update_with_events(list(events), self._domain)


def _named(prediction: Prediction) -> list[dict[str, Any]]:
    known = [each for each in prediction.choices if each.action != ACTION_LISTEN_NAME]
    return [_told(each) for each in known[:NEXT]]


def _told(choice: Choice) -> dict[str, Any]:
    return {
        "action": choice.action,
        "confidence": round(choice.confidence, 3),
        "policy": choice.policy,
        "rule": choice.rule,
    }
