"""What saying a reply brings about: events in the tracker, and what is written once."""

from __future__ import annotations

from collections.abc import Iterable

from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from forbear.dialogue.rollout import ActionsUnavailableError
from forbear.dialogue.said import said_slot
from forbear.dialogue.spoken import LINES
from forbear.dialogue.understanding import spoken_acts_slot
from forbear.rules.ticket_acts import ticket_kind

TICKET_ACTION = "action_commit_ticket"
WRITE_NO_TICKET = (None, "action_commit_plan", "action_commit_promise")
"""Every other commit opens a ticket of its own, with figures."""


class Effects:
    """Applies what was said; a plan or promise that cannot be written leaves nothing behind."""

    def __init__(self, processor: MessageProcessor) -> None:
        self._processor = processor

    async def apply(
        self,
        tracker: DialogueStateTracker,
        events: Iterable[Event],
        acts: list[str],
        commit: str | None,
        key: str,
    ) -> list[str]:
        domain = self._processor.domain
        events = list(events)
        marks = [m for e in events if isinstance(e, BotUttered) for m in e.metadata.get(LINES, ())]
        tracker.update_with_events(events, domain)
        tracker.update_with_events(
            [spoken_acts_slot(tracker, acts), said_slot(tracker, marks)], domain
        )
        if commit:
            await self._commit(tracker, commit, key)
        if ticket_kind(acts) and commit in WRITE_NO_TICKET:
            try:
                await self._commit(tracker, TICKET_ACTION, key)
            except ActionsUnavailableError:
                return ["actions"]  # words of care go out even when the ticket cannot be written
        return []

    async def _commit(self, tracker: DialogueStateTracker, action: str, key: str) -> None:
        """Run an action that writes; the key makes a second run of the same saying harmless."""
        work = tracker.copy()
        work.update(SlotSet("commit_key", key), self._processor.domain)
        remote = RemoteAction(action, self._processor.action_endpoint)
        try:
            events = await remote.run(
                CollectingOutputChannel(), self._processor.nlg, work, self._processor.domain
            )
        except RasaException as error:
            raise ActionsUnavailableError(action) from error
        slots = [e for e in events if isinstance(e, SlotSet)]
        tracker.update_with_events(slots, self._processor.domain)
