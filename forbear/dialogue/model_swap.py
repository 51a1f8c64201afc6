"""Another model for a running assistant: loaded beside the one that answers, then put in its place.

Nothing waits meanwhile. A turn that began with the old model ends with it; the lock of its
conversation is shared, so that the next turn begins when it is through.
"""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.utils.endpoints import EndpointConfig

from forbear.dialogue.turns import WARM_UP_TEXTS, Turns

REPLIES = "forbear.dialogue.replies.ReplyGenerator"
DRAINED_AFTER = 30.0
"""Seconds after which no turn can still be with the old model: the gateway waits for 20."""


class ModelUnusableError(RuntimeError):
    """The file cannot be loaded; the message says why. The old model goes on."""


async def load_beside(agent: Agent, path: Path) -> Turns:
    """The logic over that model, warm, while the agent goes on answering."""
    try:
        turns = Turns(await asyncio.to_thread(_load, agent, path))
        await turns.warm_up()
    except Exception as error:  # whatever is wrong with the file, the old model must go on
        raise ModelUnusableError(f"{type(error).__name__}: {error}") from error
    return turns


def adopt_conversations(loaded: Agent, agent: Agent) -> None:
    """From now on the loaded agent reads and writes the conversations of the other."""
    store = agent.tracker_store
    store.domain = loaded.domain
    loaded.tracker_store = store
    assert loaded.processor is not None
    loaded.processor.tracker_store = store


async def let_go(old: Turns) -> None:
    """Give back what the old model holds, once nobody can be using it."""
    await asyncio.sleep(DRAINED_AFTER)
    await old.close()
    del old
    # What was loaded before was taken out of the collector's sight when it was warm.
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _load(agent: Agent, path: Path) -> Agent:
    loaded = Agent(
        generator=EndpointConfig(type=REPLIES),
        tracker_store=InMemoryTrackerStore(agent.domain),  # until it takes over
        lock_store=agent.lock_store,
        action_endpoint=agent.action_endpoint,
    )
    loaded.load_model(path)
    asyncio.run(_warm(loaded))
    return loaded


async def _warm(loaded: Any) -> None:
    for text in WARM_UP_TEXTS:
        await loaded.parse_message(text)
