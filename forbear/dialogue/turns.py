"""One turn of a conversation inside the Rasa server: understand, remember, draft, say."""

from __future__ import annotations

import asyncio
import gc
from datetime import datetime
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from forbear.dialogue.action_results import use_prepared_schema
from forbear.dialogue.action_server import ActionServer, keep_connection
from forbear.dialogue.effects import Effects
from forbear.dialogue.handoff import handoff_reason
from forbear.dialogue.in_context import in_context
from forbear.dialogue.place import likely_place, zone_of
from forbear.dialogue.prediction import Predictor
from forbear.dialogue.remembered import (
    as_taken_over,
    before_reply,
    numbered,
    records_missing,
    said_drafts,
    state_of,
    taken_in,
)
from forbear.dialogue.rollout import RollOut
from forbear.dialogue.situation import read_situation
from forbear.dialogue.slot_copies import use_quick_slot_copies
from forbear.dialogue.spoken import free_text_events, said_events, saying_of
from forbear.dialogue.story_play import StoryPlay
from forbear.dialogue.straight_runner import run_straight
from forbear.dialogue.understanding import (
    changed_slots,
    of_choice,
    reported,
    understanding_slots,
)

SUGGESTIONS = 3
WARM_UP_TEXTS = ("您好，我想问一下", "hello, a question about my account")
CHANNEL = "copilot"


