"""A small server that answers like the copilot channel, which is another process's API."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

SECRET = "copilot-secret-" + "x" * 32


def draft(rank: int, text: str, **changes: Any) -> dict[str, Any]:
    return {
        "rank": rank,
        "acts": ["acknowledge_emotion"],
        "strategy": f"strategy-{rank}",
        "text": text,
        "action": f"utter_{rank}",
        "score": 1.0 / rank,
        "why": {"understood": "x", "policy": "y", "rule": "z", "facts": []},
        "card": None,
        "quick_replies": [],
        "events": [{"event": "action", "name": f"utter_{rank}"}],
        "commit": None,
        **changes,
    }


class StandIn:
    """Answers at once and the same again; a test may make it fail, hang or say something else."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.status = 200
        self.ready = True
        self.level = 2
        self.hang = 0.0
        self.broken_ids: set[str] = set()
        self.state: dict[str, Any] = {}
        self.risk: list[str] = []
        self.handoff: dict[str, str] | None = None
        self.replies: list[dict[str, Any]] | None = None
        self.degraded: list[str] = []
        self.acts = ["close"]
        self.on_turn: Any = None

    def texts(self, path: str = "turn") -> list[str]:
        return [body["text"] for asked, body in self.asked if asked == path]

    def app(self) -> Starlette:
        base = "/webhooks/copilot"
        return Starlette(
            routes=[
                Route(f"{base}/ready", self._ready),
                Route(f"{base}/{{path}}", self._answer, methods=["POST"]),
            ]
        )

    async def _ready(self, request: Request) -> JSONResponse:
        if request.headers.get("authorization") != f"Bearer {SECRET}":
            return JSONResponse({"error": "secret"}, 401)
        return JSONResponse({"ready": self.ready, "model": "stand-in"})

    async def _answer(self, request: Request) -> JSONResponse:
        if request.headers.get("authorization") != f"Bearer {SECRET}":
            return JSONResponse({"error": "secret"}, 401)
        path, body = request.path_params["path"], await request.json()
        self.asked.append((path, body))
        if self.hang:
            await asyncio.sleep(self.hang)
        if self.status != 200 or body.get("message_id") in self.broken_ids:
            return JSONResponse({"error": "no"}, self.status if self.status != 200 else 500)
        if self.on_turn and path == "turn":
            self.on_turn(body)
        return JSONResponse(getattr(self, f"_{path}")(body))

    def _turn(self, body: dict[str, Any]) -> dict[str, Any]:
        text, in_bot_mode = body["text"], body["mode"] == "bot"
        replies = self.replies or [draft(1, f"bot: {text}")]
        return {
            "message_id": body["message_id"],
            "mode": body["mode"],
            "model": "stand-in",
            "understanding": {
                "text": text,
                "language": "en" if text.isascii() else "zh",
                "intent": {"name": "state_hardship", "confidence": 0.9},
                "intents": [],
                "hostility": {"level": self.level, "target": "bank", "score": 0.7},
                "risk": self.risk,
                "entities": [],
            },
            "state": {"hostility": self.level, "trend": "rising", "crisis": False, **self.state},
            "replies": replies if in_bot_mode else [],
            "suggestions": [] if in_bot_mode else [draft(n, f"{text} {n}") for n in (1, 2, 3)],
            "handoff": self.handoff,
            "degraded": self.degraded,
        }

    def _drafts(self, body: dict[str, Any]) -> dict[str, Any]:
        fresh = [draft(n, f"fresh {n}") for n in (1, 2, 3)]
        state = {"suggestions": fresh, "state": {}, "model": "stand-in"}
        return {**state, "degraded": self.degraded}

    def _sent(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"acts": self.acts, "state": {}, "degraded": self.degraded}

    def _play(self, body: dict[str, Any]) -> dict[str, Any]:
        done = [
            {"step": number, "action": "utter_greet", "policy": "y", "same": False}
            for number, step in enumerate(body["steps"], start=1)
            if "action" in step
        ]
        following = [{"action": "utter_handoff", "confidence": 0.9, "policy": "y", "rule": ""}]
        return {"model": "stand-in", "steps": done, "next": following, "unknown": None}
