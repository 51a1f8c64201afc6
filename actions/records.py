"""Where the actions find the bank's records."""

from __future__ import annotations

import logging
import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session, sessionmaker

from actions.patience import SECONDS, RecordsAwayError, with_records
from forbear.settings import ACCOUNT_SOURCE
from forbear.store.account_source import load_source, session_info
from forbear.store.commits import saying_key
from forbear.store.session import make_engine, make_session_factory

logger = logging.getLogger(__name__)

PROPOSE_PREFIX = "action_propose_"
OpenSession = Callable[[], AbstractContextManager[Session]]
Clock = Callable[[], datetime]


@lru_cache(maxsize=1)
def _session_factory() -> sessionmaker:
    fallback = Path(os.environ.get("FORBEAR_VAR", "var")).resolve() / "forbear.db"
    url = os.environ.get("FORBEAR_DATABASE_URL", f"sqlite:///{fallback}")
    source = load_source(os.environ.get("FORBEAR_ACCOUNT_SOURCE", ACCOUNT_SOURCE))
    return make_session_factory(make_engine(url), session_info(source))


def open_session() -> Session:
    """A session on the database that all parts share."""
    session: Session = _session_factory()()
    return session


def policy_file() -> Path | None:
    """Where the bank keeps its own plan policies; None for the samples."""
    name = os.environ.get("FORBEAR_PLAN_POLICY")
    return Path(name) if name else None


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


class RecordsAction(Action, ABC):
    """An action that reads or writes the bank's records."""

    patience = SECONDS

    # The SDK builds actions without arguments, so the real database and clock are the defaults.
    def __init__(self, open_session: OpenSession = open_session, clock: Clock = utc_now) -> None:
        self._open_session = open_session
        self._clock = clock

    @abstractmethod
    def name(self) -> str:
        """The name in the domain."""

    @abstractmethod
    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """What the action does; it may find that the records are away."""

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Act, or answer in time without the records."""
        own = CollectingDispatcher()
        try:
            events = with_records(
                self._open_session, self.patience, lambda: self.act(own, tracker, domain)
            )
        except RecordsAwayError as error:
            logger.warning("%s without the records: %s", self.name(), error)
            return self.without_records(dispatcher)
        dispatcher.messages += own.messages
        return events

    def without_records(self, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Words where words were asked for; what reads or writes is tried again by who asked."""
        if not self.name().startswith(PROPOSE_PREFIX):
            raise RecordsAwayError(self.name())
        dispatcher.utter_message(response="utter_records_away")
        return []


def zone_of_place(jurisdiction: str) -> ZoneInfo:
    """The zone that stands for a place where the customer's own is not at hand."""
    return ZoneInfo(
        {"CN": "Asia/Shanghai", "US": "America/New_York", "UK": "Europe/London"}[jurisdiction]
    )


def message_key(tracker: Tracker) -> str:
    """What makes a repeated run harmless: the sending's own key, else the customer's message."""
    return saying_key(
        tracker.sender_id, tracker.get_slot("commit_key") or latest_message_id(tracker)
    )


def latest_message_id(tracker: Tracker) -> str:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return _message_id(tracker, event)
    return tracker.sender_id


def unread_messages(tracker: Tracker) -> list[dict[str, Any]]:
    """The customer's messages since the records were last read, oldest first."""
    read = tracker.get_slot("facts_of")
    unread = []
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        if _message_id(tracker, event) == read:
            break
        unread.append(event)
    return unread[::-1]


def _message_id(tracker: Tracker, event: dict[str, Any]) -> str:
    return f"{tracker.sender_id}:{event.get('message_id') or event.get('timestamp')}"
