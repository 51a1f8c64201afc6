"""Runs database work in threads, a transaction a call, so that the event loop never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy.orm import sessionmaker

T = TypeVar("T")
THREADS = 8
SQLITE_THREADS = 1
"""SQLite lets one transaction run at a time: a queue of our own is fairer than its busy waiting."""


class Database:
    """Where the gateway's transactions begin and end."""

    def __init__(self, session_factory: sessionmaker) -> None:
        self._sessions = session_factory
        on_sqlite = session_factory.kw["bind"].dialect.name == "sqlite"
        threads = SQLITE_THREADS if on_sqlite else THREADS
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")

    async def run(self, work: Callable[..., T], *args: Any, **details: Any) -> T:
        """`work(session, ...)` in one transaction: committed on return, rolled back on error."""

        def in_transaction() -> T:
            with self._sessions.begin() as session:
                return work(session, *args, **details)

        return await asyncio.get_running_loop().run_in_executor(self._threads, in_transaction)

    def close(self) -> None:
        self._threads.shutdown(wait=True)
