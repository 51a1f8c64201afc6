"""Short texts for the composer: the bank's approved ones, and those of the agent who asks."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forbear.gateway.errors import ConflictError, MissingError, TooLargeError
from forbear.gateway.frames import read_body, take_choice, take_text
from forbear.gateway.staff import logged_in, logged_in_to_change
from forbear.store import canned_replies as store
from forbear.store.staffing import LANGUAGES
from forbear.store.tables import CannedReply

LARGEST_ID = 2**31 - 1


async def canned_replies(request: Request) -> JSONResponse:
    me, services = await logged_in(request), request.app.state
    own = await services.database.run(_own, me.agent.id)
    approved = await asyncio.to_thread(services.approved_replies.read)
    return JSONResponse(
        {
            "approved": [
                {
                    "topic": each.topic,
                    "language": each.language,
                    "text": each.said_by(me.agent.name),
                }
                for each in approved
            ],
            "own": own,
            "longest": store.LONGEST,
            "most": store.MOST,
        }
    )


async def add(request: Request) -> JSONResponse:
    me = await logged_in_to_change(request)
    language, text = _take(await read_body(request))
    return JSONResponse(
        await request.app.state.database.run(_add, me.agent.id, language, text), 201
    )


async def change(request: Request) -> JSONResponse:
    me = await logged_in_to_change(request)
    language, text = _take(await read_body(request))
    work = request.app.state.database.run(_change, me.agent.id, _id(request), language, text)
    return JSONResponse(await work)


async def delete(request: Request) -> Response:
    me = await logged_in_to_change(request)
    await request.app.state.database.run(_delete, me.agent.id, _id(request))
    return Response(status_code=204)


def _take(body: dict[str, Any]) -> tuple[str, str]:
    """Masked as every line is: what must never be stored is not stored here either."""
    language, text = take_choice(body, "language", LANGUAGES), take_text(body)
    if len(text) > store.LONGEST:
        message = f"A canned reply may have {store.LONGEST} characters."
        raise TooLargeError("too_long", message)
    return language, text


def _id(request: Request) -> int:
    reply_id = int(request.path_params["reply_id"])
    if reply_id > LARGEST_ID:
        raise _missing()
    return reply_id


def _own(session: Session, agent_id: int) -> list[dict[str, Any]]:
    return [_view(each) for each in store.list_canned_replies(session, agent_id)]


def _add(session: Session, agent_id: int, language: str, text: str) -> dict[str, Any]:
    try:
        return _view(store.add_canned_reply(session, agent_id, language, text))
    except store.TooManyCannedRepliesError as error:
        raise ConflictError("too_many", str(error)) from error


def _change(
    session: Session, agent_id: int, reply_id: int, language: str, text: str
) -> dict[str, Any]:
    try:
        return _view(store.change_canned_reply(session, agent_id, reply_id, language, text))
    except store.CannedReplyNotFoundError as error:
        raise _missing() from error
    except store.SameWordsError as error:
        raise ConflictError("same_words", str(error)) from error


def _delete(session: Session, agent_id: int, reply_id: int) -> None:
    try:
        store.delete_canned_reply(session, agent_id, reply_id)
    except store.CannedReplyNotFoundError as error:
        raise _missing() from error


def _missing() -> MissingError:
    return MissingError("no_canned_reply", "You have no such canned reply.")


def _view(row: CannedReply) -> dict[str, Any]:
    return {"id": row.id, "language": row.language, "text": row.text}


routes = [
    Route("/canned-replies", canned_replies),
    Route("/canned-replies", add, methods=["POST"]),
    Route("/canned-replies/{reply_id:int}", change, methods=["PUT"]),
    Route("/canned-replies/{reply_id:int}", delete, methods=["DELETE"]),
]
