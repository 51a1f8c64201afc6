"""A customer's widget and an agent's desk, over their real sockets."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from uuid import uuid4

import httpx

from bench.sockets import PATIENCE, Ear, Frame, Socket

READING_SECONDS = 0.25
"""Between the agent's answer and the customer's next line; people take longer."""
OWN_WORDS = "好的，我看一下。"
LAST_WORD = "end_chat"


@dataclass(frozen=True)
class Turn:
    """Seconds from the customer's line to its acknowledgement, and to the suggestions."""

    acknowledged: float
    suggested: float
    suggestions: int


class Desk:
    """An agent who is logged in, with several chats at once."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._ears: list[Ear] = []
        self._reading = asyncio.create_task(self._read())

    def ear(self) -> Ear:
        ear = Ear(self._socket)
        self._ears.append(ear)
        return ear

    async def _read(self) -> None:
        while True:
            frame = await self._socket.next()
            for ear in self._ears:
                ear.take(frame)

    async def close(self) -> None:
        self._reading.cancel()
        await self._socket.close()

    @classmethod
    async def log_in(cls, port: int, login: str, password: str) -> Desk:
        return await cls.open(port, await cls.cookie(port, login, password))

    @staticmethod
    async def cookie(port: int, login: str, password: str) -> str:
        """What a browser sends along once it is logged in."""
        address = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
            body = {"login": login, "password": password}
            answer = await http.post("/api/login", json=body, headers={"origin": address})
            answer.raise_for_status()
            return "; ".join(f"{name}={value}" for name, value in http.cookies.items())

    @classmethod
    async def open(cls, port: int, cookie: str) -> Desk:
        """One more tab of an agent; all of them share the log-in."""
        address = f"http://127.0.0.1:{port}"
        socket = await Socket.open(
            f"ws://127.0.0.1:{port}/ws/desk", extra_headers={"Cookie": cookie}, origin=address
        )
        await socket.hear_kind("welcome")
        return cls(socket)


class Chat:
    """One conversation in agent mode, watched at the desk, which answers with the first draft."""

    def __init__(self, conversation_id: str, customer: Socket, desk: Desk) -> None:
        self.conversation_id = conversation_id
        self._customer = customer
        self._desk = desk.ear()
        self._seq = 0

    @classmethod
    async def open(cls, port: int, desk: Desk, reference: str) -> Chat:
        opened = await begin_conversation(port, reference)
        customer = await Socket.open(f"ws://127.0.0.1:{port}/ws/customer")
        await customer.send("hello", token=opened["token"], after=0)
        await customer.hear_kind("welcome")
        chat = cls(opened["conversation_id"], customer, desk)
        about = {"conversation_id": chat.conversation_id}
        await chat._desk.send("watch", **about, after=0)
        await chat._desk.send("take_over", **about)
        await chat._desk.hear(
            lambda frame: (
                frame["type"] == "conversation"
                and frame["conversation"]["id"] == chat.conversation_id
                and frame["conversation"]["mode"] == "agent"
            )
        )
        return chat

    async def turn(self, text: str, *, answer: bool = True, rest: float = READING_SECONDS) -> Turn:
        """`rest`: seconds after the agent's answer."""
        began = time.perf_counter()
        await self._customer.send("message", id=uuid4().hex, text=text)
        acknowledged, (suggested, drafts) = await asyncio.gather(
            self._acknowledged(), self._suggested()
        )
        if answer:
            await self._answer(drafts)
        await asyncio.sleep(rest)
        return Turn(acknowledged - began, suggested - began, len(drafts))

    async def close(self) -> None:
        await self._customer.close()

    async def _acknowledged(self) -> float:
        await self._customer.hear_kind("ack")
        return time.perf_counter()

    async def _suggested(self) -> tuple[float, list[Frame]]:
        frame = await self._desk.hear(self._brings_drafts)
        heard = time.perf_counter()
        if frame.get("reason") == "down":
            raise RuntimeError("The assistant was down in the middle of the measurement.")
        self._seq = frame["seq"]
        return heard, frame["suggestions"]

    def _brings_drafts(self, frame: Frame) -> bool:
        return (
            frame["type"] == "suggestions"
            and frame["conversation_id"] == self.conversation_id
            and frame["seq"] > self._seq
            and bool(frame["suggestions"] or frame.get("reason"))
        )

    async def _answer(self, drafts: list[Frame]) -> None:
        """Send the first draft, so that the conversation grows as it does at a real desk."""
        chosen = next((d for d in drafts if LAST_WORD not in d["acts"]), None)
        if chosen and await self._say(chosen["text"], chosen["id"]):
            return
        # What the conduct check refuses an agent says in words of their own.
        if not await self._say(OWN_WORDS, None):
            raise RuntimeError("The gateway refused plain words of an agent.")

    async def _say(self, text: str, suggestion_id: int | None) -> bool:
        """Whether the line went out."""
        line_id = uuid4().hex
        await self._desk.send(
            "send",
            conversation_id=self.conversation_id,
            id=line_id,
            text=text,
            suggestion_id=suggestion_id,
        )
        answer = await self._desk.hear(
            lambda frame: frame["type"] in ("ack", "error") and frame.get("id") == line_id
        )
        return bool(answer["type"] == "ack")


async def idle_socket(port: int, token: str, opened: asyncio.Semaphore) -> None:
    """A widget that only listens; says when it is open and ends when it is closed."""
    socket = await Socket.open(f"ws://127.0.0.1:{port}/ws/customer", open_timeout=PATIENCE)
    await socket.send("hello", token=token, after=0)
    await socket.hear_kind("welcome")
    opened.release()
    await socket.listen()


async def begin_conversation(port: int, reference: str | None) -> dict[str, str]:
    """A conversation that is bound to a customer of the demo bank, or to nobody."""
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(
            f"http://127.0.0.1:{port}/api/customer/conversations",
            json={"lang": "zh", **({"reference": reference} if reference else {})},
        )
    answer.raise_for_status()
    opened: dict[str, str] = answer.json()
    return opened
