"""The way to the action server, over a connection that is kept from call to call.

Rasa opens a new one for each call, which costs both sides some milliseconds, several times a turn.
"""

from __future__ import annotations

import asyncio
from types import TracebackType

import aiohttp
import ujson
from rasa.core.processor import MessageProcessor
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

KEEP_ALIVE_SECONDS = 3.0
"""Shorter than the five after which the action server closes an idle connection."""


class ActionServer(EndpointConfig):
    """Rasa's endpoint with a session of its own."""

    def __init__(self, endpoint: EndpointConfig) -> None:
        super().__init__(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )
        self._kept: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def session(self) -> KeptOpen:
        """What Rasa enters and leaves for each call."""
        loop = asyncio.get_running_loop()
        if self._kept is None or self._kept.closed or self._loop is not loop:
            self._loop = loop
            self._kept = aiohttp.ClientSession(
                headers=self.headers,
                # A conversation is long, and is sent several times a turn.
                json_serialize=ujson.dumps,
                auth=self._credentials(),
                timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
                connector=aiohttp.TCPConnector(keepalive_timeout=KEEP_ALIVE_SECONDS),
            )
        return KeptOpen(self._kept)

    async def close(self) -> None:
        if self._kept is not None:
            await self._kept.close()

    def _credentials(self) -> aiohttp.BasicAuth | None:
        if not self.basic_auth:
            return None
        return aiohttp.BasicAuth(self.basic_auth["username"], self.basic_auth["password"])


class KeptOpen:
    """Lends a session to `async with`, and does not close it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None


def keep_connection(processor: MessageProcessor) -> None:
    """Let a processor call its actions so, unless somebody put another way in place."""
    endpoint = processor.action_endpoint
    if type(endpoint) is EndpointConfig:
        processor.action_endpoint = ActionServer(endpoint)
