"""The only caller of the copilot channel inside the Rasa server."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import aiohttp

TURN = "/webhooks/copilot/turn"
DRAFTS = "/webhooks/copilot/drafts"
SENT = "/webhooks/copilot/sent"
PLAY = "/webhooks/copilot/play"
READY = "/webhooks/copilot/ready"
# Shorter than the five seconds after which the far side closes an idle connection.
KEEP_ALIVE_SECONDS = 3.0
TIMEOUT = aiohttp.ClientTimeout(total=20.0, sock_connect=2.0)
LOOK_TIMEOUT = aiohttp.ClientTimeout(total=2.0)


class CopilotDownError(Exception):
    """Nothing answers, or not in time; later it may."""


class CopilotFailedError(CopilotDownError):
    """It answered that it could not; the same question may fail again."""


class CopilotBusyError(CopilotFailedError):
    """A part that it needs is away; the question itself is fine."""


class CopilotRefusedError(Exception):
    """It will never take this; asking again is pointless."""


@dataclass(frozen=True)
class Answer:
    """What the copilot made of one line; parts that it left out are empty."""

    understanding: dict[str, Any] | None
    state: dict[str, Any]
    replies: list[dict[str, Any]]
    suggestions: list[dict[str, Any]]
    handoff: str | None
    model: str
    acts: list[str]
    degraded: list[str]


class Copilot:
    """Three questions, each harmless to repeat."""

    def __init__(self, rasa_url: str, secret: str) -> None:
        self._url = rasa_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {secret}"}
        self._kept: aiohttp.ClientSession | None = None

    async def turn(self, question: dict[str, Any]) -> Answer:
        """What a customer's line means, and what could be said."""
        answer = read_answer(await self._ask(TURN, question))
        if answer.understanding is None:
            raise CopilotFailedError("an answer without `understanding`")
        return answer

    async def drafts(self, conversation_id: str) -> Answer:
        """What could be said as things stand."""
        return read_answer(await self._ask(DRAFTS, {"conversation_id": conversation_id}))

    async def sent(self, line: dict[str, Any]) -> Answer:
        """Tell what an agent said."""
        return read_answer(await self._ask(SENT, line))

    async def play(self, steps: list[Any], language: str) -> dict[str, Any]:
        """What the model would do at each step of a story, and next."""
        return await self._ask(PLAY, {"steps": steps, "language": language})

    async def ready(self) -> bool:
        try:
            asked = self._http().get(self._url + READY, timeout=LOOK_TIMEOUT, allow_redirects=False)
            async with asked as response:
                said = await response.json(content_type=None)
                return response.status == 200 and bool(said.get("ready"))
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError, AttributeError):
            return False

    async def close(self) -> None:
        if self._kept is not None:
            await self._kept.close()

    def _http(self) -> aiohttp.ClientSession:
        """Made at the first question, as it belongs to the loop that asks."""
        if self._kept is None:
            connector = aiohttp.TCPConnector(keepalive_timeout=KEEP_ALIVE_SECONDS)
            self._kept = aiohttp.ClientSession(
                headers=self._headers, timeout=TIMEOUT, connector=connector
            )
        return self._kept

    async def _ask(self, path: str, question: dict[str, Any]) -> dict[str, Any]:
        status, body = await self._post(path, question)
        if status in (400, 413, 422):
            raise CopilotRefusedError(f"status {status}")
        if status in (401, 403, 404):
            # The secret or the address is wrong. The operator mends that; the line must wait.
            raise CopilotDownError(f"status {status}")
        if status == 503:
            raise CopilotBusyError("status 503")
        if status != 200:
            raise CopilotFailedError(f"status {status}")
        try:
            answer = json.loads(body)
        except ValueError as error:
            raise CopilotFailedError("an answer that is not JSON") from error
        if not isinstance(answer, dict):
            raise CopilotFailedError("an answer that is not an object")
        return answer

    async def _post(self, path: str, question: dict[str, Any]) -> tuple[int, bytes]:
        """The status and the body."""
        try:
            try:
                return await self._post_once(path, question)
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
                if isinstance(error, aiohttp.ClientConnectorError):
                    raise
                # An idle connection that the far side has just closed looks like this, once.
                return await self._post_once(path, question)
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            raise CopilotDownError(type(error).__name__) from error

    async def _post_once(self, path: str, question: dict[str, Any]) -> tuple[int, bytes]:
        # A redirect would send the customer's words wherever it points.
        asked = self._http().post(self._url + path, json=question, allow_redirects=False)
        async with asked as response:
            return response.status, await response.read()


def read_answer(answer: dict[str, Any]) -> Answer:
    try:
        return Answer(
            understanding=answer.get("understanding"),
            state=answer.get("state") or {},
            replies=[_draft(each) for each in answer.get("replies") or []],
            suggestions=[_draft(each) for each in answer.get("suggestions") or []],
            handoff=_reason(answer.get("handoff")),
            model=str(answer.get("model") or "unknown"),
            acts=[str(act) for act in answer.get("acts") or []],
            degraded=[str(part) for part in answer.get("degraded") or []],
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CopilotFailedError(f"an answer of another shape: {type(error).__name__}") from error


def _reason(handoff: dict[str, Any] | None) -> str | None:
    return str(handoff["reason"]) if handoff else None


def _draft(draft: dict[str, Any]) -> dict[str, Any]:
    return {
        "rank": int(draft["rank"]),
        "text": str(draft["text"]),
        "acts": list(draft.get("acts") or []),
        "strategy": str(draft.get("strategy") or ""),
        "action": str(draft.get("action") or ""),
        "score": float(draft.get("score") or 0.0),
        "why": dict(draft.get("why") or {}),
        "card": draft.get("card"),
        "quick_replies": list(draft.get("quick_replies") or []),
        "events": list(draft.get("events") or []),
        "commit": draft.get("commit"),
    }
