"""A Rasa server with the copilot channel, the real model and the real actions."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import rasa.core.channels.channel
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic
from sqlalchemy.orm import sessionmaker

from forbear.commands.assistant import load_agent
from forbear.commands.in_process_actions import InProcessActions
from forbear.dialogue.copilot import CopilotChannel
from forbear.dialogue.window_tracker_store import WindowTrackerStore

SECRET = "c" * 40
# Nothing listens there: what a killed action server looks like.
DOWN = EndpointConfig(url="http://127.0.0.1:9/webhook", enable_selective_domain=True)
_numbers = count(1)


class Clock:
    """The time as the actions see it; it moves when a test says so."""

    def __init__(self) -> None:
        self.now = datetime.now(timezone.utc)

    def __call__(self) -> datetime:
        return self.now


class CopilotServer:
    """One loaded model, served over HTTP; each test gives it a database of its own."""

    def __init__(self, model: Path) -> None:
        self._app = Sanic(f"copilot-{next(_numbers)}", configure_logging=False)
        self._app.ctx.agent = load_agent(model, DOWN)
        logging.disable(logging.NOTSET)  # the command silences its process; other tests read logs
        self.clock = Clock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(60)

    @property
    def _agent(self) -> Agent:
        """The one that answers now: another model may have taken its place."""
        return self._app.ctx.agent

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/webhooks/copilot"

    def use(self, database_url: str, sessions: sessionmaker) -> None:
        """Keep conversations and records in this database from now on."""
        processor = self._agent.processor
        store = WindowTrackerStore(processor.domain, host=database_url)
        self._agent.tracker_store = processor.tracker_store = store
        self._actions = InProcessActions(sessions, self.clock)
        self.actions_up(True)

    def release(self) -> None:
        self._agent.tracker_store.engine.dispose()

    def actions_up(self, up: bool) -> None:
        endpoint = self._actions if up else DOWN
        self._agent.action_endpoint = self._agent.processor.action_endpoint = endpoint

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _serve(self) -> None:
        app = self._app
        rasa.core.channels.channel.register([CopilotChannel(SECRET)], app, route="/webhooks/")
        free = socket.create_server(("127.0.0.1", 0))  # Sanic takes port 0 for its usual one
        self._port = free.getsockname()[1]
        self._server = await app.create_server(
            sock=free, return_asyncio_server=True, access_log=False
        )
        await self._server.startup()
        await self._server.start_serving()

    async def _close(self) -> None:
        self._server.server.close()
        await self._server.server.wait_closed()


class Copilot:
    """One conversation, asked about as the gateway asks."""

    def __init__(self, url: str, conversation_id: str) -> None:
        self.id = conversation_id
        self._http = httpx.Client(
            base_url=url,
            headers={"Authorization": f"Bearer {SECRET}"},
            timeout=60,
            trust_env=False,
        )
        self._ids = count(1)

    def ask(self, path: str, body: Any, **options: Any) -> httpx.Response:
        return self._http.post(path, json=body, **options)

    def turn(self, text: str, mode: str = "agent", key: str | None = None, **more: Any) -> dict:
        """The customer writes; what the copilot answers."""
        body = {
            "conversation_id": self.id,
            "message_id": key or f"m{next(self._ids)}",
            "text": text,
            "mode": mode,
            "choice": None,
            **more,
        }
        return self._ok("/turn", body)

    def press(self, intent: str, mode: str = "agent", **entities: Any) -> dict:
        """The customer presses a button."""
        return self.turn("…", mode, choice={"intent": intent, "entities": entities})

    def sent(self, text: str, draft: dict | None = None, key: str | None = None) -> dict:
        """The agent writes, with or without a suggestion."""
        body = {
            "conversation_id": self.id,
            "message_id": key or f"s{next(self._ids)}",
            "text": text,
            "draft": draft,
        }
        return self._ok("/sent", body)

    def take(self, answer: dict, key: str | None = None) -> dict:
        """The agent sends the best suggestion as it is."""
        best = answer["suggestions"][0]
        return self.sent(best["text"], best, key)

    def drafts(self) -> dict:
        return self._ok("/drafts", {"conversation_id": self.id})

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self._http.get(path, **options)

    def close(self) -> None:
        self._http.close()

    def _ok(self, path: str, body: dict) -> dict:
        response = self.ask(path, body)
        assert response.status_code == 200, response.text
        return response.json()
