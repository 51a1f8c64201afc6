"""The sockets of a widget and of a desk, over which a measurement speaks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.legacy.client import connect

PATIENCE = 30.0
Frame = dict[str, Any]


class Socket:
    """One WebSocket that speaks JSON."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    @classmethod
    async def open(cls, url: str, **options: Any) -> Socket:
        # Like the gateway without compression; what nobody waits for must not stop the reading.
        options |= {"compression": None, "max_queue": None, "max_size": None}
        return cls(await connect(url, **options))

    async def send(self, kind: str, **frame: Any) -> None:
        await self._connection.send(json.dumps({"type": kind, **frame}, ensure_ascii=False))

    async def next(self) -> Frame:
        frame: Frame = json.loads(await self._connection.recv())
        return frame

    async def hear(self, wanted: Callable[[Frame], bool]) -> Frame:
        return await _first(self.next, wanted)

    async def hear_kind(self, kind: str) -> Frame:
        return await self.hear(lambda frame: frame["type"] == kind)

    async def listen(self) -> None:
        """Read all that comes, for as long as it lasts; nothing is expected."""
        while True:
            await self._connection.recv()

    async def close(self) -> None:
        await self._connection.close()


class Ear:
    """What one chat hears at a desk that others share."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._sent: set[str] = set()
        self._frames: asyncio.Queue[Frame] = asyncio.Queue()

    async def send(self, kind: str, **frame: Any) -> None:
        if "id" in frame:
            self._sent.add(frame["id"])
        await self._socket.send(kind, **frame)

    def take(self, frame: Frame) -> None:
        """All but what answers another chat's line."""
        if frame.get("id") is None or frame["id"] in self._sent:
            self._frames.put_nowait(frame)

    async def hear(self, wanted: Callable[[Frame], bool]) -> Frame:
        return await _first(self._frames.get, wanted)


async def _first(source: Callable[[], Awaitable[Frame]], wanted: Callable[[Frame], bool]) -> Frame:
    """The next frame that is wanted; an error that is not ends the measurement."""
    while True:
        frame = await asyncio.wait_for(source(), PATIENCE)
        if wanted(frame):
            return frame
        if frame["type"] == "error":
            raise RuntimeError(f"The gateway answered with an error: {frame}")
