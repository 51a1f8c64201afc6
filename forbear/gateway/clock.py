"""Does what has become due and sends what may go out, round after round.

It lives in the gateway because that is the process that always runs, has an event loop, and loses
nothing when it dies: what is due stands in the records. Two gateways may run it side by side.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forbear.gateway.database import Database
from forbear.outbound.adapters import Sender, SendError
from forbear.rules.audit_chain import ChainPoint
from forbear.store.audit import chain_point
from forbear.store.audit_anchors import write_anchor
from forbear.store.base import utc_now
from forbear.store.due_work import DueWork, find_due_work
from forbear.store.outbox import Letter, settle_letter, take_letter

log = logging.getLogger(__name__)
LETTERS_A_ROUND = 50


class Clock:
    """One round does all that is due at its beginning."""

    def __init__(self, database: Database, sender: Sender, anchors: Path, every: float) -> None:
        self._database = database
        self._sender = sender
        self._anchors = anchors
        self._every = every

    async def run(self) -> None:
        while True:
            try:
                await self.round()
            except Exception as error:
                # Nothing is lost: what is due is still due in the next round.
                log.error("round failed", exc_info=error)
            await asyncio.sleep(self._every)

    async def round(self) -> Counter[str]:
        """Do what is due, send what may go out, note an anchor; how much of each."""
        done: Counter[str] = Counter()
        for work in await self._database.run(find_due_work, utc_now()):
            done[work.name] += await self._do(work)
        for _ in range(LETTERS_A_ROUND):
            letter = await self._database.run(take_letter, utc_now())
            if letter is None:
                break
            done["letters"] += await self._send(letter)
        await self._anchor()
        return done

    async def _do(self, work: DueWork) -> int:
        try:
            await self._database.run(_work_on, work)
        except SQLAlchemyError:
            raise
        except Exception as error:
            # One record that cannot be worked on must not hold up all others.
            log.error("due work failed: %s", work.name, exc_info=error)
            return 0
        return 1

    async def _send(self, letter: Letter) -> int:
        fault = None
        try:
            await asyncio.to_thread(self._sender.send, letter)
        except SendError as error:
            fault = str(error)
            log.warning("letter %s not sent: %s", letter.id, fault)
        reached = self._sender.reaches_people
        await self._database.run(settle_letter, letter.id, utc_now(), fault=fault, reached=reached)
        return int(fault is None)

    async def _anchor(self) -> None:
        point: ChainPoint | None = await self._database.run(chain_point)
        if point is not None and await asyncio.to_thread(write_anchor, self._anchors, point):
            # In the log too, which many keep on another machine.
            log.info("audit anchor: entry %s is %s", point.seq, point.digest)


def _work_on(session: Session, work: DueWork) -> Any:
    return work.run(session)
