"""A customer and an agent, as their browsers speak to the gateway."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import websockets

PATIENCE = 20.0


async def until(happened: Callable[[], Any]) -> Any:
    """What a condition gives, once it gives something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := happened()):
        assert time.monotonic() < deadline, "it did not happen"
        await asyncio.sleep(0.02)
    return found


class Side:
    """One WebSocket that speaks JSON and remembers everything it heard."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []

    async def send(self, kind: str, **frame: Any) -> None:
        await self.socket.send(json.dumps({"type": kind, **frame}, ensure_ascii=False))

    async def hear(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The next frame of a type, and with these values; what comes before it is kept."""

        async def listen() -> dict[str, Any]:
            while True:
                frame: dict[str, Any] = json.loads(await self.socket.recv())
                self.heard.append(frame)
                if frame["type"] == kind and all(frame.get(k) == v for k, v in wanted.items()):
                    return frame

        return await asyncio.wait_for(listen(), PATIENCE)

    async def hear_line(self, text: str) -> dict[str, Any]:
        while True:
            frame = await self.hear("message")
            if frame["message"]["text"] == text:
                message: dict[str, Any] = frame["message"]
                return message

    async def silence(self, seconds: float = 0.3) -> list[dict[str, Any]]:
        """Everything that still comes within a moment."""
        frames = []
        try:
            while True:
                frames.append(json.loads(await asyncio.wait_for(self.socket.recv(), seconds)))
        except asyncio.TimeoutError:
            self.heard += frames
            return frames

    def lines(self, author: str | None = None) -> list[str]:
        """The texts of all messages heard, in order."""
        messages = [m for f in self.heard if f["type"] == "welcome" for m in f.get("messages", [])]
        messages += [frame["message"] for frame in self.heard if frame["type"] == "message"]
        return [each["text"] for each in messages if author in (None, each["author"])]

    async def be_closed(self) -> None:
        """The gateway ends it."""
        await asyncio.wait_for(self.socket.wait_closed(), PATIENCE)

    async def close(self) -> None:
        await self.socket.close()


class Customer(Side):
    """A chat widget."""

    conversation_id: str
    token: str

    async def write(self, text: str, line_id: str | None = None) -> dict[str, Any]:
        """Send a line and wait until it is acknowledged."""
        line_id = line_id or uuid4().hex
        await self.send("message", id=line_id, text=text)
        return await self.hear("ack", id=line_id)


class Agent(Side):
    """A desk."""

    http: httpx.AsyncClient
    csrf: str
    me: dict[str, Any]

    async def reply(self, conversation_id: str, text: str, **details: Any) -> dict[str, Any]:
        line_id = details.pop("id", uuid4().hex)
        frame = {"conversation_id": conversation_id, "id": line_id, "text": text, **details}
        await self.send("send", **frame)
        return await self.hear("ack", id=line_id)

    async def take_over(self, conversation_id: str) -> None:
        await self.send("watch", conversation_id=conversation_id, after=0)
        await self.hear("account", conversation_id=conversation_id)
        await self.send("take_over", conversation_id=conversation_id)
        # Not over the socket, whose next frames are the test's to hear.
        path = f"/api/conversations/{conversation_id}"
        while (await self.http.get(path)).json()["conversation"]["agent"] != self.me:
            await asyncio.sleep(0.02)


class Visits:
    """Brings customers and agents to one gateway, and sees them out."""

    def __init__(self, port: int, passwords: dict[str, str]) -> None:
        self.port = port
        self.passwords = passwords
        self.here: list[Side] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def open(self, path: str, **options: Any) -> Any:
        return await websockets.connect(f"ws://127.0.0.1:{self.port}{path}", **options)

    async def customer(self, lang: str = "en", **about: Any) -> Customer:
        async with httpx.AsyncClient(verify=False, timeout=PATIENCE, base_url=self.url) as http:
            body = {"lang": lang, **about}
            answer = await http.post("/api/customer/conversations", json=body)
        assert answer.status_code == 201, answer.text
        return await self.returning(answer.json()["conversation_id"], answer.json()["token"])

    async def returning(self, conversation_id: str, token: str, after: int = 0) -> Customer:
        customer = Customer(await self.open("/ws/customer"))
        customer.conversation_id, customer.token = conversation_id, token
        self.here.append(customer)
        await customer.send("hello", token=token, after=after)
        await customer.hear("welcome")
        return customer

    async def agent(self, login: str = "lin") -> Agent:
        http = httpx.AsyncClient(
            verify=False, timeout=PATIENCE, base_url=self.url, headers={"origin": self.url}
        )
        body = {"login": login, "password": self.passwords[login]}
        answer = await http.post("/api/login", json=body)
        assert answer.status_code == 200, answer.text
        cookie = f"forbear_session={http.cookies['forbear_session']}"
        headers = {"Cookie": cookie}
        agent = Agent(await self.open("/ws/desk", extra_headers=headers, origin=self.url))
        agent.http, agent.csrf = http, answer.json()["csrf"]
        agent.me = {key: answer.json()["agent"][key] for key in ("id", "name")}
        self.here.append(agent)
        await agent.hear("welcome")
        return agent

    async def all_leave(self) -> None:
        for side in self.here:
            await side.close()
            if isinstance(side, Agent):
                await side.http.aclose()
