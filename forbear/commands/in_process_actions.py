"""Runs the custom actions inside this process, over a database of the caller's choice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor, utils
from sqlalchemy.orm import sessionmaker

from actions.records import Clock, RecordsAction


class InProcessActions(EndpointConfig):
    """Stands where the action server's address goes; the same actions, no socket."""

    def __init__(self, session_factory: sessionmaker, clock: Clock) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor._import_submodules("actions")
        for action in utils.all_subclasses(Action):
            if action.__module__.startswith("actions.") and not _abstract(action):
                records = issubclass(action, RecordsAction)
                self._executor.register_action(
                    action(session_factory, clock) if records else action()
                )

    async def request(self, *arguments: Any, **options: Any) -> dict[str, Any]:
        return await self._executor.run(options["json"])


def _abstract(action: type) -> bool:
    return bool(getattr(action, "__abstractmethods__", None))


def fixed_clock(now: datetime) -> Clock:
    return lambda: now
