"""One open WebSocket: frames in to handlers by their type, events out, errors to the sender."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.websockets import WebSocket

from forbear.gateway.errors import (
    BadInputError,
    ForbiddenError,
    UnauthorisedError,
    error_frame,
)
from forbear.gateway.frames import echo_id, read_frame
from forbear.gateway.hub import Listener
from forbear.gateway.origins import check_origin
from forbear.gateway.throttle import Bucket

Frame = dict[str, Any]
Handler = Callable[[Any, Frame], Awaitable[None]]

REFUSED = 4401
TRY_AGAIN_LATER = 1013
CLOSING_SECONDS = 2.0


async def accept_from(websocket: WebSocket, embed_origins: tuple[str, ...] = ()) -> bool:
    """Open the socket, unless it is another site's page that asks."""
    try:
        check_origin(websocket, embed_origins)
    except ForbiddenError:
        # Closed before it is open: the browser gets a plain 403.
        await websocket.close()
        return False
    await websocket.accept()
    return True


class Session:
    """What one socket's handlers know; each side adds its own."""

    handlers: dict[str, Handler] = {}

    def __init__(self, websocket: WebSocket) -> None:
        self.websocket = websocket
        self.services = websocket.app.state
        self.listener = Listener()
        options = self.services.options
        self.bucket = Bucket(options.messages_at_once, options.messages_per_second)

    def seconds_left(self) -> float:
        """How long the socket may stay open without proving anew who it is."""
        raise NotImplementedError

    async def take(self, frame: Frame) -> None:
        kind = frame.get("type")
        handler = self.handlers.get(kind) if isinstance(kind, str) else None
        if handler is None:
            known = ", ".join(sorted(self.handlers))
            raise BadInputError("unknown_type", f"`type` must be one of: {known}.")
        await handler(self, frame)

    async def serve(self) -> None:
        """Until either side has enough."""
        tasks = {
            asyncio.create_task(self._read()),
            asyncio.create_task(self.listener.deliver(self.websocket)),
            asyncio.create_task(self.listener.overrun.wait()),
            asyncio.create_task(self.listener.logged_out.wait()),
        }
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if self.listener.overrun.is_set():
                await self._close(TRY_AGAIN_LATER)
            if self.listener.logged_out.is_set():
                await self._close(REFUSED, "log_in")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self) -> None:
        while True:
            frame: Frame = {}
            try:
                message = await self._receive()
                if message["type"] == "websocket.disconnect":
                    return
                frame = read_frame(message)
                self.bucket.take()
                await self.take(frame)
            except UnauthorisedError as error:
                await self._close(REFUSED, error.code)
                return
            except Exception as error:
                self.listener.send(error_frame(error, echo_id(frame)))

    async def _receive(self) -> dict[str, Any]:
        while True:
            try:
                receiving = self.websocket.receive()
                return dict(await asyncio.wait_for(receiving, max(0.0, self.seconds_left())))
            except asyncio.TimeoutError:
                await self.prove()

    async def prove(self) -> None:
        """Time is up: whoever cannot prove anew who they are has to go."""
        raise UnauthorisedError("expired", "Please prove anew who you are.")

    async def _close(self, code: int, reason: str | None = None) -> None:
        # A peer that reads nothing would keep the closing frame waiting for ever.
        try:
            await asyncio.wait_for(self.websocket.close(code, reason), CLOSING_SECONDS)
        except (asyncio.TimeoutError, RuntimeError):
            return
