"""Customers and an agent on lines that are cut: what is not acknowledged is sent again."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.legacy.client import connect

AGAIN_AFTER = 0.3
ACKNOWLEDGED_WITHIN = 5.0
"""Seconds after which a line is sent again on the same socket, as the widget does on a press."""
BREAKS = (OSError, ConnectionClosed, InvalidHandshake, asyncio.TimeoutError, EOFError)
"""A process that is killed half way through a handshake gives an answer that is none."""

Frame = dict[str, Any]


class Line:
    """One side's connection: opened again whenever it breaks, and caught up from what it has."""

    def __init__(self, url: str, **options: Any) -> None:
        self.url = url
        self.cuts = 0
        self._options = {"compression": None, "max_queue": None, "open_timeout": 5, **options}
        self._socket: Any = None
        self._waiting: dict[str, Frame] = {}
        """Sent and not acknowledged, in the order of writing."""
        self.acknowledged: dict[str, str] = {}
        """The words of each acknowledged line by its id."""
        self.refused: list[Frame] = []
        self._welcome = False
        """What is written before it waits for the lines before it, as in the widget."""

    @property
    def settled(self) -> bool:
        return not self._waiting

    async def write(self, frame: Frame) -> None:
        self._waiting[frame["id"]] = frame
        if self._welcome:
            await self._send(frame)

    def cut(self) -> None:
        """As a cable that is pulled: nobody is told."""
        if self._socket is not None:
            self.cuts += 1
            self._socket.transport.abort()

    async def live(self) -> None:
        """Until cancelled."""
        while True:
            with suppress(*BREAKS):
                async with connect(self.url, **self._options) as self._socket:
                    await self.greet()
                    await self._listen()
            self._socket, self._welcome = None, False
            await asyncio.sleep(AGAIN_AFTER)

    async def greet(self) -> None:
        raise NotImplementedError

    def hear(self, frame: Frame) -> None:
        raise NotImplementedError

    async def resend(self) -> None:
        for frame in list(self._waiting.values()):
            await self._send(frame)

    async def _send(self, frame: Frame) -> None:
        if self._socket is not None:
            with suppress(*BREAKS):
                await self._socket.send(json.dumps(frame, ensure_ascii=False))

    async def _listen(self) -> None:
        while True:
            try:
                heard = json.loads(await asyncio.wait_for(self._socket.recv(), ACKNOWLEDGED_WITHIN))
            except asyncio.TimeoutError:
                await self.resend()
                continue
            if heard["type"] == "ack":
                frame = self._waiting.pop(heard["id"], None)
                if frame is not None:
                    self.acknowledged[heard["id"]] = frame["text"]
            elif heard["type"] == "error" and heard.get("code") not in ("unavailable", "internal"):
                self.refused.append(heard)
                self._waiting.pop(heard.get("id", ""), None)
            else:
                self.hear(heard)
                if heard["type"] == "welcome":
                    self._welcome = True
                    await self.resend()


class CustomerLine(Line):
    """A widget: one conversation, shown in the order in which it was heard."""

    def __init__(self, port: int, conversation_id: str, token: str) -> None:
        super().__init__(f"ws://127.0.0.1:{port}/ws/customer")
        self.conversation_id, self._token = conversation_id, token
        self.view: list[Frame] = []

    @classmethod
    async def begin(cls, port: int, lang: str) -> CustomerLine:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
            url = f"http://127.0.0.1:{port}/api/customer/conversations"
            answer = await http.post(url, json={"lang": lang})
        answer.raise_for_status()
        return cls(port, answer.json()["conversation_id"], answer.json()["token"])

    def again(self, port: int) -> CustomerLine:
        """The same conversation on a page that was loaded anew."""
        return CustomerLine(port, self.conversation_id, self._token)

    async def greet(self) -> None:
        await self._send({"type": "hello", "token": self._token, "after": last(self.view)})

    def hear(self, frame: Frame) -> None:
        if frame["type"] == "welcome":
            self.view += frame["messages"]
        elif frame["type"] == "message":
            self.view.append(frame["message"])


class DeskLine(Line):
    """An agent who watches many conversations and has taken some over."""

    def __init__(self, port: int, cookie: str, watched: list[str]) -> None:
        url = f"http://127.0.0.1:{port}"
        super().__init__(
            f"ws://127.0.0.1:{port}/ws/desk", origin=url, extra_headers={"Cookie": cookie}
        )
        self.views: dict[str, list[Frame]] = {each: [] for each in watched}
        self.wanted: set[str] = set()
        """To be taken over; again after each break, which changes nothing."""

    @staticmethod
    async def log_in(port: int, login: str, password: str) -> str:
        url = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as http:
            body = {"login": login, "password": password}
            answer = await http.post("/api/login", json=body, headers={"origin": url})
            answer.raise_for_status()
            return "; ".join(f"{name}={value}" for name, value in http.cookies.items())

    async def greet(self) -> None:
        for each, view in self.views.items():
            await self._send({"type": "watch", "conversation_id": each, "after": last(view)})
        for each in self.wanted:
            await self._send({"type": "take_over", "conversation_id": each})

    def hear(self, frame: Frame) -> None:
        if frame["type"] == "message":
            view = self.views[frame["conversation_id"]]
            # A line that came while the answer to `watch` was under way comes once more.
            if frame["message"]["seq"] > last(view):
                view.append(frame["message"])


def last(view: list[Frame]) -> int:
    return view[-1]["seq"] if view else 0
