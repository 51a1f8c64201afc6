"""The only caller of the copilot channel inside the Rasa server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

TURN = "/webhooks/copilot/turn"
DRAFTS = "/webhooks/copilot/drafts"
SENT = "/webhooks/copilot/sent"
PLAY = "/webhooks/copilot/play"
READY = "/webhooks/copilot/ready"
# Shorter than the five seconds after which the far side closes an idle connection.
KEEP_ALIVE_SECONDS = 3.0
TIMEOUT = httpx.Timeout(20.0, connect=2.0)


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

    def __init__(self, http: httpx.AsyncClient, secret: str) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {secret}"}

    @classmethod
    def at(cls, rasa_url: str, secret: str) -> Copilot:
        limits = httpx.Limits(keepalive_expiry=KEEP_ALIVE_SECONDS)
        http = httpx.AsyncClient(
            base_url=rasa_url,
            timeout=TIMEOUT,
            limits=limits,
            trust_env=False,
            # Reading all the certificates takes long, and plain HTTP on loopback needs none.
            verify=rasa_url.startswith("https:"),
        )
        return cls(http, secret)

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
            response = await self._http.get(READY, headers=self._headers, timeout=2.0)
            return response.status_code == 200 and bool(response.json().get("ready"))
        except (httpx.HTTPError, ValueError, AttributeError):
            return False

    async def close(self) -> None:
        await self._http.aclose()

    async def _ask(self, path: str, question: dict[str, Any]) -> dict[str, Any]:
        response = await self._post(path, question)
        if response.status_code in (400, 413, 422):
            raise CopilotRefusedError(f"status {response.status_code}")
        if response.status_code in (401, 403, 404):
            # The secret or the address is wrong. The operator mends that; the line must wait.
            raise CopilotDownError(f"status {response.status_code}")
        if response.status_code == 503:
            raise CopilotBusyError("status 503")
        if response.status_code != 200:
            raise CopilotFailedError(f"status {response.status_code}")
        try:
            answer = response.json()
        except ValueError as error:
            raise CopilotFailedError("an answer that is not JSON") from error
        if not isinstance(answer, dict):
            raise CopilotFailedError("an answer that is not an object")
        return answer

    async def _post(self, path: str, question: dict[str, Any]) -> httpx.Response:
        try:
            try:
                return await self._http.post(path, json=question, headers=self._headers)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                # An idle connection that the far side has just closed looks like this, once.
                return await self._http.post(path, json=question, headers=self._headers)
        except httpx.HTTPError as error:
            raise CopilotDownError(type(error).__name__) from error


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
