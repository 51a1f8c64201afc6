"""Takes every line to the copilot: in order, at least once, through kills on either side."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Coroutine
from functools import partial
from typing import Any

from forbear.gateway.absence import call_for_person
from forbear.gateway.copilot import (
    Answer,
    Copilot,
    CopilotBusyError,
    CopilotDownError,
    CopilotFailedError,
    CopilotRefusedError,
)
from forbear.gateway.copilot_queue import Ask, CopilotQueue
from forbear.gateway.database import Database
from forbear.gateway.hub import Hub
from forbear.gateway.options import Options
from forbear.gateway.safety_net import SafetyNet
from forbear.gateway.status import CopilotStatus
from forbear.gateway.transcript import Transcript
from forbear.gateway.turns import (
    Turn,
    give_up,
    next_turn,
    take_in,
    take_in_drafts,
    take_in_sent,
    verified_now,
)
from forbear.store.messages import list_pending_conversations

log = logging.getLogger(__name__)
MOST_FAILURES = 5
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0


class Pump:
    """One worker per conversation that has something waiting; none for the others."""

    def __init__(
        self,
        database: Database,
        transcript: Transcript,
        hub: Hub,
        copilot: Copilot,
        status: CopilotStatus,
        options: Options,
    ) -> None:
        self._database = database
        self._transcript = transcript
        self._hub = hub
        self._copilot = copilot
        self._status = status
        self._options = options
        self._net = SafetyNet(transcript)
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._wants_drafts: set[str] = set()
        self._stuck: set[str] = set()
        self._failures: Counter[int] = Counter()
        self._mends: Counter[str] = Counter()
        self._others: set[asyncio.Task[None]] = set()
        self._queue = CopilotQueue(options.turns_at_once, options.slow_after)

    async def start(self) -> None:
        """Pick up what an earlier life of the gateway left."""
        self._net.warm()
        self._spawn(self._status.watch())
        for conversation_id in await self._database.run(list_pending_conversations):
            self.wake(conversation_id)

    async def stop(self) -> None:
        tasks = [*self._others, *self._workers.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def wake(self, conversation_id: str, *, drafts: bool = False) -> None:
        """Something waits in this conversation."""
        if drafts:
            self._wants_drafts.add(conversation_id)
        self._again.add(conversation_id)
        if conversation_id not in self._workers:
            worker = asyncio.create_task(self._work(conversation_id))
            self._workers[conversation_id] = worker
        elif conversation_id in self._stuck:
            # The worker waits with an older line: danger in this one cannot wait with it.
            self._spawn(self._net.try_to_look(conversation_id))

    async def _work(self, conversation_id: str) -> None:
        while conversation_id in self._again:
            self._again.discard(conversation_id)
            try:
                await self._drain(conversation_id)
            except Exception as error:
                # Whatever it was, the line is still pending: nothing is lost by another try.
                log.error("turn failed: %s", conversation_id, exc_info=error)
                await asyncio.sleep(1.0)
                self._again.add(conversation_id)
        del self._workers[conversation_id]

    async def _drain(self, conversation_id: str) -> None:
        # The line is read again for every try: an agent may have taken over in the meantime.
        while turn := await self._database.run(next_turn, conversation_id):
            # A line that came meanwhile has woken this worker again.
            if await self._try(turn) and turn.last:
                break
        # Drafts come after a line that has just arrived, which may hold danger.
        if conversation_id in self._wants_drafts and conversation_id not in self._again:
            await self._fresh_drafts(conversation_id)

    async def _try(self, turn: Turn) -> bool:
        """Whether this line is dealt with."""
        await self._status.wait_until_checked()
        try:
            await self._take(turn)
        except CopilotRefusedError as error:
            await self._give_up(turn, error)
        except CopilotDownError as error:
            if not isinstance(error, CopilotFailedError) or not await self._status.probe():
                self._status.mark(up=False)
            elif await self._failed_too_often(turn, error):
                return True
            await self._hold(turn)
            return False
        return True

    async def _failed_too_often(self, turn: Turn, error: CopilotFailedError) -> bool:
        """It lives and stumbles over this very line, which must not block the next for ever."""
        self._failures[turn.message_id] += 1
        enough = self._failures[turn.message_id] >= MOST_FAILURES
        if not enough or isinstance(error, CopilotBusyError):
            return False
        await self._give_up(turn, error)
        return True

    async def _take(self, turn: Turn) -> None:
        if not self._status.up:
            raise CopilotDownError("known to be down")
        if turn.author == "customer":
            if turn.mode == "bot":
                self._hub.tell_customer(turn.conversation_id, {"type": "typing", "who": "bot"})
            answer = await self._ask(self._copilot.turn, turn)
            details = (turn, answer, self._options.late_after)
            await self._transcript.write(turn.conversation_id, take_in, *details)
            if turn.mode == "agent":
                self._wants_drafts.discard(turn.conversation_id)
                self._mend_later(turn.conversation_id, answer)
        else:
            answer = await self._ask(self._copilot.sent, turn)
            await self._transcript.write(turn.conversation_id, take_in_sent, turn, answer)
        self._settle(turn)

    async def _ask(self, ask: Ask, turn: Turn) -> Answer:
        slow = partial(self._fall_back, turn.conversation_id)
        answer = await self._queue.ask(ask, turn.question, slow)
        self._status.mark(up=True)
        if answer.degraded:
            log.warning("turn %s degraded: %s", turn.message_id, ",".join(answer.degraded))
        return answer

    async def _give_up(self, turn: Turn, error: Exception) -> None:
        log.error("turn %s given up: %s", turn.message_id, error)
        await self._net.look(turn.conversation_id)
        await self._transcript.write(turn.conversation_id, give_up, turn)
        self._settle(turn)

    def _settle(self, turn: Turn) -> None:
        self._failures.pop(turn.message_id, None)
        self._stuck.discard(turn.conversation_id)

    async def _hold(self, turn: Turn) -> None:
        """Wait for the copilot, with the safety net spread out."""
        await self._fall_back(turn.conversation_id)
        if failures := self._failures.get(turn.message_id, 0):
            await asyncio.sleep(FIRST_PAUSE * 2 ** min(failures, MOST_FAILURES))
        if not await self._status.wait_until_up(self._options.stranded_after):
            if turn.author == "customer":
                await self._transcript.write(turn.conversation_id, call_for_person)
            await self._status.wait_until_up()

    async def _fresh_drafts(self, conversation_id: str) -> None:
        try:
            if not self._status.up:
                raise CopilotDownError("known to be down")
            verified = await self._database.run(verified_now, conversation_id)
            answer = await self._copilot.drafts(conversation_id)
        except (CopilotFailedError, CopilotRefusedError) as error:
            log.warning("no drafts for %s: %s", conversation_id, error)
        except CopilotDownError:
            self._status.mark(up=False)
            self._stuck.add(conversation_id)
            await self._status.wait_until_up()
            self._stuck.discard(conversation_id)
            self._again.add(conversation_id)
            return
        else:
            await self._transcript.write(conversation_id, take_in_drafts, answer, verified)
            self._mend_later(conversation_id, answer)
        self._wants_drafts.discard(conversation_id)

    def _mend_later(self, conversation_id: str, answer: Answer) -> None:
        """Drafts that lack the bank's records are asked for again, at growing intervals."""
        if not answer.degraded:
            self._mends.pop(conversation_id, None)
            return
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** self._mends[conversation_id])
        self._mends[conversation_id] += 1

        async def mend() -> None:
            await asyncio.sleep(pause)
            if conversation_id in self._mends:  # no whole answer has come since
                self.wake(conversation_id, drafts=True)

        self._spawn(mend())

    async def _fall_back(self, conversation_id: str) -> None:
        self._stuck.add(conversation_id)
        await self._net.look(conversation_id)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._others.add(task)
        task.add_done_callback(self._others.discard)
