"""A conversation as the actions see it: the customer speaks, actions run, slots stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from itertools import count
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import sessionmaker

from actions.records import RecordsAction

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)


def entity(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"entity": name, "value": value, "text": str(value), "start": 0, "end": 1, **more}


class Chat:
    """One conversation; what an action sets is seen by the next one."""

    def __init__(self, conversation_id: str, open_session: sessionmaker, **slots: Any) -> None:
        self.id = conversation_id
        self.now = NOW
        self.slots: dict[str, Any] = {"language": "zh", "mode": "bot", **slots}
        self._open_session = open_session
        self._message: dict[str, Any] = {}
        self._events: list[dict[str, Any]] = []
        self._loop: dict[str, Any] = {}
        self._numbers = count(1)

    def hear(
        self,
        intent: str,
        *entities: dict[str, Any],
        key: str | None = None,
        form: str | None = None,
        risk: Sequence[str] = (),
        text: str = "...",
        also: Sequence[str] = (),
    ) -> None:
        """The customer's next message; the same key again is the same message again."""
        key = key or f"m{next(self._numbers)}"
        self._message = {"intent": {"name": intent}, "entities": list(entities), "text": text}
        self._message["risk"] = list(risk)
        self._message["intents"] = [{"name": name} for name in (intent, *also)]
        self._events.append(
            {"event": "user", "message_id": key, "text": text, "parse_data": self._message}
        )
        self._loop = {"name": form} if form else {}

    def said(self, action: str) -> None:
        """What we did last."""
        self._events.append({"event": "action", "name": action})

    def run(self, action: type[Action]) -> list[dict[str, Any]]:
        """What the action says."""
        records = issubclass(action, RecordsAction)
        ready = action(self._open_session, lambda: self.now) if records else action()
        dispatcher = CollectingDispatcher()
        tracker = Tracker(
            self.id,
            dict(self.slots),
            self._message,
            list(self._events),
            False,
            None,
            self._loop,
            None,
        )
        for event in ready.run(dispatcher, tracker, {}):
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self._loop = {"name": event["name"]} if event["name"] else {}
        return dispatcher.messages

    @property
    def form(self) -> str | None:
        return self._loop.get("name")


def responses(messages: list[dict[str, Any]]) -> list[str]:
    return [message["response"] for message in messages]
