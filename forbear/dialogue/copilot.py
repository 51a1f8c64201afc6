"""The copilot channel: the gateway's way to understanding, drafts and replies."""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from forbear.dialogue.model_swap import (
    ModelUnusableError,
    adopt_conversations,
    let_go,
    load_beside,
)
from forbear.dialogue.requests import (
    BadRequestError,
    read_body,
    read_drafts,
    read_model,
    read_play,
    read_sent,
    read_turn,
)
from forbear.dialogue.rollout import ActionsUnavailableError
from forbear.dialogue.turns import Turns

logger = logging.getLogger(__name__)
SECRET_VARIABLE = "FORBEAR_COPILOT_SECRET"
SHORTEST_SECRET = 32

Answer = Callable[[Turns, dict[str, Any]], Awaitable[dict[str, Any]]]


class CopilotChannel(InputChannel):
    """Rasa's own token does not guard channels, so this one has a secret of its own."""

    @classmethod
    def name(cls) -> str:
        return "copilot"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> CopilotChannel:
        return cls(os.environ.get(SECRET_VARIABLE, ""))

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._turns: Turns | None = None
        self._swap: asyncio.Lock | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        blueprint = Blueprint("copilot")
        routes: tuple[tuple[str, Callable[[Any], dict[str, Any]], Answer], ...] = (
            ("/turn", read_turn, lambda turns, asked: turns.turn(asked)),
            ("/sent", read_sent, lambda turns, asked: turns.sent(asked)),
            ("/play", read_play, lambda turns, asked: turns.play(asked)),
            (
                "/drafts",
                read_drafts,
                lambda turns, asked: turns.fresh_drafts(asked["conversation_id"]),
            ),
        )
        for path, read, answer in routes:
            blueprint.add_route(
                self._handler(read, answer), path, methods=["POST"], name=path.strip("/")
            )

        @blueprint.route("/ready", methods=["GET"])
        async def ready(request: Request) -> HTTPResponse:
            return await self._ready(request)

        @blueprint.route("/model", methods=["POST"])
        async def model(request: Request) -> HTTPResponse:
            return await self._other_model(request)

        @blueprint.listener("after_server_stop")
        async def close(app: Any, loop: Any) -> None:
            for task in self._leaving:
                task.cancel()
            if self._turns is not None:
                await self._turns.close()

        return blueprint

    def _handler(
        self, read: Callable[[Any], dict[str, Any]], answer: Answer
    ) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
        async def handle(request: Request) -> HTTPResponse:
            if (refusal := self._refusal(request)) is not None:
                return refusal
            try:
                asked = read(read_body(request.body))
                return response.json(await answer(self._loaded(request), asked))
            except BadRequestError as error:
                return response.json({"error": str(error)}, status=400)
            except ActionsUnavailableError as error:
                message = f"The action server did not answer for {error}. Try again later."
                return response.json({"error": message}, status=503)
            except Exception as error:  # one bad turn must not show a customer's words in a log
                logger.error("A copilot request failed: %s", type(error).__name__)
                logger.debug("The failure in full", exc_info=True)
                return response.json({"error": "The turn failed inside the copilot."}, status=500)

        return handle

    async def _ready(self, request: Request) -> HTTPResponse:
        if (refusal := self._refusal(request)) is not None:
            return refusal
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or agent.processor is None:
            return response.json({"ready": False, "model": None}, status=503)
        turns = self._loaded(request)
        await turns.warm_up()
        return response.json({"ready": True, "model": turns.model})

    async def _other_model(self, request: Request) -> HTTPResponse:
        """Serve another model from now on; answers when it does."""
        if (refusal := self._refusal(request)) is not None:
            return refusal
        self._swap = self._swap or asyncio.Lock()
        try:
            path = read_model(read_body(request.body))
            async with self._swap:
                before = self._loaded(request)
                agent = request.app.ctx.agent
                turns = await load_beside(agent, path)
                adopt_conversations(turns.agent, agent)
                request.app.ctx.agent, self._turns = turns.agent, turns
            task = asyncio.create_task(let_go(before))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
            return response.json({"model": turns.model, "before": before.model})
        except BadRequestError as error:
            return response.json({"error": str(error)}, status=400)
        except ModelUnusableError as error:
            return response.json({"error": str(error)}, status=422)

    def _refusal(self, request: Request) -> HTTPResponse | None:
        if len(self._secret) < SHORTEST_SECRET:
            message = f"Set {SECRET_VARIABLE} to at least {SHORTEST_SECRET} characters."
            return response.json({"error": message}, status=503)
        offered = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(offered.encode("utf-8", "replace"), self._secret.encode()):
            return response.json({"error": "The copilot's secret is wrong or missing."}, status=401)
        return None

    def _loaded(self, request: Request) -> Turns:
        """The logic over the loaded model; made again when another model has been loaded."""
        agent = request.app.ctx.agent
        if self._turns is None or not self._turns.serves(agent):
            self._turns = Turns(agent)
        return self._turns