class Turns:
    """The conversation logic over a loaded Rasa agent; one turn of a conversation at a time."""

    def __init__(self, agent: Agent) -> None:
        if agent.processor is None:
            raise RasaException("No model is loaded. Train one with `forbear train`.")
        use_prepared_schema()
        use_quick_slot_copies()
        self.agent = agent
        self._processor = agent.processor
        run_straight(agent.processor)
        keep_connection(agent.processor)
        self._predictor = Predictor(agent.processor)
        self._roll_out = RollOut(agent.processor, self._predictor)
        self._effects = Effects(agent.processor)
        self._warm = False

    @property
    def model(self) -> str:
        return str(self._processor.model_filename)

    def serves(self, agent: Agent) -> bool:
        return agent is self.agent and agent.processor is self._processor

    async def close(self) -> None:
        if isinstance(endpoint := self._processor.action_endpoint, ActionServer):
            await endpoint.close()

    async def warm_up(self) -> None:
        """Run one invented turn, saved nowhere: weights and word lists load at the first use."""
        if self._warm:
            return
        tracker = DialogueStateTracker.from_events("warm-up", [], self._processor.domain.slots)
        for text in WARM_UP_TEXTS:
            request = {"text": text, "message_id": text, "mode": "agent"}
            await self._take_in(tracker, request)
            await asyncio.sleep(0)  # where another model answers meanwhile, its turns come first
            await self._roll_out.drafts(tracker, SUGGESTIONS)
            await asyncio.sleep(0)
        # What is loaded stays: nobody's turn need wait while it is looked through for garbage.
        gc.collect()
        gc.freeze()
        self._warm = True

    async def turn(self, request: dict[str, Any]) -> dict[str, Any]:
        """Take in one customer message and answer it, or draft answers; harmless when repeated."""
        async with self.agent.lock_store.lock(request["conversation_id"]):
            tracker = await self._tracker(request["conversation_id"])
            parse = taken_in(tracker, request["message_id"])
            repeated = parse is not None
            if parse is None:
                parse = await self._take_in(tracker, request)
            answer = self._answer(tracker, parse, request)
            if request["mode"] == "bot":
                await self._speak(tracker, parse, request, answer, repeated)
            else:
                if not repeated:
                    await self._processor.save_tracker(tracker)
                # What was said since must not change what was suggested for this message.
                await self._draft(before_reply(tracker) if repeated else tracker, parse, answer)
            answer["state"] = state_of(tracker)
            return answer

    async def fresh_drafts(self, conversation_id: str) -> dict[str, Any]:
        """Suggestions for an agent, who answers the last message in words not said since."""
        async with self.agent.lock_store.lock(conversation_id):
            tracker = await self._tracker(conversation_id)
            answer: dict[str, Any] = {"suggestions": [], "degraded": [], "model": self.model}
            if (message := tracker.latest_message) is not None and message.text:
                asked = as_taken_over(tracker)
                if records_missing(asked):
                    await self._catch_up(tracker, asked)
                await self._draft(asked, message.parse_data, answer)
            answer["state"] = state_of(tracker)
            return answer

    async def sent(self, request: dict[str, Any]) -> dict[str, Any]:
        """Note what the agent said, and do once what saying it means.

        Raises ActionsUnavailableError, with nothing noted, when a plan cannot be written.
        """
        async with self.agent.lock_store.lock(request["conversation_id"]):
            tracker = await self._tracker(request["conversation_id"])
            key = request["message_id"]
            if (earlier := saying_of(tracker, key)) is not None:
                return {"acts": earlier, "state": state_of(tracker), "degraded": []}
            draft = request.get("draft")
            if draft:
                events = said_events(
                    deserialise_events(draft["events"]), request["text"], key, draft["acts"]
                )
                acts, commit = draft["acts"], draft.get("commit")
            else:
                events, acts = free_text_events(request["text"], key, tracker)
                commit = None
            degraded = await self._effects.apply(tracker, events, acts, commit, key)
            await self._processor.save_tracker(tracker)
            return {"acts": acts, "state": state_of(tracker), "degraded": degraded}

    async def play(self, request: dict[str, Any]) -> dict[str, Any]:
        """What this model would do at each step of a story; nothing is kept of it."""
        story = StoryPlay(self._processor, self._predictor, request["language"])
        return {"model": self.model, **await story.play(request["steps"])}

    async def _catch_up(self, tracker: DialogueStateTracker, asked: DialogueStateTracker) -> None:
        """Read the records that were out of reach when the last message came."""
        known = len(asked.events)
        await self._processor.run_action_extract_slots(CollectingOutputChannel(), asked)
        if not records_missing(asked):
            tracker.update_with_events(list(asked.events)[known:], self._processor.domain)
            await self._processor.save_tracker(tracker)

    async def _tracker(self, conversation_id: str) -> DialogueStateTracker:
        return await self._processor.fetch_tracker_and_update_session(
            conversation_id, CollectingOutputChannel()
        )

    async def _take_in(
        self, tracker: DialogueStateTracker, request: dict[str, Any]
    ) -> dict[str, Any]:
        zone = zone_of(tracker.get_slot("jurisdiction") or likely_place(request["text"]))
        message = UserMessage(
            request["text"],
            sender_id=tracker.sender_id,
            input_channel=CHANNEL,
            message_id=request["message_id"],
            metadata={"now": request.get("now") or datetime.now(zone).isoformat()},
        )
        if request.get("choice"):
            parse = of_choice(tracker, request["text"], request["choice"])
        else:
            parse = in_context(tracker, await self._processor.parse_message(message, tracker))
        domain = self._processor.domain
        tracker.update(
            UserUttered(
                message.text,
                parse["intent"],
                parse["entities"],
                parse,
                input_channel=CHANNEL,
                message_id=message.message_id,
                metadata=message.metadata,
            ),
            domain,
        )
        stated = {"mode": request["mode"], **request.get("slots", {})}
        tracker.update_with_events(changed_slots(tracker, stated), domain)
        tracker.update_with_events(understanding_slots(tracker, parse), domain)
        await self._processor.run_action_extract_slots(CollectingOutputChannel(), tracker)
        return parse

    def _answer(
        self, tracker: DialogueStateTracker, parse: dict[str, Any], request: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "message_id": request["message_id"],
            "mode": request["mode"],
            "model": self.model,
            "understanding": reported(parse),
            "replies": [],
            "suggestions": [],
            "handoff": handoff_reason(read_situation(tracker), tracker),
            "degraded": [],
        }

    async def _draft(
        self, tracker: DialogueStateTracker, parse: dict[str, Any], answer: dict[str, Any]
    ) -> None:
        drafts, missing = await self._roll_out.drafts(tracker, SUGGESTIONS)
        answer["degraded"] = missing or records_missing(tracker)
        answer["suggestions"] = numbered(drafts, parse)

    async def _speak(
        self,
        tracker: DialogueStateTracker,
        parse: dict[str, Any],
        request: dict[str, Any],
        answer: dict[str, Any],
        repeated: bool,
    ) -> None:
        """Say the best reply at once; a repeated message gets what was said the first time."""
        key = f"bot:{request['message_id']}"
        if repeated and (said := said_drafts(tracker, key)):
            answer["replies"] = said
            return
        drafts, missing = await self._roll_out.drafts(tracker, 1)
        answer["degraded"] = missing or records_missing(tracker)
        answer["replies"] = numbered(drafts, parse)
        if drafts:
            draft = drafts[0]
            events = said_events(draft.events, draft.text, key, draft.acts, answer["replies"][0])
            missing = await self._effects.apply(tracker, events, draft.acts, draft.commit, key)
            answer["degraded"] = list(dict.fromkeys([*answer["degraded"], *missing]))
        else:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME), self._processor.domain)
        await self._processor.save_tracker(tracker)
