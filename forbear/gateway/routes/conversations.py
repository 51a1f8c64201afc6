"""What the desk reads about conversations."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import views
from forbear.gateway.account import account_view
from forbear.gateway.briefs import brief
from forbear.gateway.staff import logged_in
from forbear.store.conversations import get_conversation, list_conversations
from forbear.store.messages import list_messages
from forbear.store.suggestions import list_open_suggestions


async def conversations(request: Request) -> JSONResponse:
    await logged_in(request)
    found = await request.app.state.database.run(summaries)
    return JSONResponse({"conversations": found})


async def conversation(request: Request) -> JSONResponse:
    await logged_in(request)
    conversation_id = request.path_params["conversation_id"]
    return JSONResponse(await request.app.state.database.run(detail, conversation_id))


def summaries(session: Session) -> list[dict[str, Any]]:
    return views.summaries(session, list_conversations(session))


def detail(session: Session, conversation_id: str) -> dict[str, Any]:
    row = get_conversation(session, conversation_id)
    [summary] = views.summaries(session, [row])
    return {
        "conversation": summary,
        "messages": views.desk_messages(session, row.id, list_messages(session, row.id)),
        "suggestions": [views.suggestion(each) for each in list_open_suggestions(session, row.id)],
        "account": account_view(session, row),
        "customer": views.customer(row),
        "brief": brief(session, row),
    }


routes = [
    Route("/conversations", conversations),
    Route("/conversations/{conversation_id}", conversation),
]
