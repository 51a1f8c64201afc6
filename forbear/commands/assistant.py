"""Loads the trained assistant into this process, for commands that answer without the servers."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forbear.commands.progress import step
from forbear.commands.train import ensure_models, ensure_reply_model

if TYPE_CHECKING:
    from rasa.core.agent import Agent

REPLIES = "forbear.dialogue.replies.ReplyGenerator"


def load_agent(model: Path | None = None, action_endpoint: Any = None) -> Agent:
    """The agent of a model, the one of the data as they stand by default; trains where it must."""
    path = model or ensure_models()[1][0]
    ensure_reply_model()
    with step("loading the assistant"):
        quieten()
        from rasa.core.agent import Agent  # TensorFlow comes with it, so only when it is needed
        from rasa.utils.endpoints import EndpointConfig

        from forbear.dialogue.straight_runner import run_straight

        agent = Agent.load(
            str(path), generator=EndpointConfig(type=REPLIES), action_endpoint=action_endpoint
        )
        assert agent.processor is not None
        run_straight(agent.processor)
        asyncio.run(_warm(agent))
        gc.collect()
        gc.freeze()  # a model stays: looking through it for garbage takes longer than a message
    return agent


async def _warm(agent: Agent) -> None:
    for text in ("您好", "hello"):
        await agent.parse_message(text)


def _show_nothing(*_details: Any, **_more: Any) -> None:
    """In the place of warnings.showwarning."""


def quieten() -> None:
    """Rasa logs what customers write; nothing of that belongs on a terminal or in a file."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # Filters would not do: some of what is imported sets its own.
    warnings.showwarning = _show_nothing
    logging.disable(logging.ERROR)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
